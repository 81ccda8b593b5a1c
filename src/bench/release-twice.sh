#!/usr/bin/env bash
# Builds the release of the files here with two Javas, each in a language, a time zone and an encoding of its own, and compares
# what they wrote byte for byte: src/bench/release-twice.sh JAVA_HOME OTHER_JAVA_HOME, with target/egnatia.jar built. Of gzip and
# zip files, whose bytes are those of the compressor of each Java, the content counts. Exit code 1 if anything else differs.
set -euo pipefail
cd "$(dirname "$0")/../.."
one=${1:?the home of a Java} other=${2:?the home of another Java}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { # home of Java, folder, language, country, time zone, encoding
    LC_ALL=C TZ=$5 "$1/bin/java" -Xmx1g -Duser.language="$3" -Duser.country="$4" -Duser.timezone="$5" -Dfile.encoding="$6" \
        -jar target/egnatia.jar build --root . --cache off --out "$work/$2"
    mv "$work/$2/$(readlink "$work/$2/latest")" "$work/$2/release"
}
build "$one" one tr TR Pacific/Kiritimati ISO-8859-1
build "$other" other ar EG America/St_Johns UTF-8
content() {
    case $1 in
        *.gz) gzip -dc "$1" ;;
        *.zip) unzip -p "$1" ;;
        *) cat "$1" ;;
    esac | sha256sum
}
(cd "$work/one/release" && find . -type f | sort) > "$work/files"
diff "$work/files" <(cd "$work/other/release" && find . -type f | sort)
same=0 packed=0 differ=0 sums=
while read -r file; do
    if cmp -s "$work/one/release/$file" "$work/other/release/$file"; then
        same=$((same + 1))
    elif [[ $file == *.gz || $file == *.zip ]] \
            && [ "$(content "$work/one/release/$file")" = "$(content "$work/other/release/$file")" ]; then
        packed=$((packed + 1))
    elif [[ $file == ./SHA256SUMS || $file == ./manifest.json ]]; then
        sums="$sums $file"
    else
        echo "$file differs"
        differ=$((differ + 1))
    fi
done < "$work/files"
if [ -n "$sums" ] && [ "$packed" = 0 ]; then
    echo "$sums differ though no file does"
    differ=$((differ + 1))
elif [ -n "$sums" ]; then
    diff <(grep -v -E '[.](gz|zip)$' "$work/one/release/SHA256SUMS") <(grep -v -E '[.](gz|zip)$' "$work/other/release/SHA256SUMS")
    echo "$sums have the sums of what is packed in another way"
fi
echo "$same of $(wc -l < "$work/files") files are equal byte for byte, $packed more have equal content packed in another way, $differ differ"
[ "$differ" = 0 ]
