#!/bin/sh
# Writes the two lock files: every package with its hashes, and no address of an index.
set -eu
cd "$(dirname "$0")/.."
.venv/bin/python -m pip --disable-pip-version-check --quiet install 'pip-tools>=7.5'
compile() {
  out=$1; shift
  CUSTOM_COMPILE_COMMAND="make lock" .venv/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe \
    --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options \
    --output-file "requirements/$out" "$@"
}
compile site.txt --all-build-deps pyproject.toml
compile dev.txt --extra dev --constraint requirements/site.txt pyproject.toml
compile ../benchmarks/build/peers/requirements.txt benchmarks/build/peers/requirements.in
