# Naast's tasks. Each prepares what it needs; the first time takes minutes, later ones a blink.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run dev build check test bench dist fmt clean tools test-tools

naast := . scripts/env.sh &&

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 16

run: build ## Build Naast and start it with demo data
	@exec "$${CARGO_TARGET_DIR:-target}/release/naast" demo

dev: tools ## Start it with demo data, rebuild and reload at each change
	@$(naast) cargo leptos watch --split -- demo

build: tools ## Build the site and the one binary that holds it
	@scripts/build.sh

check: tools ## Check format and lints, on the server's side and the browser's
	@$(naast) cargo fmt --all --check
	@$(naast) cargo clippy --workspace --exclude naast-frontend --all-targets -- -D warnings
	@$(naast) cargo clippy -p naast-frontend --target wasm32-unknown-unknown -- -D warnings

test: test-tools ## Run all tests: the crates, PostgreSQL, the site in a browser
	@scripts/test.sh

bench: test-tools build ## Measure how fast a full forum answers, in ratios
	@$(naast) NAAST_BIN="$$(realpath "$${CARGO_TARGET_DIR:-target}/release/naast")" cargo bench -q -p naast-tests

dist: build ## Put the binary into dist/
	@mkdir -p dist
	@cp "$${CARGO_TARGET_DIR:-target}/release/naast" dist/
	@ls -lh dist/naast

fmt: tools ## Format the code
	@$(naast) cargo fmt --all

clean: ## Remove what was built
	rm -rf target dist tests/browser/test-results

tools:
	@scripts/setup.sh build

test-tools:
	@scripts/setup.sh test
