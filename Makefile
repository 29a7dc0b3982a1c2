# The commands for development. `make` without a target lists them.
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
	$(MVN) test -DexcludedGroups=slow,nightly

.PHONY: test
test: ## Everything that CI runs
	MVN='$(MVN)' scripts/run-steps tests/steps

.PHONY: lab
lab: ## Load thousands of hostile files: make lab ARGS=-Dlab.seed=7
	scripts/java-tests LabTest -DexcludedGroups=slow $(ARGS)

.PHONY: batches
batches: ## Promote random batches in ten runs: make batches ARGS=-Dseed=7
	scripts/java-tests RandomBatchesTest -Druns=10 $(ARGS)

.PHONY: portable
portable: ## Compare the conversions of a million texts in both engines
	scripts/java-tests ConversionPropertiesTest -Dgroups=nightly -DexcludedGroups= $(ARGS)

.PHONY: stops
stops: ## Stop runs at every call to storage and catalog
	scripts/java-tests StopAtEveryCallTest -DexcludedGroups=slow $(ARGS)

.PHONY: nightly
nightly: test lab batches portable stops ## Everything that runs each night

.PHONY: format
format: ## Format the Java and Terraform sources
	$(MVN) --quiet spotless:apply
	terraform fmt -recursive

# The environment that the next targets are for.
ENV ?= dev

.PHONY: bootstrap
bootstrap: ## Create the bucket for an environment's state, once: make bootstrap ENV=dev
	scripts/terraform $(ENV) bootstrap

.PHONY: plan
plan: build ## Show what would change on AWS: make plan ENV=dev
	scripts/terraform $(ENV) plan

.PHONY: apply
apply: build ## Apply the changes: make apply ENV=dev
	scripts/terraform $(ENV) apply

.PHONY: destroy
destroy: ## Remove a lake and its data; not in production: make destroy ENV=dev
	scripts/terraform $(ENV) destroy

.PHONY: bench
bench: ## Measure against DuckDB and Spark: make bench BENCH="--lines 1000000 --repeat 1"
	scripts/bench $(BENCH)

.PHONY: clean
clean: ## Remove the build output; lakes are kept
	$(MVN) --quiet clean
