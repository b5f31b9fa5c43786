# Needs Python 3.11 or newer and make; everything else is installed into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
BENCH := .venv-bench
STALE := $(VENV)/stale
UNINSTALLED := "pyproject.toml or constraints.txt cannot be installed, the terminal says why: the site is made with what was installed before. End make serve, mend them, begin again."
ADDRESS ?= 127.0.0.1:8000
TESTED := .cache/site
BROWSERS := chromium chromium-browser google-chrome google-chrome-stable
INSTALL := -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
export NO_MKDOCS_2_WARNING := 1
export PYTHONWARNINGS ?= ignore::DeprecationWarning:click
unexport PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help serve site test accept check format bench clean

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-8s %s\n", $$1, $$2}'

serve: $(READY) ## run every snippet and serve the site on 127.0.0.1:8000, with live reload
	@$(BIN)/python -m livepages.serving --address $(ADDRESS) --note "$$(cat $(STALE) 2>/dev/null)"

site: $(READY) ## build the site into site/, strictly
	$(BIN)/mkdocs build --strict

test: $(READY) ## everything: format, lint, types, Python, pages, browser (LONG=1: 26 more mistakes under serve)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/deno fmt --check --quiet
	$(BIN)/deno lint --quiet
	$(BIN)/deno check --quiet docs/assets/explorers docs/assets/search
	-@[ "$$BROWSER" = none ] || [ -n "$$CHROMIUM" ] || \
	  for name in $(BROWSERS); do command -v $$name && exit; done >/dev/null || \
	  $(BIN)/playwright install chromium
	$(BIN)/mkdocs build --strict --quiet --site-dir $(TESTED)
	SITE_DIR=$(TESTED) $(BIN)/python -m pytest --numprocesses auto --dist loadfile -m "$(if $(LONG),,not long)"

accept: $(READY) ## rewrite the accepted outputs; read the result as a git diff
	$(BIN)/python -m livepages accept

format: $(READY) ## format the Python files, the scripts and the style sheets
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/deno fmt --quiet

bench: $(BENCH)/ready ## measure the engine and its peers (in an environment of their own)
	$(BENCH)/bin/python benchmarks/run.py

clean: ## remove what was built: the site, the caches, the environment
	rm -rf site .cache node_modules $(VENV) $(BENCH) .pytest_cache .ruff_cache .mypy_cache .hypothesis

$(READY): pyproject.toml src/livepages/pyproject.toml constraints.txt deno.json deno.lock
	@$(PYTHON) -c 'import sys; v = sys.version_info; sys.exit(v < (3, 11) and f"Python 3.11 or newer is needed, $(PYTHON) is {v.major}.{v.minor}: make PYTHON=python3.11 …")'
	@rm -f $(STALE)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(INSTALL) src/livepages --editable '.[test]' && $(BIN)/deno install --frozen --quiet && touch $@ || \
	  { [ "$(MAKECMDGOALS)" = serve ] && [ -e $@ ] && echo $(UNINSTALLED) >$(STALE); }

$(BENCH)/ready: pyproject.toml src/livepages/pyproject.toml constraints.txt
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python $(INSTALL) src/livepages --editable '.[bench]'
	$(BENCH)/bin/deno install --frozen --quiet
	touch $@
