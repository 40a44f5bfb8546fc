# `make` alone lists the targets. Needs GNU make 3.81 or later, git, and Python 3.11 or later.

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

# The theme prints a warning about the future of MkDocs at each build; README.md says what it means for this project.
export NO_MKDOCS_2_WARNING := 1
# A pip configuration with `user = true` or `require-hashes` is legitimate elsewhere and breaks a virtual environment.
export PIP_USER := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where it is set, each command would compile the engine again: a quarter of the time of `partage check`.
unexport PYTHONDONTWRITEBYTECODE
HASHED := $(BIN)/python -m pip install --quiet --require-hashes
EDITABLE := PIP_REQUIRE_HASHES=0 $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
# A process for each processor; a file of tests at a time, the longest ones first (tests/conftest.py).
IN_PARALLEL := --numprocesses auto --dist loadfile --no-loadscope-reorder
VNU := 26.9.27
# What it needs is in requirements.lock already.
PROPERDOCS := properdocs==1.6.7 --hash=sha256:6fa0cfa2e01bf338f684892c8a506cf70ea88ae7f3479c933b6fa20168101cbd
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo moteur second-host serve test site check fuzz valid bench validate lock screenshot port chromium servers types tests test-code \
  test-browser

help: ## cette liste — this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

serve: $(RUNTIME) port ## voir le site sur 127.0.0.1:8000 (ou PORT=…), tenu à jour — the site, live
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT)

demo: $(DEV) port ## voir ce que devient un site, avec des fiches inventées — a site of invented sheets
	$(BIN)/python -m tests.demo .cache/demo
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:$(PORT) --config-file .cache/demo/mkdocs.yml

test: $(DEV) chromium servers ## tout vérifier, comme l’intégration continue — every check, as in CI
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	@# Together: each of the three would leave a processor idle for a while.
	$(MAKE) --jobs=3 types tests site

types: $(DEV)
	$(BIN)/mypy

tests: $(DEV) chromium servers
	$(BIN)/python -m pytest -q $(IN_PARALLEL)

# The two kinds alone, such as on machines of their own.
test-code: $(DEV) servers
	$(BIN)/python -m pytest -q $(IN_PARALLEL) -m "not browser"

test-browser: $(DEV) chromium servers
	$(BIN)/python -m pytest -q $(IN_PARALLEL) -m browser

site: $(RUNTIME) ## construire site/, en échouant au moindre avertissement — build site/, strictly
	$(BIN)/mkdocs build --strict

check: $(RUNTIME) ## relire les fiches et les vocabulaires — check sheets and vocabularies
	$(BIN)/partage check

fuzz: $(DEV) ## envoyer 20 000 fichiers abîmés au programme (FUZZ="--kind mail") — feed it 20,000 mutated files, in 15 minutes at most
	$(BIN)/python -m tests.fuzz $(FUZZ)

valid: site $(DEV) ## relire le HTML avec le vérificateur strict vnu — HTML for the strict checker; needs Java and npm
	npm install --silent --no-save --ignore-scripts --prefix .cache/vnu vnu-jar@$(VNU)
	$(BIN)/python -m tests.valid_html site .cache/vnu/node_modules/vnu-jar/build/dist/vnu.jar

bench: $(DEV) chromium ## mesurer, à côté des autres (BENCH=, SERVING=, SEARCH=, PAGES="--help") — measure against other tools; needs Node.js
	$(BIN)/python -m tests.benchmarks.bench $(BENCH)
	$(BIN)/python -m tests.benchmarks.bench --sizes 2000,10000 --languages "fr en" --runs 1 --no-hugo --no-mkdocs
	$(BIN)/python -m tests.benchmarks.serving $(SERVING)
	$(BIN)/python -m tests.benchmarks.searching $(SEARCH)
	$(BIN)/python -m tests.benchmarks.pages $(PAGES)

validate: $(DEV) site ## relire les données ouvertes avec les outils des autres — the open data through others’ validators
	$(BIN)/python -m tests.validate

# Where the engine comes from is a remote of Git: git remote add moteur ADDRESS.
moteur: $(RUNTIME) ## prendre une version plus récente du moteur (FROM=moteur/main) — take a later engine
	git fetch moteur
	$(BIN)/partage moteur $(or $(FROM),moteur/main)

# ProperDocs continues MkDocs 1: what it builds must be the same, but for its name. Before a release, not in `make test`.
second-host: $(RUNTIME) ## comparer le site avec celui d’un autre hôte (ProperDocs) — the same site under another host
	$(BIN)/python -m venv --clear .cache/second-host
	.cache/second-host/bin/python -m pip install --quiet --require-hashes --requirement requirements.lock
	echo '$(PROPERDOCS)' | .cache/second-host/bin/python -m pip install --quiet --no-deps --require-hashes --requirement /dev/stdin
	.cache/second-host/bin/python -m tests.second_host

screenshot: $(DEV) chromium ## refaire l’image du README — retake the README's screenshot
	$(BIN)/python -m tests.browser.screenshot

lock: $(DEV) ## refaire les verrous (LOCK_FLAGS=--upgrade pour tout monter) — regenerate the lock files
	echo 'setuptools>=80' | $(LOCK) $(LOCK_FLAGS) --output-file requirements.lock pyproject.toml - > /dev/null
	echo 'setuptools>=80' | $(LOCK) $(LOCK_FLAGS) --extra dev --constraint requirements.lock \
	  --output-file requirements-dev.lock pyproject.toml - > /dev/null

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { echo \
	  'Python est introuvable : installez Python 3.11 ou plus récent, ou donnez son nom : make PYTHON=python3.12 …' && echo \
	  'Python was not found: install Python 3.11 or later, or say which one: make PYTHON=python3.12 …' && exit 1; } >&2
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "Il faut Python 3.11 ou plus récent ; ici, $(PYTHON) est $$($(PYTHON) --version 2>&1). Autre Python : make PYTHON=python3.12 …" && echo \
	  "Python 3.11 or later is needed; $(PYTHON) is $$($(PYTHON) --version 2>&1). To use another: make PYTHON=python3.12 …" && exit 1; } >&2
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { echo \
	  'Le module « venv » de Python manque. Sur Debian ou Ubuntu : apt-get install python3-venv' && echo \
	  'Python’s “venv” module is missing. On Debian or Ubuntu: apt-get install python3-venv' && exit 1; } >&2
	$(PYTHON) -m venv --clear $(VENV)

# pip refuses any package without a hash here, so the project itself is installed separately.
$(RUNTIME): $(BIN)/python requirements.lock pyproject.toml
	@echo 'Installation des dépendances… / Installing dependencies…'
	@$(HASHED) --requirement requirements.lock
	@$(EDITABLE)
	@touch $@

$(DEV): $(RUNTIME) requirements-dev.lock
	@echo 'Installation des outils de test… / Installing test tools…'
	@$(HASHED) --requirement requirements-dev.lock
	@touch $@

port: $(RUNTIME)
	@$(BIN)/python -c 'import socket; s = socket.socket(); \
	  s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(("127.0.0.1", int("$(PORT)")))' 2> /dev/null || { echo \
	  'Le port $(PORT) est déjà pris, ou refusé. Un autre : make serve PORT=8001' && echo \
	  'Port $(PORT) is taken, or refused. To use another: make serve PORT=8001' && exit 1; } >&2

chromium:
	@command -v chromium > /dev/null || command -v chromium-browser > /dev/null || command -v google-chrome > /dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends chromium; \
	else { echo \
	  'Les tests ouvrent de vraies pages et ont besoin de Chromium. Installez-le : apt-get install chromium' && echo \
	  'The tests open real pages and need Chromium. Install it: apt-get install chromium' && exit 1; } >&2; \
	fi

servers:
	@{ command -v nginx || ls /usr/sbin/nginx; } > /dev/null 2>&1 && command -v caddy > /dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends nginx caddy; \
	else { echo \
	  'Les tests publient le site avec nginx et Caddy. Installez-les : apt-get install nginx caddy' && echo \
	  'The tests publish the site with nginx and Caddy. Install them: apt-get install nginx caddy' && exit 1; } >&2; \
	fi
