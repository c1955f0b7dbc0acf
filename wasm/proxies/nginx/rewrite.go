package nginx

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// stop is how the directives of the rewrite module end.
type stop int

const (
	goOn stop = iota
	answered
	again // the location is looked for once more
	unknown
)

// rewrite runs the directives of the rewrite module in block. It returns the block whose
// configuration holds, which is that of an if that is true.
func (x *exchange) rewrite(block *directive, r *passage.Route) (holds *directive, how stop) {
	holds = block
	for _, d := range block.block {
		switch d.name() {
		case "set":
			value, ok := x.expand(d.arg(2))
			if !ok {
				delete(x.set, strings.TrimPrefix(d.arg(1), "$"))
				continue
			}
			x.set[strings.TrimPrefix(d.arg(1), "$")] = value
		case "return":
			return holds, x.answers(d, r)
		case "break":
			return holds, goOn
		case "rewrite":
			if how := x.rewriteOne(d, r); how != goOn {
				return holds, how
			}
			if x.moved && d.arg(3) == "break" {
				return holds, goOn
			}
		case "if":
			if x.letThrough && refusesOrigins(d) {
				r.Notes = append(r.Notes, passage.Note{Says: "This “if” refuses handshakes by their Origin: what is said here is of one that it lets through.", Span: d.lineOf()})
				continue
			}
			holdsNow, ok := x.condition(d)
			if !ok {
				return holds, x.cannotTell(d, r, "Whether this “if” holds can't be known from the text.")
			}
			if !holdsNow {
				continue
			}
			holds = d
			if _, how := x.rewrite(d, r); how != goOn {
				return holds, how
			}
			if d.first("break") != nil {
				return holds, goOn
			}
		}
	}
	return holds, goOn
}

// refusesOrigins reports whether an if only refuses handshakes by their Origin.
func refusesOrigins(d *directive) bool {
	answer := d.first("return")
	return answer != nil && len(answer.arg(1)) == 3 && answer.arg(1)[0] == '4' && strings.Contains(strings.Join(d.words, " "), "$http_origin")
}

func (x *exchange) cannotTell(d *directive, r *passage.Route, says string) stop {
	r.Outcome, r.Cause, r.Blame = passage.Unknown, says, d.lineOf()
	return unknown
}

// answers is return.
func (x *exchange) answers(d *directive, r *passage.Route) stop {
	status, err := strconv.Atoi(d.arg(1))
	if err != nil {
		status = 302 // an address alone
	}
	if status == 444 {
		status = 0
	}
	r.Outcome, r.Status, r.Blame = passage.Fails, status, d.span
	r.Cause = "nginx answers the handshake itself, with " + d.arg(1) + ", and asks no server."
	switch {
	case err != nil, status >= 300 && status < 400:
		r.Cause = "nginx answers the handshake with a redirect, which no browser follows for a WebSocket."
		if strings.Contains(strings.Join(d.words, " "), "https://") {
			r.Cause += " Open the WebSocket with wss:// instead of ws://."
		}
	case d.arg(1) == "444":
		r.Cause = "nginx closes the connection without an answer: return 444."
	}
	return answered
}

// rewriteOne is rewrite.
func (x *exchange) rewriteOne(d *directive, r *passage.Route) stop {
	captures, matched, known := pattern.Match(d.arg(1), x.path, false)
	if !known {
		return x.cannotTell(d, r, "This rewrite has a regular expression that is not evaluated here.")
	}
	if !matched {
		return goOn
	}
	x.captures = captures
	to, ok := x.expand(d.arg(2))
	if !ok {
		return x.cannotTell(d, r, "What this rewrite leads to can't be known from the text.")
	}
	flag := d.arg(3)
	if flag == "redirect" || flag == "permanent" || strings.HasPrefix(to, "http://") || strings.HasPrefix(to, "https://") {
		r.Outcome, r.Status, r.Blame = passage.Fails, 302, d.span
		if flag == "permanent" {
			r.Status = 301
		}
		r.Cause = "This rewrite answers the handshake with a redirect, which no browser follows for a WebSocket."
		return answered
	}
	path, query, has := strings.Cut(to, "?")
	x.path, x.moved = path, true
	switch {
	case has && x.query != "" && query != "":
		x.query = query + "&" + x.query
	case has && query != "":
		x.query = query
	}
	if flag == "break" {
		return goOn
	}
	if flag == "last" {
		return again
	}
	return goOn
}

// condition evaluates what if has; ok is false if it can't be known.
func (x *exchange) condition(d *directive) (holds, ok bool) {
	words := append([]string{}, d.words[1:]...)
	words[0] = strings.TrimPrefix(words[0], "(")
	last := len(words) - 1
	words[last] = strings.TrimSuffix(words[last], ")")
	if words[0] == "" {
		words = words[1:]
	}
	if len(words) > 0 && words[len(words)-1] == "" {
		words = words[:len(words)-1]
	}
	if len(words) == 0 || !strings.HasPrefix(words[0], "$") {
		return false, false // -f and the like
	}
	value, ok := x.expand(words[0])
	if !ok || strings.Contains(value, passage.Varies) {
		return false, false
	}
	if len(words) == 1 {
		return value != "" && value != "0", true
	}
	if len(words) != 3 {
		return false, false
	}
	switch operator, operand := words[1], words[2]; operator {
	case "=", "!=":
		other, ok := x.expand(operand)
		return (other == value) == (operator == "="), ok
	case "~", "~*", "!~", "!~*":
		captures, matched, known := pattern.Match(operand, value, strings.HasSuffix(operator, "*"))
		if matched {
			x.captures = captures
		}
		return matched != strings.HasPrefix(operator, "!"), known
	}
	return false, false
}

// access tells whether the access phase refuses, by allow, deny and the like.
func (x *exchange) access(holds *directive, r *passage.Route) stop {
	if auth, d := value(holds, "auth_basic", "off"); auth != "off" {
		r.Outcome, r.Status, r.Blame = passage.Fails, 401, d.span
		r.Cause = "nginx asks for a password (auth_basic): a handshake without one is answered with 401, and a script can't add it; a browser sends the one that it has for the host, or that stands in ws://name:password@host."
		return answered
	}
	if all := inherited(holds, "auth_request"); len(all) > 0 && all[0].arg(1) != "off" {
		if !x.letThrough {
			return x.cannotTell(all[0], r, "What auth_request answers can't be known from the text.")
		}
		r.Notes = append(r.Notes, passage.Note{Says: "auth_request asks a server first: what is said here is of a handshake that it lets through.", Span: all[0].lineOf()})
	}
	for at := holds; at != nil; at = at.outer {
		rules := false
		for _, d := range at.block {
			if d.name() != "allow" && d.name() != "deny" {
				continue
			}
			switch {
			case d.arg(1) != "all":
				return x.cannotTell(d, r, "Which clients allow and deny mean can't be known from the text.")
			case d.name() == "deny":
				r.Outcome, r.Status, r.Blame = passage.Fails, 403, d.span
				r.Cause = "nginx refuses all clients here: deny all."
				return answered
			}
			rules = true
			break
		}
		if rules {
			break
		}
	}
	return goOn
}

// limitExcept returns the limit_except that holds for GET, or nil.
func limitExcept(location *directive) *directive {
	d := location.first("limit_except")
	if d == nil {
		return nil
	}
	for _, method := range d.words[1:] {
		if handshake.EqualFold(method, "GET") {
			return nil
		}
	}
	return d
}
