#!/usr/bin/env python3
"""Measures the program beside stock Fuseki and RDF4J's memory store on the same data, in one run; writes docs/benchmarks.md.

    ./mvnw -q -DskipTests package && src/bench/compare.py --page docs/benchmarks.md      # about ten minutes
    src/bench/compare.py --short                                                         # two minutes; warns

The others come from Maven Central, at their first use, by src/bench/others/pom.xml; RDF4J stands behind the HTTP server of
the JDK (MemoryStoreServer.java). Both are given the dump of our default graph in memory, and all three run with the same
options of the virtual machine, on loopback, asked over one connection that is kept open.

The figure is the processor time of the server's process, in milliseconds per request, which a busy machine changes less
than the time that passes. Each of the 26 kinds (kinds.py) is asked of all by turns, in blocks: "unique" means that each
text comes once, "repeated" that one text of each kind comes again and again, as from readers of one page. Before either,
each server answers each kind some hundred times, so that compilers have done most of their work. Rows are counted and compared:
an answer that differs ends the run. The mean of ratios is the geometric one. Pages that are given again stand beside a Jetty
with nothing but their bytes in memory (BareJetty.java), and are asked by 16 clients at once where wrk is installed.

--short asks for less, compares the means with those of the page, and ends with 1 if one of them is a third worse.
Python 3.8 or newer, Linux, JDK 17; nothing is left running.
"""
import argparse
import base64
import concurrent.futures
import contextlib
import http.client
import itertools
import json
import math
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.parse

import kinds

COLOURS = ["#1f77b4", "#d98200"]
PARTNERS = kinds.PREFIXES + "ASK { ?s a egn:WesternBalkansPartner }"
JSON = "application/sparql-results+json"
HERE = os.path.dirname(os.path.abspath(__file__))
MARKS = itertools.count(int(time.time()) % 100000 * 1000)


class Server:
    """A process that answers, and what it has used."""

    def __init__(self, name, command, ready, path, is_loaded=lambda server: b"true" in server.ask(PARTNERS)[1]):
        self.name, self.path, begun = name, path, time.monotonic()
        # A file: a server that logs would stand still when a pipe is full.
        log = tempfile.TemporaryFile()
        self.process = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        self.connection = None
        while True:
            said = os.pread(log.fileno(), 1 << 20, 0).decode(errors="replace")
            self.host = ready(said)
            try:
                if self.host and is_loaded(self):
                    break
            except OSError:
                pass
            if self.process.poll() is not None or time.monotonic() - begun > 240:
                sys.exit(name + " does not answer:\n" + said[-2000:])
            time.sleep(0.02)
        self.start = [self.cpu(), time.monotonic() - begun, self.memory("VmHWM")]

    def cpu(self):
        """Processor seconds of the process since it began, by its clock (clock_getcpuclockid)."""
        return time.clock_gettime((~self.process.pid << 3) | 2)

    def memory(self, key):
        """In MB."""
        return int(re.search(key + r":\s+(\d+)", open("/proc/%d/status" % self.process.pid).read()).group(1)) / 1024

    def live_heap(self):
        """Bytes of all objects that are in use, in MB; the collection that finds them is theirs."""
        told = subprocess.run(["jcmd", str(self.process.pid), "GC.class_histogram"], capture_output=True, text=True).stdout
        total = re.search(r"^Total\s+\d+\s+(\d+)", told, re.M)
        return int(total.group(1)) / 1e6 if total else None

    def get(self, path, accept="*/*", connection=None):
        """Status and body, over the connection that is kept open, or over one of the caller's."""
        for again in (False, True):
            if connection is None and self.connection is None:
                self.connection = http.client.HTTPConnection(self.host, timeout=120)
            kept = connection or self.connection
            try:
                kept.request("GET", path, headers={"Accept": accept})
                with kept.getresponse() as answer:
                    return answer.status, answer.read()
            except (http.client.HTTPException, OSError):
                kept.close()
                if again:
                    raise

    def ask(self, query, connection=None):
        kind = "text/turtle" if re.search("^(DESCRIBE|CONSTRUCT)", query, re.M) else JSON
        return self.get(self.path + "?query=" + urllib.parse.quote(query), kind, connection)

    def rows(self, kind, query):
        """How many rows or what truth an answer has; of a graph nothing."""
        status, body = self.ask(query)
        if status != 200:
            sys.exit("%s answers %d to %s:\n%s\n%s" % (self.name, status, kind, query, body[:500].decode(errors="replace")))
        if body[:1] != b"{":
            return None
        told = json.loads(body)
        return told["boolean"] if "boolean" in told else len(told["results"]["bindings"])

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


def mean(values):
    """The geometric one."""
    return math.exp(sum(math.log(max(v, 1e-4)) for v in values) / len(values)) if values else float("nan")


def ask_kind(servers, lists, kind, count, block, is_repeated, first_turn=0):
    """Milliseconds of processor time per request of each server, asked by turns in blocks."""
    spent = [0.0] * len(servers)
    texts = [kinds.query(kind, lists, first_turn if is_repeated else first_turn + i, None if is_repeated else next(MARKS))
             for i in range(count)]
    for at in range(0, count, block):
        rows = []
        for s, server in enumerate(servers):
            before = server.cpu()
            rows.append([server.rows(kind, text) for text in texts[at:at + block]])
            spent[s] += server.cpu() - before
        for others in rows[1:]:
            if others != rows[0]:
                n = [a == b for a, b in zip(rows[0], others)].index(False)
                sys.exit("rows differ for %s: %s\n%s" % (kind, [r[n] for r in rows], texts[at + n]))
    return [1000 * one / count for one in spent]


def at_once(server, lists, clients, count):
    """Milliseconds of processor time per request, and of waiting at the median and at 99 of 100, with clients at once."""
    names = [k for k in kinds.KINDS if k in ("one thing", "entity in", "label", "ask", "evidence of a thing", "grades of a year")]

    def client(number):
        connection, waited = http.client.HTTPConnection(server.host, timeout=120), []
        for i in range(count // clients):
            text = kinds.query(names[(number + i) % len(names)], lists, number * 31 + i, next(MARKS))
            begun = time.perf_counter()
            try:
                status, _ = server.ask(text, connection)
            except OSError as failure:
                sys.exit("%s does not answer with %d clients (%s):\n%s" % (server.name, clients, failure, text))
            waited.append(time.perf_counter() - begun)
            if status != 200:
                sys.exit("%s answers %d with %d clients" % (server.name, status, clients))
        connection.close()
        return waited

    before = server.cpu()
    with concurrent.futures.ThreadPoolExecutor(clients) as pool:
        waited = sorted(itertools.chain(*pool.map(client, range(clients))))
    return [1000 * (server.cpu() - before) / len(waited), 1000 * waited[len(waited) // 2], 1000 * waited[len(waited) * 99 // 100]]


def command_cpu(command):
    """Processor seconds of a command that ends, and its status."""
    before = os.times()
    code = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system, code


class Table:
    """Rows of the page, which are shown while they come."""

    def __init__(self, names):
        self.names, self.lines = names, []

    def row(self, what, unit, values, digits=2, means=None):
        shown = [("%." + str(digits) + "f") % v if v is not None else "" for v in values] + [""] * (len(self.names) - len(values))
        ratios = means or [values[0] / v if v else None for v in values[1:]]
        ratios = ["%.2f" % r if r is not None else "" for r in ratios] + [""] * (len(self.names) - 1 - len(ratios))
        line = "| %s | %s | %s |" % (what, unit, " | ".join(shown + ratios))
        self.lines.append(line)
        print(line, flush=True)

    def text(self):
        heads = ["what", "unit"] + self.names + [self.names[0] + " to " + name for name in self.names[1:]]
        return "| %s |\n|%s\n%s\n" % (" | ".join(heads), " --- |" * len(heads), "\n".join(self.lines))


def start(options, folder):
    """The three servers, one after the other."""
    java = ["java"] + options.java.split()
    ours = Server("Egnatia", java + ["-jar", options.jar, "serve", "--port", str(options.port), "--access-log", "off"],
                  lambda said: "127.0.0.1:%d" % options.port if "ready at" in said else None, "/sparql")
    _, dump = ours.get("/dumps/latest/egnatia.ttl")
    data = os.path.join(folder, "egnatia.ttl")
    open(data, "wb").write(dump)
    fuseki = Server("Fuseki", java + ["-cp", options.others + "/fuseki/*", "org.apache.jena.fuseki.main.cmds.FusekiMainCmd",
        "--localhost", "--port", str(options.port + 1), "--file", data, "/ds"], lambda said: "127.0.0.1:%d" % (options.port + 1),
        "/ds/sparql")
    rdf4j = Server("RDF4J", java + ["-Dsun.net.httpserver.nodelay=true", "-cp",
        "%s/classes:%s/rdf4j/*" % (options.others, options.others), "MemoryStoreServer", str(options.port + 2), data],
        lambda said: "127.0.0.1:%d" % (options.port + 2), "/sparql")
    return [ours, fuseki, rdf4j]


def measure(options, servers, table, chosen):
    """Everything that is asked of the servers; the means by the name of their row."""
    ours, means = servers[0], {}
    lists = {}
    for name, text in kinds.LISTS.items():
        lists[name] = [row["s"]["value"] for row in json.loads(ours.ask(kinds.PREFIXES + text)[1])["results"]["bindings"]]
    if not options.short:
        triples = int(json.loads(ours.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")[1])["results"]["bindings"][0]["n"]["value"])
        for number, what in enumerate(["start to the first right answer|CPU s", "the same, as time passes|s",
                                       "most memory until then|MB"]):
            table.row(*what.split("|"), [s.start[number] for s in servers], 0 if "MB" in what else 2)
        heaps = [s.live_heap() for s in servers]
        table.row("objects in use then", "MB", heaps, 0)
        table.row("the same, for each of %d triples" % triples, "bytes", [1e6 * heap / triples for heap in heaps], 0)
    for turn in range(3):
        for kind in chosen:
            ask_kind(servers, lists, kind, options.warm // 3, options.warm // 3, False, 1000 * (turn + 1))
    for is_repeated, word in ((False, "unique"), (True, "repeated")):
        ratios, spent = [], [0.0] * len(servers)
        if is_repeated:
            for kind in chosen:
                ask_kind(servers, lists, kind, options.warm, options.warm, True)
        for kind in chosen:
            values = ask_kind(servers, lists, kind, options.count, max(1, options.count // 4), is_repeated)
            table.row(kind + ", " + word, "CPU ms", values)
            ratios.append([max(values[0], 0.01) / v for v in values[1:]])
            spent = [sum(both) for both in zip(spent, values)]
        table.row("one of each kind together, " + word, "CPU ms", spent)
        means[word] = [mean([r[n] for r in ratios]) for n in range(len(servers) - 1)]
        table.row("**geometric mean, %s**" % word, "ratio", [], means=means[word])
    return means, lists


def pages(server, paths):
    """Milliseconds of processor time per page."""
    before = server.cpu()
    for path in paths:
        status, _ = server.get(path, "text/html")
        if status != 200:
            sys.exit("%s answers %d to %s" % (server.name, status, path))
    return 1000 * (server.cpu() - before) / len(paths)


@contextlib.contextmanager
def bare(options, ours, paths):
    """A Jetty of the same version with nothing but the bytes of these pages."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            name = base64.urlsafe_b64encode(path.encode()).decode()
            open(os.path.join(folder, name), "wb").write(ours.get(path, "text/html")[1])
        command = ["java"] + options.java.split() + ["-cp", options.jar, os.path.join(HERE, "BareJetty.java"),
                                                     str(options.port + 3), folder]
        jetty = Server("bare Jetty", command, lambda said: "127.0.0.1:%d" % (options.port + 3), "",
                       lambda server: server.get(paths[0], "text/html")[0] == 200)
        try:
            yield jetty
        finally:
            jetty.stop()


def measure_more(options, servers, table, lists):
    """What is not told by the mix: many at once, pages, dumps, memory, commands."""
    ours = servers[0]
    for clients in (1, 4, 16, 64):
        told = [at_once(server, lists, clients, max(8 * clients, options.count * 4)) for server in servers]
        table.row("%d clients, small queries" % clients, "CPU ms", [one[0] for one in told])
        table.row("the same, waiting at the median", "ms", [one[1] for one in told], 1)
        table.row("the same, waiting at 99 of 100", "ms", [one[2] for one in told], 1)
    things = [one.rsplit("/", 1)[1] for one in lists["thing"]]
    partners = [one.rsplit("/", 1)[1] for one in lists["partner"]]
    given = []
    for what, paths in (("page of a thing", ["/doc/actor/%s.html" % t for t in things[:options.count]]),
                        ("page of a partner on a day", ["/doc/actor/%s.html?as-of=2019-0%d-01" % (p, m) for m in range(1, 7) for p in partners]),
                        ("topic on a day", ["/topic/%s?as-of=2019-0%d-01" % (t, m) for m in (1, 2, 3, 4) for t in ("migration", "security", "rule-of-law")]),
                        ("comparison", ["/compare/%s/%s" % (a, b) for a in partners for b in partners if a < b]),
                        ("matrix of agreements on a day", ["/matrix/agreements?as-of=2019-0%d-01" % m for m in range(1, 7)])):
        table.row(what + ", made", "CPU ms", [pages(ours, paths)])
        given.append((what, paths))
    for what, paths in given:
        with bare(options, ours, paths) as jetty:
            # What was just made is still being compiled when it is given for the first time: those rounds are not counted.
            for server in (ours, jetty):
                for _ in range(max(3, 300 // len(paths))):
                    pages(server, paths)
            rounds = [(pages(ours, paths), pages(jetty, paths)) for _ in range(12)]
        kept, sent = [sum(times) / len(times) for times in zip(*rounds)]
        table.row(what + ", given again", "CPU ms", [kept])
        table.row("a bare Jetty sends the same bytes, by which ours is %.1f" % (kept / sent), "CPU ms", [sent])
    if shutil.which("wrk"):
        for what, paths in given:
            command = ["wrk", "-t1", "-c16", "-d5s", "--latency", "http://%s%s" % (ours.host, paths[0])]
            said = subprocess.run(command, capture_output=True, text=True).stdout
            count, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", said).groups()
            table.row(what + ", 16 clients at once, waiting at 99 of 100", "ms",
                      [float(count) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]])
    before = ours.cpu()
    size = len(ours.get("/dumps/latest/egnatia.nt")[1])
    table.row("N-Triples of %.0f MB, made" % (size / 1e6), "CPU s", [ours.cpu() - before])
    table.row("memory after all this", "MB", [s.memory("VmRSS") for s in servers], 0)
    table.row("objects in use after all this", "MB", [s.live_heap() for s in servers], 0)


def commands(options, table):
    """The command line, in processes of its own."""
    for what, arguments in (("check of the workspace", ["check", "--root", options.root]), ("ask of one question", ["ask", "CQ-69"])):
        spent, code = command_cpu(["java", "-jar", options.jar] + arguments)
        table.row(what + ("" if code == 0 else ", which has findings"), "CPU s", [spent])


def machine(before):
    """In one sentence."""
    model = re.search(r"model name\s*:\s*(.*)", open("/proc/cpuinfo").read())
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.split("\n")[0]
    return "%s: %s, %d cores, load %.1f before the run and %.1f after, %s." % (time.strftime("%Y-%m-%d"),
        model.group(1).strip() if model else "a processor", os.cpu_count(), before, os.getloadavg()[0], java)


def third_worse(page, means):
    """Sentences for the means that are a third worse than those on the page."""
    worse = []
    for word, now in means.items():
        row = re.search(r"\*\*geometric mean, %s\*\* \|.*" % word, page)
        told = [float(cell) for cell in re.findall(r"\d+\.\d+", row.group())] if row else []
        worse += ["%s mix: %.2f, and %.2f on the page" % (word, n, t) for n, t in zip(now, told) if n > t * 4 / 3]
    return worse


def chart(table):
    """The ratios of the unique mix as bars on a logarithmic scale, 1 in the middle; an SVG without a script or a font."""
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.lines if ", unique |" in line]
    others = table.names[1:]
    height, middle, unit = 30 + 15 * len(others) * len(rows), 420, 120
    parts = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 %d" font-family="sans-serif" font-size="11" role="img">' % height,
             "<title>Processor time of Egnatia to that of %s, by kind of query</title>" % " and ".join(others),
             '<rect width="720" height="%d" fill="#fff"/>' % height]
    for n, name in enumerate(others):
        parts.append('<rect x="%d" y="6" width="10" height="10" fill="%s"/><text x="%d" y="15">to %s</text>'
                     % (200 + 120 * n, COLOURS[n], 214 + 120 * n, name))
    for r, row in enumerate(rows):
        top = 24 + 15 * len(others) * r
        parts.append('<text x="190" y="%d" text-anchor="end">%s</text>' % (top + 8 * len(others) + 3, row[0].replace(", unique", "")))
        for n, ratio in enumerate(row[2 + len(table.names):]):
            if ratio:
                end = middle + max(-200, min(200, unit * math.log10(max(float(ratio), 0.01))))
                parts.append('<rect x="%.0f" y="%d" width="%.0f" height="11" fill="%s"/><text x="%d" y="%d">%s</text>' % (
                    min(end, middle), top + 13 * n, max(abs(end - middle), 1), COLOURS[n], 660, top + 13 * n + 10, ratio))
    parts.append('<line x1="%d" x2="%d" y1="20" y2="%d" stroke="#333"/>' % (middle, middle, height))
    return "\n".join(parts) + "\n</svg>\n"


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--jar", default="target/egnatia.jar")
    options.add_argument("--others", default="target/bench", help="where the others are; fetched if there is nothing")
    options.add_argument("--root", default=".")
    options.add_argument("--page", help="where the figures go")
    options.add_argument("--short", action="store_true", help="two minutes; compares with docs/benchmarks.md")
    options.add_argument("--kinds", default="", help="only kinds with this in their name")
    options.add_argument("--count", type=int, help="requests of each kind")
    options.add_argument("--warm", type=int, help="requests of each kind before")
    options.add_argument("--mix", action="store_true", help="nothing but the mix")
    options.add_argument("--java", default="-Xmx2g", help="options of the virtual machines")
    options.add_argument("--port", type=int, default=3930, help="the first of three")
    o = options.parse_args()
    o.count, o.warm = o.count or (20 if o.short else 100), o.warm or (30 if o.short else 120)
    if not os.path.isdir(o.others + "/rdf4j"):
        subprocess.run(["./mvnw", "-q", "-f", os.path.join(HERE, "others", "pom.xml"), "compile"], check=True)
    load, servers = os.getloadavg()[0], []
    with tempfile.TemporaryDirectory() as folder:
        try:
            servers = start(o, folder)
            table = Table([s.name for s in servers])
            means, lists = measure(o, servers, table, [k for k in kinds.KINDS if o.kinds in k])
            if not o.short and not o.mix:
                measure_more(o, servers, table, lists)
        finally:
            for server in servers:
                server.stop()
    if not o.short and not o.mix:
        commands(o, table)
    if o.page:
        page = open(o.page).read()
        begin, end = "<!-- figures -->\n", "<!-- end of figures -->"
        drawn = os.path.splitext(o.page)[0] + ".svg"
        open(drawn, "w").write(chart(table))
        open(o.page, "w").write(page[:page.index(begin) + len(begin)] + machine(load) + "\n\n![Ratios of the unique mix by kind](%s)\n\n" % os.path.basename(drawn) + table.text() + page[page.index(end):])
    print(machine(load))
    if o.short:
        worse = third_worse(open(os.path.join(o.root, "docs", "benchmarks.md")).read(), means)
        print("\n".join("WARNING: a third worse: " + one for one in worse) or "No mean is a third worse than on the page.")
        sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
