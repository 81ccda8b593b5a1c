// The SPARQL workbench: YASGUI on our endpoint, with our prefixes, our terms and our questions, and with no calls to
// anyone else. The plain form below it is what stands here without scripts.
const place = document.getElementById("workbench");
const form = document.getElementById("plain-query");
const start = form.querySelector("textarea").value;
const vocabulary = JSON.parse(document.getElementById("vocabulary").textContent);
const endpoint = new URL(place.dataset.endpoint, location.href).href;
const { Yasgui } = window;
const { Yasqe, Yasr } = Yasgui;

// The editor's own completers of prefixes and terms ask prefix.cc and LOV.
for (const name of Object.keys(Yasqe.Autocompleters)) {
  if (name !== "variables") delete Yasqe.Autocompleters[name];
}
const declared = (yasqe) => Object.fromEntries(Object.entries(yasqe.getPrefixesFromQuery()).map(([prefix, iri]) => [iri, prefix]));

const completer = (name, terms, isPlace) => ({
  name,
  bulk: true,
  autoShow: false,
  persistenceId: null,
  get: () => terms.map((term) => term.name),
  isValidCompletionPosition: isPlace,
  preProcessToken: (yasqe, token) => ({ ...token, autocompletionString: token.string }),
  postProcessSuggestion: (yasqe, token, suggestion) => suggestion,
  onSelect: undefined,
});
const predicateBefore = (yasqe) => {
  const token = yasqe.getCompleteToken();
  const before = yasqe.getPreviousNonWsToken(yasqe.getDoc().getCursor().line, token);
  return before && (before.string === "a" || before.string === "rdf:type");
};
const isName = (yasqe) => /^[A-Za-z][\w-]*:?[\w-]*$/.test(yasqe.getCompleteToken().string) && !yasqe.getCompleteToken().string.startsWith("?");
Yasqe.registerAutocompleter(completer("egnatia-classes", vocabulary.classes, (yasqe) => isName(yasqe) && predicateBefore(yasqe)));
Yasqe.registerAutocompleter(completer("egnatia-properties", vocabulary.properties, (yasqe) => isName(yasqe) && !predicateBefore(yasqe)));
Yasqe.defaults.autocompleters = ["egnatia-classes", "egnatia-properties", "variables"];

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

// Tabs of former visits would come back from the browser's store with other endpoints.
const gui = new Yasgui(place, {
  requestConfig: { endpoint, method: "POST", headers: {}, acceptHeaderGraph: "text/turtle" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [], keys: [] },
  persistenceId: `egnatia-${endpoint}`,
  persistencyExpire: 0,
  autofocus: false,
  populateFromUrl: false,
  yasqe: {
    value: start,
    createShareableLink: (yasqe) => `${location.origin}${location.pathname}#query=${encodeURIComponent(yasqe.getValue())}`,
  },
  yasr: { prefixes: vocabulary.prefixes },
});

const editor = () => gui.getTab().getYasqe();
const set = (query) => {
  editor().setValue(query);
  editor().refresh();
};
const label = () => {
  const area = place.querySelector(".CodeMirror textarea");
  if (area) area.setAttribute("aria-label", place.dataset.label);
  for (const button of place.querySelectorAll("button")) {
    if (!button.getAttribute("aria-label") && !button.textContent.trim() && button.title) button.setAttribute("aria-label", button.title);
  }
  const run = place.querySelector(".yasqe_queryButton");
  if (run) run.setAttribute("aria-label", place.dataset.run);
  for (const field of place.querySelectorAll(".tableSizer:not([aria-label])")) {
    field.setAttribute("aria-label", field.previousElementSibling.textContent.replace(/:\s*$/, ""));
  }
  // IRIs of ours are answered by this server, wherever it runs.
  for (const link of place.querySelectorAll(`.yasr_results a[href^="${vocabulary.base}"]`)) {
    link.href = place.dataset.home + link.getAttribute("href").slice(vocabulary.base.length);
  }
};

place.hidden = false;
form.hidden = true;
gui.getTab().setEndpoint(endpoint);
set(shared() || start);
editor().on("change", (yasqe) => addPrefixes(yasqe));
// Triples cannot be shown as a table of rows, and the viewer would complain.
editor().on("query", (yasqe) => {
  const isGraph = ["CONSTRUCT", "DESCRIBE"].includes(yasqe.getQueryType());
  const viewer = gui.getTab().getYasr();
  if (isGraph !== (viewer.getSelectedPluginName() === "response")) viewer.selectPlugin(isGraph ? "response" : "table");
});
label();
new MutationObserver(label).observe(place, { childList: true, subtree: true });

addEventListener("hashchange", () => {
  const query = shared();
  if (query && query !== editor().getValue()) set(query);
});

for (const example of document.querySelectorAll("a[data-query]")) {
  example.addEventListener("click", async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(example.dataset.query);
      if (!answer.ok) throw new Error(answer.statusText);
      set(await answer.text());
      place.scrollIntoView({ block: "start" });
      editor().focus();
    } catch {
      location.assign(example.href);
    }
  });
}
