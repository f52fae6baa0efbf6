# The entry points that a newcomer needs; `make` alone lists them.

PYTHON ?= python3
# Tools of the environment are found without activating it; ape looks for `vyper` and `anvil` on PATH.
SYSTEM_PATH := $(PATH)
export PATH := $(CURDIR)/.venv/bin:$(PATH)

# Commands are started by the hundred: what Python has compiled is kept, whatever the caller's shell says.
export PYTHONDONTWRITEBYTECODE :=
PROCESSES ?= 2  # that tests are shared among, each with an Anvil of its own

.DEFAULT_GOAL := help
.PHONY: help setup demo demo-worker test bench bench-peers bench-faults lint format lock torch worker networks clean
BOOTSTRAP = @PATH="$(SYSTEM_PATH)" $(PYTHON) scripts/_bootstrap.py

help: ## List what there is
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{ printf "  make %-12s %s\n", $$1, $$2 }'

setup: ## Make the environment: locked packages and Anvil
	$(BOOTSTRAP)

demo: setup ## Deploy, mint and reveal every piece on a chain of its own, and draw gallery/
	@python -m scripts.demo

demo-worker: worker ## Show the hybrid path with a torch worker, the bundled model and one of diffusers
	@python -m scripts.demo_worker

test: torch worker ## Run all tests against a real Anvil
	@pytest --numprocesses $(PROCESSES) --dist loadfile

bench: worker ## Measure gas, sizes and times into build/bench.json
	@ape run bench

bench-peers: setup ## Measure Solady, OpenZeppelin, ERC721A and naive networks side by side
	@ape run bench --peers

bench-faults: worker ## Kill a worker 50 times over 100 requests, ten times in a row: an hour or more
	@ape run bench --faults

lint: setup ## Check the style of the Python code
	@ruff check . && ruff format --check .

format: setup ## Put the Python code into its style
	@ruff check --fix . && ruff format .

lock: setup ## Write the locks anew from pyproject.toml
	@python scripts/_lock.py

torch: ## Add PyTorch, to train networks
	$(BOOTSTRAP) torch

worker: ## Add what a worker of the hybrid path runs on: PyTorch, diffusers, Celery
	$(BOOTSTRAP) worker

networks: ## Add ape's plugins for Arbitrum, Optimism, Base and Polygon
	$(BOOTSTRAP) networks

clean: ## Remove what was built, except the environment
	@rm -rf .build/contracts build gallery
