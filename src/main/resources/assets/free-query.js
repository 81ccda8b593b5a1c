// Queries on a copy of the site, answered in this browser: the form, what is going on, and the answer as a table whose
// columns belong together as on pages of a server.
{
  const assets = new URL(".", document.currentScript.src);
  const root = new URL("..", assets);
  const form = document.getElementById("plain-query");
  const words = form.dataset;
  const field = form.elements.query;
  const stop = document.getElementById("stop");
  const state = document.getElementById("run-state");
  const progress = document.getElementById("fetched");
  const without = document.getElementById("no-engine");
  const place = document.getElementById("answer");
  const MOST = 1000;
  const GROUPED = 10000;

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (whole, number) => values[number]);
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  const element = (name, properties = {}, ...children) => {
    const made = document.createElement(name);
    Object.assign(made, properties);
    made.append(...children);
    return made;
  };

  const shared = new URLSearchParams(location.hash.slice(1)).get("query") ?? new URLSearchParams(location.search).get("query");
  if (shared) field.value = shared;
  addEventListener("hashchange", () => {
    const query = new URLSearchParams(location.hash.slice(1)).get("query");
    if (query) field.value = query;
  });

  const isAble = location.protocol !== "file:" && window.WebAssembly && window.DecompressionStream && window.Worker;
  without.hidden = isAble;
  if (!isAble) without.textContent = location.protocol === "file:" ? without.dataset.disk : without.dataset.old;

  // As FileNames of the program writes them.
  const segment = (text) => [...new TextEncoder().encode(text)].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(letter) ? letter : `~${byte.toString(16).padStart(2, "0")}`;
  }).join("");

  /** Where an IRI is read: its page among the files, or itself; nothing for what is no address of the web. */
  const address = (iri, known) => {
    if (!iri.startsWith(words.base)) return /^https?:\/\//.test(iri) ? iri : null;
    const path = iri.slice(words.base.length).replace(/^id\//, "doc/");
    return known?.isDescribed && /^(doc|def|voc|graph|query)\//.test(path)
      ? new URL(`${path.split("/").map(segment).join("/")}.html`, root).href : null;
  };

  const day = (text, precision) => {
    const [, year, month, number] = text.match(/^(\d{4})-(\d\d)-(\d\d)$/) ?? [];
    if (!year) return text;
    const named = words.months.split(" ")[month - 1];
    return precision === "year" ? year : precision === "month" ? `${named} ${year}` : `${Number(number)} ${named} ${year}`;
  };

  const text = (cell, precision) => {
    const type = cell.datatype?.replace("http://www.w3.org/2001/XMLSchema#", "") ?? "";
    if (type === "date") return day(cell.value, precision);
    if (type === "boolean") return /^(true|1)$/.test(cell.value) ? words.yes : words.no;
    if (/^(integer|decimal|double|float|int|long)$/.test(type) && Math.abs(cell.value) >= GROUPED && Number.isFinite(Number(cell.value))) {
      return Number(cell.value).toLocaleString("en-GB", { maximumFractionDigits: 6 });
    }
    return cell.value;
  };

  const linked = (shown, language, iri, names) => {
    const inner = element("bdi", language && language !== "en" ? { lang: language } : {}, shown);
    const to = iri && address(iri, names[iri]);
    return to ? element("a", iri.startsWith(words.base) ? { href: to } : { href: to, rel: "noopener noreferrer external" }, inner) : inner;
  };

  const thing = (iri, names) => linked(names[iri]?.label ?? iri.replace(words.base, ""), names[iri]?.language, iri, names);

  /** Columns by the convention of the saved questions: ?xIri, ?xFact and ?xPrecision belong to ?x. */
  const columns = (variables) => variables.filter((name) => name !== "precision"
    && !["Iri", "Fact", "Precision"].some((end) => name.endsWith(end) && variables.includes(name.slice(0, -end.length)))).map((name) => ({
    name,
    isFact: name === "fact",
    iri: `${name}Iri`,
    fact: `${name}Fact`,
    precision: variables.includes(`${name}Precision`) ? `${name}Precision`
      : variables.indexOf(name) < variables.indexOf("precision") ? "precision" : "",
    heading: name === "fact" ? words.evidenceHeading : name.replace(/(?<=[a-z0-9])(?=[A-Z])|_/g, " ").toLowerCase().replace(/\bkosovo\b(?!\*)/g, "Kosovo*"),
  }));

  const shown = (column, row, names) => {
    const cell = row[column.name];
    const iris = row[column.iri]?.value.split(" ").filter((iri) => iri) ?? [];
    if (column.isFact && cell?.type === "uri") return [linked(words.evidence, "", cell.value, names)];
    if (iris.length > 1) return iris.map((iri) => element("span", { className: "one" }, thing(iri, names)));
    if (!cell) return iris.map((iri) => thing(iri, names));
    if (cell.type === "uri") return [thing(cell.value, names)];
    return [linked(text(cell, row[column.precision]?.value), cell["xml:lang"], iris[0] ?? row[column.fact]?.value, names)];
  };

  const table = ({ variables, rows, names }) => {
    const all = columns(variables);
    const isNumber = (column) => rows.some((row) => /#(integer|decimal|double|float)$/.test(row[column.name]?.datatype ?? ""));
    const classes = all.map((column) => isNumber(column) ? "number" : "");
    const head = element("tr", {}, ...all.map((column, at) => element("th", { scope: "col", className: classes[at] }, column.heading)));
    const body = rows.slice(0, MOST).map((row) => element("tr", {}, ...all.map((column, at) => {
      const cell = element("td", { className: classes[at] }, ...shown(column, row, names));
      cell.dataset.label = column.heading;
      return cell;
    })));
    const wide = element("div", { className: "wide answer", tabIndex: 0 }, element("table", {}, element("thead", {}, head), element("tbody", {}, ...body)));
    wide.setAttribute("role", "figure");
    wide.setAttribute("aria-label", words.answer);
    return wide;
  };

  /** SPARQL 1.1 Query Results CSV, with the headings that files of a server have. */
  const csv = ({ variables, rows }) => {
    // A text of no letters stands between quotation marks, so that it is told from nothing, as in files of a server.
    const quoted = (value) => value === "" || /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
    const cell = (one) => one ? quoted(one.type === "bnode" ? `_:${one.value}` : one.value) : "";
    return [variables.map((name) => quoted(name.replace(/[Kk]osovo(?![a-z*])/g, "$&*"))), ...rows.map((row) => variables.map((name) => cell(row[name])))]
      .map((line) => `${line.join(",")}\r\n`).join("");
  };
  const json = ({ variables, rows, truth }) => JSON.stringify(rows ? { head: { vars: variables }, results: { bindings: rows } } : { head: {}, boolean: truth }, null, 1);

  let downloads = [];
  const download = (name, type, content) => {
    const link = element("a", { href: URL.createObjectURL(new Blob([content], { type })), download: `answer.${name}` }, name.toUpperCase());
    downloads.push(link.href);
    return link;
  };

  const show = (...parts) => {
    place.replaceChildren(...parts);
    place.hidden = parts.length === 0;
  };
  const clear = () => {
    show();
    downloads.forEach((one) => URL.revokeObjectURL(one));
    downloads = [];
  };

  const say = (sentence) => {
    const line = element("p", { className: "as-of-note problem" }, sentence);
    line.setAttribute("role", "alert");
    show(line);
  };

  const present = (answer, query) => {
    const parts = [];
    // A tag in mixed case that is compared with what LANG gives finds nothing, and nothing would say why.
    if (/\bLANG\s*\(/i.test(query) && /["'][a-z]{2,3}-[a-z-]*[A-Z][\w-]*["']/.test(query)) {
      const note = element("p", { className: "as-of-note" }, words.tags);
      note.setAttribute("role", "status");
      parts.push(note);
    }
    if (answer.rows) {
      const count = answer.form === "SELECT" ? words.rows : words.triples;
      parts.push(element("p", {}, element("strong", {}, fill(answer.rows.length > MOST ? words.some : count, answer.rows.length.toLocaleString("en-GB"), MOST.toLocaleString("en-GB")))));
      if (answer.rows.length) parts.push(table(answer));
      parts.push(element("p", { className: "forms" }, `${words.forms} `, download("csv", "text/csv", csv(answer)), " ", download("json", "application/sparql-results+json", json(answer))));
    } else {
      parts.push(element("p", { className: "lead" }, element("strong", {}, answer.truth ? words.true : words.false)));
      parts.push(element("p", { className: "forms" }, `${words.forms} `, download("json", "application/sparql-results+json", json(answer))));
    }
    show(...parts);
  };

  let worker = null;
  let clock = 0;
  const end = (sentence) => {
    clearInterval(clock);
    clock = 0;
    stop.hidden = true;
    progress.hidden = true;
    state.textContent = sentence;
  };
  const drop = () => {
    worker?.terminate();
    worker = null;
  };

  const ask = () => {
    // Nothing interrupts an engine that is at work but its end.
    if (clock) drop();
    end("");
    clear();
    const query = field.value;
    let from = performance.now();
    const seconds = () => ((performance.now() - from) / 1000).toFixed(1);
    const isNew = !worker;
    worker ??= new Worker(new URL("free-query-worker.js", assets), { type: "module" });
    const mine = worker;
    let isReady = !isNew;
    stop.hidden = false;
    progress.hidden = isReady;
    progress.value = 0;
    clock = setInterval(() => { if (isReady) state.textContent = fill(words.answering, seconds()); }, 200);
    stop.onclick = () => {
      drop();
      end("");
      say(fill(words.stopped, seconds()));
    };
    const broken = (sentence) => {
      if (worker !== mine) return;
      drop();
      end("");
      say(sentence);
    };
    mine.onerror = () => broken(words.failed);
    mine.onmessage = ({ data }) => {
      if (worker !== mine) return;
      if (data.received) {
        progress.value = Math.min(1, data.received / words.bytes);
        state.textContent = fill(words.fetching, megabytes(data.received), megabytes(Math.max(words.bytes, data.received)));
      } else if (data.isReady) {
        isReady = true;
        progress.hidden = true;
        from = performance.now();
      } else if (data.answer) {
        end(fill(words.answered, seconds()));
        present(data.answer, query);
      } else if (data.isBroken) {
        broken(`${words.failed} (${data.problem})`);
      } else {
        end("");
        say(data.problem.replace(/^error at (\d+):(\d+):/, (whole, line, at) => fill(words.place, line, at)).replace(/\s+/g, " "));
      }
    };
    mine.postMessage({ query, most: MOST, base: words.base, engine: new URL("oxigraph/web_bg.wasm", assets).href, data: document.getElementById("engine-data").href });
  };

  form.addEventListener("submit", (event) => {
    if (!isAble) return;
    event.preventDefault();
    ask();
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    }
  });
}
