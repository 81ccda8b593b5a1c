// Reads a table by its metadata with rdf-parser-csvw, which knows neither our program nor our graph.
// node read.mjs csv-metadata.json TABLE.csv OUT.nt
// The triples of its rows go to OUT.nt; those that only tell of table and rows do not.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import n3 from "n3";
import CsvwParser from "rdf-parser-csvw";

const { namedNode, literal, blankNode, quad } = n3.DataFactory;
const CSVW = "http://www.w3.org/ns/csvw#";
const RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XSD = "http://www.w3.org/2001/XMLSchema#";
// A type of the metadata that has another name in XML Schema.
const TYPES = { number: "double", json: "string" };

const [metadata, url, out] = process.argv.slice(2);
const group = JSON.parse(readFileSync(metadata, "utf-8"));
const table = group.tables.find(one => one.url === url);

/** The metadata of one table as triples, as the reader wants them. */
function asTriples() {
  const store = new n3.Store();
  const say = (subject, name, value) => store.addQuad(quad(subject, namedNode(CSVW + name), value));
  const described = blankNode();
  const schema = blankNode();
  const dialect = blankNode();
  say(described, "tableSchema", schema);
  say(described, "dialect", dialect);
  say(dialect, "lineTerminators", literal(group.dialect.lineTerminators));
  say(dialect, "trim", literal("false"));
  if (table.tableSchema.aboutUrl) {
    say(schema, "aboutUrl", literal(table.tableSchema.aboutUrl));
  }
  // The reader looks up cells by titles and fills templates by the row, so that both are the name here.
  let rest = blankNode();
  say(schema, "column", rest);
  table.tableSchema.columns.forEach((column, i) => {
    const one = blankNode();
    store.addQuad(quad(rest, namedNode(RDF + "first"), one));
    say(one, "title", literal(column.name));
    for (const key of ["name", "lang", "propertyUrl", "valueUrl"]) {
      if (column[key]) {
        say(one, key, literal(column[key]));
      }
    }
    if (column.datatype) {
      say(one, "datatype", namedNode(XSD + (TYPES[column.datatype] ?? column.datatype)));
    }
    // It does not know separators: a cell with several values is left out.
    if (column.suppressOutput || column.separator || !column.propertyUrl) {
      say(one, "suppressOutput", literal("true", namedNode(XSD + "boolean")));
    }
    const last = i === table.tableSchema.columns.length - 1;
    const next = last ? namedNode(RDF + "nil") : blankNode();
    store.addQuad(quad(rest, namedNode(RDF + "rest"), next));
    rest = next;
  });
  return store;
}

/** The cells of the header line. */
function headers(line) {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(found =>
    found[1] === undefined ? found[2] : found[1].replaceAll('""', '"'));
}

const text = readFileSync(join(dirname(metadata), url), "utf-8");
const end = text.indexOf("\r\n");
const columns = table.tableSchema.columns;
if (JSON.stringify(headers(text.slice(0, end))) !== JSON.stringify(columns.map(column => column.titles))) {
  throw new Error("the header of " + url + " is not that of its metadata");
}
const parser = new CsvwParser({ metadata: asTriples(), baseIRI: "urn:table" });
const writer = new n3.Writer({ format: "N-Triples" });
let rows = 0;
for await (const triple of parser.import(Readable.from([columns.map(column => column.name).join(",") + text.slice(end)]))) {
  if (triple.predicate.value === CSVW + "rownum") {
    rows++;
  } else if (triple.subject.termType === "NamedNode" && !triple.predicate.value.startsWith(CSVW)) {
    writer.addQuad(triple);
  }
}
writer.end((error, result) => writeFileSync(out, result));
process.stdout.write(rows + "\n");
