// Loads files of a release into Oxigraph and answers what comes on standard input, one line for one line.
// node ask.mjs FILE FORMAT
//   query PATH      the answer as SPARQL 1.1 Results JSON, on one line
//   triples PATH    writes the default graph as N-Triples to the path
// A line that begins with "!" says what failed.
import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import oxigraph from "oxigraph";

const [file, format] = process.argv.slice(2);
const store = new oxigraph.Store();
store.load(readFileSync(file, "utf-8"), { format, base_iri: "urn:none:", no_transaction: true });
const answers = {
  query: path => JSON.stringify(JSON.parse(store.query(readFileSync(path, "utf-8"), { results_format: "json" }))),
  triples: path => {
    writeFileSync(path, store.dump({ format: "nt", from_graph_name: oxigraph.defaultGraph() }));
    return "";
  }
};
process.stdout.write("ready\n");
for await (const line of createInterface({ input: process.stdin })) {
  const [what, path] = line.split("\t");
  try {
    process.stdout.write(answers[what](path) + "\n");
  } catch (error) {
    process.stdout.write("!" + String(error).replaceAll("\n", " ") + "\n");
  }
}
