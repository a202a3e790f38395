#!/bin/sh
# Installs the programs that tests/$1/package-lock.json pins, for the tests, into .venv/$1; no script of theirs is run.
set -eu
cd "$(dirname "$0")/$1"
folder=../../.venv/$1 what=${2:-that}
cmp -s package-lock.json "$folder/installed.json" && exit 0
untested() {
  echo "$1; $what stays untested." >&2
  exit 0
}
command -v npm >/dev/null || untested "npm isn't there"
mkdir -p "$folder"
cp package.json package-lock.json "$folder/"
npm ci --prefix "$folder" --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error ||
  untested "npm can't install what tests/$1 needs"
cp package-lock.json "$folder/installed.json"
