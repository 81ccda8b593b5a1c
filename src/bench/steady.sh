#!/usr/bin/env bash
# Whether a server's heap, threads and file descriptors stay flat under load:
#   src/bench/steady.sh MINUTES [COMMAND…]
# Starts target/egnatia.jar (JAVA_OPTIONS, by default -Xmx1g) on a free port and loads it round after round, by COMMAND, which
# finds the server's address in $BASE and its process in $SERVER, or else by a mix of questions, pages, dumps and faults. After
# each round come a pause, a full garbage collection and a line of figures. The rounds of the first third are for warming up;
# exit code 1 if the last third of the time has on average more than 5 % more heap, threads or descriptors than the second.
# Needs curl and a JDK.
set -euo pipefail
minutes=${1:?give the minutes}
shift
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
# shellcheck disable=SC2086
java ${JAVA_OPTIONS:--Xmx1g} -jar target/egnatia.jar serve --port 0 --access-log "$work/access.log" >"$work/out" 2>"$work/err" &
server=$!
trap 'kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
until grep -q ready "$work/out"; do kill -0 "$server" || { cat "$work/err" >&2; exit 2; }; sleep 0.2; done
BASE=$(sed 's/.* at //; s#/$##' "$work/out") SERVER=$server
export BASE SERVER
clients=

ask() { printf 'url = "%s/%s"\noutput = /dev/null\n' "$BASE" "$1"; }
query() { ask "sparql?query=$1"; }
for i in $(seq 40); do
    ask ""; ask "ready"; ask "assets/egnatia.css"; ask "ui/"; ask "no/such/page-$i"; ask "doc/actor/alb.ttl"; ask "doc/actor/srb.html"
    query "ASK%7B%7D"
    query "SELECT%20*%20WHERE%20%7B%3Fs%20%3Fp%20%3Fo%7D%20LIMIT%20$((i * 50))"
    query "SELECT%20%3Fp%20(COUNT(*)%20AS%20%3Fn)%20WHERE%20%7B%3Fs%20%3Fp%20%3Fo%7D%20GROUP%20BY%20%3Fp"
    query "CONSTRUCT%20WHERE%20%7B%3Fs%20a%20%3Fo%7D%20LIMIT%20500"
    query "SELEC"; query "%zz"; query "SELECT%20*%20WHERE%20%7BSERVICE%20%3Curn%3Ax%3E%7B%7D%7D"
    [ $((i % 20)) -ne 0 ] || { ask "dumps/latest/egnatia.ttl"; query "SELECT%20(COUNT(*)%20AS%20%3Fn)%20WHERE%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff%7D&timeout=1"; }
done >"$work/mix"

metric() { awk -v name="$1" '$1 == name {printf "%d", $2}' "$work/metrics"; }
printf 'seconds heap_MB threads descriptors requests failed\n'
begin=$SECONDS
while [ $((SECONDS - begin)) -lt $((minutes * 60)) ]; do
    if [ $# -gt 0 ]; then
        "$@" >>"$work/load" 2>&1 || true
    else
        for _ in 1 2 3 4; do curl -s -m 30 -K "$work/mix" & clients+=" $!"; done
        # shellcheck disable=SC2086
        wait $clients || true
        clients=
    fi
    sleep 2
    jcmd "$server" GC.run >/dev/null
    curl -s -m 30 "$BASE/metrics" >"$work/metrics"
    printf '%s %s %s %s %s %s\n' $((SECONDS - begin)) $(($(metric 'jvm_memory_used_bytes{area="heap"}') / 1000 / 1000)) \
        "$(metric jvm_threads_current)" "$(metric process_open_fds)" \
        "$(awk '/^egnatia_http_requests_total/ {n += $2} END {print n + 0}' "$work/metrics")" \
        "$(awk '/^egnatia_http_requests_total.*status="500"/ {n += $2} END {print n + 0}' "$work/metrics")" | tee -a "$work/figures"
done
awk -v minutes="$minutes" '
    $1 < minutes * 20 {next}
    $1 < minutes * 40 {n++; for (i = 2; i <= 4; i++) early[i] += $i; next}
    {m++; for (i = 2; i <= 4; i++) late[i] += $i}
    END {
        if (!n || !m) {print "too few rounds to judge"; exit 2}
        split("- heap threads descriptors", name, " ")
        for (i = 2; i <= 4; i++) {
            a = early[i] / n; b = late[i] / m
            printf "%s: %.1f, then %.1f (%+.1f %%)\n", name[i], a, b, (b / a - 1) * 100
            if (b > a * 1.05 + 1) bad = 1
        }
        exit bad
    }' "$work/figures"
