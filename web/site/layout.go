package site

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"strings"
	"unicode/utf8"
)

//go:embed templates/*.html
var templateFiles embed.FS

var templates = template.Must(template.New("").Funcs(template.FuncMap{"prose": prose}).ParseFS(templateFiles, "templates/*.html"))

// execute fills the template called name.
func execute(name string, data any) (template.HTML, error) {
	var out bytes.Buffer
	if err := templates.ExecuteTemplate(&out, name, data); err != nil {
		return "", fmt.Errorf("site: %s: %w", name, err)
	}
	return template.HTML(out.String()), nil
}

// Assets are the names of files that pages link to, as they are served, and what
// Subresource Integrity has of the scripts.
type Assets struct {
	Style, Icon                       string
	Library, Script                   string
	LibraryIntegrity, ScriptIntegrity string
	Index                             string // of the search
}

// Site is the pages with what they need to be written.
type Site struct {
	Base   string // the address that the site will have, without a slash at the end, for search engines; or ""
	Assets Assets
	Pages  []Page
}

// longest is how much of a description search engines show, in characters.
const longest = 160

// Render returns the HTML of the page at i.
func (s Site) Render(i int) ([]byte, error) {
	p := s.Pages[i]
	data := s.frame(p)
	for _, k := range kinds {
		if k.kind == p.Kind && p.ID != "" {
			data["Kind"] = k.name
		}
	}
	if p.ID != "" {
		if before := s.Pages[i-1]; before.ID != "" { // the list of the kind comes first
			data["Previous"] = before
		}
		if i+1 < len(s.Pages) && s.Pages[i+1].Kind == p.Kind {
			data["Next"] = s.Pages[i+1]
		}
	}
	html, err := execute("layout.html", data)
	return []byte(html), err
}

// frame is what every page's template is given.
func (s Site) frame(p Page) map[string]any {
	type kindLink struct {
		Path, Name string
		Here       bool
	}
	var links []kindLink
	for _, k := range kinds {
		links = append(links, kindLink{string(k.kind) + "/", k.name, k.kind == p.Kind})
	}
	root := p.root()
	p.Body = rebased(p.Body, root)
	return map[string]any{
		"Page": p, "Short": short(p.Description), "Root": root, "Kinds": links, "Base": s.Base,
		"Style": s.Assets.Style, "Icon": s.Assets.Icon, "Picture": PictureName(p.Kind),
		"Asked": asked()[p.Path()],
	}
}

// short cuts a description at a word.
func short(text string) string {
	if utf8.RuneCountInString(text) <= longest {
		return text
	}
	cut := string([]rune(text)[:longest-1])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, ",;:. ") + "…"
}

// Search returns the HTML of the page that searches the others.
func (s Site) Search() ([]byte, error) {
	p := Page{Kind: "search", Title: "Search", Description: "Search the examples, rules, mistakes, faults, error texts and questions of the WebSocket Handshake Playground."}
	var err error
	p.Body, err = execute("search.html", map[string]any{
		"Library": s.Assets.Library, "Script": s.Assets.Script,
		"LibraryHash": s.Assets.LibraryIntegrity, "ScriptHash": s.Assets.ScriptIntegrity, "Index": s.Assets.Index,
	})
	if err != nil {
		return nil, err
	}
	html, err := execute("layout.html", s.frame(p))
	return []byte(html), err
}

// Missing returns the HTML of the answer to a wrong address, which may be of any
// depth: its links begin at the path of the base, which is the root if there is none.
func (s Site) Missing() ([]byte, error) {
	p := Page{Title: "Nothing here", Description: "There is no page at this address."}
	var err error
	if p.Body, err = execute("missing.html", s.basePath()); err != nil {
		return nil, err
	}
	data := s.frame(p)
	data["Root"] = s.basePath()
	html, err := execute("layout.html", data)
	return []byte(html), err
}

// basePath returns the path of the base, with a slash at its end.
func (s Site) basePath() string {
	_, host, _ := strings.Cut(s.Base, "://")
	_, path, _ := strings.Cut(host, "/")
	if path == "" {
		return "/"
	}
	return "/" + path + "/"
}
