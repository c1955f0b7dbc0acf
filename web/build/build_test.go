package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"wsaccept/wasm/page"
	"wsaccept/wasm/page/effect"
)

func TestBuild(t *testing.T) {
	dir := t.TempDir()
	source := func(name, content string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	out := filepath.Join(dir, "out")
	if err := os.Mkdir(out, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".gitkeep", "app.old.wasm"} {
		if err := os.WriteFile(filepath.Join(out, name), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	program := strings.Repeat("a program ", 1000)
	assets := map[string]string{"app.wasm": source("app.wasm", program), "tiny.js": source("tiny.js", "x")}
	islands := ""
	for _, island := range page.View(page.Default(), effect.All).Islands {
		islands += "{{island " + strconv.Quote(island.ID) + "}}"
	}
	index := source("index.html", `<a href="{{asset "app.wasm"}}">{{kilobytes "app.wasm"}}</a><script src="{{asset "tiny.js"}}"></script>`+islands)
	if err := clear(out); err != nil {
		t.Fatal(err)
	}
	files, err := writeAssets(assets, out)
	if err != nil {
		t.Fatal(err)
	}
	app, err := prerender(index, "", files)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeHostFiles(app, []string{files["app.wasm"].name}, out); err != nil {
		t.Fatal(err)
	}
	if err := writeCompressed("index.html", app, out); err != nil {
		t.Fatal(err)
	}

	html, err := os.ReadFile(filepath.Join(out, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`href="(app\.[0-9a-f]{12}\.wasm)".*src="(tiny\.[0-9a-f]{12}\.js)"`).FindSubmatch(html)
	if names == nil {
		t.Fatalf("no hashed names in %.200s", html)
	}
	if !bytes.Contains(html, []byte("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
		t.Error("the page is not prerendered")
	}

	headers, err := os.ReadFile(filepath.Join(out, "_headers"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"/*\n  Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ",
		"\n  Cache-Control: no-cache\n/",
		"\n/" + string(names[1]) + "\n  ! Cache-Control\n  Cache-Control: public, max-age=31536000, immutable\n",
	} {
		if !strings.Contains(string(headers), want) {
			t.Errorf("_headers lacks %q:\n%s", want, headers)
		}
	}

	wasm := filepath.Join(out, string(names[1]))
	for ext, open := range map[string]func(io.Reader) (io.Reader, error){
		"":    func(r io.Reader) (io.Reader, error) { return r, nil },
		".br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
		".gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	} {
		f, err := os.Open(wasm + ext)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		r, err := open(f)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := io.ReadAll(r); err != nil || string(data) != program {
			t.Errorf("app.wasm%s has other content (%v)", ext, err)
		}
	}
	if _, err := os.Stat(filepath.Join(out, string(names[2])+".br")); err == nil {
		t.Error("a compressed copy that is no smaller was kept")
	}
	if _, err := os.Stat(filepath.Join(out, "app.old.wasm")); err == nil {
		t.Error("an old file was kept")
	}
	if _, err := os.Stat(filepath.Join(out, ".gitkeep")); err != nil {
		t.Error("the placeholder is gone, and git would see it")
	}
}

func TestHashedName(t *testing.T) {
	// sha256sum of the empty file begins with e3b0c44298fc.
	if got := hashedName("app.wasm", nil); got != "app.e3b0c44298fc.wasm" {
		t.Errorf("hashedName = %s", got)
	}
}

// A page that forgets an island, or names one that does not exist, is not built.
func TestPrerenderRefuses(t *testing.T) {
	for template, says := range map[string]string{
		`{{island "nothing"}}`:   `no island "nothing"`,
		`{{asset "nothing.js"}}`: `no asset "nothing.js"`,
		`{{island "accept"}}`:    "no place for the island",
	} {
		index := filepath.Join(t.TempDir(), "index.html")
		if err := os.WriteFile(index, []byte(template), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := prerender(index, "", nil); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: error %v, want %q", template, err, says)
		}
	}
}
