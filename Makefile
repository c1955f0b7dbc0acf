# Everything a person types. `make help` lists it.

GO       ?= go
ADDR     ?= 127.0.0.1:8080
FUZZTIME ?= 1m

JS     := GOOS=js GOARCH=wasm
GOROOT := $(shell $(GO) env GOROOT)
# The program and wasm_exec.js must come from the same Go.
WASM   := bin/app-$(shell $(GO) env GOVERSION).wasm
NODE   := -exec=$(GOROOT)/lib/wasm/go_js_wasm_exec
ENGINE := $(shell find wasm -name '*.go' ! -name '*_test.go') $(wildcard wasm/snippets/programs/* wasm/diagnose/*.txt)
SERVER := $(shell find server -name '*.go' ! -name '*_test.go')
PAGE   := web/dist/index.html

run: bin/wsaccept ## build everything, serve the page and the endpoint on ADDR
	bin/wsaccept -addr $(ADDR)

build: bin/wsaccept ## make bin/wsaccept and web/dist

test: build chromium programs race ## run every test: host, WebAssembly under node, browser
	$(GO) test ./wasm/... ./web/build
	$(JS) $(GO) test $(NODE) ./wasm/...
	$(GO) test -v -count=1 ./web/e2e

lint: ## format, vet and staticcheck, for the host and for js/wasm
	@list=$$($(GOROOT)/bin/gofmt -l .) && test -z "$$list" || { echo "gofmt would change: $$list"; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	$(JS) $(GO) vet ./wasm/...
	$(GO) tool staticcheck ./...
	$(JS) $$($(GO) tool -n staticcheck) ./wasm/...

bench: build ## print transfer sizes, and speed natively and under node: Accept, search, page
	$(GO) run ./web/build -sizes
	$(GO) test -run='^$$' -bench=. -count=5 ./wasm/handshake ./wasm/search ./wasm/diagnose ./wasm/evidence ./wasm/paste ./wasm/page
	$(JS) $(GO) test $(NODE) -run='^$$' -bench=. -count=5 ./wasm/handshake ./wasm/search ./wasm/diagnose ./wasm/page

predictions: ## print how often the predictions agree with what programs were seen to do
	@$(GO) test -count=1 -v -run 'Agree' ./wasm/predict | grep -v '^===\|^---'

tables: ## renew the README's tables of rules and of mistakes
	$(GO) test -count=1 ./server -run TestTablesInReadme -update

soak: ## name every mistake for 1,000 random keys; takes minutes
	THOROUGH=1 $(GO) test -count=1 -timeout=1h ./wasm/diagnose

guids: ## print how each of the wrong GUIDs seen in real code is found; takes minutes
	@$(GO) test -count=1 -timeout=1h -v ./server -run TestWrongGUIDs -search-all | grep -v '^===\|^---'

load: build ## print what handshakes cost the server, with capture and without, and beside clients that misbehave; takes minutes
	@$(GO) test -C server -count=1 -timeout=20m -run='^TestLoad' -load

storm: build ## send the server a million spoilt requests, and print what came of it; takes minutes
	@$(GO) test -C server -count=1 -timeout=40m -run='^TestStorm$$' -storm

fuzz: ## run every fuzz test for FUZZTIME each
	@for f in wasm/handshake:FuzzAccept wasm/handshake:FuzzCheckKey wasm/handshake:FuzzParse \
		wasm/handshake:FuzzCheck wasm/predict:FuzzClients wasm/predict:FuzzServers wasm/paste:FuzzFind \
		wasm/search:FuzzFind wasm/diagnose:FuzzDiagnose wasm/evidence:FuzzConstants \
		wasm/evidence:FuzzRead wasm/page:FuzzDraft wasm/page:FuzzLink wasm/page:FuzzCaseLink wasm/page:FuzzView \
		server:FuzzReadClose server/capture:FuzzHeadEnd server/probe:FuzzParseAddress wasm/hops:FuzzDetect wasm/lab:FuzzAnswers; do \
		$(GO) test -run='^$$' -fuzz="^$${f#*:}$$" -fuzztime=$(FUZZTIME) -fuzzminimizetime=5s ./$${f%:*} || exit 1; \
	done

snippets: ## run the programs of every language whose compiler or interpreter is here
	@SNIPPETS=all $(GO) test -count=1 -v -run TestPrograms ./wasm/snippets | grep -v '^===\|^---'

screenshots: build chromium ## picture the page in bin/screenshots, and for the README
	mkdir -p bin/screenshots
	$(GO) test -count=1 ./web/e2e -run TestLook -screenshots $(CURDIR)/bin/screenshots
	cp bin/screenshots/sample-1280-light.png web/screenshot.png

clean: ## remove what was built
	rm -rf bin
	find web/dist -type f ! -name .gitkeep -delete

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run build test lint bench predictions tables soak guids load storm fuzz snippets screenshots clean help race chromium programs

# The server's tests, with the race detector where there is a C compiler for it.
race: build
	@if [ "$$($(GO) env CGO_ENABLED)" = 1 ]; then \
		$(GO) test -race ./server/...; \
	else \
		echo "NOT RUN: the race detector, because there is no C compiler for cgo"; \
		[ "$${CI:-}" != true ] && $(GO) test ./server/...; \
	fi

chromium:
	@sh web/e2e/chromium.sh

# What some browser tests run beside it. Without, they say that they did not run.
programs: chromium
	@sh web/e2e/programs.sh

bin/wsaccept: go.mod $(SERVER) $(ENGINE) web/web.go $(PAGE)
	$(GO) build -trimpath -buildvcs=false -o $@ ./server

# Without the commit in it, so that the same source is the same file, and a
# visitor's cache stays good.
$(WASM): go.mod $(ENGINE)
	$(JS) $(GO) build -trimpath -buildvcs=false -ldflags='-s -w' -o $@ ./wasm

$(PAGE): $(WASM) $(wildcard web/*.html web/*.css web/*.js web/*.svg web/build/*.go)
	$(GO) run ./web/build -wasm $(WASM) -wasm-exec $(GOROOT)/lib/wasm/wasm_exec.js
