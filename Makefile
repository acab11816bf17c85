# Muster: the two commands a newcomer needs are `make run` and `make test`; README.md says what follows.

SHELL := /bin/bash
.DEFAULT_GOAL := help

export MUSTER_HOME ?= $(CURDIR)/.muster
SCENARIO ?= deploy/scenarios/isf-gaza.jsonl
CHECKS := --explicit-target-dependency-import-check error
RELEASE := .build/release
# Tests that start real processes, threads or servers and watch the clock run one after another, the others side by side.
ALONE := ^(SystemTests|CLITests|ZeroMQTests|GatewayTests)\.|^MessageBusTests\.(FollowerTests|RequestClientTests|Transport)
ALONE := $(ALONE)|^ServiceRuntimeTests\.(ServiceEngine|Engine)
# A run of tests, kept in a file so that what failed stands together at its end, before the runner's own closing line.
define tests
	@log=.build/tests.log; swift test --skip-build $(1) 2>&1 | tee $$log; status=$${PIPESTATUS[0]}; \
	if [ $$status -ne 0 ]; then \
		printf '\nWhat failed:\n'; grep -aE 'recorded an issue|[Tt]ime limit|Fatal error|error:|Crash' $$log; tail -n 1 $$log; \
	fi; exit $$status
endef
# How many of the others at once: each may hold a log, and a thousand descriptors are all that many machines allow.
test: export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH ?= 16
# A crash says where it happened, of the crashed thread alone: to walk all of them can take longer than the tests.
test faults: export SWIFT_BACKTRACE ?= enable=yes,threads=crashed,interactive=no
FAULTS := ^SystemTests\.(Kill|Power|Disk|Proxy|Peer|Damage)Tests
# How often faults that are drawn are drawn by `make faults`.
ROUNDS ?= 10
SERVICES := mandate pledges funding command gateway

# The simulation: how many seeds, from which one on, and a fault to put in.
SEEDS ?= 1000
FIRST ?= 1
MUTATION ?=
MUTATIONS := gaps-ignored acknowledged-early sync-forgotten cursor-apart replies-forgotten announce-missing \
	due-forgotten

.PHONY: help packages build run start stop status watch $(SERVICES) test faults simulate simulator mutations contracts lint format bench clean

help: ## Shows what can be made
	@grep -hE '^[a-z$$()A-Z-]+:.*##' $(MAKEFILE_LIST) | sed -e 's/:.*## /\t/' -e 's/$$(SERVICES)/mandate, pledges, …/' \
		| expand -t 24

packages: ## Installs the Debian packages that are missing
	@deploy/install-packages

build: packages ## Builds the six executables for release
	@swift build --configuration release $(CHECKS)

run: build ## Starts the whole suite, loads the case of the Gaza stabilisation force, stays until Ctrl-C
	@exec $(RELEASE)/muster up --load $(SCENARIO)

start: build ## The same in the background
	@$(RELEASE)/muster up --background --load $(SCENARIO)

stop: ## Stops the suite that runs in the background
	@$(RELEASE)/muster down

status: ## Shows which processes run, and the picture of the force
	@$(RELEASE)/muster ps && $(RELEASE)/muster status

watch: ## Follows pledge events as they happen
	@exec $(RELEASE)/muster watch pledges

$(SERVICES): build ## Runs one service in the foreground
	@exec $(RELEASE)/muster-$@

simulator: packages
	@swift build --configuration release --product muster-simulate $(CHECKS)

simulate: simulator ## Simulates faults in one thread: SEEDS=1000 FIRST=1 MUTATION=…
	@SWIFT_DETERMINISTIC_HASHING=1 $(RELEASE)/muster-simulate --seeds $(SEEDS) --first $(FIRST) \
		$(if $(MUTATION),--mutation $(MUTATION))

mutations: simulator ## Shows that the simulation finds each fault that is put in on purpose
	@for mutation in $(MUTATIONS); do \
		SWIFT_DETERMINISTIC_HASHING=1 $(RELEASE)/muster-simulate --mutation $$mutation || exit 1; \
	done

test: simulate mutations ## Runs every test
	@swift build --build-tests $(CHECKS)
	$(call tests,--no-parallel --filter '$(ALONE)')
	$(call tests,--skip '$(ALONE)')

faults: packages ## Breaks the running services in every way there is; prints what happened, fault by service
	@swift build --build-tests $(CHECKS)
	@rm -f .build/faults.tsv
	@status=0; MUSTER_FAULT_ROUNDS=$(ROUNDS) MUSTER_FAULT_TABLE=$(CURDIR)/.build/faults.tsv \
		swift test --skip-build --no-parallel --filter '$(FAULTS)' > .build/faults.log 2>&1 || status=$$?; \
		sort .build/faults.tsv | awk -F'\t' '{ printf "%-66s  %-8s  %s\n", $$1, $$2, $$3 }'; \
		tail -n 1 .build/faults.log; echo "what failed stands in .build/faults.log"; exit $$status

contracts: build ## Holds the running suite to its contracts with tools of others, from PyPI and Debian: EXAMPLES=20
	@deploy/install-packages packages.txt packages-contracts.txt
	@deploy/check-contracts

lint: ## Checks format and documentation
	@swift format lint --strict --recursive Package.swift Shared Services Tests

format: ## Formats the sources
	@swift format --in-place --recursive Package.swift Shared Services Tests

bench: ## Measures ratios against limits and peers in one run; installs the peers
	@deploy/install-packages packages.txt packages-bench.txt
	@for name in muster muster-bytes-server $(SERVICES:%=muster-%); do \
		swift build --package-path Tests/Benchmarks --configuration release --product $$name || exit 1; \
	done
	@swift run --package-path Tests/Benchmarks --configuration release muster-bench

clean: ## Removes what was built; the state in MUSTER_HOME stays
	@rm -rf .build Tests/Benchmarks/.build
