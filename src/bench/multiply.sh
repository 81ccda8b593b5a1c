#!/usr/bin/env bash
# The real graph many times over, for measuring: src/bench/multiply.sh FACTOR FILE.nq [SEED]
# Writes N-Quads with the graphs of the release. Names of the copies are made up, and they state no facts; equal data, factor
# and seed (default 1) give equal bytes. Wants ./mvnw -q -DskipTests package before it. Memory is that of one copy: 1 GB.
set -eu
cd "$(dirname "$0")/../.."
exec java -Xmx1g -XX:+UseSerialGC -cp target/test-classes:target/egnatia.jar org.w3id.egnatia.scale.WriteMultiple \
  "$1" "$2" "${3:-1}"
