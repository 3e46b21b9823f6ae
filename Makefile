# Two commands for a newcomer: `make demo` and `make test`. They need Python 3.11+ and make, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint types contracts bench quality screenshots docs lock clean

help:  ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "OnRecord needs Python 3.11 or newer; this is %d.%d. Try: make PYTHON=python3.12 demo" % sys.version_info[:2])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

setup: $(READY)  ## Make the environment and install OnRecord in it

demo: $(READY)  ## Read the sample coverage into demo/record.db and show what is on the record
	$(BIN)/onrecord demo demo

test: $(READY)  ## Run all tests
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(READY)  ## Style, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)  ## Speed, as ratios against named peers (uses ../shared when it is there)
	$(BIN)/python -m benchmarks.speed --shared $(SHARED)

quality: $(READY)  ## Quality against its floors (uses ../shared when it is there)
	$(BIN)/python -m benchmarks.quality --shared $(SHARED)

screenshots: demo  ## Take the README's pictures of the desk again (needs Chromium)
	$(BIN)/python -m docs.screenshots --out docs/screenshots --only story utterance article --manner 1440-light

docs: $(READY)  ## Make the reference again from the code
	$(BIN)/python -m docs.generate

lock:  ## Make requirements.lock again from pyproject.toml
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --no-emit-index-url --no-header --upgrade -o requirements.lock

clean:  ## Remove the environment and what the demo made
	rm -rf $(VENV) demo/record.db demo/record.db-wal demo/record.db-shm demo/story.html
