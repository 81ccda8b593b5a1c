// The SPARQL workbench. The editor is a library's; the answer is the server's own page of the query, of which the part
// with the answer is shown below, so that with and without scripts a reader sees the same. The address is that of the
// query whose answer stands here. Drafts and runs are kept in this browser, answers never are.
const form = document.getElementById("plain-query");
const field = form.elements.query;
const vocabulary = JSON.parse(document.getElementById("vocabulary").textContent);
const stop = document.getElementById("stop");
const state = document.getElementById("run-state");
const runs = document.getElementById("runs");
const draft = document.getElementById("draft");
const kept = document.getElementById("kept");
const { Yasqe } = window;

const DRAFT = "egnatia-draft";
// What a draft gave way to an example, a run or a link: it is offered until it is taken back or asked.
const BEFORE = "egnatia-draft-before";
const RUNS = "egnatia-runs";
const MOST_RUNS = 50;
const LONGEST_ADDRESS = 12000;

const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (whole, number) => values[number]);
const seconds = (from) => ((performance.now() - from) / 1000).toFixed(1);

// A browser may refuse the store, or it may be full: then nothing is kept, and all else works.
const store = {
  read(key, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      /* Nothing is kept. */
    }
  },
  forget(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      /* There was nothing. */
    }
  },
};

// The editor's own completers ask prefix.cc and LOV; ours asks the server what fits at the cursor.
Yasqe.defaults.autocompleters = [];

/** Adds the declarations of our prefixes that a query uses and does not declare. */
const addPrefixes = (yasqe) => {
  const have = yasqe.getPrefixesFromQuery();
  const used = new Set([...yasqe.getValue().matchAll(/(?:^|[\s(^/|!,;.])([A-Za-z][\w-]*):(?!\/\/)/g)].map((match) => match[1]));
  const missing = {};
  for (const prefix of used) {
    if (!(prefix in have) && prefix in vocabulary.prefixes) missing[prefix] = vocabulary.prefixes[prefix];
  }
  if (Object.keys(missing).length) yasqe.addPrefixes(missing);
};

const shared = () => new URLSearchParams(location.hash.slice(1)).get("query");
const example = field.value;
const isAsked = form.dataset.asked === "true";
let answered = isAsked ? field.value : null;
let running = null;
let at = location.search;

const place = document.createElement("div");
place.id = "workbench";
const height = field.offsetHeight;
field.after(place);
const LONGEST_BEFORE = 4000;
const LONGEST_BEHIND = 2000;
const typing = { timer: 0, was: null };

/** A suggestion as it stands in the list: what is inserted, what it is called, how often it occurs, what it means. */
const drawn = (element, self, { one }) => {
  const add = (tag, name, text) => {
    if (!text) return;
    const part = document.createElement(tag);
    part.className = name;
    part.textContent = text;
    element.append(part, " ");
  };
  element.classList.toggle("fits-not", !one.fits);
  add("code", "hint-text", one.text);
  add("span", "hint-count", one.count === undefined ? "" : one.count.toLocaleString("en-GB"));
  add("span", "hint-label", one.label);
  add("span", "hint-meaning", [one.fits ? "" : form.dataset.fitsNot, one.leadsTo?.length ? `→ ${one.leadsTo.join(", ")}` : "", one.meaning]
    .filter(Boolean).join(" · "));
};

/** What fits at the cursor, from the server; of a very long query it is sent what stands around. */
const fitting = async (yasqe, isAsked) => {
  const doc = yasqe.getDoc();
  const whole = yasqe.getValue();
  const at = doc.indexFromPos(doc.getCursor());
  const start = Math.max(0, at - LONGEST_BEFORE);
  const address = new URL(form.dataset.complete, location.href);
  address.searchParams.set("query", whole.slice(start, at + LONGEST_BEHIND));
  address.searchParams.set("at", at - start);
  const response = await fetch(address);
  if (!response.ok) return null;
  const found = await response.json();
  const typed = whole.slice(found.from + start, at);
  const list = found.suggestions.filter((one) => isAsked || one.text !== typed).map((one) => ({ one, text: one.text, render: drawn }));
  const isExact = !isAsked && found.suggestions.some((one) => one.text === typed);
  if (isExact || !list.length) return null;
  document.getElementById("suggested").textContent = fill(form.dataset.suggested, list.length);
  return { list, from: doc.posFromIndex(found.from + start), to: doc.posFromIndex(found.to + start) };
};
const suggest = (yasqe, isAsked) => yasqe.showHint({
  hint: () => fitting(yasqe, isAsked).catch(() => null),
  completeSingle: false,
  closeCharacters: /[\s(){};,]/,
  container: place,
});

const editor = new Yasqe(place, {
  value: field.value,
  persistenceId: null,
  autofocus: false,
  showQueryButton: false,
  createShareableLink: undefined,
  consumeShareLink: null,
  resizeable: false,
  extraKeys: { ...Yasqe.defaults.extraKeys, "Ctrl-Enter": () => form.requestSubmit(), "Cmd-Enter": () => form.requestSubmit(), "Ctrl-Space": (yasqe) => suggest(yasqe, true), Tab: false, "Shift-Tab": false, "Shift-Ctrl-F": false, "Shift-Cmd-F": false },
});
// It grows with the query, so that only the page scrolls, and it is no smaller than what it takes the place of.
place.style.minHeight = `${height}px`;
place.querySelector(".CodeMirror textarea").setAttribute("aria-label", form.querySelector("label").textContent.trim());
// What the editor would draw over the query stands below it, or in the address.
place.querySelector(".yasqe_buttons")?.remove();
field.hidden = true;
document.getElementById("editor-keys").hidden = false;
place.querySelector(".CodeMirror textarea").setAttribute("aria-describedby", "editor-keys");

// While a name is typed, what fits is shown after a moment; what is set or pasted is no typing.
editor.on("inputRead", (yasqe, change) => {
  clearTimeout(typing.timer);
  if (change.origin !== "+input" || yasqe.state.completionActive?.widget) return;
  typing.timer = setTimeout(() => {
    const before = yasqe.getRange({ line: yasqe.getCursor().line, ch: 0 }, yasqe.getCursor());
    if (/[\p{L}\p{N}_-]:[\p{L}\p{N}_-]*$|[\p{L}\p{N}][\p{L}\p{N}_-]$|[?$]\w+$/u.test(before) && yasqe.hasFocus()) suggest(yasqe, false);
  }, 180);
});

// What stands here without having been typed is no draft.
let given = field.value;
const isDraft = (text) => text.trim() && ![example, given, answered].includes(text);
/** Offers what was typed and does not stand in the editor. */
const offer = () => {
  const text = editor.getValue();
  kept.hidden = ![DRAFT, BEFORE].some((key) => (store.read(key, null) ?? text) !== text);
};
/** Puts another query in the place of the one in the editor, which is kept if it was typed. */
const set = (query) => {
  const text = editor.getValue();
  if (isDraft(text) && text !== query) store.write(BEFORE, text);
  if (store.read(DRAFT, null) === text) store.forget(DRAFT);
  draft.hidden = true;
  editor.setValue(query);
  editor.refresh();
  addPrefixes(editor);
  given = editor.getValue();
  offer();
};

/** Says so where the answer is one to another query than the one that stands above it. */
const tell = () => {
  const answer = document.getElementById("answer");
  const isStale = answered !== null && editor.getValue().trim() !== answered.trim();
  answer.classList.toggle("stale", isStale);
  let note = answer.querySelector(".stale-note");
  if (isStale && !note) {
    note = document.createElement("p");
    note.className = "as-of-note stale-note";
    note.setAttribute("role", "status");
    note.textContent = form.dataset.stale;
    answer.prepend(note);
  } else if (!isStale) {
    note?.remove();
  }
};

const summary = (run) => fill(form.dataset.summary, run.rows || "–", run.seconds, new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang, { dateStyle: "long", timeStyle: "short" }).format(run.at), run.version);
const firstLine = (query) => query.split("\n").map((line) => line.trim()).find((line) => line && !/^(prefix|base)\b/i.test(line)) ?? "";
const listRuns = () => {
  const all = store.read(RUNS, []);
  runs.hidden = all.length === 0;
  runs.querySelector("ol").replaceChildren(...all.map((run) => {
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "secondary";
    button.textContent = firstLine(run.query).slice(0, 90);
    button.title = run.query;
    button.addEventListener("click", () => {
      set(run.query);
      place.scrollIntoView({ block: "start" });
      editor.focus();
    });
    const about = document.createElement("span");
    about.className = "quiet";
    about.textContent = " " + summary(run);
    item.append(button, about);
    return item;
  }));
};
const keepRun = (run) => {
  store.write(RUNS, [run, ...store.read(RUNS, []).filter((other) => other.query !== run.query)].slice(0, MOST_RUNS));
  for (const key of [DRAFT, BEFORE]) {
    if (store.read(key, null) === run.query) store.forget(key);
  }
  draft.hidden = true;
  offer();
  listRuns();
};

const show = (html, query) => {
  const page = new DOMParser().parseFromString(html, "text/html");
  const part = page.getElementById("answer");
  if (!part) return false;
  document.getElementById("answer").replaceWith(document.adoptNode(part));
  part.dispatchEvent(new CustomEvent("egnatia:shown", { bubbles: true }));
  document.title = page.title;
  answered = query;
  tell();
  return true;
};

const problem = (sentence) => {
  const answer = document.createElement("section");
  answer.id = "answer";
  const text = document.createElement("p");
  text.className = "as-of-note problem";
  text.setAttribute("role", "alert");
  text.textContent = sentence;
  answer.append(text);
  document.getElementById("answer").replaceWith(answer);
  answered = null;
};

/** The sentence of a page without an answer, such as that of a server that is busy. */
const refusal = (html) => new DOMParser().parseFromString(html, "text/html").querySelector("main p")?.textContent.trim();

/** Asks the query in the editor; what stood below it goes first, so that no answer stands under another query. */
const ask = async () => {
  running?.abort();
  running = null;
  stop.hidden = true;
  state.textContent = "";
  const query = editor.getValue();
  if (!query.trim()) {
    problem(form.dataset.empty);
    return;
  }
  const address = `${form.getAttribute("action")}?query=${encodeURIComponent(query)}`;
  if (address.length > LONGEST_ADDRESS) {
    problem(fill(form.dataset.tooLong, address.length, LONGEST_ADDRESS));
    return;
  }
  const controller = new AbortController();
  running = controller;
  const from = performance.now();
  const answer = document.getElementById("answer");
  answer.hidden = true;
  answered = null;
  stop.hidden = false;
  const clock = setInterval(() => { 
    const limit = Number(form.dataset.limit);
    state.textContent = fill(form.dataset.running, seconds(from), Math.max(0, limit - Math.floor((performance.now() - from) / 1000)), limit);
  }, 200);
  try {
    const response = await fetch(address, { headers: { Accept: "text/html" }, signal: controller.signal });
    const html = await response.text();
    if (running !== controller) return;
    if (!show(html, query)) {
      problem(refusal(html) || `${response.status} ${response.statusText}`.trim());
    } else {
      if (location.search !== new URL(address, location.href).search) history.pushState(null, "", address);
      at = location.search;
      if (response.ok) {
        const shown = document.getElementById("answer").dataset;
        keepRun({ query, rows: shown.rows, seconds: seconds(from), at: Date.now(), version: shown.version });
      }
    }
    state.textContent = `${seconds(from)} s`;
  } catch (error) {
    if (running !== controller) return;
    const isStopped = error.name === "AbortError";
    problem(isStopped ? fill(form.dataset.stopped, seconds(from)) : form.dataset.failed);
    state.textContent = "";
  } finally {
    clearInterval(clock);
    if (running === controller) {
      running = null;
      stop.hidden = true;
    }
  }
};

form.addEventListener("submit", (event) => {
  field.value = editor.getValue();
  if (form.elements.format.value !== "html") return;
  event.preventDefault();
  ask();
});
stop.addEventListener("click", () => running?.abort());
// A jump within the page is a step in the history, too, and changes no query.
addEventListener("popstate", () => {
  if (location.search !== at) location.reload();
});

let saving;
editor.on("change", () => {
  addPrefixes(editor);
  tell();
  clearTimeout(saving);
  saving = setTimeout(() => {
    const text = editor.getValue();
    if (isDraft(text)) store.write(DRAFT, text);
    offer();
  }, 300);
});

/** A draft comes back as what it is, so that it is kept on. */
const comeBack = (text) => {
  set(text);
  given = example;
  store.write(DRAFT, text);
  draft.hidden = false;
  offer();
};
const last = store.read(DRAFT, null);
if (shared()) {
  set(shared());
} else if (!isAsked && last) {
  comeBack(last);
} else if (isAsked) {
  // A query that is asked by its address stays; the draft is offered, and what is typed now takes its place in the store.
  if (last && last !== field.value) {
    store.write(BEFORE, last);
    store.forget(DRAFT);
  }
  // The editor marks as a fault what the endpoint knows without: our prefixes. The answer is to the same query.
  addPrefixes(editor);
  answered = editor.getValue();
  tell();
}
offer();
kept.querySelector("button").addEventListener("click", () => {
  const text = editor.getValue();
  const key = [DRAFT, BEFORE].find((one) => (store.read(one, null) ?? text) !== text);
  const wanted = store.read(key, null);
  store.forget(key);
  comeBack(wanted);
});
draft.querySelector("button").addEventListener("click", () => {
  store.forget(DRAFT);
  set(example);
});
runs.querySelector("button").addEventListener("click", () => {
  store.forget(RUNS);
  listRuns();
});
listRuns();

/** The panel of classes and properties: found by a word, put into the query by a button, fetched when it is opened. */
const panel = document.getElementById("in-here");
const insert = (term) => {
  const { line, ch } = editor.getCursor();
  const before = editor.getLine(line)[ch - 1];
  editor.replaceSelection(`${before && /\S/.test(before) ? " " : ""}${term} `);
  editor.focus();
};
const inserter = (code) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "secondary insert";
  button.textContent = "+";
  button.setAttribute("aria-label", fill(form.dataset.insert, code.textContent));
  button.title = button.getAttribute("aria-label");
  button.addEventListener("click", () => insert(code.textContent));
  return button;
};
const furnish = () => {
  const find = panel.querySelector(".find");
  if (!find) return;
  find.hidden = false;
  const classes = [...panel.querySelectorAll(".class")];
  for (const one of classes) {
    // The buttons of a class are made when it is looked into, for there are hundreds.
    one.addEventListener("toggle", () => {
      if (!one.open || one.querySelector(".insert")) return;
      one.querySelector("p").prepend(inserter(one.querySelector("summary code")), " ");
      for (const cell of one.querySelectorAll("tbody td:first-child")) cell.append(" ", inserter(cell.querySelector("code")));
    });
  }
  find.querySelector("input").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const one of classes) {
      const isClass = one.querySelector("summary code").textContent.toLowerCase().includes(wanted);
      let has = false;
      for (const row of one.querySelectorAll("tbody tr")) {
        const isIn = row.querySelector("code").textContent.toLowerCase().includes(wanted);
        row.hidden = !isClass && !isIn;
        has ||= isIn;
      }
      one.hidden = !isClass && !has;
      one.open = wanted.length > 1 && has && !isClass;
    }
  });
};
const fetchPanel = async () => {
  const address = panel.dataset.from;
  if (!address || !panel.open) return;
  delete panel.dataset.from;
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address, { headers: { Accept: "text/html" } })).text(), "text/html");
    panel.replaceChildren(...document.adoptNode(page.getElementById("in-here")).childNodes);
    furnish();
  } catch {
    panel.dataset.from = address;
  }
};
furnish();
panel.addEventListener("toggle", fetchPanel);
if (matchMedia("(min-width: 75rem)").matches || location.hash === "#in-here") panel.open = true;

addEventListener("hashchange", () => {
  const query = shared();
  if (query && query !== editor.getValue()) set(query);
});

for (const link of document.querySelectorAll("a[data-query]")) {
  link.addEventListener("click", async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.href.split("?")[0] + ".rq");
      if (!answer.ok) throw new Error(answer.statusText);
      set(await answer.text());
      form.scrollIntoView({ block: "start" });
      editor.focus();
    } catch {
      location.assign(link.href);
    }
  });
}
