// Answers queries on a copy of the site in a thread of its own: reads the dataset once, asks Oxigraph, and says by what
// name and on which page the things in an answer are known. It is a module, since the engine is one.
import start, { Store, namedNode } from "./oxigraph/web.js";

const RDFS = "http://www.w3.org/2000/01/rdf-schema#";
const SKOS = "http://www.w3.org/2004/02/skos/core#";
const NAMES = [`${RDFS}label`, `${SKOS}prefLabel`, "http://purl.org/dc/terms/title"];
const BATCH = 1 << 20;
const NEWLINE = 10;

const read = async function* (stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
};

const fetched = async (address, tell) => {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status} ${response.statusText}`.trim());
  return read(response.body.pipeThrough(new TransformStream({
    transform(part, out) {
      tell(part.byteLength);
      out.enqueue(part);
    },
  })));
};

// A host may send a file that ends in .gz as what it is or unpacked by the browser: its first bytes tell.
const unpacked = async (parts) => {
  const { value: first } = await parts.next();
  const whole = new ReadableStream({
    start: (out) => out.enqueue(first),
    async pull(out) {
      const { done, value } = await parts.next();
      if (done) out.close();
      else out.enqueue(value);
    },
  });
  return read(first[0] === 0x1f && first[1] === 0x8b ? whole.pipeThrough(new DecompressionStream("gzip")) : whole);
};

/** The dataset, read by whole lines so that never all of the text is in memory. It has no blank nodes, so parts may be read apart. */
const dataset = async ({ engine, data }) => {
  let received = 0;
  const tell = (bytes) => {
    received += bytes;
    postMessage({ received });
  };
  const program = [];
  for await (const part of await fetched(engine, tell)) program.push(part);
  await start({ module_or_path: await new Blob(program).arrayBuffer() });
  const store = new Store();
  let kept = [];
  let size = 0;
  const load = () => store.load(kept, { format: "nq", no_transaction: true });
  for await (const part of await unpacked(await fetched(data, tell))) {
    const end = size + part.length > BATCH ? part.lastIndexOf(NEWLINE) + 1 : 0;
    kept.push(end ? part.subarray(0, end) : part);
    size += part.length;
    if (end) {
      load();
      kept = [part.slice(end)];
      size = kept[0].length;
    }
  }
  load();
  return store;
};

/** SELECT, ASK, CONSTRUCT or DESCRIBE; nothing if it is none, which the engine will say. */
const kind = (query) => query
  .replace(/<[^<>"{}|^`\\\s]*>|"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#.*/g, " ")
  .match(/(?<![\w:?$-])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!\s*:)/i)?.[1].toUpperCase();

/** Language tags as BCP 47 writes them (section 2.1.1); the engine keeps them in lower case. */
const tag = (text) => text.split("-").map((part, place) => place && part.length === 4 ? part[0].toUpperCase() + part.slice(1)
  : place && part.length === 2 ? part.toUpperCase() : part).join("-");

const term = (node) => {
  if (node.termType === "NamedNode") return { type: "uri", value: node.value };
  if (node.termType === "BlankNode") return { type: "bnode", value: node.value };
  const literal = { type: "literal", value: node.value };
  if (node.language) literal["xml:lang"] = tag(node.language);
  else if (node.datatype.value !== "http://www.w3.org/2001/XMLSchema#string") literal.datatype = node.datatype.value;
  return literal;
};

/** The variables in the order in which the query has them, which SELECT * means and the engine sorts. */
const inOrder = (variables, query) => {
  const place = (name) => query.search(new RegExp(`[?$]${name}(?![\\p{L}\\p{N}_])`, "u"));
  return /\bSELECT\s+(DISTINCT\s+|REDUCED\s+)?\*/i.test(query) ? [...variables].sort((one, other) => place(one) - place(other)) : variables;
};

const answer = (store, query) => {
  const form = kind(query);
  if (form === "CONSTRUCT" || form === "DESCRIBE") {
    const rows = store.query(query).map((quad) => ({ subject: term(quad.subject), predicate: term(quad.predicate), object: term(quad.object) }));
    return { form, variables: ["subject", "predicate", "object"], rows };
  }
  const json = JSON.parse(store.query(query, { results_format: "json" }));
  if ("boolean" in json) return { form, truth: json.boolean };
  for (const row of json.results.bindings) {
    for (const cell of Object.values(row)) {
      if (cell["xml:lang"]) cell["xml:lang"] = tag(cell["xml:lang"]);
    }
  }
  return { form, variables: inOrder(json.head.vars, query), rows: json.results.bindings };
};

/** Of things of ours: their name in English or without a language, and whether anything is said of them. */
const known = (store, rows, base) => {
  const names = {};
  for (const row of rows) {
    for (const cell of Object.values(row)) {
      const iris = cell.type === "uri" ? [cell.value] : cell.type === "literal" && cell.value.startsWith(base) ? cell.value.split(" ") : [];
      for (const iri of iris) {
        if (iri in names || !iri.startsWith(base)) continue;
        const thing = namedNode(iri);
        const labels = NAMES.flatMap((name) => store.match(thing, namedNode(name), null, null)).map((quad) => quad.object);
        const label = labels.find((one) => one.language === "en") ?? labels.find((one) => one.language === "") ?? labels[0];
        names[iri] = { label: label?.value, language: label?.language ? tag(label.language) : "", isDescribed: Boolean(label) || store.query(`ASK { GRAPH ?graph { <${iri}> ?property ?value } }`) };
      }
    }
  }
  return names;
};

let store;
self.onmessage = async ({ data: asked }) => {
  try {
    store ??= await dataset(asked);
    postMessage({ isReady: true });
    const found = answer(store, asked.query);
    postMessage({ answer: { ...found, names: found.rows ? known(store, found.rows.slice(0, asked.most), asked.base) : {} } });
  } catch (error) {
    // A program that has trapped is in no state to be asked again.
    postMessage({ problem: String(error.message ?? error), isBroken: !store || error instanceof WebAssembly.RuntimeError });
  }
};
