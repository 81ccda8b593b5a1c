#!/usr/bin/env python3
"""How a server fares while heavy queries press, as a whole process.

    src/bench/under-pressure.py ENDPOINT [--seconds 60] [--clients 24] -- COMMAND…

Starts COMMAND, waits until ENDPOINT answers, lets clients ask heavy queries without pause (each waits as long as a
Retry-After header says, at most 5 s), asks ASK {} ten times a second meanwhile, and ends the process by its id. Reports
how long ASK {} took, what became of every request, when the processor was idle after the clients had left, and the
memory that is resident before and after. Python 3.8 or newer, Linux, loopback only.
"""
import argparse, collections, http.client, os, socket, subprocess, sys, threading, time
from urllib.parse import quote, urlsplit

HEAVY = [
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f } OFFSET 100000000 LIMIT 1",
    "SELECT ?a (GROUP_CONCAT(?f) AS ?g) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a LIMIT 10",
    "SELECT (COUNT(*) AS ?n) { ?s (!<urn:x:a>|!^<urn:x:a>)+ ?o }",
    "CONSTRUCT { ?a ?e ?f } WHERE { ?a ?b ?c . ?d ?e ?f }",
]


def ask(url, query, timeout, keep=lambda connection: None):
    """(status or error, seconds, Retry-After)."""
    begin = time.monotonic()
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=timeout)
    try:
        connection.connect()
        keep(connection.sock)
        connection.request("GET", url.path + "?query=" + quote(query, safe=""), headers={"Accept": "application/sparql-results+json, */*;q=0.5"})
        response = connection.getresponse()
        while response.read(1 << 16):
            pass
        return response.status, time.monotonic() - begin, response.getheader("Retry-After")
    except OSError as error:
        return type(error).__name__, time.monotonic() - begin, None
    except http.client.HTTPException as error:
        return type(error).__name__, time.monotonic() - begin, None
    finally:
        connection.close()


def processor_seconds(pid):
    with open("/proc/%d/stat" % pid) as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def resident_mb(pid):
    with open("/proc/%d/status" % pid) as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def heap_mb(pid):
    """Live objects after a full collection; None where jcmd is missing."""
    try:
        subprocess.run(["jcmd", str(pid), "GC.run"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        info = subprocess.run(["jcmd", str(pid), "GC.heap_info"], capture_output=True, text=True, timeout=60).stdout
        used = [int(word[:-1]) // 1024 for line in info.splitlines() if "heap" in line or "generation" in line
                for word in [line.split("used ")[1].split()[0].strip(",[")] if "used " in line]
        return sum(used) if used else None
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError):
        return None


def main():
    parser = argparse.ArgumentParser(description="Measure a server under heavy queries.")
    parser.add_argument("endpoint")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=24)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    url = urlsplit(options.endpoint)
    server = subprocess.Popen(options.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 300
        while ask(url, "ASK {}", 5)[0] != 200:
            if server.poll() is not None or time.monotonic() > end:
                sys.exit("the server does not answer")
            time.sleep(0.5)
        for _ in range(50):
            ask(url, "ASK {}", 10)
        heap_before, resident_before = heap_mb(server.pid), resident_mb(server.pid)
        heavy, small, sockets, stop = collections.Counter(), [], {}, threading.Event()

        def press(number):
            turn = number
            while not stop.is_set():
                status, _, retry = ask(url, HEAVY[turn % len(HEAVY)], options.seconds + 60, lambda s: sockets.update({number: s}))
                if not stop.is_set():
                    heavy[status] += 1
                turn += 1
                stop.wait(min(5.0, float(retry)) if retry and retry.isdigit() else 0)

        def probe():
            while not stop.is_set():
                small.append(ask(url, "ASK {}", 30)[:2])
                stop.wait(0.1)

        threads = [threading.Thread(target=press, args=(i,), daemon=True) for i in range(options.clients)]
        prober = threading.Thread(target=probe)
        for thread in threads:
            thread.start()
        prober.start()
        time.sleep(options.seconds)
        stop.set()
        prober.join()
        for s in list(sockets.values()):
            try:
                s.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        left = time.monotonic()
        idle = None
        while idle is None and time.monotonic() < left + 60:
            before, begin = processor_seconds(server.pid), time.monotonic()
            time.sleep(0.5)
            if processor_seconds(server.pid) - before <= 0.05:
                idle = begin - left
        times = sorted(seconds for _, seconds in small)
        lost = collections.Counter(str(status) for status, _ in small if status != 200)
        print("heavy queries: " + ", ".join("%s %d times" % (status, n) for status, n in sorted(heavy.items(), key=str)))
        print("ASK {}: asked %d times, %d not answered with 200 %s; median %.0f ms, p99 %.0f ms, longest %.0f ms" % (
            len(small), sum(lost.values()), dict(lost) if lost else "", 1000 * times[len(times) // 2],
            1000 * times[min(len(times) - 1, int(len(times) * 0.99))], 1000 * times[-1]))
        print("processor idle " + ("%.1f s after the clients had left" % idle if idle is not None else "not within 60 s"))
        print("heap in use after a full collection: %s MB before, %s MB after; resident: %d MB before, %d MB after" % (
            heap_before, heap_mb(server.pid), resident_before, resident_mb(server.pid)))
        sys.exit(0 if server.poll() is None else "the server has died")
    finally:
        server.terminate()
        server.wait(30)


if __name__ == "__main__":
    main()
