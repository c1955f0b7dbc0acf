package haproxy

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// line is a line of a section: its words, without quotes and comments.
type line struct {
	words []string
	span  handshake.Span // from the first word to the last
}

func (l *line) word(i int) string {
	if l == nil || i >= len(l.words) {
		return ""
	}
	return l.words[i]
}

// starts reports whether the line begins with words.
func (l *line) starts(words ...string) bool {
	for i, w := range words {
		if l.word(i) != w {
			return false
		}
	}
	return true
}

// section is a proxy, or what is for all of them.
type section struct {
	kind, name string
	head       line
	lines      []*line
	defaults   *section // those that hold for a proxy; nil for none
}

// configuration is what was pasted.
type configuration struct {
	text     string
	sections []*section
	outside  []*line // those above all sections
}

// parse reads the lines of text.
func parse(text string) *configuration {
	c := &configuration{text: text}
	var now, defaults *section
	at := 0
	for raw := range strings.Lines(text) {
		l := readLine(strings.TrimRight(raw, "\r\n"), at)
		at += len(raw)
		if len(l.words) == 0 {
			continue
		}
		if kinds[l.word(0)] {
			now = &section{kind: l.word(0), name: l.word(1), head: *l, defaults: defaults}
			if now.kind == "defaults" {
				defaults, now.defaults = now, nil
			}
			c.sections = append(c.sections, now)
			continue
		}
		if now == nil {
			c.outside = append(c.outside, l)
			continue
		}
		now.lines = append(now.lines, l)
	}
	return c
}

// kinds are the words that begin a section.
var kinds = map[string]bool{
	"global": true, "defaults": true, "frontend": true, "backend": true, "listen": true, "userlist": true, "peers": true,
	"resolvers": true, "mailers": true, "cache": true, "program": true, "ring": true, "http-errors": true, "fcgi-app": true,
}

// readLine splits a line into words (HAProxy's configuration manual, §2.2).
func readLine(text string, at int) *line {
	l := &line{}
	var word []byte
	in, quote := false, byte(0)
	end := func(i int) {
		if in {
			l.words = append(l.words, string(word))
			l.span.End = at + i
		}
		word, in = nil, false
	}
	for i := 0; i < len(text); i++ {
		b := text[i]
		if !in && b != ' ' && b != '\t' && b != '#' && len(l.words) == 0 {
			l.span.Start = at + i
		}
		switch {
		case quote != 0 && b == quote:
			quote = 0
		case b == '\\' && quote != '\'' && i+1 < len(text):
			i++
			word, in = append(word, text[i]), true
		case quote != 0:
			word = append(word, b)
		case b == '"' || b == '\'':
			quote, in = b, true
		case b == '#':
			end(i)
			return l
		case b == ' ' || b == '\t':
			end(i)
		default:
			word, in = append(word, b), true
		}
	}
	end(len(text))
	return l
}

// find returns the first section of one of the kinds with that name, or nil.
func (c *configuration) find(name string, kinds ...string) *section {
	for _, s := range c.sections {
		for _, kind := range kinds {
			if s.kind == kind && s.name == name {
				return s
			}
		}
	}
	return nil
}

// last returns the last line of s, or else of its defaults, that starts with words.
func (s *section) last(words ...string) *line {
	for at := s; at != nil; at = at.defaults {
		for i := len(at.lines) - 1; i >= 0; i-- {
			if at.lines[i].starts(words...) {
				return at.lines[i]
			}
		}
	}
	return nil
}

// mode returns what s does with connections: "http" or "tcp", the default.
func (s *section) mode() string {
	if l := s.last("mode"); l != nil {
		return l.word(1)
	}
	return "tcp"
}

// isConfiguration reports whether text is HAProxy's: a proxy's section with a line that
// only HAProxy has, or two such lines of a section whose head is missing.
func (c *configuration) isConfiguration() bool {
	signs := map[string]bool{}
	for _, l := range c.outside {
		signs[sign(l)] = true
	}
	for _, s := range c.sections {
		if strings.HasSuffix(s.head.span.Of(c.text), "{") || !s.isProxy() {
			continue
		}
		for _, l := range s.lines {
			if found := sign(l); found != "" && s.name != "" && s.kind != "defaults" {
				return true
			}
			signs[sign(l)] = true
		}
	}
	delete(signs, "")
	return len(signs) > 1
}

// sign returns what in l only HAProxy has, or "".
func sign(l *line) string {
	if strings.ContainsAny(strings.Join(l.words, ""), "{;(=}") && l.word(0) != "use_backend" {
		return ""
	}
	switch l.word(0) {
	case "bind", "default_backend", "use_backend":
		if len(l.words) > 1 {
			return l.word(0)
		}
	case "server":
		if len(l.words) > 2 {
			return l.word(0)
		}
	case "timeout", "mode":
		switch l.word(1) {
		case "connect", "client", "server", "http", "tcp":
			return l.word(0) + l.word(1)
		}
	}
	return ""
}
