#!/usr/bin/env python3
"""Whether others read from every address what the dump says, in every syntax, page by page and as of a day.

    src/bench/parse-everything.py BASE [--every N | --some N] [--under PATH] [--as-of DAY]

Takes the N-Quads dump of the server at BASE, and for each of our IRIs in it (or each N-th, or N of them by lots that the digest
of the dump draws, or those below a path) the description as N-Triples, Turtle, JSON-LD, RDF/XML and CSV, each page of it, and of
things also as of DAY. All syntaxes must be read by rdflib, the Turtle by rapper, too, if it is there, and all must be the same
graph: on all pages together the facts that the dump has of the IRI, as of today its own triples, line by line as in the dump,
and no triple that the dump does not have, other than those in which a file tells of itself. The table must have a row for the
IRI and for each fact. Exit code 1 if anything differs. Needs rdflib (python3-rdflib of Debian, or pip install rdflib), and
takes rapper (raptor2-utils) if it is installed.
"""
import argparse, collections, csv, hashlib, io, random, re, shutil, subprocess, sys, urllib.error, urllib.request

import rdflib

OURS = "https://w3id.org/egnatia/"
DEF = OURS + "def/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
FACTS = {DEF + name for name in ("Relation", "Event", "Figure", "Statement")}
LINE = re.compile(r"(<([^>]*)> <([^>]*)> (.*)) <([^>]*)> \.")
RETIRED = "<http://www.w3.org/2002/07/owl#deprecated> "
NEXT = re.compile(r'<([^>]*)>; rel="next"')


def get(url):
    with urllib.request.urlopen(url, timeout=60) as answer:
        links = ", ".join(answer.headers.get_all("Link") or [])
        return answer.read().decode("utf-8"), NEXT.search(links)


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


def pages(address):
    """The text of each page, by the links that lead from one to the next."""
    following = address
    while following:
        text, after = get(following)
        yield text
        following = after.group(1) if after else None


def world(graph, base):
    """What a file says of the world and not of itself."""
    return {triple for triple in graph if not str(triple[0]).startswith(base)}


class Dump:
    """What the dump has."""

    def __init__(self, text):
        self.triples, self.own = set(), collections.defaultdict(set)
        self.naming, self.evidence, types = collections.defaultdict(set), collections.defaultdict(set), collections.defaultdict(set)
        for line in text.splitlines():
            triple, subject, predicate, value, graph = LINE.fullmatch(line).groups()
            self.triples.add(triple)
            if subject.startswith(OURS) and "/graph/unconfirmed/" not in graph:
                self.own[subject].add(triple)
            if predicate == TYPE:
                types[subject].add(value[1:-1])
            elif value.startswith("<") and not graph.endswith(("graph/catalogue", "graph/queries", "graph/rules")):
                self.naming[value[1:-1]].add(subject)
                if predicate == DEF + "evidence":
                    self.evidence[value[1:-1]].add(subject)
        # A retired IRI leads to another, or is gone.
        self.retired = {subject for subject, own in self.own.items() if any(RETIRED in triple for triple in own)}
        self.facts = {subject for subject, all_types in types.items() if all_types & FACTS}

    def facts_naming(self, iri):
        """The facts that name it by any property but a class, or rest on evidence that does."""
        naming = set(self.naming[iri])
        for evidence in self.naming[iri]:
            naming |= self.evidence[evidence]
        return (naming & self.facts) - {iri}


def faults_of(address, base, iri, dump, as_of):
    """What differs in the files at an address, and the number of triples there."""
    wrong, graph, lines, rows = [], set(), set(), set()
    query = "?as-of=" + as_of if as_of else ""
    forms = {form: list(pages(address + "." + form + query)) for form in ("nt", "ttl", "jsonld", "rdf")}
    # The table at the address of a saved query is its answer.
    forms["csv"] = list(pages(address + ".csv" + query)) if not iri.startswith(OURS + "query/") else ["resource"]
    if len({len(texts) for texts in forms.values()}) != 1:
        return ["%s pages" % {form: len(texts) for form, texts in forms.items()}], 0
    for nt, ttl, jsonld, rdf, table in zip(*(forms[form] for form in ("nt", "ttl", "jsonld", "rdf", "csv"))):
        page = read(nt, "nt")
        others = {"Turtle": read(ttl, "turtle"), "JSON-LD": read(jsonld, "json-ld"), "RDF/XML": read(rdf, "xml")}
        if shutil.which("rapper"):
            others["Turtle by rapper"] = rapper(ttl)
        # The address of a file names its form, so that what it tells of itself differs.
        wrong += [name for name, other in others.items() if isinstance(other, str) or world(other, base) != world(page, base)]
        graph |= world(page, base)
        lines |= {line[:-2] for line in nt.splitlines() if line and not line.startswith("<" + base)}
        rows |= {row["resource"] for row in csv.DictReader(io.StringIO(table, newline=""), strict=True)}
    with_evidence = {str(s) for s, p, o in graph if str(p) == DEF + "evidence"}
    facts = {str(s) for s, p, o in graph if str(p) == TYPE and str(o) in FACTS} & with_evidence - {iri}
    expected = dump.facts_naming(iri)
    of_things = iri.startswith((OURS + "id/", OURS + "voc/")) and iri.count("/") > 5
    if as_of:
        wrong += ["as of %s %d facts that the dump has not" % (as_of, len(facts - expected))] if facts - expected else []
        wrong += ["as of %s the fact %s of %s" % (as_of, s, o) for s, p, o in graph if str(s) in facts
                  and str(p) in (DEF + "startedOn", DEF + "date", DEF + "periodStart") and str(o) > as_of]
    else:
        wrong += ["%d facts are missing, %d too many" % (len(expected - facts), len(facts - expected))] if of_things and facts != expected else []
        wrong += ["%d own triples are missing" % len(dump.own[iri] - lines)] if dump.own[iri] - lines else []
    wrong += ["%d triples are not in the dump" % len(lines - dump.triples)] if lines - dump.triples else []
    wrong += ["the table has not the rows of the facts"] if of_things and not facts | {iri} <= rows else []
    tags = {str(o.language) for s, p, o in graph if isinstance(o, rdflib.Literal) and o.language}
    wrong += ["language tags %s" % tags] if any(re.search("-[a-z]{4}$", tag) for tag in tags) else []
    return wrong, len(graph)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--some", type=int)
    parser.add_argument("--under", default="")
    parser.add_argument("--as-of", default="2020-10-22")
    options = parser.parse_args()
    base = options.base.rstrip("/") + "/"
    text = get(base + "dumps/latest/egnatia.nq")[0]
    dump = Dump(text)
    iris = [iri for iri in sorted(dump.own) if iri.startswith(OURS + options.under) and iri not in dump.retired][::options.every]
    if options.some:
        iris = random.Random(hashlib.sha256(text.encode()).hexdigest()).sample(iris, min(options.some, len(iris)))
    checked = triples = faults = dated = 0
    for iri in iris:
        address = base + place(iri)
        wrong = []
        for day in ["", options.as_of] if iri.startswith(OURS + "id/") else [""]:
            try:
                found, number = faults_of(address, base, iri, dump, day)
                wrong += found
                triples += number
                dated += 1 if day else 0
            except Exception as error:  # whatever a parser or the server objects to
                wrong += ["%s: %s" % (type(error).__name__, error)]
        checked += 1
        if wrong:
            faults += 1
            print(address, "; ".join(wrong))
        if checked % 500 == 0:
            print("%d read" % checked, file=sys.stderr)
    print("%d addresses, %d of them also as of %s, %d triples, 4 syntaxes by rdflib %s%s, and CSV: %d differ" % (checked, dated, options.as_of,
          triples, rdflib.__version__, " and Turtle by rapper" if shutil.which("rapper") else "", faults))
    sys.exit(1 if faults or not checked else 0)


main()
