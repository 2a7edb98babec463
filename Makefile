# `make read` and `make test` do all their own set-up; the rest is for those who work on Vis-à-vis.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
READY  := $(VENV)/ready
TOOLS  := $(VENV)/tools
ARTICLE ?=

.PHONY: read test lint types contracts unit snapshots slow bench bench-glossary lock clean

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
	@$(BIN)/python -m pytest -m "not slow" --numprocesses auto --dist worksteal

snapshots: $(TOOLS)  ## Write tests/snapshots anew, to be looked at in a diff
	@WRITE_SNAPSHOTS=1 $(BIN)/python -m pytest -q tests/test_tui_snapshots.py

slow: $(TOOLS)  ## The tests that take minutes: training a small starter (needs `make .venv-training/ready`)
	@$(BIN)/python -m pytest -m slow

bench-glossary: $(TOOLS)  ## Measure the ladder on the development sets; SAMPLE=0 for all of their lines
	@$(BIN)/python -m tests.bench.glossary --sample $(or $(SAMPLE),150)

bench: $(TOOLS)  ## How fast the reader is: an article and a book, in a pseudo-terminal
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
	@$(BIN)/python -m compileall -q reader
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -c 'import reader.tui, reader.cli.desk, reader.pipeline, \
		argostranslate.package, ctranslate2'  # compiles what else a reading imports
	@touch $@

$(TOOLS): $(READY) requirements-dev.lock
	@$(PIP) install --no-deps --no-compile --require-hashes -r requirements-dev.lock
	@touch $@

# --- The starter package, rebuilt from training/ (see training/README.md); PyTorch is only in .venv-training ---
TRAINING    := .venv-training
TRAIN_PIP   := $(TRAINING)/bin/python -m pip --disable-pip-version-check --quiet
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
MINUTES     ?= 105
EXTRA       ?=
NEWS        ?=
WORK        ?= build/starter
TRAIN_FLAGS ?=

.PHONY: starter lock-training

starter: $(TRAINING)/ready  ## Rebuild, score and describe a starter package: MINUTES=105 on two processor cores
	@echo "Training for $(MINUTES) minutes; setting up and scoring take a few more"
	@$(TRAINING)/bin/python -m training --corpus "training/corpus$(EXTRA:%=,%)" --news "$(NEWS)" --work "$(WORK)" \
		--size tiny --vocab 5000 --minutes $(MINUTES) $(TRAIN_FLAGS)

lock-training: $(TOOLS)  ## Renew training/requirements.lock
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --no-emit-find-links --constraints requirements.lock \
		training/requirements.in --output-file training/requirements.lock

$(TRAINING)/ready: training/requirements.lock training/requirements-torch.txt
	@test -x $(TRAINING)/bin/python || $(PYTHON) -m venv $(TRAINING)
	@echo "Setting up $(TRAINING) with PyTorch (once; some minutes, 1 GB)"
	@$(TRAIN_PIP) install --no-deps --require-hashes -r training/requirements.lock
	@$(TRAIN_PIP) install --no-deps --retries 1 --extra-index-url $(TORCH_INDEX) -r training/requirements-torch.txt
	@$(TRAINING)/bin/python -c 'import torch, ctranslate2, sacrebleu, sentencepiece'
	@touch $@
