#!/bin/sh
# Installs Lighthouse for the bench: the pinned one, into .venv/lighthouse.
set -eu
cd "$(dirname "$0")"
folder=../../.venv/lighthouse
cmp -s package-lock.json "$folder/installed.json" && exit 0
mkdir -p "$folder"
cp package.json package-lock.json "$folder/"
npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error
cp package-lock.json "$folder/installed.json"
