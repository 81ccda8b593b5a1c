#!/usr/bin/env bash
# Bulk work on N-Quads that do not fit one machine:
#   src/spark/bulk.sh check|digest|diff|partition … [--master spark://HOST:7077] [--pieces N]
# Wants ./mvnw -q -Pspark -DskipTests process-test-classes before it, which puts everything into target/spark/home; on a
# cluster that folder is SPARK_HOME of every machine, with SPARK_SCALA_VERSION=2.13. Without --master it runs here, on all
# cores. Memory of the command itself: BULK_MEMORY, 1g if it is not given.
set -eu
home=$(cd "$(dirname "$0")/../.." && pwd)/target/spark/home
opens=()
for package in java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent \
  java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar; do
  opens+=("--add-opens=java.base/$package=ALL-UNNAMED")
done
SPARK_HOME=$home exec java -Xmx"${BULK_MEMORY:-1g}" -XX:+IgnoreUnrecognizedVMOptions "${opens[@]}" \
  -Djdk.reflect.useDirectMethodHandle=false -Djavax.xml.stream.XMLInputFactory=com.sun.xml.internal.stream.XMLInputFactoryImpl \
  -Dorg.slf4j.simpleLogger.defaultLogLevel="${BULK_LOG:-error}" \
  -cp "$home/jars/*" org.w3id.egnatia.spark.Bulk "$@"
