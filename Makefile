# Every target sets up what it needs in .venv; plain pip serves where uv can't be had.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
OLD    := .venv-mpl310
LOCK   := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header -q

.PHONY: report test lab check browser-test bench fuzz lock clean

report: $(READY)  ## one HTML file per article and language, and reports/index.html
	$(BIN)/python -m analysis report data/articles --lang both --out reports

test: $(READY)  ## everything but the browser
	$(BIN)/python -m pytest -n auto -m "not browser"

lab: $(READY)  ## as root, which a container often is, JupyterLab has to be told that this is meant
	$(BIN)/jupyter lab notebooks $(if $(filter 0,$(shell id -u)),--allow-root)

check: $(READY) $(OLD)/.ready  ## style, types, notebooks, and the labels once more on matplotlib 3.10
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/nbstripout --verify notebooks/*.ipynb
	$(OLD)/bin/python -m pytest -q -p no:cacheprovider tests/test_label.py tests/test_charts.py

browser-test: $(READY)
	$(BIN)/python -m pytest -m browser tests/browser

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks

fuzz: $(READY)
	$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python tests/fuzz/fuzz_reading.py -max_total_time=600

clean:
	rm -rf $(VENV) $(OLD) reports build .pytest_cache .mypy_cache .ruff_cache

$(READY): requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet uv || true
	if [ -x $(BIN)/uv ]; then \
	  UV_LINK_MODE=copy $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.txt && \
	  $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	else \
	  $(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt && \
	  $(BIN)/python -m pip install --quiet --no-deps -e . ; \
	fi
	touch $@

$(OLD)/.ready: tests/requirements-matplotlib-3.10.txt
	test -x $(OLD)/bin/python || $(PYTHON) -m venv $(OLD)
	$(OLD)/bin/python -m pip install --quiet --require-hashes -r $<
	$(OLD)/bin/python -m pip install --quiet --no-deps -e .
	touch $@

$(VENV)/.bench: $(READY)
	$(BIN)/python -m pip install --quiet -e ".[bench]"
	touch $@

lock: $(READY)  ## pins with hashes for Linux, macOS and Windows, no addresses
	$(BIN)/uv pip compile pyproject.toml --extra dev $(LOCK) -o requirements.txt
	$(BIN)/uv pip compile tests/requirements-matplotlib-3.10.in $(LOCK) -o tests/requirements-matplotlib-3.10.txt
