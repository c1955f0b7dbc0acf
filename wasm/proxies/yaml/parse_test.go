package yaml_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/proxies/yaml"
)

// show writes a node in one line.
func show(n *yaml.Node) string {
	var parts []string
	switch n.Kind {
	case yaml.Mapping:
		for _, p := range n.Pairs {
			parts = append(parts, p.Key+"="+show(p.Value))
		}
		return "{" + strings.Join(parts, " ") + "}"
	case yaml.List:
		for _, item := range n.Items {
			parts = append(parts, show(item))
		}
		return "[" + strings.Join(parts, " ") + "]"
	}
	return n.Tag + "<" + n.Text + ">"
}

func TestParse(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"mappings", "a: 1\nb:\n  c: two words # not this\n  d:\n", "{a=<1> b={c=<two words> d=<>}}"},
		{"a list at the key's indentation", "a:\n- 1\n- 2\nb: 3\n", "{a=[<1> <2>] b=<3>}"},
		{"mappings in a list", "a:\n  - x: 1\n    y: 2\n  -\n    x: 3\n", "{a=[{x=<1> y=<2>} {x=<3>}]}"},
		{"lists in a list", "- - 1\n  - 2\n- 3\n", "[[<1> <2>] <3>]"},
		{"a part, indented", "    - x: 1\n      y: 2\n", "[{x=<1> y=<2>}]"},
		{"quotes", `a: "x # \"y\"" # z` + "\nb: 'it''s'\n\"c d\": e\n", `{a=<x # "y"> b=<it's> c d=<e>}`},
		{"braces", "a: { b: 1, c: [ x, \"y\" ] }\n", "{a={b=<1> c=[<x> <y>]}}"},
		{"JSON", "{\n  \"a\": [\n    {\"b\": true},\n    2\n  ],\n  \"c\": \"http://x:1\"\n}\n", "{a=[{b=<true>} <2>] c=<http://x:1>}"},
		{"a URL", "a: http://x:1/y#z\n", "{a=<http://x:1/y#z>}"},
		{"a text of several lines", "a: |\n  x: 1\n    y\nb: 2\n", "{a=<x: 1\ny\n> b=<2>}"},
		{"a value that goes on", "a: x\n  y\nb: 2\n", "{a=<x y> b=<2>}"},
		{"tags and anchors", "a: !Ref Group\nb: &x\n  c: 1\nd: *x\n", "{a=!Ref<Group> b={c=<1>} d=*<*x>}"},
		{"backticks", "- \"traefik.http.routers.x.rule=Host(`a.b`)\"\n", "[<traefik.http.routers.x.rule=Host(`a.b`)>]"},
	} {
		documents, ok := yaml.Parse(c.text)
		if !ok || len(documents) != 1 {
			t.Errorf("%s: %d documents, %v", c.name, len(documents), ok)
			continue
		}
		if got := show(documents[0]); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if documents, ok := yaml.Parse("a: 1\n---\nb: 2\n"); !ok || len(documents) != 2 {
		t.Errorf("%d documents, %v", len(documents), ok)
	}
	for _, text := range []string{"", "\ta: 1\n", "a: 1\n b: 2\n", "a: [1\n", "GET / HTTP/1.1\nHost: x\n", "a:\n    b: 1\n  c: 2\n", "{a: 1} x\n"} {
		if documents, ok := yaml.Parse(text); ok {
			t.Errorf("%q is read: %s", text, show(documents[0]))
		}
	}
}

// Whatever the text is, the spans are in it, and a scalar's has its text.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"a: [1, {b: c}]\n- d\n", "a:\n- - b: 'c'\n", "a: |\n  b\n", "a: &x !y \"z\\n\"\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		documents, _ := yaml.Parse(text)
		for _, d := range documents {
			d.Walk(func(n *yaml.Node) bool {
				_ = n.Span.Of(text)
				if n.Indent(text) < 0 {
					t.Error("indentation")
				}
				for _, p := range n.Pairs {
					_ = p.Span.Of(text)
				}
				return true
			})
		}
	})
}
