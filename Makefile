# What one types here. `make` alone lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

MVN := $(shell command -v mvn || echo ./mvnw) --batch-mode --no-transfer-progress

.PHONY: help
help: ## List these targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 12

.PHONY: build
build: ## Compile and package, without tests
	$(MVN) package -DskipTests

.PHONY: check
check: ## Format, compiler and fast tests, in under three minutes: before every commit
	$(MVN) test -DexcludedGroups=slow

.PHONY: test
test: ## Everything that CI runs
	$(MVN) verify
	scripts/check-launcher

.PHONY: format
format: ## Format the Java sources
	$(MVN) --quiet spotless:apply

.PHONY: bench
bench: ## Measure against plain DuckDB: make bench ARGS=1_000_000
	scripts/bench $(ARGS)

.PHONY: clean
clean: ## Remove what was built; lakes stay
	$(MVN) --quiet clean
