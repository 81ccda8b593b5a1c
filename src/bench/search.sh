#!/usr/bin/env bash
# Time of a warm search, as its reader sees it: src/bench/search.sh http://127.0.0.1:3030/ [ROUNDS]
# Asks a running server for words of every kind, over one connection, ROUNDS times (default 200) to warm it and as often
# again to measure, and prints the median, the 95th percentile and the slowest answer in milliseconds.
set -eu
base=$1
rounds=${2:-200}
words=(kosovo %D0%9A%D0%BE%D1%81%D0%BE%D0%B2%D0%BE Eurojst sqhiperia 32024R1449 CETS%20197 SAA%20Albania agreement eu
  readmission%20serbia Crna%20Gora frontx k)
urls() {
  for ((i = 0; i < rounds; i++)); do
    w=${words[i % ${#words[@]}]}
    printf 'url="%ssearch.json?q=%s"\noutput=/dev/null\nwrite-out="%%{time_total} %s\\n"\n' "$base" "$w" "$w"
  done
}
urls | curl -s -K - > /dev/null
urls | curl -s -K - | LC_ALL=C sort -n | awk -v n="$rounds" '{t[NR] = $1 * 1000; w[NR] = $2}
  END {printf "median %.1f ms, 95 %% within %.1f ms, slowest %.1f ms (%s)\n", t[int((NR + 1) / 2)], t[int(NR * .95)], t[NR], w[NR]}'
