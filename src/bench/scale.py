#!/usr/bin/env python3
"""Measures the program with the graph once and many times over; writes the measured part of docs/scale.md.

    ./mvnw -q -DskipTests package && src/bench/scale.py --page docs/scale.md      # about fifteen minutes, 6 GB

Each multiple is written as N-Quads (as by multiply.sh), prepared once as a release is when it is packaged, and served from that, as
`serve` does, in memory. Times are processor seconds of the process, which a busy machine changes less than the time that
passes. The 26 kinds of queries of kinds.py are asked, each text once, and some pages. Nothing is left running.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import compare
import kinds

SCALE = "org.w3id.egnatia.scale."


def run(command):
    """What a command that ends said, its processor seconds and the most memory of it in MB."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("%s ends with %d" % (" ".join(command), process.returncode))
    return said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def figures(options, factor, folder):
    """What is measured of one multiple, by what it is."""
    told = {}
    quads, prepared = (os.path.join(folder, "multiple-%d.%s" % (factor, end)) for end in ("nq", "prepared"))
    java = ["java", "-Xmx%s" % options.memory, "-cp", options.classes]
    said, told["multiplying|CPU s"], told["multiplying, most memory|MB"] = run(
        ["java", "-Xmx1g", "-cp", options.classes, SCALE + "WriteMultiple", str(factor), quads, "1"])
    told["quads|million"] = int(said.split(": ")[-1].split()[0]) / 1e6
    told["N-Quads|MB"] = os.path.getsize(quads) / 1e6
    said, told["preparing (reading, freezing, digest)|CPU s"], told["preparing, most memory|MB"] = run(
        java + [SCALE + "ServeMultiple", "prepare", quads, prepared])
    os.remove(quads)
    told["triples of the default graph|million"] = int(said.split()[0]) / 1e6
    told["prepared form|MB"] = os.path.getsize(prepared) / 1e6
    server = compare.Server("Egnatia", java + [SCALE + "ServeMultiple", "serve", prepared, str(options.port)],
                            lambda said: "127.0.0.1:%d" % options.port if "ready at" in said else None, "/sparql")
    try:
        told["start to the first right answer|CPU s"], told["the same, as time passes|s"], told["most memory until then|MB"] = server.start
        told["objects in use after start|MB"] = server.live_heap()
        lists = {}
        for name, text in kinds.LISTS.items():
            rows = json.loads(server.ask(kinds.PREFIXES + text)[1])["results"]["bindings"]
            lists[name] = [row["s"]["value"] for row in rows]
        for kind in kinds.KINDS:
            compare.ask_kind([server], lists, kind, options.warm, options.warm, False, 1000)
        for kind in kinds.KINDS:
            told["%s|CPU ms" % kind] = compare.ask_kind([server], lists, kind, options.count, options.count, False)[0]
        for what, path in (("page of a partner on a day", "/doc/actor/srb.html?as-of=2019-0%d-01"),
                           ("page of a body with most ties on a day", "/doc/actor/com.html?as-of=2019-0%d-01"),
                           ("topic on a day", "/topic/migration?as-of=2019-0%d-01"),
                           ("matrix of agreements on a day", "/matrix/agreements?as-of=2019-0%d-01"),
                           ("search", "/search?q=police+%d")):
            before, statuses = server.cpu(), set()
            for month in range(1, 6):
                statuses.add(server.get(path % month, "text/html")[0])
            told["%s%s|CPU ms" % (what, "" if statuses == {200} else ", refused with %s" % "/".join(map(str, sorted(statuses))))] = \
                1000 * (server.cpu() - before) / 5
        told["memory after all this|MB"] = server.memory("VmRSS")
        told["objects in use after all this|MB"] = server.live_heap()
    finally:
        server.stop()
    os.remove(prepared)
    return told


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--page", help="where the figures go")
    options.add_argument("--factors", default="1,10")
    options.add_argument("--count", type=int, default=20, help="requests of each kind")
    options.add_argument("--warm", type=int, default=20, help="requests of each kind before")
    options.add_argument("--memory", default="6g", help="of the virtual machines")
    options.add_argument("--classes", default="target/test-classes:target/egnatia.jar")
    options.add_argument("--port", type=int, default=3960)
    o = options.parse_args()
    load, all_told, factors = os.getloadavg()[0], {}, [int(f) for f in o.factors.split(",")]
    with tempfile.TemporaryDirectory(dir="target") as folder:
        for factor in factors:
            for what, value in figures(o, factor, folder).items():
                all_told.setdefault(what.strip(), {})[factor] = value
                print("%d x: %s: %.2f" % (factor, what, value), flush=True)
    lines = ["| what | unit | %s | ratio |" % " | ".join("%d ×" % f for f in factors), "|%s" % (" --- |" * (len(factors) + 3))]
    for what, values in all_told.items():
        cells = ["%.2f" % values[f] if values.get(f) is not None else "" for f in factors]
        first, last = values.get(factors[0]), values.get(factors[-1])
        lines.append("| %s | %s | %s |" % (" | ".join(what.split("|")), " | ".join(cells),
                                           "%.1f" % (last / first) if first and last and len(factors) > 1 else ""))
    told = compare.machine(load) + "\n\n" + "\n".join(lines) + "\n"
    if o.page:
        page, begin, end = open(o.page).read(), "<!-- measured -->\n", "<!-- end of measured -->"
        open(o.page, "w").write(page[:page.index(begin) + len(begin)] + told + page[page.index(end):])
    print(told)


if __name__ == "__main__":
    main()
