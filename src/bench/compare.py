#!/usr/bin/env python3
"""Measures the program beside stock Fuseki on the same data, in one run, and writes a page with the ratios.

    src/bench/compare.py --jar target/egnatia.jar [--fuseki jena-fuseki-server-5.6.0.jar] [--root .] [--page docs/benchmarks.md]

The other server comes by: ./mvnw dependency:get -Dartifact=org.apache.jena:jena-fuseki-server:5.6.0 -Dtransitive=false
It is given the dump of the default graph in memory. Each kind of query is asked of both by turns: unique, each time with
another thing in it, and repeated, as it is. The figure is the processor time of the server's process, in milliseconds per
request, which a busy machine changes less than the time that passes; the load of the machine is named. Answers are
compared by the number of their rows. Python 3.8 or newer, Linux, loopback only; nothing is left running.
"""
import argparse, csv, io, itertools, os, re, subprocess, sys, tempfile, time, urllib.error, urllib.parse, urllib.request

PREFIXES = """PREFIX egn: <https://w3id.org/egnatia/def/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> PREFIX dcterms: <http://purl.org/dc/terms/> """
KINDS = {
    "one thing": "SELECT ?p ?o { <%(thing)s> ?p ?o }",
    "what names a thing": "SELECT ?s ?p { ?s ?p <%(thing)s> }",
    "label": "SELECT ?l { <%(thing)s> rdfs:label ?l FILTER (LANG(?l) = \"en\") }",
    "description": "DESCRIBE <%(thing)s>",
    "ask": "ASK { <%(thing)s> a ?class }",
    "events between": "SELECT ?e ?d { ?e egn:eventKind ?k ; egn:date ?d FILTER (?d >= \"%(year)d-01-01\"^^<http://www.w3.org/2001/XMLSchema#date> && ?d < \"%(next)d-01-01\"^^<http://www.w3.org/2001/XMLSchema#date>) } ORDER BY ?d ?e",
    "contains": "SELECT ?s ?l { ?s rdfs:label ?l FILTER (CONTAINS(LCASE(STR(?l)), \"%(word)s\")) } ORDER BY ?s LIMIT 50",
    "group": "SELECT ?k (COUNT(?e) AS ?n) { ?e egn:eventKind ?k ; egn:date ?d FILTER (YEAR(?d) = %(year)d) } GROUP BY ?k ORDER BY ?k",
    "evidence of a thing": "SELECT ?f ?source { ?f ?p <%(thing)s> ; egn:evidence/egn:source ?source } ORDER BY ?f ?source",
    "optional": "SELECT ?f ?v ?u { ?f a egn:Figure ; egn:value ?v ; egn:periodStart ?d OPTIONAL { ?f egn:unit ?u } FILTER (YEAR(?d) = %(year)d) } ORDER BY ?f LIMIT 100",
    "top sources": "SELECT ?s (COUNT(?e) AS ?n) { ?e egn:source ?s } GROUP BY ?s ORDER BY DESC(?n) ?s LIMIT %(few)d",
}
WORDS = "police border asylum fund court return visa crime reform rights".split()


class Server:
    """A process that answers, and what it has used."""

    def __init__(self, name, command, ready):
        self.name, begun = name, time.monotonic()
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        os.set_blocking(self.process.stdout.fileno(), False)
        said = b""
        while True:
            said += self.process.stdout.read() or b""
            self.base = ready(said.decode(errors="replace"))
            try:
                if self.base and b"true" in self.ask(PREFIXES + "ASK { ?s a egn:WesternBalkansPartner }")[1]:
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - begun > 240:
                sys.exit(name + " does not answer:\n" + said.decode(errors="replace")[-2000:])
            time.sleep(0.05)
        self.start_cpu, self.start_wall, self.start_peak = self.cpu(), time.monotonic() - begun, self.memory("VmHWM")

    def cpu(self):
        """Processor seconds since it began."""
        fields = open("/proc/%d/stat" % self.process.pid).read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self, key):
        """In MB."""
        return int(re.search(key + r":\s+(\d+)", open("/proc/%d/status" % self.process.pid).read()).group(1)) / 1024

    def get(self, path, accept="*/*"):
        try:
            with urllib.request.urlopen(urllib.request.Request(self.base + path, headers={"Accept": accept}), timeout=120) as r:
                return r.status, r.read()
        except urllib.error.HTTPError as e:
            return e.code, e.read()

    def ask(self, query):
        kind = "text/turtle" if "DESCRIBE" in query else "application/sparql-results+json" if "ASK" in query else "text/csv"
        return self.get("sparql?query=" + urllib.parse.quote(query), kind)

    def drain(self):
        self.process.stdout.read()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def queries(things, kind, count, repeated, counter=itertools.count()):
    """Unique ones have a number in a comment, too, for there are fewer years and words than requests."""
    for i in range(count):
        n = 0 if repeated else i
        yield ("" if repeated else "# %d\n" % next(counter)) + PREFIXES + KINDS[kind] % {"thing": things[n % len(things)], "year": 2000 + n % 25, "next": 2001 + n % 25,
                                        "word": WORDS[n % len(WORDS)], "few": 10 + n}


def mix(servers, things, kind, count, repeated):
    """Milliseconds of processor time per request of each server, asked by turns in blocks."""
    spent, rows = [0.0] * len(servers), [0] * len(servers)
    texts = list(queries(things, kind, count, repeated))
    for at in range(0, count, 25):
        for s, server in enumerate(servers):
            before = server.cpu()
            for text in texts[at:at + 25]:
                status, body = server.ask(text)
                if status != 200:
                    sys.exit("%s answers %d to %s" % (server.name, status, text))
                rows[s] += body.count(b"\n") if "DESCRIBE" not in text else 0
            spent[s] += server.cpu() - before
            server.drain()
    if len(set(rows)) > 1 and kind != "ask":
        sys.exit("rows differ for %s: %s" % (kind, rows))
    return [1000 * one / count for one in spent]


def command_cpu(command):
    """Processor seconds of a command that ends."""
    before = os.times()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, code


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--jar", required=True)
    options.add_argument("--fuseki")
    options.add_argument("--root", default=".")
    options.add_argument("--page")
    options.add_argument("--count", type=int, default=100, help="requests of each kind")
    options.add_argument("--port", type=int, default=3939, help="of the other server")
    o = options.parse_args()
    load_before = os.getloadavg()[0]
    ours = Server("Egnatia", ["java", "-jar", o.jar, "serve", "--port", "0", "--access-log", "off"],
                  lambda said: (re.search(r"ready at (\S+)", said) or [None, None])[1])
    servers, lines = [ours], []
    with tempfile.TemporaryDirectory() as folder:
        try:
            before = ours.cpu()
            status, dump = ours.get("dumps/latest/egnatia.ttl")
            dump_cpu = ours.cpu() - before
            data = os.path.join(folder, "egnatia.ttl")
            open(data, "wb").write(dump)
            if o.fuseki:
                servers.append(Server("Fuseki", ["java", "-cp", o.fuseki, "org.apache.jena.fuseki.main.cmds.FusekiMainCmd",
                    "--localhost", "--port", str(o.port), "--file", data, "/ds"], lambda said: "http://127.0.0.1:%d/ds/" % o.port))
            names = [s.name for s in servers]

            def row(what, unit, values, digits=2):
                ratio = "%.2f" % (values[0] / values[1]) if len(values) > 1 and values[1] else ""
                shown = [("%." + str(digits) + "f") % v if v is not None else "" for v in values]
                lines.append("| %s | %s | %s | %s |" % (what, unit, " | ".join(shown + [""] * (len(names) - len(shown))), ratio))
                print(lines[-1])

            row("start to the first right answer", "CPU s", [s.start_cpu for s in servers])
            row("the same, as time passes", "s", [s.start_wall for s in servers])
            row("most memory until then", "MB", [s.start_peak for s in servers], 0)
            text = ours.ask(PREFIXES + "SELECT DISTINCT ?s { ?s a egn:Actor } ORDER BY ?s LIMIT 500")[1].decode()
            things = [r[0] for r in list(csv.reader(io.StringIO(text)))[1:]]
            for kind in KINDS:
                mix(servers, things, kind, 25, False)
            for repeated in (False, True):
                product = 1.0
                for kind in KINDS:
                    values = mix(servers, things[25:], kind, o.count, repeated)
                    row(kind + (", repeated" if repeated else ", unique"), "CPU ms", values)
                    if len(values) > 1 and values[1]:
                        product *= max(values[0], 0.01) / values[1]
                if len(servers) > 1:
                    lines.append("| **geometric mean, %s** | ratio | %s | **%.2f** |" % ("repeated" if repeated else "unique",
                        " | ".join([""] * len(names)), product ** (1 / len(KINDS))))
                    print(lines[-1])
            for what, again in (("page of a thing, made", False), ("page of a thing, given again", True)):
                before = ours.cpu()
                for i in range(o.count):
                    ours.get(things[0 if again else i].replace("https://w3id.org/egnatia/id/", "doc/") + ".html")
                row(what, "CPU ms", [1000 * (ours.cpu() - before) / o.count])
            row("dump of %.1f MB, made" % (len(dump) / 1e6), "CPU s", [dump_cpu])
            row("memory after all this", "MB", [s.memory("VmRSS") for s in servers], 0)
        finally:
            for server in servers:
                server.stop()
    check, code = command_cpu(["java", "-jar", o.jar, "check", "--root", o.root])
    row("check of the workspace" + ("" if code == 0 else ", which has findings"), "CPU s", [check])
    asked, code = command_cpu(["java", "-jar", o.jar, "ask", "CQ-69"])
    row("ask of one question", "CPU s", [asked])
    model = re.search(r"model name\s*:\s*(.*)", open("/proc/cpuinfo").read())
    head = """# Benchmarks

Written by `src/bench/compare.py`, which says how each figure is taken. Lower is better; the ratio is ours to the other's.
Each request comes on a connection of its own, and a server has answered few of them before, so that figures hold the cost of
both; the answers of both have equally many rows.

Machine: %s, %d cores; load %.1f before and %.1f after the run, so that times are those of a %s machine. %s.

| what | unit | %s | ratio |
| --- | --- |%s --- |
""" % (model.group(1).strip() if model else "unknown", os.cpu_count(), load_before, os.getloadavg()[0],
       "quiet" if load_before < 0.5 else "busy",
       subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.split("\n")[0],
       " | ".join(names), " --- |" * len(names))
    page = head + "\n".join(lines) + "\n"
    if o.page:
        open(o.page, "w").write(page)
    else:
        print(page)


main()
