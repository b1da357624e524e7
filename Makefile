# What a newcomer types. `make site` and `make test` need only Python 3.11 or newer, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
# Or the theme prints an advertisement into each build.
export NO_MKDOCS_2_WARNING = 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Where it is set, each worker compiles all modules and tests anew.
unexport PYTHONDONTWRITEBYTECODE
# Deno asks nobody for anything, and keeps what it remembers within the checkout.
export DENO_NO_UPDATE_CHECK = 1
export DENO_DIR = $(CURDIR)/$(VENV)/deno

.PHONY: help site serve check quick test long mutants lint bench derived lock clean

help:
	@echo 'make site   check the catalogue and build the site into site/'
	@echo 'make serve  show the site in a browser, and follow every change'
	@echo 'make check  check the catalogue only'
	@echo 'make quick  all tests but those in a browser'
	@echo 'make test   style, types and all tests, browser tests included'
	@echo 'make long   the tests that make up their examples, on twenty times as many'
	@echo 'make mutants  put a thousand faults into the program, and print how many of them the tests notice'
	@echo 'make lint   style and types of programs and scripts, style sheets, and the security of workflows'
	@echo 'make bench  measure, and print what is to be held; a quarter of an hour, with SHORT=--short three minutes'
	@echo 'make derived  write again what is made from schemas, word lists, commands and messages'
	@echo 'make lock   renew the locked requirements'

site: $(VENV)/site.installed
	@$(BIN)/catalogue build
	@echo 'Open site/index.html, or run `make serve` to search it.'

serve: $(VENV)/site.installed
	@$(BIN)/catalogue serve

check: $(VENV)/site.installed
	@$(BIN)/catalogue check

quick: $(VENV)/dev.installed
	@$(BIN)/pytest --ignore tests/browser --numprocesses auto --dist worksteal

test: $(VENV)/dev.installed lint
	@$(BIN)/python tests/browser/find.py --install
	@$(BIN)/pytest --numprocesses auto --dist worksteal

long: $(VENV)/dev.installed $(VENV)/fuzz.installed
	@$(BIN)/python tests/browser/find.py --install
	@$(BIN)/pytest -m hypothesis --hypothesis-profile long --numprocesses auto --dist worksteal
	@if $(BIN)/python -c 'import atheris' 2>/dev/null; then $(BIN)/python -m tests.fuzz 20000; \
	  else echo 'The reading was not fuzzed: atheris has no wheel for this system.'; fi

mutants: $(VENV)/dev.installed
	@$(BIN)/python -m tests.mutants

lint: $(VENV)/dev.installed
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/deno fmt --check --quiet
	@$(BIN)/deno lint --quiet site_overrides
	@$(BIN)/deno check --quiet site_overrides
	@$(BIN)/zizmor --offline --quiet --pedantic --strict-collection . generator/scaffold/dot-github/workflows/*.yml
	@$(BIN)/python -m generator.derived.plain_words

bench: $(VENV)/bench.installed
	@$(BIN)/python -m tests.benchmarks $(SHORT)

# One stamp a lock file: touched when what it names is installed.
$(VENV)/site.installed: requirements.txt pyproject.toml | $(VENV)/bin/pip
	@$(call install,requirements.txt)
$(VENV)/dev.installed: requirements-dev.txt pyproject.toml | $(VENV)/bin/pip
	@$(call install,requirements-dev.txt)
$(VENV)/bench.installed: requirements-bench.txt pyproject.toml | $(VENV)/bin/pip
	@$(call install,requirements-bench.txt)
$(VENV)/fuzz.installed: requirements-fuzz.txt | $(VENV)/bin/pip
	@$(BIN)/pip install --quiet --require-hashes --only-binary :all: -r $< && touch $@

define install
echo 'Installing what $(1) names ...' \
 && $(BIN)/pip install --quiet --require-hashes -r $(1) \
 && $(BIN)/pip install --quiet --no-deps --no-build-isolation -e . \
 && touch $@
endef

# Debian and Ubuntu keep the module that makes environments in a package of its own.
$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo 'Python 3.11 or newer is needed; set PYTHON=... to name it.' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; } \
	  || { echo 'Python cannot make an environment here: install the package python3-venv.' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# Pages, forms and translations that are kept as files. The tests say when one of them is out of date.
derived: $(VENV)/dev.installed
	@$(BIN)/python -m generator.derived

lock:
	uv pip compile -q pyproject.toml --group build --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements.txt
	uv pip compile -q pyproject.toml --group build --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-dev.txt
	uv pip compile -q pyproject.toml --group build --group dev --group bench --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-bench.txt
	uv pip compile -q --group fuzz --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o requirements-fuzz.txt

clean:
	rm -rf site build .mypy_cache .ruff_cache .pytest_cache
