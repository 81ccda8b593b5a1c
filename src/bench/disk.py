#!/usr/bin/env python3
"""Measures a multiple of the graph that is too large for the program in memory, in TDB2, the disk store of --store tdb2:.

    src/bench/multiply.sh 41 big.nq && src/bench/disk.py big.nq        # half an hour and 12 GB of room; nothing is left

It is loaded by Jena's bulk loader and asked through a stock Fuseki. Prints the rows of a table for docs/scale.md.
"""
import argparse
import json
import os
import statistics
import subprocess
import tempfile
import time

import compare
import kinds

DISK = "org.w3id.egnatia.scale.DiskMultiple"


def room(folder):
    """What the files of a folder take on the disk, in MB; files of TDB2 have holes."""
    return int(subprocess.run(["du", "-sm", folder], capture_output=True, text=True).stdout.split()[0])


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("quads")
    options.add_argument("--memory", default="2g", help="of the virtual machine")
    options.add_argument("--classes", default="target/test-classes:target/egnatia.jar")
    options.add_argument("--folder", default="target", help="where there is room")
    options.add_argument("--database", help="a folder that is kept, and asked if it is there already")
    options.add_argument("--port", type=int, default=3961)
    options.add_argument("--count", type=int, default=5)
    o = options.parse_args()
    java = ["java", "-Xmx" + o.memory, "-cp", o.classes, DISK]
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(dir=o.folder) as folder:
        database = o.database or os.path.join(folder, "tdb2")
        if not os.path.exists(database):
            begun = time.monotonic()
            loading = subprocess.Popen(java + ["load", o.quads, database], stdout=subprocess.PIPE, text=True)
            written = int(loading.stdout.read().split()[0])
            _, _, used = os.wait4(loading.pid, 0)
            took, cpu = time.monotonic() - begun, used.ru_utime + used.ru_stime
            for row in (("triples and quads loaded", "million", written / 1e6), ("loading", "s", took), ("loading", "CPU s", cpu),
                        ("of them in a second of a processor", "thousand", written / cpu / 1000),
                        ("most memory while loading", "MB", used.ru_maxrss / 1024), ("room on the disk", "MB", room(database))):
                print("| %s | %s | %.2f |" % row, flush=True)
        server = compare.Server("TDB2", java + ["serve", database, str(o.port)],
                                lambda said: "127.0.0.1:%d" % o.port if "ready" in said else None, "/ds/sparql")
        try:
            print("| start to the first right answer | CPU s, s | %.2f, %.2f |" % (server.start[0], server.start[1]), flush=True)
            lists = {}
            for name, text in kinds.LISTS.items():
                answer = json.loads(server.ask(kinds.PREFIXES + text)[1])
                lists[name] = [row["s"]["value"] for row in answer["results"]["bindings"]]
            for kind in kinds.KINDS:
                costs = []
                for turn in range(2 + o.count):
                    before = server.cpu()
                    try:
                        if server.ask(kinds.query(kind, lists, turn, turn))[0] != 200:
                            raise OSError("refused")
                    except OSError:
                        costs = None
                        break
                    costs.append(1000 * (server.cpu() - before))
                print("| %s | CPU ms | %s |" % (kind, "%.2f" % statistics.mean(costs[2:]) if costs else "not within 60 s"), flush=True)
            print("| memory after all this | MB | %.0f |" % server.memory("VmRSS"))
        finally:
            server.stop()
    print(compare.machine(load))


if __name__ == "__main__":
    main()
