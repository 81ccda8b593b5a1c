#!/usr/bin/env python3
"""How much processor time a 304 costs beside a 200, for some addresses, in one run.

  not-modified.py [--times 60] http://127.0.0.1:3030 [ADDRESS ...]

Needs Python 3.8 and nothing else. The server tells its processor time in /metrics, so it must run on this machine and have
nothing else to do. Each address is asked for until the compiler of the virtual machine has done its work, then so many times
without and with the ETag that the first answer gave. Prints milliseconds of processor time for each answer, and their ratio.
"""
import argparse
import http.client
import re
import time
from urllib.parse import urlsplit

ADDRESSES = ["/", "/doc/actor/srb", "/doc/actor/srb.ttl", "/matrix/agreements", "/query/status-as-of.csv", "/def"]


class Server:
    def __init__(self, base):
        self.connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=60)

    def get(self, path, **headers):
        self.connection.request("GET", path, headers={"Accept": "text/html, */*;q=0.5", **headers})
        answer = self.connection.getresponse()
        return answer.status, answer.getheader("ETag"), answer.read()

    def processor_seconds(self):
        return float(re.search(rb"^process_cpu_seconds_total ([0-9.]+)", self.get("/metrics")[2], re.M).group(1))

    def cost(self, path, times, status, **headers):
        """Seconds of processor time for each of some answers of a status."""
        before = self.processor_seconds()
        for _ in range(times):
            got = self.get(path, **headers)[0]
            assert got == status, "%s answered %d and not %d" % (path, got, status)
        return (self.processor_seconds() - before) / times


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("base")
    parser.add_argument("addresses", nargs="*", default=ADDRESSES)
    parser.add_argument("--times", type=int, default=60)
    options = parser.parse_args()
    server = Server(options.base)
    print("%-28s %10s %10s %8s" % ("address", "200 in ms", "304 in ms", "ratio"))
    for path in options.addresses:
        status, tag, _ = server.get(path)
        assert status == 200 and tag, "%s answered %d, ETag %s" % (path, status, tag)
        for _ in range(options.times):
            server.get(path)
            for _ in range(10):
                server.get(path, **{"If-None-Match": tag})
        time.sleep(1)
        whole = server.cost(path, options.times, 200)
        known = server.cost(path, 10 * options.times, 304, **{"If-None-Match": tag})
        print("%-28s %10.3f %10.3f %7.1f%%" % (path, 1000 * whole, 1000 * known, 100 * known / whole))


if __name__ == "__main__":
    main()
