# `make` builds Redstring and runs it on seeds/ into output/.
# `make test` runs every test: Swift's, the format lint, and the Python oracles.
# `make bench` measures Redstring and its peers; see Benchmarks/README.md.
# `make bench-stream` measures conversions of what is too large for the memory.
# `make bench-page` measures pages in a browser.
# All install what is missing first, with Debian's packages or Homebrew's.

SWIFT ?= swift
STRICT := --explicit-target-dependency-import-check error
BINARY := .build/release/redstring
ORACLES := .build/oracles
# FollowTheMoney has to build PyICU, and holds back the versions of what other oracles are.
ORACLES_FTM := .build/oracles-ftm
# Our program that reads with Boost.
BOOST := .build/readers/boost_graph
BENCHMARKS := .build/benchmarks

DEBIAN_BUILD := pkg-config libgraphviz-dev libexpat1-dev libserd-dev libyaml-dev libqpdf-dev libssl-dev \
  zlib1g-dev libzstd-dev fonts-dejavu-core
DEBIAN_TEST := chromium default-jdk-headless g++ graphviz inkscape jq libboost-graph-dev libicu-dev libjgrapht-java \
  poppler-utils python3-dev python3-graph-tool python3-venv raptor2-utils serdi valgrind
DEBIAN_BENCH := build-essential libigraph-dev libxml2-dev python3-venv
HOMEBREW := pkg-config graphviz expat serd libyaml qpdf openssl@3 zlib zstd

# What the Swift tests write for the oracles to read: graphs that love what formats trip over.
export REDSTRING_GENERATED := $(CURDIR)/.build/generated

SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: all build install-build install-test install-bench test test-swift lint test-oracles matrix readers \
  bench bench-stream bench-page clean

all: build
	$(BINARY) build seeds --output output --footnotes --paper a3

build: install-build
	$(SWIFT) build --configuration release --product redstring $(STRICT)

test: install-test test-swift lint test-oracles

test-swift: install-test
	$(SWIFT) test $(STRICT)

lint:
	$(SWIFT) format lint --strict -r Sources Tests Package.swift Benchmarks/Sources Benchmarks/Package.swift

# The oracles read what the release build writes.
test-oracles: build $(ORACLES)/.installed $(ORACLES_FTM)/.installed readers
	REDSTRING_BINARY=$(BINARY) $(ORACLES)/bin/python -m pytest -q Tests/Interop
	REDSTRING_BINARY=$(BINARY) $(ORACLES_FTM)/bin/python -m pytest -q \
	  Tests/Interop/test_ftm.py Tests/Interop/test_ftm_losses.py

# Writes ToolMatrix.md anew: what other programs have of what Redstring writes.
matrix: install-test build $(ORACLES)/.installed $(ORACLES_FTM)/.installed readers
	REDSTRING_BINARY=$(BINARY) REDSTRING_UPDATE_MATRIX=1 $(ORACLES)/bin/python -m pytest -q \
	  Tests/Interop/test_matrix.py

# Where Boost is installed.
readers:
	@if [ -f /usr/include/boost/graph/graphml.hpp ]; then $(MAKE) --no-print-directory $(BOOST); fi

$(BOOST): Tests/Interop/readers/boost_graph.cpp
	mkdir -p $(@D)
	$(CXX) -std=c++17 -O1 -Wall -Wextra -Werror -o $@ $< -lboost_graph -lboost_regex

$(ORACLES)/.installed: Tests/Interop/requirements.txt
	python3 -m venv $(ORACLES)
	$(ORACLES)/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

# Builds PyICU, which comes without a wheel.
$(ORACLES_FTM)/.installed: Tests/Interop/requirements-ftm.txt
	python3 -m venv $(ORACLES_FTM)
	$(ORACLES_FTM)/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

bench: install-bench build $(BENCHMARKS)/python/.installed
	$(SWIFT) build --configuration release --package-path Benchmarks \
	  --scratch-path $(BENCHMARKS)/swift --product measure
	$(MAKE) -C Benchmarks/peers OUTPUT=$(CURDIR)/$(BENCHMARKS)/peers
	$(BENCHMARKS)/python/bin/python Benchmarks/benchmark.py

bench-stream: build
	python3 Benchmarks/stream.py

bench-page: install-test build $(ORACLES)/.installed
	$(ORACLES)/bin/python Benchmarks/page.py

$(BENCHMARKS)/python/.installed: Benchmarks/requirements.txt
	python3 -m venv $(BENCHMARKS)/python
	$(BENCHMARKS)/python/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

install-build:
	@$(call install,$(DEBIAN_BUILD))

install-test:
	@$(call install,$(DEBIAN_BUILD) $(DEBIAN_TEST))

install-bench:
	@$(call install,$(DEBIAN_BUILD) $(DEBIAN_BENCH))

clean:
	rm -rf .build

# Installs the packages of $(1) that are missing.
define install
if command -v apt-get >/dev/null; then \
  missing=""; \
  for package in $(1); do \
    dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' \
      || missing="$$missing $$package"; \
  done; \
  if [ -n "$$missing" ]; then \
    echo "installing:$$missing"; \
    $(SUDO) apt-get update -qq && \
    $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
      $$missing >/dev/null; \
  fi; \
elif command -v brew >/dev/null; then \
  brew install --quiet $(HOMEBREW); \
else \
  echo "install the development files of Graphviz, Expat, Serd, libyaml, OpenSSL, zlib and Zstandard first"; \
fi
endef
