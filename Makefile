# Rapport. `make` alone prints what there is.
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -euo pipefail -c

MVN := mvn -B -ntp -q
# One test class, whatever its tags, with what it needs from the other modules
ONE := $(MVN) test -am -Dtests.excluded=none -Dsurefire.failIfNoSpecifiedTests=false
JAR := server/app/target/rapport.jar
CLASSES := server/app/target/rapport.jsa
SOURCES := $(shell find pom.xml server/*/pom.xml server/*/src/main extension/pom.xml extension/src/main extension/src/*/ extension/static -type f -not -path '*/src/test/*' 2>/dev/null)
NODE_MODULES := extension/node_modules/.package-lock.json

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

run: $(CLASSES) ## build what is missing and serve on http://127.0.0.1:7070 (Ctrl+C stops)
	@RAPPORT_LOG=$${RAPPORT_LOG:-text} exec java -XX:SharedArchiveFile=$(CLASSES) -Xlog:cds=off -jar $(JAR)

token: $(JAR) ## NAME=mira: print a new token for a person
	@java -jar $(JAR) token $(NAME)

build: $(CLASSES) ## the runnable jar and the unpacked extension, without tests

$(JAR): $(SOURCES)
	$(MVN) -DskipTests package
	@touch $@

# Only makes the next start quicker: where it cannot be made, all else goes on
$(CLASSES): $(JAR)
	@rm -f $@; bash server/deploy/archive $(JAR) $@ >/dev/null || echo 'The classes could not be laid out beforehand (server/deploy/archive): starts take longer, all else works' >&2
	@touch $@

test: tools ## every test, the real-browser ones included
	mvn -B -ntp verify

check: tools ## format, lint and tests: what CI runs
	$(MVN) spotless:check
	cd extension && npm run --silent lint
	mvn -B -ntp verify

test-rt: tools ## the main job on Request Tracker 5 (installs it: root, Debian), rich and plain reply box
	bash extension/src/test/helpdesks/rt5.sh
	trap 'bash extension/src/test/helpdesks/rt5.sh stop' EXIT; $(ONE) -pl server/app -Dtest=RequestTrackerTest

test-events: tools ## events under a killed worker, a full disk, a server that fails in every way
	$(ONE) -pl extension -Dtest=EventsTest,QueueTest

test-editors: tools ## every editor in every place with every form of phrase; writes extension/target/editors.md
	$(ONE) -pl extension -Dtest=EditorsTest

test-policy: $(JAR) tools ## the signed extension, forced on Chromium by managed policy from our own server (root: a mount namespace)
	$(ONE) -pl server/app -Dtest=PolicyInstallTest -Drapport.jar=$(abspath $(JAR))

torture: $(JAR) ## TIMES=100: the jar killed at random moments under 32 writers; nothing lost, nothing twice
	$(ONE) -pl server/app -Dtest=TortureTest -Drapport.jar=$(abspath $(JAR)) -Dtorture.times=$(or $(TIMES),100)

load: $(JAR) ## what the server carries, beside an empty handler in the same run (4 minutes)
	$(ONE) -pl server/app -Dtest=LoadTest -Dload.seconds=$(or $(SECONDS_EACH),6) -Dload.warm=$(or $(WARM),15)

soak: $(JAR) ## MINUTES=10: half of what it carries, for long; memory, threads and files stay flat
	$(ONE) -pl server/app -Dtest=SoakTest -Drapport.jar=$(abspath $(JAR)) -Dsoak.minutes=$(or $(MINUTES),10)

bench: bench-engine ## the engine against its rivals, what the extension costs a page, pages with ten million events; writes */target/bench.json
	mvn -B -ntp test -am -Dtests.excluded=none -Dsurefire.failIfNoSpecifiedTests=false -pl extension -Dtest=Bench
	$(MAKE) bench-pages

bench-engine: tools ## the engine against its rivals on the JVM and in Chromium (fetches them); writes server/engine/target/bench.json; KEEP=1: later runs are compared with this one
	mvn -B -ntp -Pbench -pl server/engine test-compile exec:exec@bench
	-npm install --silent --no-save --no-fund --no-audit --prefix extension/target/rivals harper.js@2.10.0
	$(ONE) -pl extension -Dtest=EngineBench
	$(if $(KEEP),cp server/engine/target/bench.json server/engine/src/bench/baseline.json)

bench-pages: tools ## page data with 1,000,000 and 10,000,000 events, and the first paint (makes 3 GB in server/app/target/bench, once)
	$(ONE) -pl server/app -Dtest=ProgressBench

screenshots: tools ## the pictures of the pages in the README, from a made-up year
	$(ONE) -pl server/app -Dtest=Screenshots

package: $(JAR) ## the runnable jar with pages and extension inside; with RAPPORT_EXTENSION_KEY also the signed extension beside it
	@ls -l $(JAR)
	@if [ -n "$${RAPPORT_EXTENSION_KEY:-}" ]; then java -jar $(JAR) pack $(dir $(JAR))rapport.crx; fi

format: tools ## put Java and TypeScript into the house format
	$(MVN) spotless:apply
	cd extension && npm run --silent format

tools: $(NODE_MODULES)
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 install -y -qq --no-install-recommends chromium fonts-noto-core >/dev/null; \
	  else echo 'The browser tests need Chromium: sudo apt-get install -y chromium' >&2; exit 1; fi; }

$(NODE_MODULES): extension/package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null || { echo 'Tests and lint need Node 18 or newer (building and running do not): sudo apt-get install -y nodejs npm' >&2; exit 1; }
	cd extension && npm install --silent --no-save --no-fund --no-audit
	@touch $@

fuzz: ## Jazzer on the engine and on every route (FUZZ_SECONDS=60 for each); what it learns stays in server/app/target/fuzz
	$(ONE) -Pfuzz -pl server/app -Dtest=JazzerRun -Dfuzz.seconds=$(or $(FUZZ_SECONDS),60)

audit: tools ## known holes in what tests and lint use, if the registry says, and newer versions of what the jar is made of
	@bash .ci/audit

quality: ## measure the default pack on labelled texts (RAPPORT_QUALITY_DATA=folder, default ../shared/data)
	@RAPPORT_QUALITY_DATA=$(abspath $(or $(RAPPORT_QUALITY_DATA),../shared/data)) $(MVN) -pl server/app -am test -Dtest=Quality -Dsurefire.failIfNoSpecifiedTests=false

rewrites: ## print 100 rewrites in their sentences, to be read by eye (SEED=1)
	@RAPPORT_SEED=$(or $(SEED),1) $(ONE) -pl server/app -Dtest=Rewritten

clean: ## remove what was built (never the data)
	$(MVN) clean

.PHONY: help run build bench-engine bench-pages test test-rt test-events test-editors test-policy torture load soak token bench screenshots package check format tools fuzz audit quality rewrites clean
