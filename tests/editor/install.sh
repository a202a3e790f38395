#!/bin/sh
# Installs the YAML language server that editors use, for the tests: the pinned one, into .venv/editor.
set -eu
cd "$(dirname "$0")"
folder=../../.venv/editor
cmp -s package-lock.json "$folder/installed.json" && exit 0
if ! command -v npm >/dev/null; then
  echo "npm isn't there; what editors make of the schemas stays untested." >&2
  exit 0
fi
mkdir -p "$folder"
cp package.json package-lock.json "$folder/"
npm ci --prefix "$folder" --omit=optional --no-audit --no-fund --loglevel=error
cp package-lock.json "$folder/installed.json"
