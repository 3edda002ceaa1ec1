# The README's two commands: `make site` and `make test`. Each sets up what it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
RUN := $(BIN)/python
SPREAD := -n auto --dist worksteal
STAMP := $(VENV)/.ready
NODE_STAMP := node_modules/.ready
AUDIT_STAMP := tests/audit/node_modules/.ready

# Tests start hundreds of short processes: whatever the shell says, compiled code is kept for the next.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: audit fuzz site test lint faults regions schemas docs torture bench bench-search bench-serve sizes wheel clean

site: $(STAMP) ## build the sample network and say where to open it
	$(RUN) -m kimsite build

test: $(STAMP) $(NODE_STAMP) ## set up everything, pass the tests
	$(RUN) -m pytest $(SPREAD) --durations 20

lint: $(STAMP)
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	$(RUN) -m mypy
	$(BIN)/lint-imports

torture: $(STAMP) $(NODE_STAMP) ## the long runs: every payload, 2,000 kills, a network of 2,000 KIM
	$(RUN) -m pytest -v -m torture $(SPREAD)

fuzz: $(STAMP) ## files of the sample spoilt by chance, as in `make fuzz FUZZ="--minutes 30 --seed 1000"`
	$(RUN) -m tests.fuzz $(FUZZ)

audit: $(STAMP) $(NODE_STAMP) $(AUDIT_STAMP) ## every kind of page: axe, Nu, Lighthouse, weights; into docs/pembaca.md
	$(RUN) -m tests.audit $(AUDIT)

bench: $(STAMP) ## race against Hugo and Pelican, as in `make bench BENCH="--kim 200 --rounds 3"`
	$(RUN) -m benchmarks.run $(BENCH)

bench-serve: $(STAMP) ## from a save to the page, as in `make bench-serve SERVE="--kim 3555 --posts 100"`
	$(RUN) -m benchmarks.serve $(SERVE)

bench-search: $(STAMP) ## names, the index of texts and a first search, as in `make bench-search SEARCH="--sizes 3555"`
	$(RUN) -m benchmarks.search $(SEARCH)

sizes: $(STAMP) ## time and memory against size, as in `make sizes SIZES="--sizes 1000 10000"`
	$(RUN) -m benchmarks.sizes $(SIZES)

schemas: $(STAMP) ## remake skema/*.json of the sample network
	$(RUN) tools/make_schemas.py

faults: $(STAMP) ## remake tests/faults/*/pesan.txt, to be read by a person before it is committed
	KIMSITE_WRITE_FAULTS=1 $(RUN) -m pytest -q tests/test_faults.py

regions: $(STAMP) ## check kimsite/regions/wilayah.sqlite
	$(RUN) tools/make_regions.py --check

docs: $(STAMP) ## remake docs/kesalahan.md, docs/panduan/isian.md and the tables of docs/tema.md
	$(RUN) tools/make_docs.py
	$(RUN) tools/make_theme_docs.py

wheel: $(STAMP)
	$(RUN) -m hatchling build -t wheel

clean:
	rm -rf build .kimsite dist

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(RUN) -m pip install --quiet --disable-pip-version-check --editable ".[cari,test,lint]"
	@touch $@

$(NODE_STAMP): package.json package-lock.json
	npm ci --silent --no-fund --no-audit
	@touch $@

$(AUDIT_STAMP): tests/audit/package.json tests/audit/package-lock.json
	npm ci --prefix tests/audit --silent --no-fund --no-audit
	@touch $@
