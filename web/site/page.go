package site

import (
	"html/template"
	"strings"
)

// Kind is a kind of pages, and the first part of their addresses.
type Kind string

// The kinds, in the order of the navigation.
const (
	Examples  Kind = "examples"
	Rules     Kind = "rules"
	Mistakes  Kind = "mistakes"
	Faults    Kind = "faults"
	Messages  Kind = "messages"
	Questions Kind = "questions"
)

// kinds has what is said of each.
var kinds = []struct {
	kind        Kind
	name, about string
}{
	{Examples, "Examples", "WebSocket handshakes, right and wrong, recorded from real proxies and servers or written for one lesson each: every line explained and judged."},
	{Rules, "Rules", "What the RFCs demand of a WebSocket handshake, one requirement a page: where it stands, what breaking it leads to, and what programs do then."},
	{Mistakes, "Mistakes", "The ways to compute a wrong Sec-WebSocket-Accept: what the server did, how to fix it, and what that looks like in each language."},
	{Faults, "Faults", "Wrong answers to a WebSocket handshake, byte for byte, and what Chromium and Firefox do with each."},
	{Messages, "Error texts", "What browsers, libraries, servers and proxies print when a WebSocket handshake fails: what it means, what is behind it, and what to do."},
	{Questions, "Questions", "What people ask about the WebSocket handshake: the short answer first, then why, how to see it for yourself, and where it stands."},
}

// Kinds returns them all.
func Kinds() []Kind {
	var all []Kind
	for _, k := range kinds {
		all = append(all, k.kind)
	}
	return all
}

// Page is a page of the site.
type Page struct {
	Kind        Kind
	ID          string // the second part of its address; "" for the list of its kind
	Group       string // the heading it is listed under, or ""
	Title       string // plain text
	Description string // a sentence or two, plain text
	Words       string // what a search finds it by, beside title and description
	Open        string // the fragment that opens it in the playground, or ""
	Body        template.HTML
}

// Path is the page's address below the site's root: "examples/rfc6455/".
func (p Page) Path() string {
	if p.ID == "" {
		return string(p.Kind) + "/"
	}
	return string(p.Kind) + "/" + p.ID + "/"
}

// root is the way from p's address to the site's root.
func (p Page) root() string { return strings.Repeat("../", strings.Count(p.Path(), "/")) }

// All returns every page, each kind together, its list first.
func All() ([]Page, error) {
	var all []Page
	for _, of := range []struct {
		kind  Kind
		pages func() ([]Page, error)
	}{{Examples, examplePages}, {Rules, rulePages}, {Mistakes, mistakePages}, {Faults, faultPages}, {Messages, messagePages}, {Questions, questionPages}} {
		pages, err := of.pages()
		if err != nil {
			return nil, err
		}
		list, err := listPage(of.kind, pages)
		if err != nil {
			return nil, err
		}
		all = append(append(all, list), pages...)
	}
	return all, nil
}

// listPage is the page that lists pages, below the headings of their groups.
func listPage(kind Kind, pages []Page) (Page, error) {
	list := Page{Kind: kind}
	for _, k := range kinds {
		if k.kind == kind {
			list.Title, list.Description = k.name, k.about
		}
	}
	type group struct {
		Name  string
		Pages []Page
	}
	var groups []group
	for _, p := range pages {
		if len(groups) == 0 || groups[len(groups)-1].Name != p.Group {
			groups = append(groups, group{Name: p.Group})
		}
		last := &groups[len(groups)-1]
		last.Pages = append(last.Pages, p)
	}
	var err error
	list.Body, err = execute("list.html", map[string]any{"Page": list, "Groups": groups})
	return list, err
}

// firstSentence shortens text to what fits below a link in a search engine.
func firstSentence(text string) string {
	if i := strings.Index(text, ". "); i > 0 {
		return text[:i+1]
	}
	return text
}
