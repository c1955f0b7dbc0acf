# Everything a person types. `make help` lists it.

GO      ?= go
GOROOT  := $(shell $(GO) env GOROOT)
JS      := GOOS=js GOARCH=wasm
ENGINE  := $(shell find wasm -name '*.go' ! -name '*_test.go')
SERVER  := $(shell find server -name '*.go' ! -name '*_test.go')
SITE    := web/dist/index.html

run: bin/wsaccept ## build all, serve the page and the endpoint on localhost
	bin/wsaccept

build: bin/wsaccept ## make bin/wsaccept and web/dist

bin/wsaccept: go.mod $(SERVER) $(ENGINE) web/web.go $(SITE)
	$(GO) build -trimpath -o $@ ./server

bin/app.wasm: go.mod $(ENGINE)
	$(JS) $(GO) build -trimpath -ldflags='-s -w' -o $@ ./wasm

$(SITE): bin/app.wasm $(wildcard web/*.html web/*.css web/*.js web/*.svg web/build/*.go)
	$(GO) run ./web/build -wasm bin/app.wasm -wasm-exec $(GOROOT)/lib/wasm/wasm_exec.js

.PHONY: run build help
help: ## list these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 14
