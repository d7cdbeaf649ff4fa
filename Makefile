# One way to do each thing; CI calls the same. `make help` lists them all.
#
# Nothing has to be installed first but Python (3.11 or newer) and make: .venv is made on the first call, and anew
# installed into whenever a requirements file changes. What citations are made with is fetched into it as well, once.

VENV   := .venv
PYTHON ?=
BIN    := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help install run test test-elsewhere lint format bench soak docs requirements-dev clean

help: ## List what can be done.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## Only install what the service needs into .venv; docs/how-to/run-in-production.md says how to go on.
	@PYTHON="$(PYTHON)" sh scripts/venv.sh $(VENV) requirements.txt
	@$(BIN)/python -m articles.citing.setup

run: install ## Try the service, with a sample article, on http://127.0.0.1:$PORT (8000); its data is under $ALLIANCE_DATA (var/).
	@ALLIANCE_SAMPLE=$${ALLIANCE_SAMPLE:-true} exec $(BIN)/python manage.py start

test: requirements-dev ## Run all tests, those that ask a database on SQLite and on a PostgreSQL; ARGS="…" is passed on to pytest.
	@exec $(BIN)/python -m tests.run $(ARGS)

test-elsewhere: requirements-dev ## Run some of the tests, on SQLite, as if two years later, in another time zone, locale and order.
	@exec $(BIN)/python -m tests.elsewhere $(ARGS)

lint: requirements-dev ## Check style, weaknesses, types, layers, and that no migration is missing.
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m bandit --quiet --configfile pyproject.toml --recursive alliance articles scripts manage.py
	$(BIN)/python -m mypy .
	$(BIN)/python $(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run

format: requirements-dev ## Rewrite the code in the project's style.
	$(BIN)/python -m ruff check --fix .
	$(BIN)/python -m ruff format .

bench: requirements-dev ## Measure everything, as ratios of one run, and write them into the documentation; ARGS="--quick" in small.
	$(BIN)/python -m benchmarks $(ARGS)

soak: requirements-dev ## Load, kill and mistreat the service for an hour and more, on both databases; ARGS="--minutes 5" for less.
	@exec $(BIN)/python -m tests.soak $(ARGS)

docs: requirements-dev ## Build the documentation site into docs/_build/html; a warning is an error.
	$(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet -b html docs docs/_build/html
	@echo "Open docs/_build/html/index.html"

clean: ## Remove what the other targets made, except the service's data.
	rm -rf $(VENV) docs/_build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

requirements-dev:
	@PYTHON="$(PYTHON)" sh scripts/venv.sh $(VENV) requirements.txt requirements-dev.txt
	@$(BIN)/python -m articles.citing.setup
	@$(BIN)/python -m tests.support.typescript
