package endpoint

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/fstest"
)

func testStatic(t *testing.T) static {
	t.Helper()
	s, err := newStatic(fstest.MapFS{
		"index.html":               {Data: []byte("<!doctype html> plain")},
		"index.html.br":            {Data: []byte("page in br")},
		"app.1a2b3c4d5e6f.wasm":    {Data: []byte("program, plain")},
		"app.1a2b3c4d5e6f.wasm.br": {Data: []byte("program in br")},
		"app.1a2b3c4d5e6f.wasm.gz": {Data: []byte("program in gz")},
		"icon.00112233aabb.svg":    {Data: []byte("<svg/>")},
		".gitkeep":                 {},
		"404.html":                 {Data: []byte("nothing here")},
		"rules/C06/index.html":     {Data: []byte("a rule")},
		"rules/C06/index.html.br":  {Data: []byte("a rule in br")},
		"preview.png":              {Data: []byte("a picture")},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func get(h http.Handler, method, path string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestStatic(t *testing.T) {
	const forever = "public, max-age=31536000, immutable"
	tests := []struct {
		name, path, accept                 string
		status                             int
		body, contentType, encoding, cache string
	}{
		{"page", "/", "gzip, br", 200, "page in br", "text/html; charset=utf-8", "br", "no-cache"},
		{"page by name", "/index.html", "", 200, "<!doctype html> plain", "text/html; charset=utf-8", "", "no-cache"},
		{"no gzip copy", "/", "gzip", 200, "<!doctype html> plain", "text/html; charset=utf-8", "", "no-cache"},
		{"program, br", "/app.1a2b3c4d5e6f.wasm", "gzip, deflate, br, zstd", 200, "program in br", "application/wasm", "br", forever},
		{"program, gzip", "/app.1a2b3c4d5e6f.wasm", "gzip", 200, "program in gz", "application/wasm", "gzip", forever},
		{"program, br unwanted", "/app.1a2b3c4d5e6f.wasm", "br;q=0, gzip", 200, "program in gz", "application/wasm", "gzip", forever},
		{"program, anything", "/app.1a2b3c4d5e6f.wasm", "*", 200, "program in br", "application/wasm", "br", forever},
		{"program, plain", "/app.1a2b3c4d5e6f.wasm", "", 200, "program, plain", "application/wasm", "", forever},
		{"picture", "/icon.00112233aabb.svg", "br", 200, "<svg/>", "image/svg+xml", "", forever},
		{"page of the site", "/rules/C06/", "br", 200, "a rule in br", "text/html; charset=utf-8", "br", "no-cache"},
		{"its name", "/rules/C06/index.html", "", 200, "a rule", "text/html; charset=utf-8", "", "no-cache"},
		{"preview", "/preview.png", "", 200, "a picture", "image/png", "", "no-cache"},
		{"a folder without a page", "/rules/", "", 404, "", "", "", ""},
		{"a compressed copy by its name", "/app.1a2b3c4d5e6f.wasm.br", "", 404, "", "", "", ""},
		{"placeholder", "/.gitkeep", "", 404, "", "", "", ""},
		{"nothing", "/nothing", "", 404, "", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := get(testStatic(t), "GET", test.path, "Accept-Encoding", test.accept)
			if w.Code != test.status {
				t.Fatalf("status %d", w.Code)
			}
			if test.status != 200 {
				return
			}
			h := w.Header()
			if w.Body.String() != test.body || h.Get("Content-Type") != test.contentType || h.Get("Content-Encoding") != test.encoding || h.Get("Cache-Control") != test.cache {
				t.Errorf("%q with %v", w.Body, h)
			}
			if h.Get("Vary") != "Accept-Encoding" {
				t.Error("a shared cache must keep the codings apart (Vary)")
			}
			again := get(testStatic(t), "GET", test.path, "Accept-Encoding", test.accept, "If-None-Match", h.Get("Etag"))
			if again.Code != http.StatusNotModified || again.Body.Len() != 0 {
				t.Errorf("asked again with %s: status %d", h.Get("Etag"), again.Code)
			}
			head := get(testStatic(t), "HEAD", test.path, "Accept-Encoding", test.accept)
			if head.Code != 200 || head.Body.Len() != 0 || head.Header().Get("Content-Length") != h.Get("Content-Length") || h.Get("Content-Length") == "" {
				t.Errorf("HEAD: %d, %v", head.Code, head.Header())
			}
		})
	}
	if w := get(testStatic(t), "POST", "/"); w.Code != http.StatusMethodNotAllowed || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, %v", w.Code, w.Header())
	}
}

// A link without the slash at its end leads to the page, below any path; a browser
// that asks for what is not there gets a page with ways on.
func TestStaticMissing(t *testing.T) {
	s := testStatic(t)
	if w := get(s, "GET", "/rules/C06"); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "C06/" {
		t.Errorf("without the slash: %d, %v", w.Code, w.Header())
	}
	w := get(s, "GET", "/rules/C99/", "Accept", "text/html,*/*")
	if w.Code != http.StatusNotFound || w.Body.String() != "nothing here" || w.Header().Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("a browser gets %d, %q, %v", w.Code, w.Body, w.Header())
	}
	if w := get(s, "HEAD", "/rules/C99/", "Accept", "text/html"); w.Code != http.StatusNotFound || w.Body.Len() != 0 {
		t.Errorf("HEAD: %d, %q", w.Code, w.Body)
	}
	if w := get(s, "GET", "/rules/C99/", "Accept", "*/*"); w.Code != http.StatusNotFound || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" {
		t.Errorf("a program gets %d, %q, %v", w.Code, w.Body, w.Header())
	}
}

func TestStaticNotBuilt(t *testing.T) {
	if _, err := newStatic(fstest.MapFS{".gitkeep": {}}); err == nil {
		t.Error("a program without the page must not start")
	}
}

func TestAcceptsCoding(t *testing.T) {
	tests := []struct {
		lines  []string
		coding string
		want   bool
	}{
		{nil, "br", false},
		{[]string{"br"}, "br", true},
		{[]string{"BR"}, "br", true},
		{[]string{"brotli"}, "br", false},
		{[]string{"gzip", "br"}, "br", true},
		{[]string{"gzip;q=0.5 , br;q=1.0"}, "br", true},
		{[]string{"br ; q=0"}, "br", false},
		{[]string{"br;q=0.000"}, "br", false},
		{[]string{"br;q=x"}, "br", false},
		{[]string{"*"}, "br", true},
		{[]string{"*;q=0"}, "br", false},
		{[]string{"*, br;q=0"}, "br", false},
		{[]string{"br, *;q=0"}, "br", true},
	}
	for _, test := range tests {
		if got := acceptsCoding(test.lines, test.coding); got != test.want {
			t.Errorf("%q: %t", test.lines, got)
		}
	}
}
