package code

import (
	"slices"
	"strings"
)

// families are functions that may follow each other as a response is written: they
// write to the same place.
var families = [][]string{
	{"print", "printf", "println", "fprint", "fprintf", "fprintln", "puts", "fputs", "echo", "say", "cat", "writeln", "writeline", "write", "writestring", "sprintf"},
	{"strcpy", "strcat", "strncpy", "strncat", "strlcpy", "strlcat", "sprintf", "snprintf"},
	{"append", "appendline", "appendformat", "push", "push_str", "push_back", "add", "addall", "put", "insert", "appendleft"},
}

// lineFunctions are the functions that end what they write with the end of a line, and
// what that is: LF, or that of the system.
var lineFunctions = []string{"println", "fprintln", "puts", "echo", "say", "writeln", "writeline", "appendline"}

// A writing is how a statement writes.
type writing struct {
	function  string
	receivers []string // the words beside it
	flags     string   // of a command: the word after a dash
	called    bool     // with arguments in parentheses
}

// writingOf reads the function of s, which stands before the literal at i, or before
// the first if i is 0.
func (s statement) writingOf(i int) writing {
	var w writing
	function := -1
	for k, t := range s.tokens {
		if t.kind == literal || i > 0 && k >= i {
			break
		}
		next := k + 1
		if next < len(s.tokens) && s.tokens[next].text == "!" {
			next++
		}
		switch {
		case t.kind == word && next < len(s.tokens) && s.tokens[next].kind == sign && s.tokens[next].text == "(":
			function = k
		case t.kind == sign && t.text == "<" && k+1 < len(s.tokens) && s.tokens[k+1].text == "<" && s.tokens[k+1].start == t.start+1 && w.function == "":
			w.function = "<<"
		case t.kind == word && k > 0 && s.tokens[k-1].text == "-" && k < 4:
			w.flags = t.text
		}
		if i == 0 && function >= 0 {
			break
		}
	}
	w.called = function >= 0
	if function < 0 { // io.puts "…"
		for k, t := range s.tokens {
			if t.kind == literal || i > 0 && k >= i {
				break
			}
			if t.kind == word && (function < 0 || k == function+2 && s.tokens[k-1].text == ".") {
				function = k
			}
		}
	}
	for k, t := range s.tokens {
		if t.kind == literal || i > 0 && k >= i || len(w.receivers) > 4 {
			break
		}
		switch {
		case k == function && w.function == "", function < 0 && w.function == "" && t.kind == word:
			w.function = t.text
		case t.kind == word && t.text != w.flags:
			w.receivers = append(w.receivers, t.text)
		}
	}
	return w
}

// follows reports whether w writes where the other did.
func (w writing) follows(other writing) bool {
	if w.function == "" {
		return false
	}
	same := w.function == other.function
	for _, family := range families {
		same = same || slices.Contains(family, w.function) && slices.Contains(family, other.function)
	}
	if !same {
		return false
	}
	if len(other.receivers) == 0 || len(w.receivers) == 0 {
		return w.function != "return" && len(other.receivers) == len(w.receivers) || w.function == "echo" || other.function == "echo" || w.function == "printf"
	}
	return slices.ContainsFunc(w.receivers, func(name string) bool { return slices.Contains(other.receivers, name) })
}

// isFormat reports whether the first literal that the function gets is a format, and
// others fill it.
func (w writing) isFormat() bool {
	return strings.Contains(w.function, "printf") || strings.Contains(w.function, "format") || w.function == "io_lib" || w.function == "appendf"
}

// statement takes what s writes from its token at from, the first literal, or 0.
func (r *template) statement(s statement, from int) {
	w := s.writingOf(from)
	if from == 0 && slices.Contains(families[2], w.function) {
		r.put(string(itemEnd), s.tokens[0].start)
	}
	texts := r.texts
	r.read(s, from, w)
	if !slices.Contains(lineFunctions, w.function) || w.called || w.function == "echo" && (r.p.of.name == "PHP" || strings.Contains(w.flags, "n")) || w.function == "puts" && r.texts > texts && r.endsLine() && r.p.of.name == "Ruby" {
		return
	}
	r.put("\n", s.tokens[0].start)
	r.ender = r.p.code[s.tokens[0].start:s.tokens[0].end]
	for _, t := range s.tokens {
		if t.kind == word && t.text == w.function {
			r.ender = r.p.code[t.start:t.end]
		}
	}
}

// endsLine reports whether the last that was written is the end of a line.
func (r *template) endsLine() bool { return len(r.text) > 0 && r.text[len(r.text)-1] == '\n' }
