# Everything a person types. `make help` lists it.

GO       ?= go
ADDR     ?= 127.0.0.1:8080
FUZZTIME ?= 1m
# The address that the site will have, for search engines and previews: https://play.example
BASE     ?=
# What make bench compares with, and how often it loads each page.
PRIOR    ?= bf1b542
LOADS    ?= 9

# A pipe fails if anything in it does.
SHELL       := bash
.SHELLFLAGS := -o pipefail -c

# Leaves out that tests began and passed, and keeps what they say beside it, such as
# that they were not run.
BRIEF := grep -v '^=== \|^ *--- PASS\|^PASS$$'

JS     := GOOS=js GOARCH=wasm
GOROOT := $(shell $(GO) env GOROOT)
# The program and wasm_exec.js must come from the same Go.
WASM   := bin/app-$(shell $(GO) env GOVERSION).wasm
# TinyGo, if it is here, and what only TinyGo makes small enough for index.html.
TINYGO ?= $(wildcard bin/tinygo/tinygo)
EARLY  := $(if $(TINYGO),bin/early.wasm)
HOME_MODULE := $(if $(TINYGO),bin/home.wasm)
NODE   := -exec=$(GOROOT)/lib/wasm/go_js_wasm_exec
ENGINE := $(shell find wasm -name '*.go' ! -name '*_test.go') $(wildcard wasm/snippets/*/* wasm/diagnose/*.txt wasm/messages/*.txt wasm/messages/texts/*.txt web/examples/*)
SERVER := $(shell find server -name '*.go' ! -name '*_test.go')
PAGE   := web/dist/index.html
WORKER := bin/worker/app.wasm
EDGE   := $(shell find server/worker server/edge server/gate -name '*.go' ! -name '*_test.go')

# Without telemetry, and without a look for updates.
QUIET := WRANGLER_SEND_METRICS=false WRANGLER_SEND_ERROR_REPORTS=false WRANGLER_HIDE_BANNER=true \
	CLOUDFLARE_CF_FETCH_ENABLED=false DO_NOT_TRACK=1 WRANGLER_LOG_PATH=$(CURDIR)/bin/wrangler/logs
NEEDS_NPM := test -e server/worker/node_modules/.bin/wrangler || { echo "This needs Node 20 or later, and what its npm installs in server/worker." >&2; exit 1; }

run: bin/wsaccept ## build everything, serve the page and the endpoint on ADDR
	bin/wsaccept -addr $(ADDR)

build: bin/wsaccept ## make bin/wsaccept and web/dist

worker: $(PAGE) $(WORKER) npm ## run the page and the endpoint on workerd, the runtime of Cloudflare Workers, on ADDR
	@$(NEEDS_NPM)
	@$(QUIET) node server/worker/local.mjs $(ADDR)

deploy: $(PAGE) $(WORKER) npm ## put both on Cloudflare, for somebody with an account there
	@$(NEEDS_NPM)
	@$(QUIET) server/worker/node_modules/.bin/wrangler --config server/worker/wrangler.jsonc deploy $(DEPLOY)

dist: $(PAGE) ## make web/dist, a folder for any static host, at its root or below a path

# Without vet, which make lint runs in full. Under node with -short: tests that take
# hundreds of texts of one kind, and all of them on the host, take some of each there.
test: build $(WORKER) npm chromium programs race ## run every test: host, WebAssembly under node (there some texts of each kind), browser
	$(GO) test -vet=off ./wasm/... ./web/build ./web/site ./web/weight ./web/questions
	$(GO) test -vet=off -run '^TestSameVerdict$$' ./server/cli
	$(JS) $(GO) test -vet=off -short $(NODE) ./wasm/...
	$(GO) test -vet=off -v -count=1 -parallel 3 ./web/e2e

check: format ## format, vet, and tests on the host: of wasm/ what Go has not cached, of server/ what git has not committed; under a minute
	$(GO) vet -tags observe,pictures ./...
	$(GO) test -vet=off -short ./wasm/... ./web/build $$({ git diff --name-only --diff-filter=d HEAD -- 'server/*.go'; git ls-files --others --exclude-standard -- 'server/*.go'; } | sed 's#^\(.*\)/.*#./\1#' | sort -u)

test-worker: build $(WORKER) npm ## test the Worker on workerd only, a minute
	@$(GO) test -count=1 -v ./server/edge | $(BRIEF)
	@$(GO) test -count=1 -v ./server/workertest | $(BRIEF)
	@$(GO) test -count=1 -v ./web/e2e -run '^TestCompareWorker|^TestWorker|^TestDeploy' | $(BRIEF)

lint: format ## format, vet and staticcheck, for the host and for js/wasm
	$(GO) mod tidy -diff
	$(GO) vet -tags observe,pictures ./...
	$(JS) $(GO) vet ./wasm/... ./server/worker ./server/edge ./server/gate
	$(GO) tool staticcheck -tags observe,pictures ./...
	$(JS) $$($(GO) tool -n staticcheck) ./wasm/... ./server/worker ./server/edge ./server/gate

bench: build chromium $(if $(TINYGO),bin/engine.wasm) ## measure weight and speed beside peers and the release before: one table, also in bin/bench.md; under ten minutes
	@cd web/bench/peers && npm ci --silent || echo "npm could not install hash-wasm." >&2
	$(GO) run ./web/bench -n $(LOADS) -prior "$$(sh web/bench/prior.sh $(PRIOR) bin/prior)" -engine '$(if $(TINYGO),bin/engine.wasm)' \
		-hash-wasm "$$(ls web/bench/peers/node_modules/hash-wasm/dist/sha1.umd.min.js)" -out bin/bench.md bin/wsaccept

benchmarks: ## run Go's benchmarks, natively and under node: Accept, search, page
	$(GO) test -run='^$$' -bench=. -count=5 ./wasm/handshake ./wasm/search ./wasm/diagnose ./wasm/evidence ./wasm/paste ./wasm/page ./wasm/secrets
	$(GO) test -run='^$$' -bench=. -benchtime=1x ./wasm/programs
	$(JS) $(GO) test $(NODE) -run='^$$' -bench=. -count=5 ./wasm/handshake ./wasm/search ./wasm/diagnose ./wasm/page

predictions: ## print how often the predictions agree with what programs were seen to do
	@$(GO) test -count=1 -v -run Recorded ./wasm/programs | $(BRIEF)

messages: ## print how many error texts of how many programs are known, each found again in a log
	@$(GO) test -count=1 -run 'EachInALog|Ordinary' -v ./wasm/messages | $(BRIEF)

observe: chromium programs ## run the programs that are predicted, print how far the predictions agree, renew what is recorded; two minutes
	@cd wasm/programs/observe/node && npm ci --silent || echo "npm could not install the programs for Node.js." >&2
	@$(GO) test -count=1 -timeout=20m -v -tags observe -run '^TestObserve$$' ./wasm/programs/observe | $(BRIEF)

conformance: programs ## run the conformance suite against the programs that can be had here, print the table, renew it; four minutes
	@cd wasm/programs/observe/node && npm ci --silent || echo "npm could not install the programs for Node.js." >&2
	@$(GO) test -count=1 -timeout=20m -v -tags observe -run '^TestConformance$$' ./wasm/programs/observe | $(BRIEF)

proxies: ## run real proxies with all configurations, and with lines deleted, print how far what is said of them agrees, renew what is recorded
	@$(GO) test -count=1 -timeout=1h -v ./server/proxytest -renew | $(BRIEF)

soak: ## name every mistake for 1,000 random keys; takes minutes
	THOROUGH=1 $(GO) test -count=1 -timeout=1h ./wasm/diagnose

guids: ## print how each of the wrong GUIDs seen in real code is found; takes minutes
	@$(GO) test -count=1 -timeout=1h -v ./server/cli -run TestWrongGUIDs -search-all | $(BRIEF)

load: build ## print what handshakes cost the server, with capture and without, and beside clients that misbehave; takes minutes
	@$(GO) test -C server/stress -count=1 -timeout=20m -run='^TestLoad' -load

edge: $(WORKER) npm ## print what the Worker costs on workerd: start, CPU, memory; a minute
	@$(GO) test -C server/workertest -count=1 -v -run='^TestWorkerCost$$' -load | $(BRIEF)

attack: build ## print what honest handshakes get while others hold the server up, and what that costs it; takes minutes
	@$(GO) test -C server/stress -count=1 -timeout=20m -run='^TestAttack$$' -attack

storm: build ## send the server a million spoilt requests, and print what came of it; takes minutes
	@$(GO) test -C server/stress -count=1 -timeout=40m -run='^TestStorm$$' -storm

fuzz: ## run every fuzz test for FUZZTIME each
	@grep -rE '^func Fuzz' --include='*_test.go' wasm server | sed -E 's#^(.*)/[^/]+:func (Fuzz[A-Za-z0-9]*).*#\1 \2#' | while read -r room name; do \
		echo "$$room $$name"; \
		$(GO) test -run='^$$' -fuzz="^$$name$$" -fuzztime=$(FUZZTIME) -fuzzminimizetime=5s "./$$room" || exit 1; \
	done

tinygo: ## install TinyGo in bin/tinygo from Debian's packages and Go modules; two minutes
	@sh web/tinygo/install.sh bin/tinygo

snippets: ## run the programs of every language whose compiler or interpreter is here or can be installed
	@sh wasm/snippets/toolchains.sh bin/toolchains
	@PATH=$$PATH:$(CURDIR)/bin/toolchains/node_modules/.bin SNIPPETS=all $(GO) test -count=1 -v -run TestPrograms ./wasm/snippets | $(BRIEF)

screenshots: build chromium ## picture every view and kind of page in bin/screenshots, and renew those of the README
	mkdir -p bin/screenshots
	$(GO) test -count=1 -tags pictures ./web/e2e -run '^TestPictures$$' -screenshots $(CURDIR)/bin/screenshots
	cp bin/screenshots/handshake-1280-light.png web/screenshot.png
	cp bin/screenshots/check-nginx-1280-light.png web/screenshot-check.png
	cp bin/screenshots/lab-tried-1280-light.png web/screenshot-lab.png
	cp bin/screenshots/code-1280-dark.png web/screenshot-code.png
	@echo "bin/screenshots/index.html shows them all."

lighthouse: build chromium ## print Lighthouse's scores of the home view and three pages; fails below 100, speed aside
	@sh web/e2e/lighthouse.sh

clean: ## remove what was built
	rm -rf bin
	find web/dist -type f ! -name .gitkeep -delete

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: tinygo run build test check lint format bench benchmarks proxies predictions messages observe conformance soak guids load attack storm fuzz snippets screenshots lighthouse clean help race chromium programs worker test-worker edge deploy dist npm

format:
	@list=$$($(GOROOT)/bin/gofmt -l server wasm web) && test -z "$$list" || { echo "gofmt would change: $$list"; exit 1; }

# The server's tests, with the race detector where there is a C compiler for it.
race: build
	@if [ "$$($(GO) env CGO_ENABLED)" = 1 ]; then \
		$(GO) test -vet=off -race -v ./server/... | $(BRIEF); \
	else \
		echo "NOT RUN: the race detector, because there is no C compiler for cgo"; \
		[ "$${CI:-}" != true ] && $(GO) test -vet=off -v ./server/... | $(BRIEF); \
	fi

chromium:
	@sh web/e2e/chromium.sh

# What some browser tests run beside it. Without, they say that they did not run.
programs: chromium
	@sh web/e2e/programs.sh

# What npm has for the Worker, in the versions of the lockfile. Without, the tests
# that need it say that they did not run.
npm:
	@cd server/worker && if [ ! node_modules/.package-lock.json -nt package-lock.json ]; then npm ci || echo "npm could not install the packages of server/worker." >&2; fi

bin/wsaccept: go.mod $(SERVER) $(ENGINE) web/web.go $(PAGE)
	$(GO) build -trimpath -buildvcs=false -o $@ ./server

# Without the commit in it, so that the same source is the same file, and a
# visitor's cache stays good.
$(WASM): go.mod $(ENGINE)
	$(JS) $(GO) build -trimpath -buildvcs=false -ldflags='-s -w' -o $@ ./wasm

# The generator deletes the directory that it writes to.
$(WORKER): go.mod $(EDGE) $(ENGINE)
	$(GO) run github.com/syumai/workers/cmd/workers-assets-gen -mode=go -o $(@D)
	$(JS) $(GO) build -trimpath -buildvcs=false -ldflags='-s -w' -o $@ ./server/worker

bin/early.wasm: go.mod web/tinygo/early.json $(ENGINE)
	$(TINYGO) build -target=web/tinygo/early.json -no-debug -panic=trap -opt=2 -o $@ ./wasm/early

bin/engine.wasm: go.mod web/tinygo/early.json web/bench/engine/main.go $(ENGINE)
	$(TINYGO) build -target=web/tinygo/early.json -no-debug -panic=trap -opt=2 -o $@ ./web/bench/engine

bin/home.wasm: go.mod web/tinygo/early.json web/tinygo/home.json $(ENGINE)
	$(TINYGO) build -target=web/tinygo/home.json -no-debug -panic=trap -opt=z -o $@ ./wasm/home

$(PAGE): $(WASM) $(EARLY) $(HOME_MODULE) $(wildcard web/*.html web/*.css web/*.js web/*.svg web/build/*.go web/weight/*.go web/search/*.js web/site/*.go web/site/templates/*.html web/questions/*.go web/questions/*.txt server/gate/*.go)
	$(GO) run ./web/build -base '$(BASE)' -wasm $(WASM) -wasm-exec $(GOROOT)/lib/wasm/wasm_exec.js -early '$(EARLY)' -home '$(HOME_MODULE)'
