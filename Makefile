# Naast's tasks. Each prepares what it needs; the first time takes minutes, later ones a blink.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help run dev build check test bench dist deb fmt format clean tools format-tools release-tools package-tools test-tools

naast := . scripts/env.sh &&

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):[^#]*## /  make \1\t/' | expand -t 16

run: build ## Build Naast and start it with demo data
	@$(naast) exec "$$(built debug)" demo

dev: tools ## Start it with demo data, rebuild and reload at each change
	@$(naast) cargo run --quiet --profile tools --package xtask -- watch -- demo

build: tools
	@$(naast) cargo xtask build

check: format ## Check format and lints, on the server's side and the browser's
	@$(naast) cargo clippy --workspace --exclude naast-frontend --all-targets -- -D warnings
	@$(naast) cargo clippy -p naast-frontend --target wasm32-unknown-unknown -- -D warnings

format: format-tools
	@$(naast) cargo fmt --all --check && leptosfmt --quiet --check app server

test: test-tools ## Run all tests: the crates, PostgreSQL, the site in a browser
	@scripts/test.sh

bench: test-tools dist ## Measure how fast a full forum answers, in ratios
	@$(naast) NAAST_BIN="$$PWD/dist/naast" cargo bench -q -p naast-tests

dist: release-tools ## Make the one small, fast binary, dist/naast, and see that it works
	@scripts/dist.sh

deb: package-tools dist ## Make a Debian package of it, and see that it installs, serves, upgrades and is removed
	@scripts/deb.sh

fmt: format-tools ## Format the code, and the views in it
	@$(naast) leptosfmt --quiet app server && cargo fmt --all && leptosfmt --quiet app server

clean: ## Remove what was built
	rm -rf target dist tests/browser/test-results

tools:
	@scripts/setup.sh build

format-tools:
	@scripts/setup.sh format

release-tools:
	@scripts/setup.sh release

package-tools:
	@scripts/setup.sh package

test-tools:
	@scripts/setup.sh test
