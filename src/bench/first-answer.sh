#!/usr/bin/env bash
# Time from the start of a server process to its first correct answer, as a whole process:
#   src/bench/first-answer.sh ENDPOINT COMMAND…
# Starts COMMAND, asks ENDPOINT for one fact until the answer is right, and ends the process by its id. Time it from
# outside, for instance with: /usr/bin/time -v src/bench/first-answer.sh http://127.0.0.1:3030/sparql java -jar target/egnatia.jar serve
set -u
endpoint=$1
shift
query='ASK { <https://w3id.org/egnatia/id/relation/management-olaf-uafp> <https://w3id.org/egnatia/def/holder> <https://w3id.org/egnatia/id/actor/olaf> }'
begin=$(date +%s%N)
"$@" >/dev/null 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null; wait "$server" 2>/dev/null' EXIT
for _ in $(seq 600); do
  answer=$(curl -s -m 2 -H 'Accept: application/sparql-results+json' --data-urlencode "query=$query" "$endpoint")
  if [[ $answer =~ \"boolean\"[[:space:]]*:[[:space:]]*true ]]; then
    end=$(date +%s%N)
    echo "first correct answer after $(((end - begin) / 1000000)) ms; peak resident memory $(awk '/VmHWM/ {print $2 " " $3}' "/proc/$server/status")"
    exit 0
  fi
  kill -0 "$server" 2>/dev/null || { echo "the server ended before it answered" >&2; exit 1; }
  sleep 0.05
done
echo "no correct answer within 30 s" >&2
exit 1
