# `make read` and `make test` do all their own set-up; the rest is for those who work on Vis-à-vis.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY  := $(VENV)/ready
TOOLS  := $(VENV)/tools
ARTICLE ?=

.PHONY: read test lint types contracts unit bench bench-glossary lock clean

read: $(READY)  ## Open the reader: on the shipped library, or on ARTICLE=path
	@$(BIN)/visavis read $(if $(ARTICLE),"$(ARTICLE)")

test: lint types contracts unit  ## Everything that CI runs

lint: $(TOOLS)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .

types: $(TOOLS)
	@$(BIN)/mypy

contracts: $(TOOLS)
	@$(BIN)/lint-imports --no-cache

unit: $(TOOLS)
	@$(BIN)/python -m pytest

bench-glossary: $(TOOLS)  ## Measure the ladder on the development sets; SAMPLE=0 for all of their lines
	@$(BIN)/python -m tests.bench.glossary --sample $(or $(SAMPLE),150)

bench: $(TOOLS)  ## Seconds to the first French, the first English and the last, in a pseudo-terminal
	@$(BIN)/python -m tests.bench.speed

lock: $(TOOLS)  ## Renew the two locks from pyproject.toml: names, versions and hashes, no addresses
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install uv
	@sh .ci/lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Setting up .venv (once; a minute or two)"
	@$(PIP) install --no-deps --no-compile --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-compile --no-build-isolation --editable .
	@$(BIN)/python -c 'import reader.cli.read, reader.tui, argostranslate.package, ctranslate2'  # compile what is used
	@touch $@

$(TOOLS): $(READY) requirements-dev.lock
	@$(PIP) install --no-deps --no-compile --require-hashes -r requirements-dev.lock
	@touch $@
