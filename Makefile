# Every target sets up what it needs. Python 3.11 or later and make are all that has to be there.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help site serve test check bench lock clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/'

site: $(VENV)/.site ## Set up and build the site into site/
	$(BIN)/primer build

serve: $(VENV)/.site ## Preview the site; edits show at once
	$(BIN)/primer serve

test: $(VENV)/.dev ## Set up what tests need and run them all
	sh tests/browsers.sh
	sh tests/npm.sh editor 'what editors make of the schemas'
	sh tests/npm.sh checkers 'what others say of the headers and the HTML'
	$(BIN)/python -m pytest

check: $(VENV)/.dev ## Lint, types and content
	$(BIN)/primer check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: site ## Measure builds beside those of other generators, cards, and what Lighthouse says of the site
	sh benchmarks/build/install.sh
	$(BIN)/python benchmarks/build/bench.py
	$(BIN)/python benchmarks/cards.py
	sh benchmarks/lighthouse/install.sh
	$(BIN)/python benchmarks/lighthouse/bench.py

lock: $(VENV)/.site ## Renew the lock files from pyproject.toml
	sh requirements/lock.sh

clean: ## Remove what the targets made, but not the built site
	rm -rf $(VENV) .cache/primer draft build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; set PYTHON=…")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements/site.txt
	PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.site
	$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
