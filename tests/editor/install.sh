#!/bin/sh
# Installs the YAML language server that editors use, for the tests: the pinned one, into .venv/editor.
set -eu
cd "$(dirname "$0")"
folder=../../.venv/editor
cmp -s package-lock.json "$folder/installed.json" && exit 0
untested() {
  echo "$1; what editors make of the schemas stays untested." >&2
  exit 0
}
command -v npm >/dev/null || untested "npm isn't there"
mkdir -p "$folder"
cp package.json package-lock.json "$folder/"
npm ci --prefix "$folder" --omit=optional --no-audit --no-fund --loglevel=error || untested "npm can't install the language server"
cp package-lock.json "$folder/installed.json"
