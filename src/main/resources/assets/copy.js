// What a server would do, on pages that are files: finding names, and leading from the values of a question to the
// answer that is prepared for them. What no file answers is never answered by another one: the reader is told where.
{
  const { root, path, server } = document.currentScript.dataset;
  const at = (file) => new URL(root + file, location.href).href;

  const script = (file) => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = at(file);
    element.addEventListener("load", done);
    element.addEventListener("error", failed);
    document.head.append(element);
  });

  // Names are compared as the program compares them: without capitals, diacritics and the choice of script.
  const words = (text, letters) => {
    let folded = "";
    for (const letter of text.normalize("NFC").toLowerCase()) {
      if (letter in letters) folded += letters[letter];
      else for (const part of letter.normalize("NFKD")) {
        if (/[\p{L}\p{Nd}]/u.test(part)) folded += part;
        else if (!/[\p{Mn}'’‘ʼ`*]/u.test(part)) folded += " ";
      }
    }
    return folded.replace(/\bcets(?=\d|\b)/g, "ets").split(" ").filter((word) => word);
  };

  let loading;
  const find = async (text) => {
    loading ??= script("assets/names.js");
    await loading;
    const { letters, types, unconfirmed, things } = window.egnatiaNames;
    const asked = words(text, letters);
    const phrase = asked.join(" ");
    if (!phrase) return [];
    const hits = [];
    for (const [file, label, language, type, confirmed, ...names] of things) {
      const level = Math.min(...names.map((name) => name === phrase ? 0 : name.startsWith(phrase) ? 1
        : asked.every((word) => ` ${name}`.includes(` ${word}`)) ? 2 : 3));
      if (level < 3) {
        hits.push({ level, label, language, address: at(file),
          typeLabel: confirmed ? types[type] : `${types[type]} · ${unconfirmed}` });
      }
    }
    return hits.sort((one, other) => one.level - other.level);
  };
  // The field that suggests while one types asks here in the place of the server.
  window.egnatiaFind = async (text) => (await find(text)).slice(0, 8);

  const found = document.getElementById("names-found");
  const asked = new URLSearchParams(location.search);
  if (found && asked.get("q")) {
    const text = asked.get("q");
    document.querySelectorAll("input[type=search][name=q]").forEach((field) => { field.value = text; });
    find(text).then((hits) => {
      found.querySelector("[role=status]").textContent = found.dataset.total.replace("{0}", hits.length);
      found.querySelector("ol").replaceChildren(...hits.slice(0, 100).map((hit) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.className = "name";
        link.href = hit.address;
        link.textContent = hit.label;
        if (hit.language) link.lang = hit.language;
        const type = document.createElement("span");
        type.className = "tag";
        type.textContent = hit.typeLabel;
        item.append(link, " ", type);
        return item;
      }));
    });
  }

  const segment = (text) => [...new TextEncoder().encode(text)].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(letter) ? letter : `~${byte.toString(16).padStart(2, "0")}`;
  }).join("");

  // The file with the answer for some values; undefined if there is none.
  const prepared = (values) => {
    const { defaults, choices, letters, answers } = window.egnatiaPrepared;
    const given = [];
    for (const [name, text] of values) {
      const value = text.trim();
      if (name === "of" || !value) continue;
      if (!(name in defaults)) return undefined;
      const folded = words(value, letters).join(" ");
      const named = Object.entries(choices[name] ?? {}).filter(([code, label]) => code === value
        || code.toLowerCase() === value.toLowerCase() || words(label, letters).join(" ") === folded);
      const code = named.find(([one]) => one === value)?.[0] ?? (named.length === 1 ? named[0][0] : value);
      if (code !== defaults[name]) given.push(`${segment(name)}=${segment(code)}`);
    }
    const file = given.sort().join("&");
    return file === "" ? `${path}.html` : answers.includes(file) ? `${path}/${file}.html` : undefined;
  };

  const elsewhere = (of, values) => {
    const more = new URLSearchParams(values);
    more.delete("of");
    if (server) return server + of + (more.size ? `?${more}` : "");
    more.set("of", of);
    return `${at("copy.html")}?${more}`;
  };

  // A host of files passes over what follows the question mark; what was asked for must not be passed over.
  document.addEventListener("DOMContentLoaded", () => {
    if (!asked.size || found || path.startsWith("copy")) return;
    const file = window.egnatiaPrepared && prepared(asked);
    location.replace(file ? at(file) : elsewhere(path, asked));
  });

  document.querySelector("form.parameters")?.addEventListener("submit", (event) => {
    const file = window.egnatiaPrepared && prepared(new FormData(event.target));
    if (file) {
      event.preventDefault();
      location.assign(at(file));
    }
  });

  const what = document.getElementById("asked");
  if (what && asked.get("of") !== null) {
    const more = new URLSearchParams(asked);
    more.delete("of");
    what.querySelector("code").textContent = `${server || "http://127.0.0.1:3030/"}${asked.get("of")}${more.size ? `?${more}` : ""}`;
    what.hidden = false;
  }

  // A query that a page leads to stands in the fragment, as for the workbench.
  const query = new URLSearchParams(location.hash.slice(1)).get("query");
  const yours = document.getElementById("asked-query");
  if (yours && query) {
    yours.querySelector("pre").textContent = query;
    yours.hidden = false;
    const there = document.getElementById("query-there");
    if (there.href) there.href += `?${new URLSearchParams({ query })}`;
  }
}
