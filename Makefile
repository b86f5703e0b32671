# Everything from nothing but Python (3.11 or newer) and make. Without make, as on Windows:
# docs/install.md gives the same commands.
#
#   make plan           plan Hannover
#   make test           ruff, mypy and all tests
#   make lint           ruff and mypy alone
#   make docs           write the generated parts of README.md and docs/ anew
#   make bench          the benchmarks
#   make wheels         collect everything that an installation without internet needs
#   make offline-check  install from these wheels alone and plan Hannover there
#   make lock           choose and pin the versions of all dependencies anew

SHELL := /bin/bash
VENV ?= .venv
BIN := $(VENV)/bin
WHEELS ?= wheels
UV := uv==0.13.9

# The first Python that is new enough and can make a virtual environment.
FIND_PYTHON = for name in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	if $$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1; then echo $$name; break; fi; done
PYTHON ?= $(shell $(FIND_PYTHON))

PIP = $(BIN)/python -m pip --disable-pip-version-check
INSTALL = $(PIP) install --quiet --require-hashes
EDITABLE = $(PIP) install --quiet --no-deps --no-index --no-build-isolation --editable .
COMPILE = build/lock/bin/uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --fork-strategy fewest --generate-hashes --no-header --no-annotate

.PHONY: help plan test lint format docs bench wheels offline-check lock clean

help:
	@sed -n 's/^#   //p' Makefile

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer with venv was found; say PYTHON=..."; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Two stamps: planning needs less than testing does.
$(VENV)/.run: requirements/run.txt requirements/build.txt pyproject.toml setup.py | $(BIN)/python
	$(INSTALL) -r requirements/run.txt -r requirements/build.txt
	$(EDITABLE)
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(INSTALL) -r requirements/dev.txt
	@touch $@

plan: $(VENV)/.run
	$(BIN)/allocator plan scenarios/hannover-2016.yaml

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Two processes; tests of a file share what they have planned. Files in order: the longest
# (tests/properties) then begins early enough for others to be done beside it.
test: lint
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

docs: $(VENV)/.dev
	$(BIN)/python -m docs.build

bench: $(VENV)/.dev
	$(BIN)/python -m benchmarks

wheels: $(VENV)/.dev
	rm -rf build/lib $(WHEELS)
	$(PIP) download --quiet --require-hashes --only-binary :all: --dest $(WHEELS) -r requirements/run.txt
	$(PIP) wheel --quiet --no-deps --no-index --no-build-isolation --wheel-dir $(WHEELS) .

offline-check: wheels
	rm -rf build/offline
	$(PYTHON) -m venv build/offline/venv
	mkdir build/offline/empty
	env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null \
		build/offline/venv/bin/python -m pip --disable-pip-version-check install --quiet \
		--no-index --find-links $(WHEELS) allocator
	cd build/offline/empty && ../venv/bin/allocator demo

build/lock/bin/uv:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip --disable-pip-version-check install --quiet $(UV)

lock: build/lock/bin/uv
	$(COMPILE) --upgrade --extra dev --output-file requirements/dev.txt
	$(COMPILE) --constraint requirements/dev.txt --output-file requirements/run.txt
	printf 'setuptools\n' | build/lock/bin/uv pip compile - --quiet --universal \
		--python-version 3.11 --generate-hashes --no-header --no-annotate \
		--constraint requirements/dev.txt --output-file requirements/build.txt

clean:
	rm -rf $(VENV) $(WHEELS) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
