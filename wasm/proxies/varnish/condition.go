package varnish

import (
	"strings"

	"wsaccept/wasm/proxies/pattern"
)

// truth is whether a condition holds.
type truth int

const (
	no truth = iota
	yes
	unclear
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

func (t truth) not() truth {
	switch t {
	case yes:
		return no
	case no:
		return yes
	}
	return unclear
}

// holds tells whether a condition holds; that of an else is empty.
func (r *run) holds(c []token) truth {
	if len(c) == 0 {
		return yes
	}
	if parts := split(c, "||"); len(parts) > 1 {
		return r.combine(parts, yes)
	}
	if parts := split(c, "&&"); len(parts) > 1 {
		return r.combine(parts, no)
	}
	switch {
	case c[0].text == "!" && !c[0].quoted && len(c) > 1:
		return r.holds(c[1:]).not()
	case c[0].text == "(" && !c[0].quoted && c[len(c)-1].text == ")":
		if len(c) == 2 {
			return unclear
		}
		return r.holds(c[1 : len(c)-1])
	}
	return r.comparison(c)
}

// combine tells whether conditions hold together, of which one alone decides if it is
// that: yes of those joined by ||, no of those joined by &&.
func (r *run) combine(parts [][]token, decides truth) truth {
	result := yes
	if decides == yes {
		result = no
	}
	for _, part := range parts {
		switch is := r.holds(part); is {
		case decides:
			return decides
		case unclear:
			result = unclear
		}
	}
	return result
}

// split returns the parts of c between signs that are in no parentheses.
func split(c []token, sign string) (parts [][]token) {
	depth, start := 0, 0
	for i, t := range c {
		switch {
		case t.quoted:
		case t.text == "(":
			depth++
		case t.text == ")":
			depth--
		case t.text == sign && depth == 0 && i > start && i+1 < len(c):
			parts = append(parts, c[start:i])
			start = i + 1
		}
	}
	return append(parts, c[start:])
}

func (r *run) comparison(c []token) truth {
	if head, name := r.field(c[0].text); len(c) == 1 && head != nil {
		return truthOf(head.Has(name))
	}
	for i, t := range c {
		if t.quoted || i == 0 || i+1 == len(c) {
			continue
		}
		switch t.text {
		case "==", "!=", "~", "!~":
			is := r.compare(c[:i], strings.TrimPrefix(t.text, "!"), c[i+1:])
			if strings.HasPrefix(t.text, "!") {
				return is.not()
			}
			return is
		}
	}
	return unclear
}

// compare tells whether two expressions are the same, with the sign = or ==, or whether
// the second, a regular expression, is found in the first.
func (r *run) compare(first []token, sign string, second []token) truth {
	left, known := r.value(first)
	if !known {
		return unclear
	}
	if sign != "~" {
		right, known := r.value(second)
		if !known {
			return unclear
		}
		return truthOf(left == right)
	}
	if len(second) != 1 || !second[0].quoted {
		return unclear
	}
	_, matched, known := match(second[0].text, left)
	if !known {
		return unclear
	}
	return truthOf(matched)
}

// match looks for a regular expression in s.
func match(expression, s string) (captures []string, matched, known bool) {
	rest, fold := strings.CutPrefix(expression, "(?i)")
	return pattern.Match(rest, s, fold)
}

// value returns the string that an expression makes.
func (r *run) value(e []token) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(e); i++ {
		t := e[i]
		head, name := r.field(t.text)
		switch {
		case t.quoted:
			b.WriteString(t.text)
		case head != nil:
			b.WriteString(head.Get(name))
		case t.text == "req.url":
			b.WriteString(r.req.Target)
		case t.text == "req.method":
			b.WriteString(r.req.Method)
		case t.text == "+" && i > 0:
		case t.text == "regsub" && len(e) == 8 && i == 0 && e[4].quoted && e[6].quoted:
			of, known := r.value(e[2:3])
			captures, matched, also := match(e[4].text, of)
			if !known || !also || strings.Contains(e[6].text, `\`) {
				return "", false
			}
			if matched && len(captures) > 0 {
				of = strings.Replace(of, captures[0], e[6].text, 1)
			}
			return of, true
		default:
			return "", false
		}
	}
	return b.String(), true
}
