package code

import "slices"

// before notes what stands before the first literal: how the list is joined that it
// is in.
func (r *template) before(s statement, j int) {
	for k := j - 1; k >= 0; k-- {
		if t := s.tokens[k]; t.kind == word && isJoin(t.text) {
			for _, t := range s.tokens[max(0, k-3):j] {
				if ends := r.endsOf(t); ends != "" {
					r.separator = ends
				}
			}
			return
		}
	}
}

func isJoin(word string) bool {
	switch word {
	case "join", "implode", "joined", "jointostring", "intersperse", "mkstring", "concat":
		return true
	}
	return false
}

func (s statement) hasJoin() bool {
	return slices.ContainsFunc(s.tokens, func(t token) bool { return t.kind == word && isJoin(t.text) })
}

// joinedIn reads how the items are joined in s behind its token from, and what is
// appended to them.
func (r *template) joinedIn(s statement, from int) {
	concat := ""
	for i := from; i < len(s.tokens); i++ {
		if t := s.tokens[i]; t.kind != word || !isJoin(t.text) {
			continue
		}
		name := s.tokens[i].text
		if i > 0 && s.tokens[i-1].text == "-" { // PowerShell
			name = "join"
		}
		ends, last := "", i
		for k, depth := i+1, 0; k < len(s.tokens); k++ {
			t := s.tokens[k]
			if t.kind == sign && (t.text == "(" || t.text == "[") {
				depth++
			}
			if t.kind == sign && (t.text == ")" || t.text == "]") {
				if depth--; depth <= 0 {
					last = k
					break
				}
			}
			if e := r.endsOf(t); e != "" {
				ends = e
				if depth == 0 {
					last = k
					break
				}
			}
		}
		if ends == "" && name != "concat" { // "\r\n".join(lines)
			for _, t := range s.tokens[max(from, i-3):i] {
				if e := r.endsOf(t); e != "" {
					ends = e
				}
			}
		}
		if ends == "" {
			continue
		}
		if name == "concat" && r.p.of.name == "JavaScript" {
			concat = ends
			continue
		}
		r.separator = ends
		if concat != "" {
			r.put(string(itemEnd)+concat, s.tokens[i].start)
		}
		r.tail = len(r.text)
		for _, t := range s.tokens[last+1:] {
			if e := r.endsOf(t); e != "" {
				r.put(e, t.start)
			} else if t.kind == sign && (t.text == "," || t.text == ";") {
				break
			}
		}
		r.end = max(r.end, s.tokens[len(s.tokens)-1].end)
		return
	}
}

func bytesHas(text []byte, b byte) bool { return slices.Contains(text, b) }

// join puts what joins the items in place of the signs between them.
func (r *template) join() {
	old, tail := r.run, r.tail
	items := old.text
	if tail > 0 {
		items = old.text[:tail]
	}
	between := r.separator
	if bytesHas(items, '\n') && r.separator == "" {
		between = "" // they are written one after the other
	} else if r.separator == "" {
		between = string(someEnd)
	}
	r.run = run{}
	for i, c := range old.text {
		if c == itemEnd {
			if tail == 0 || i < tail {
				r.put(between, old.at[i])
			}
			continue
		}
		r.text, r.at = append(r.text, c), append(r.at, old.at[i])
	}
}
