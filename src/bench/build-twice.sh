#!/usr/bin/env bash
# Builds the committed state twice, in two folders, at two times, in two time zones, languages and umasks, and compares the jars
# byte for byte. Needs git and what ./mvnw needs. Prints the checksum of both; exit code 1 if they differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { # folder, time zone, language, umask
    mkdir -p "$(dirname "$work/$1")"
    git clone -q . "$work/$1"
    (cd "$work/$1" && umask "$4" && TZ=$2 LC_ALL=$3 ./mvnw -q -B -ntp -DskipTests package)
    sha256sum "$work/$1/target/egnatia.jar" | cut -c1-64
}
first=$(build one Pacific/Kiritimati C 022)
sleep 2
second=$(build a/deeper/folder America/St_Johns C.UTF-8 077)
echo "$first"
echo "$second"
[ "$first" = "$second" ] && echo "the same"
