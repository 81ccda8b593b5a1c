#!/usr/bin/env python3
"""Whether others read from every address what the dump says, in every syntax.

    src/bench/parse-everything.py BASE [--every N] [--under PATH]

Takes the N-Quads dump of the server at BASE, and for each of our IRIs in it (or each N-th, or those below a path) the description as N-Triples,
Turtle, JSON-LD and RDF/XML. All must be read by rdflib, the Turtle by rapper, too, and all must be the same graph: the IRI's own
triples, line by line as in the dump, and no triple that the dump does not have. Exit code 1 if anything differs.
Needs python3-rdflib and raptor2-utils (Debian).
"""
import argparse, collections, re, subprocess, sys, urllib.request

import rdflib

OURS = "https://w3id.org/egnatia/"
LINE = re.compile(r"(<([^>]*)> .*) <([^>]*)> \.")


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        return answer.read().decode("utf-8")


def place(iri):
    path = iri[len(OURS):].partition("#")[0]  # a fragment is described where its document is
    return "doc/" + path[3:] if path.startswith("id/") else path


def read(text, syntax):
    graph = rdflib.Graph()
    graph.parse(data=text, format=syntax)
    return set(graph)


def rapper(text):
    run = subprocess.run(["rapper", "-q", "-i", "turtle", "-o", "ntriples", "-", "urn:x:base"], input=text.encode(), capture_output=True)
    return read(run.stdout.decode("utf-8"), "nt") if run.returncode == 0 else run.stderr.decode("utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--under", default="")
    options = parser.parse_args()
    base = options.base.rstrip("/") + "/"
    known, own = set(), collections.defaultdict(set)
    for line in get(base + "dumps/latest/egnatia.nq").splitlines():
        triple, subject, graph = LINE.fullmatch(line).groups()
        known.add(triple)
        if subject.startswith(OURS) and "/graph/unconfirmed/" not in graph:
            own[subject].add(triple)
    checked = triples = faults = 0
    for iri in [iri for iri in sorted(own) if iri.startswith(OURS + options.under)][::options.every]:
        address = base + place(iri)
        try:
            lines = get(address + ".nt").splitlines()
            served = {line[:-2] for line in lines if line}
            graph = read("\n".join(lines) + "\n", "nt")
            turtle = get(address + ".ttl")
            others = {"Turtle": read(turtle, "turtle"), "Turtle by rapper": rapper(turtle),
                      "JSON-LD": read(get(address + ".jsonld"), "json-ld"), "RDF/XML": read(get(address + ".rdf"), "xml")}
            wrong = [name for name, other in others.items() if other != graph]
            wrong += ["%d own triples are missing" % len(own[iri] - served)] if own[iri] - served else []
            wrong += ["%d triples are not in the dump" % len(served - known)] if served - known else []
            triples += len(graph)
        except Exception as error:  # whatever a parser or the server objects to
            wrong = ["%s: %s" % (type(error).__name__, error)]
        checked += 1
        if wrong:
            faults += 1
            print(address, "; ".join(wrong))
        if checked % 500 == 0:
            print("%d read" % checked, file=sys.stderr)
    print("%d addresses, %d triples, 4 syntaxes by rdflib and Turtle by rapper: %d differ" % (checked, triples, faults))
    sys.exit(1 if faults or not checked else 0)


main()
