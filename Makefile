# Two commands: `make` sets up, builds the site into output/ and stops; `make test` sets up and tests everything.
# Set-up is done once, and again only when a lock file changes. `make help` lists the rest.

.DEFAULT_GOAL := site
.DELETE_ON_ERROR:
.SUFFIXES:

BIN := .venv/bin
# Old Pythons linger in the environment of people who have several; none of it may reach ours.
unexport PYTHONHOME
unexport PYTHONPATH
# What is named on make's command line (PORT=, PYTHON=) reaches recipes by the environment: there the shell takes it for
# one word, and runs nothing that stands in it. ARGS alone is words of shell, so that ARGS='-k "two words"' can be.

# A folder that was moved, or a Python that was replaced, leaves a .venv that points nowhere: make it anew.
STALE := $(shell test "$$(cat .venv/.made 2>/dev/null)" = "$$(pwd -P)" && test -x $(BIN)/python || echo stale)

.PHONY: site
site: .venv/.made node_modules/.site ## Set up once, then build the site into output/ (what a bare `make` does)
	@$(BIN)/hub build

.PHONY: build
build: site ## The same as `make`

.PHONY: serve
serve: .venv/.made node_modules/.site ## Serve the site, rebuild when a file changes, reload the open page (PORT=8000)
	@$(BIN)/hub serve $${PORT:+--port "$$PORT"}

.PHONY: test
test: .venv/.made node_modules/.dev ## Set up, then run every check and test, browser tests included (ARGS="-k search")
	@scripts/test.sh $(ARGS)

.PHONY: check
check: .venv/.made ## Say everything that is wrong with the records, or with those changed since BASE (FORMAT=text)
	@$(BIN)/hub check $${BASE:+--base "$$BASE"} $${FORMAT:+--format "$$FORMAT"}

.PHONY: format
format: .venv/.made ## Write every listing in its one canonical form
	@$(BIN)/hub fmt

.PHONY: publish
publish: .venv/.made node_modules/.site ## Build the site as the public sees it: no examples, and no address of example.org
	@$(BIN)/hub build --published

.PHONY: translations
translations: .venv/.made ## Gather the interface's words for translators (NEW=es begins a language)
	@$(BIN)/python -m hub.translations themes/tiled-hall $${NEW:+"$$NEW"}

.PHONY: bench
bench: .venv/.made .venv/.bench node_modules/.site ## Time reading and checking, and building beside Hugo (ARGS="--listings 1000")
	@$(BIN)/python benchmarks/run.py
	@$(BIN)/python benchmarks/build/run.py $(ARGS)

.PHONY: lock
lock: ## Resolve all versions anew and write the lock files (needs uv and npm)
	@scripts/lock.sh

.PHONY: clean
clean: ## Remove what was built and set up
	rm -rf output .output.hub-new .output.hub-old .output.hub-lock .venv node_modules benchmarks/search/node_modules .cache \
		.pytest_cache .ruff_cache .hypothesis

.PHONY: help
help: ## List these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

.venv/.made: requirements.txt pyproject.toml $(if $(STALE),.stale)
	@scripts/python.sh

# What only `make bench` needs: Hugo. Making .venv anew takes the stamp away with it.
.venv/.bench: requirements-bench.txt | .venv/.made
	@$(BIN)/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: --requirement $<
	@touch $@

# npm empties node_modules before it fills it, so the two stamps follow one another correctly.
node_modules/.site: package-lock.json | .venv/.made
	@scripts/node.sh site

node_modules/.dev: package-lock.json | .venv/.made
	@scripts/node.sh dev

.PHONY: .stale
.stale:
