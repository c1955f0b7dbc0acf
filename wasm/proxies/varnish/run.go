package varnish

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// run is a request on its way through the subs.
type run struct {
	file       *file
	req, bereq *passage.Head
	backend    string
	maybe      *statement
	left       *statement // the return that ended vcl_recv; nil if none did
	wrote      map[string]statement
	depth      int
}

// step runs a sub and returns what it returns, as "pipe" or "synth(403)", or "".
func (r *run) step(name string) string {
	s := r.file.subs[name]
	if s == nil || r.depth == mostDepth {
		return ""
	}
	r.depth++
	defer func() { r.depth-- }()
	return r.statements(s.body)
}

func (r *run) statements(all []statement) string {
	for i := range all {
		if action := r.statement(&all[i]); action != "" || r.maybe != nil {
			return action
		}
	}
	return ""
}

func (r *run) statement(s *statement) string {
	for _, b := range s.branches {
		switch r.holds(b.condition) {
		case yes:
			return r.statements(b.body)
		case unclear:
			r.maybe = s
			return ""
		}
	}
	if len(s.branches) > 0 || len(s.words) == 0 {
		return ""
	}
	switch s.word(0) {
	case "set":
		r.set(s)
	case "unset", "remove":
		if head, name := r.field(s.word(1)); head != nil {
			head.Del(name)
			r.wrote[strings.ToLower(s.word(1))] = *s
		}
	case "call":
		return r.step(s.word(1))
	case "return":
		var b strings.Builder
		for _, t := range s.words[1:] {
			b.WriteString(t.text)
		}
		if r.bereq == nil {
			r.left = s
		}
		return strings.TrimSuffix(strings.TrimPrefix(b.String(), "("), ")")
	default:
		if !strings.HasPrefix(s.word(0), "std.log") {
			r.maybe = s
		}
	}
	return ""
}

func (r *run) set(s *statement) {
	if len(s.words) < 4 {
		r.maybe = s
		return
	}
	to := s.word(1)
	if to == "req.backend_hint" {
		r.backend = s.word(3)
		return
	}
	value, known := r.value(s.words[3:])
	if s.word(2) != "=" {
		known = false
	}
	head, name := r.field(to)
	switch {
	case head != nil:
		if !known {
			value = passage.Varies
		}
		head.Set(name, value)
		r.wrote[strings.ToLower(to)] = *s
	case to == "req.url" && known:
		r.req.Target = value
	case to == "bereq.url" && known && r.bereq != nil:
		r.bereq.Target = value
	case strings.HasPrefix(to, "req.url"), strings.HasPrefix(to, "req.method"), strings.HasPrefix(to, "bereq.url"), strings.HasPrefix(to, "bereq.method"):
		r.maybe = s
	}
}

// field returns the head that a name such as req.http.Upgrade is in, and the field's.
func (r *run) field(name string) (*passage.Head, string) {
	if rest, ok := strings.CutPrefix(name, "req.http."); ok {
		return r.req, rest
	}
	if rest, ok := strings.CutPrefix(name, "bereq.http."); ok {
		return r.bereq, rest
	}
	return nil, ""
}

// written returns the statement that last set or unset a field.
func (r *run) written(name string) (statement, bool) {
	s, ok := r.wrote[strings.ToLower(name)]
	return s, ok
}

// lineOf returns the span with the indentation before it and the line's end behind it,
// if nothing else is on its lines.
func lineOf(text string, s handshake.Span) handshake.Span {
	start := s.Start
	for start > 0 && (text[start-1] == ' ' || text[start-1] == '\t') {
		start--
	}
	if (start == 0 || text[start-1] == '\n') && s.End < len(text) && text[s.End] == '\n' {
		return handshake.Span{Start: start, End: s.End + 1}
	}
	return s
}
