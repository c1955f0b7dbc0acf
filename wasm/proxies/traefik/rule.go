package traefik

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// rule is the condition of a router, which is evaluated while it is read.
type rule struct {
	text   string
	at     int
	head   *passage.Head
	depth  int
	failed bool
}

// deepest is how deep parentheses may stand in one another.
const deepest = 32

// truth is what is known of a condition.
type truth int

const (
	no truth = iota
	perhaps
	yes
)

// takes tells whether a rule takes a request.
func takes(text string, head *passage.Head) truth {
	r := &rule{text: text, head: head}
	t := r.either()
	r.space()
	if r.failed || r.at < len(text) {
		return perhaps
	}
	return t
}

func (r *rule) space() {
	for r.at < len(r.text) && strings.IndexByte(" \t\r\n", r.text[r.at]) >= 0 {
		r.at++
	}
}

// is skips white space, and word if it comes next.
func (r *rule) is(word string) bool {
	r.space()
	if strings.HasPrefix(r.text[r.at:], word) {
		r.at += len(word)
		return true
	}
	return false
}

func (r *rule) either() truth {
	t := r.both()
	for r.is("||") {
		t = max(t, r.both())
	}
	return t
}

func (r *rule) both() truth {
	t := r.one()
	for r.is("&&") {
		t = min(t, r.one())
	}
	return t
}

func (r *rule) one() truth {
	if r.depth++; r.depth > deepest {
		r.failed = true
		return perhaps
	}
	defer func() { r.depth-- }()
	switch {
	case r.is("!"):
		return yes - r.one()
	case r.is("("):
		t := r.either()
		r.failed = r.failed || !r.is(")")
		return t
	}
	name, args := r.call()
	return r.matches(name, args)
}

// call reads a matcher: its name, and its arguments in backticks or quotes.
func (r *rule) call() (name string, args []string) {
	r.space()
	open := strings.IndexByte(r.text[r.at:], '(')
	if open <= 0 {
		r.failed = true
		return "", nil
	}
	name = strings.TrimSpace(r.text[r.at : r.at+open])
	r.at += open + 1
	for !r.failed && !r.is(")") {
		r.is(",")
		r.space()
		if r.at >= len(r.text) || strings.IndexByte("`\"'", r.text[r.at]) < 0 {
			r.failed = true
			return name, nil
		}
		end := strings.IndexByte(r.text[r.at+1:], r.text[r.at])
		if end < 0 {
			r.failed = true
			return name, nil
		}
		args = append(args, r.text[r.at+1:r.at+1+end])
		r.at += end + 2
	}
	return name, args
}

// matches evaluates a matcher.
func (r *rule) matches(name string, args []string) truth {
	path, _, _ := strings.Cut(r.head.Target, "?")
	host, _, _ := strings.Cut(r.head.Get("Host"), ":")
	any := func(holds func(string) bool) truth {
		for _, a := range args {
			if holds(a) {
				return yes
			}
		}
		return no
	}
	switch name {
	case "Host":
		return any(func(a string) bool { return handshake.EqualFold(a, host) })
	case "Path":
		return any(func(a string) bool { return a == path })
	case "PathPrefix":
		return any(func(a string) bool { return strings.HasPrefix(path, a) })
	case "Method":
		return any(func(a string) bool { return a == r.head.Method })
	case "PathRegexp", "HostRegexp":
		text := path
		if name == "HostRegexp" {
			text = host
		}
		if len(args) == 1 && !strings.Contains(args[0], "{") {
			if _, matched, known := pattern.Match(args[0], text, name == "HostRegexp"); known {
				return map[bool]truth{true: yes, false: no}[matched]
			}
		}
	case "Header", "Headers":
		if len(args) == 2 {
			if r.head.Get(args[0]) == args[1] {
				return yes
			}
			return no
		}
	case "HeaderRegexp", "HeadersRegexp":
		if len(args) == 2 {
			if _, matched, known := pattern.Match(args[1], r.head.Get(args[0]), false); known {
				return map[bool]truth{true: yes, false: no}[matched && r.head.Has(args[0])]
			}
		}
	}
	return perhaps
}

// example returns a host and a path that a rule names first.
func example(text string) passage.Ask {
	ask := passage.Ask{Host: passage.Host, Path: passage.Path}
	r := &rule{text: strings.NewReplacer("||", "  ", "&&", "  ", "!", " ").Replace(text)}
	host, path := false, false
	for !r.failed && r.at < len(r.text) {
		for r.is("(") || r.is(")") {
			continue
		}
		if r.space(); r.at >= len(r.text) {
			break
		}
		name, args := r.call()
		if len(args) == 0 {
			continue
		}
		switch {
		case name == "Host" && !host:
			ask.Host, host = args[0], true
		case (name == "Path" || name == "PathPrefix") && !path && args[0] != "/" && strings.HasPrefix(args[0], "/"):
			ask.Path, path = args[0], true
		}
	}
	return ask
}
