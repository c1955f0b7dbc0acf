package site_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"

	"wsaccept/web/site"
)

var pages = sync.OnceValues(site.All)

// whole is a site with an address, as it is published.
func whole(t *testing.T) site.Site {
	t.Helper()
	all, err := pages()
	if err != nil {
		t.Fatal(err)
	}
	return site.Site{
		Base: "https://play.example/ws",
		Assets: site.Assets{Style: "style.1.css", Icon: "favicon.1.svg", Library: "minisearch.1.js", LibraryIntegrity: "sha384-a",
			Script: "search.1.js", ScriptIntegrity: "sha384-b", Index: "pages.1.json"},
		Pages: all,
	}
}

// rendered are the HTML of all pages, by path.
func rendered(t *testing.T) map[string][]byte {
	t.Helper()
	s := whole(t)
	out := map[string][]byte{}
	for i, p := range s.Pages {
		data, err := s.Render(i)
		if err != nil {
			t.Fatal(err)
		}
		if out[p.Path()] != nil {
			t.Errorf("two pages have the address %s", p.Path())
		}
		out[p.Path()] = data
	}
	search, err := s.Search()
	if err != nil {
		t.Fatal(err)
	}
	out["search/"] = search
	return out
}

// elements returns all elements of a page.
func elements(t *testing.T, page []byte) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			all = append(all, n)
		}
	}
	return all
}

func attribute(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// Every link inside of the site leads to a page that is there, and every jump inside
// of a page to an element of it.
func TestLinks(t *testing.T) {
	all := rendered(t)
	for path, page := range all {
		nodes := elements(t, page)
		ids := map[string]bool{}
		for _, n := range nodes {
			if id, found := attribute(n, "id"); found {
				if ids[id] {
					t.Errorf("%s: the id %s comes twice", path, id)
				}
				ids[id] = true
			}
		}
		root := strings.Repeat("../", strings.Count(path, "/"))
		for _, n := range nodes {
			href, found := attribute(n, "href")
			if !found || n.Data != "a" || strings.HasPrefix(href, "https://") {
				continue
			}
			if jump, found := strings.CutPrefix(href, "#"); found {
				if !ids[jump] {
					t.Errorf("%s: a link jumps to %s, which is not there", path, href)
				}
				continue
			}
			target, below := strings.CutPrefix(href, root)
			if !below { // of the same kind: ../ID/ or ID/
				parts := strings.SplitAfter(path, "/")
				up := strings.Count(href, "../")
				target = strings.Join(parts[:len(parts)-1-up], "") + strings.ReplaceAll(href, "../", "")
			}
			if target == "" || strings.HasPrefix(target, "#v=") {
				continue // the playground
			}
			if all[target] == nil {
				t.Errorf("%s: the link %s leads to %s, which is not there", path, href, target)
			}
		}
	}
}

// What search engines and chats show of a page is there, and is its own.
func TestHeads(t *testing.T) {
	titles := map[string]string{}
	for path, page := range rendered(t) {
		seen := map[string]string{}
		h1 := 0
		for _, n := range elements(t, page) {
			switch n.Data {
			case "title":
				seen["title"] = n.FirstChild.Data
			case "h1":
				h1++
			case "meta":
				name, found := attribute(n, "name")
				if !found {
					name, _ = attribute(n, "property")
				}
				seen[name], _ = attribute(n, "content")
			case "link":
				rel, _ := attribute(n, "rel")
				seen[rel], _ = attribute(n, "href")
			}
		}
		for _, name := range []string{"title", "description", "og:title", "og:description", "og:image", "og:url", "twitter:card", "canonical", "stylesheet"} {
			if seen[name] == "" {
				t.Errorf("%s has no %s", path, name)
			}
		}
		if h1 != 1 {
			t.Errorf("%s has %d headings of the first level", path, h1)
		}
		if seen["canonical"] != "https://play.example/ws/"+path {
			t.Errorf("%s: canonical is %s", path, seen["canonical"])
		}
		if n := utf8.RuneCountInString(seen["description"]); n > 160 {
			t.Errorf("%s: the description has %d characters", path, n)
		}
		if other := titles[seen["title"]]; other != "" {
			t.Errorf("%s and %s have the same title %q", path, other, seen["title"])
		}
		titles[seen["title"]] = path
	}
}

// A page is there without script, and no template left a hole in it.
func TestPages(t *testing.T) {
	count := map[string]int{}
	for path, page := range rendered(t) {
		kind, _, _ := strings.Cut(path, "/")
		count[kind]++
		text := string(page)
		if kind != "search" && strings.Contains(text, "<script") {
			t.Errorf("%s has a script", path)
		}
		for _, hole := range []string{"{{.", "<no value>", "ZgotmplZ", "%!"} {
			if strings.Contains(text, hole) {
				t.Errorf("%s has %q in it", path, hole)
			}
		}
		if size := len(page); size > 120_000 {
			t.Errorf("%s has %d bytes", path, size)
		}
	}
	for kind, atLeast := range map[string]int{"examples": 94, "rules": 122, "mistakes": 50, "faults": 215, "messages": 100} {
		if count[kind] < atLeast {
			t.Errorf("%d pages of %s, want at least %d", count[kind], kind, atLeast)
		}
	}
}

// What a page must say: the verdict, the cause and the lines that help.
func TestWords(t *testing.T) {
	all := rendered(t)
	for path, says := range map[string][]string{
		"examples/nginx-proxy-pass-only/":        {"the WebSocket does not open", "proxy_set_header Upgrade $http_upgrade;", "Refuse it with 426", "What the proxy changed", "view=check", "example=nginx-server-without-upgrade"},
		"examples/nginx-server-without-upgrade/": {"does not pass the handshake for wss://chat.example.org/ws/ on", "Line 9: ", "proxy_http_version 1.1;", "What to change", "view=check"},
		"questions/apache/":                      {"Paste your proxy’s configuration"},
		"questions/drops-after-60-seconds/":      {"Paste your proxy’s configuration"},
		"messages/proxy-read-timeout/":           {"Paste your proxy’s configuration"},
		"rules/C06/":                             {"Upgrade contains the word websocket", "Paste your proxy’s configuration", "RFC 6455 §4.1", "Refuse it with 426", "coder"},
		"mistakes/no-guid/":                      {"The server left out the GUID", "In your language", "faults/accept-no-guid/"},
		"faults/accept-no-guid/":                 {"Incorrect &#39;Sec-WebSocket-Accept&#39; header value", "Firefox can’t establish a connection"},
		"messages/accept-wrong/":                 {"Sec-WebSocket-Accept mismatch", "net/websockets/websocket_basic_handshake_stream.cc", "mistakes/hex-digest/", "faults/wrong-accept/"},
	} {
		for _, words := range says {
			if !strings.Contains(string(all[path]), words) {
				t.Errorf("%s does not say %q", path, words)
			}
		}
	}
}

func TestIndex(t *testing.T) {
	s := whole(t)
	data, err := s.Index()
	if err != nil {
		t.Fatal(err)
	}
	var entries []map[string]string
	if err := json.Unmarshal(data, &entries); err != nil {
		t.Fatal(err)
	}
	all := rendered(t)
	for _, e := range entries {
		if all[e["id"]] == nil || e["title"] == "" || e["kind"] == "" {
			t.Errorf("the index has %v", e)
		}
	}
	if want := len(s.Pages) - len(site.Kinds()); len(entries) != want {
		t.Errorf("the index has %d pages, want %d", len(entries), want)
	}
}

func TestSearchEngines(t *testing.T) {
	s := whole(t)
	sitemap, err := s.Sitemap()
	if err != nil {
		t.Fatal(err)
	}
	for path := range rendered(t) {
		if path != "search/" && !strings.Contains(string(sitemap), "<loc>https://play.example/ws/"+path+"</loc>") {
			t.Errorf("the sitemap lacks %s", path)
		}
	}
	robots, _ := s.Robots()
	if !strings.Contains(string(robots), "Sitemap: https://play.example/ws/sitemap.xml\n") {
		t.Errorf("robots.txt: %s", robots)
	}
	s.Base = ""
	if sitemap, err := s.Sitemap(); err != nil || sitemap != nil {
		t.Error("without an address there is a sitemap, which needs it")
	}
}

func TestPictures(t *testing.T) {
	kinds := append(slices.Clone(site.Kinds()), "")
	for _, kind := range kinds {
		data, err := site.Picture(kind)
		if err != nil {
			t.Fatal(err)
		}
		config, err := png.DecodeConfig(bytes.NewReader(data))
		if err != nil || config.Width != 1200 || config.Height != 630 || len(data) > 60_000 {
			t.Errorf("%s: %v, %v, %d bytes", kind, config, err, len(data))
		}
	}
}

// The answer to a wrong address may be shown at any depth, so its links begin with the
// path that the site has.
func TestMissing(t *testing.T) {
	for base, want := range map[string]string{
		"":                        "/examples/",
		"https://play.example":    "/examples/",
		"https://play.example/ws": "/ws/examples/",
	} {
		s := whole(t)
		s.Base = base
		page, err := s.Missing()
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Contains(page, []byte(`href="`+want+`"`)) || !bytes.Contains(page, []byte(strings.TrimSuffix(want, "examples/")+"style.1.css")) {
			t.Errorf("with the base %q no link leads to %s, or the style is not there", base, want)
		}
		for _, n := range elements(t, page) {
			href, _ := attribute(n, "href")
			if root := strings.TrimSuffix(want, "examples/"); strings.HasPrefix(href, "/") && !strings.HasPrefix(href, root) {
				t.Errorf("with the base %q a link leads to %s", base, href)
			}
		}
	}
}
