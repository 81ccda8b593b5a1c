#!/usr/bin/env python3
"""Whether the addresses that the data names still answer. For maintainers now and then; nothing else ever opens them.

    src/bench/outward-links.py DUMP.nq [--host NAME] [--pause SECONDS]

Takes all addresses of the web that are values in the dump and not ours or a vocabulary's, and asks for the head of each: one request at
a time, hosts in turn, and the same host again only after a pause (5 seconds). Prints status, address and the first thing that
names it, for those that are gone, moved for good or do not answer. Exit code 1 if any is gone (404, 410, no such host).
"""
import argparse, collections, re, socket, sys, time, urllib.error, urllib.request
from urllib.parse import quote, urldefrag, urlsplit

LINE = re.compile(r"<([^>]*)> <([^>]*)> (?:<(https?://[^>]*)>|\"(https?://[^\"]*)\".*) <[^>]*> \.")
NOT_PAGES = ("https://w3id.org/egnatia/", "http://www.w3.org/", "http://purl.org/", "http://xmlns.com/", "http://data.europa.eu/eli/ontology")


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def ask(address, method="HEAD"):
    request = urllib.request.Request(quote(address, safe=":/?#[]@!$&'()*+,;=%~"), method=method,
                                     headers={"User-Agent": "egnatia-outward-links", "Accept": "*/*"})
    try:
        with urllib.request.build_opener(NoRedirects).open(request, timeout=20) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return ask(address, "GET") if method == "HEAD" and error.code in (403, 405, 501) else error.code
    except urllib.error.URLError as error:
        return "no such host" if isinstance(error.reason, socket.gaierror) else str(error.reason)
    except OSError as error:
        return type(error).__name__


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump")
    parser.add_argument("--host")
    parser.add_argument("--pause", type=float, default=5)
    options = parser.parse_args()
    named = {}
    with open(options.dump, encoding="utf-8") as dump:
        for line in dump:
            match = LINE.fullmatch(line.strip())
            address = match and urldefrag(match.group(3) or match.group(4)).url
            if address and not address.startswith(NOT_PAGES):
                named.setdefault(address, match.group(1))
    hosts = collections.defaultdict(list)
    for address in sorted(named):
        if options.host in (None, urlsplit(address).hostname):
            hosts[urlsplit(address).hostname].append(address)
    asked, last, found = 0, {}, collections.Counter()
    while hosts:
        for host in list(hosts):
            time.sleep(max(0, last.get(host, 0) + options.pause - time.monotonic()))
            address = hosts[host].pop()
            if not hosts[host]:
                del hosts[host]
            status = ask(address)
            last[host] = time.monotonic()
            asked += 1
            kind = "gone" if status in (404, 410, "no such host") else "moved" if status in (301, 308) else \
                "well" if status in range(200, 400) else "unknown"
            found[kind] += 1
            if kind != "well":
                print(status, address, "in", named[address], flush=True)
    print("%d addresses: %s" % (asked, ", ".join("%d %s" % (n, kind) for kind, n in sorted(found.items())) or "none"))
    sys.exit(1 if found["gone"] else 0)


main()
