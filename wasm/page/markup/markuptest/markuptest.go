// Package markuptest tells what a browser makes of HTML, for tests.
package markuptest

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"wsaccept/wasm/page/markup"
)

// Shows fails if a browser would see something else than n.
func Shows(t testing.TB, n markup.Node) {
	t.Helper()
	got, want := strings.Join(Elements(t, n.HTML()), "\n"), strings.Join(meant(n), "\n")
	if got != want {
		t.Errorf("a browser sees\n%s\nmeant was\n%s", got, want)
	}
}

// Text returns the text in html.
func Text(t testing.TB, html string) string {
	t.Helper()
	var all strings.Builder
	for _, token := range Elements(t, html) {
		if text, ok := strings.CutPrefix(token, "text "); ok {
			all.WriteString(text)
		}
	}
	return all.String()
}

// Longest is how long texts are here. Longer ones have nothing that short ones
// can't have.
const Longest = 512

// Spiteful are texts that would become markup if one was not escaped.
var Spiteful = []string{
	"<img src=x onerror=alert(1)>", "\"'&lt;<!--\x00\r\n\xff\u202e", "</script><b>", "dGhlIHNhbXBsZSBub25jZQ==",
	"258eafa5-e914-47da-95ca-<i>", "' onclick='x", "&amp;&#60;&",
}

// Elements lists what a browser makes of an HTML fragment: elements with their
// attributes, and text.
func Elements(t testing.TB, fragment string) []string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		switch n.Type {
		case html.TextNode:
			list = addText(list, n.Data)
			return
		case html.ElementNode:
			entry := "<" + n.Data
			for _, a := range n.Attr {
				entry += " " + a.Key + "=" + a.Val
			}
			list = append(list, entry)
		default:
			list = append(list, "something else: "+n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		list = append(list, "/"+n.Data)
	}
	for _, n := range nodes {
		walk(n)
	}
	return list
}

// meant lists what n was meant to be, in the same form.
func meant(n markup.Node) []string {
	var list []string
	var walk func(n markup.Node)
	walk = func(n markup.Node) {
		if n.Tag == "" {
			list = addText(list, n.Text)
		} else {
			entry := "<" + n.Tag
			for i := 0; i < len(n.Attrs); i += 2 {
				entry += " " + n.Attrs[i] + "=" + clean(n.Attrs[i+1])
			}
			list = append(list, entry)
		}
		for _, kid := range n.Kids {
			walk(kid)
		}
		if n.Tag != "" {
			list = append(list, "/"+n.Tag)
		}
	}
	walk(n)
	return list
}

// addText appends text to list, joined to the text before it.
func addText(list []string, s string) []string {
	s = clean(s)
	if s == "" {
		return list
	}
	if last := len(list) - 1; last >= 0 && strings.HasPrefix(list[last], "text ") {
		list[last] += s
		return list
	}
	return append(list, "text "+s)
}

func clean(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "\uFFFD")
}
