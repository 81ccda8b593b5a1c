#!/usr/bin/env bash
# Time of a search, as its reader sees it: src/bench/search.sh http://127.0.0.1:3030/ [ROUNDS]
# Asks a running server for the phrases of src/test/resources/phrases.tsv over one connection. The first round makes every
# answer, so that each is searched for anew; then the same is asked ROUNDS times (default 5). Prints, of the first round and
# of the others, the median, the 99th percentile and the slowest answer in milliseconds.
set -eu
base=$1
rounds=${2:-5}
phrases=$(dirname "$0")/../test/resources/phrases.tsv
curl -s -o /dev/null "${base}search.json?q=warm"
urls() {
  tail -n +2 "$phrases" | cut -f 1 | while IFS= read -r phrase; do
    q=$(printf '%s' "$phrase" | od -An -v -tx1 | tr -d '\n' | sed 's/ /%/g')
    printf 'url="%ssearch.json?q=%s"\noutput=/dev/null\nwrite-out="%%{time_total} %s\\n"\n' "$base" "$q" "$phrase"
  done
}
told() {
  LC_ALL=C sort -n | awk -v what="$1" '{t[NR] = $1 * 1000; $1 = ""; w[NR] = $0}
    END {p = int(NR * .99); if (p < NR * .99) p++
      printf "%s: %d answers, median %.1f ms, 99 %% within %.1f ms, slowest %.1f ms (%s )\n", what, NR, t[int((NR + 1) / 2)], t[p], t[NR], w[NR]}'
}
urls | curl -s -K - | told "made"
for ((i = 0; i < rounds; i++)); do urls | curl -s -K -; done | told "given again"
