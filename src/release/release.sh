#!/bin/bash
# Releases the program: release.sh VERSION [--no-build]
#
# Writes what changed since the last release into CHANGELOG.md, sets version and date in pom.xml, commits both, puts the
# tag vVERSION on it, and builds the archive. Nothing is sent anywhere; "git push --follow-tags" does that. If something
# is wrong, one line says so and nothing is changed.
set -euo pipefail
export LC_ALL=C TZ=UTC
cd "$(git rev-parse --show-toplevel)"
fail() { echo "release.sh: $1" >&2; exit 1; }
version=${1:-}
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "'$version' is no version; give one such as 1.0.0 (semver.org)"
[ -z "$(git status --porcelain)" ] || fail "there are changes that were not committed; commit them first"
! git rev-parse -q --verify "refs/tags/v$version" >/dev/null || fail "v$version was released already; choose another version"
last=$(git describe --tags --abbrev=0 --match 'v[0-9]*' 2>/dev/null || true)
if [ -n "$last" ] && [ "$(printf '%s\n' "${last#v}" "$version" | sort -V | tail -1)" != "$version" ]; then
    fail "$version comes before $last, which was released already; choose a later version"
fi
changes=$(git log --no-merges --reverse --format='- %s' ${last:+$last..}HEAD)
[ -n "$changes" ] || fail "nothing has changed since $last"
day=$(date -u +%Y-%m-%d)
older=$(sed -n '/^## /,$p' CHANGELOG.md)
printf '%s\n\n## %s, %s\n\n%s\n%s' "$(sed '/^## /,$d' CHANGELOG.md)" "$version" "$day" "$changes" \
    "${older:+$'\n'$older$'\n'}" >CHANGELOG.md.new
mv CHANGELOG.md.new CHANGELOG.md
sed -i -E "0,/<version>[^<]*</s//<version>$version</
s|(<project.build.outputTimestamp>)[^<]*|\1${day}T00:00:00Z|" pom.xml
git add CHANGELOG.md pom.xml
git commit -q -m "Release $version"
git tag -a "v$version" -m "Egnatia $version"
echo "v$version is tagged, with $(wc -l <<<"$changes") changes${last:+ since $last}"
if [ "${2:-}" != --no-build ]; then
    ./mvnw -B -ntp -q -DskipTests package
    src/release/archive.sh
fi
