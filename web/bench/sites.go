package main

import (
	"bufio"
	"embed"
	"errors"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"path"
	"strings"

	"github.com/andybalholm/brotli"
)

// pages are those that the playground is held against, and the scripts that measure.
//
//go:embed pages
var pages embed.FS

// site is a page that is measured.
type site struct {
	name, url string
}

// serve starts the program at path on a free port. stop ends it.
func serve(path string) (url string, stop func(), err error) {
	command := exec.Command(path, "-addr", "127.0.0.1:0")
	out, err := command.StdoutPipe()
	if err != nil {
		return "", nil, err
	}
	if err := command.Start(); err != nil {
		return "", nil, err
	}
	stop = func() {
		_ = command.Process.Kill()
		_ = command.Wait() // always tells that it was killed
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	for word := range strings.FieldsSeq(line) {
		if strings.HasPrefix(word, "http://") {
			return word, stop, nil
		}
	}
	stop()
	return "", nil, errors.Join(errors.New(path+" does not say where it serves"), err)
}

// servePeers serves the pages, compressed as the program compresses its own; beside
// them the wasm of the engine and the library that npm brought.
func servePeers(engine, library string) *httptest.Server {
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch name := path.Base(r.URL.Path); name {
		case "engine.wasm":
			http.ServeFile(w, r, engine)
		case "hash-wasm.js":
			http.ServeFile(w, r, library)
		default:
			data, err := pages.ReadFile("pages/" + name)
			if err != nil {
				http.NotFound(w, r)
				return
			}
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			compressor := brotli.HTTPCompressor(w, r)
			defer compressor.Close()
			_, _ = compressor.Write(data) // the browser may have gone
		}
	}))
}

// script returns one of the scripts that measure.
func script(name string) string {
	data, err := pages.ReadFile("pages/" + name)
	if err != nil {
		panic(err) // it is embedded
	}
	return string(data)
}
