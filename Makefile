# Rapport. `make` alone prints what there is.
.DEFAULT_GOAL := help
MVN := mvn -B -q

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 16

.PHONY: help
