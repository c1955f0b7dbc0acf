package apache

import (
	"slices"
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
	"wsaccept/wasm/proxies/pattern"
)

// rule is a RewriteRule with the conditions above it.
type rule struct {
	*directive
	conditions []*directive
}

// rules returns the rules of a level.
func rules(level *directive) (all []rule) {
	var conditions []*directive
	for _, d := range level.block {
		switch d.name {
		case "rewritecond":
			conditions = append(conditions, d)
		case "rewriterule":
			all = append(all, rule{d, conditions})
			conditions = nil
		}
	}
	return all
}

// rules returns those that hold in the host: its own, and with RewriteOptions those of
// the top level.
func (x *exchange) rules() []rule {
	all := rules(x.host)
	d := x.host.last("rewriteoptions")
	switch {
	case d == nil || x.host == x.c.top:
	case handshake.EqualFold(d.word(0), "inherit"):
		return append(all, rules(x.c.top)...)
	case handshake.EqualFold(d.word(0), "inheritbefore"):
		return append(rules(x.c.top), all...)
	}
	return all
}

// flags returns the flags of a RewriteRule or RewriteCond, without their brackets.
func flags(word string) []string {
	word = strings.TrimSuffix(strings.TrimPrefix(word, "["), "]")
	if word == "" {
		return nil
	}
	all := strings.Split(word, ",")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

// flag returns the value of the first flag with one of the names, such as 301 of R=301.
func flag(all []string, names ...string) (value string, has bool) {
	for _, f := range all {
		name, value, _ := strings.Cut(f, "=")
		for _, n := range names {
			if handshake.EqualFold(name, n) {
				return value, true
			}
		}
	}
	return "", false
}

// next is what comes behind mod_rewrite.
type next int

const (
	toProxyPass next = iota
	toServer         // x.url is the address
	ended
)

// rewrite runs the rules of the host, or at the top level those there.
func (x *exchange) rewrite(r *passage.Route) next {
	all := x.rules()
	if d := x.c.top.last("rewriteoptions"); d != nil && x.host != x.c.top && strings.Contains(strings.ToLower(strings.Join(d.words, " ")), "inherit") {
		cannotTell(r, d, "Which rules the virtual host inherits is not evaluated here.")
		return ended
	}
	if d := x.c.setting(x.host, "rewriteengine"); !handshake.EqualFold(d.word(0), "on") || len(all) == 0 { // a virtual host inherits it
		return toProxyPass
	}
	changed, through := false, false
	skip := 0
	for i, rule := range all {
		if skip > 0 {
			skip--
			continue
		}
		set := flags(rule.word(2))
		if _, has := flag(set, "N", "next", "H", "handler", "DPI", "discardpath"); has {
			cannotTell(r, rule.directive, "What this RewriteRule does is not evaluated here.")
			return ended
		}
		matched := x.rule(rule, set)
		if matched == unclear {
			cannotTell(r, rule.directive, "Whether this RewriteRule takes the handshake can't be known from the text.")
			return ended
		}
		if _, chained := flag(set, "C", "chain"); chained && matched == no {
			for skip = 1; i+skip < len(all); skip++ {
				if _, more := flag(flags(all[i+skip].word(2)), "C", "chain"); !more {
					break
				}
			}
			continue
		}
		if matched == no {
			continue
		}
		if _, has := flag(set, "F", "forbidden"); has {
			answers(r, rule.directive, 403, "This RewriteRule refuses the handshake with 403.")
			return ended
		}
		if _, has := flag(set, "G", "gone"); has {
			answers(r, rule.directive, 410, "This RewriteRule answers the handshake with 410.")
			return ended
		}
		if to := rule.word(1); to != "-" {
			if !x.substitute(to, set) {
				cannotTell(r, rule.directive, "What this RewriteRule makes of the address can't be known from the text.")
				return ended
			}
			changed = true
		}
		if _, has := flag(set, "P", "proxy"); has {
			x.by = rule.directive
			x.url = x.path
			return toServer
		}
		status, redirect := flag(set, "R", "redirect")
		if redirect || absolute(x.path) {
			n := map[string]int{"": 302, "permanent": 301, "temp": 302, "seeother": 303}[status]
			if number, err := strconv.Atoi(status); err == nil {
				n = number
			}
			says := "This RewriteRule answers the handshake with a redirect, which no browser follows for a WebSocket."
			if strings.HasPrefix(x.path, "https://") {
				says += " Open the WebSocket with wss:// instead of ws://."
			}
			if !redirect {
				says = "Without the flag P, a RewriteRule to another address answers with a redirect (" + strconv.Itoa(n) + "), which no browser follows for a WebSocket."
			}
			answers(r, rule.directive, n, says)
			return ended
		}
		if _, has := flag(set, "PT", "passthrough"); has {
			through = true
		}
		if number, has := flag(set, "S", "skip"); has {
			skip, _ = strconv.Atoi(number)
		}
		if _, has := flag(set, "L", "last", "END"); has || through {
			break
		}
	}
	if changed && !through {
		answers(r, x.lastRule, 404, "This RewriteRule leads to a file: without the flag PT, no ProxyPass is looked for behind it. Apache answers with 404 unless there is a file.")
		return ended
	}
	return toProxyPass
}

// absolute reports whether a substitution is a whole address.
func absolute(to string) bool {
	scheme, _, found := strings.Cut(to, "://")
	return found && slices.Contains([]string{"http", "https", "ws", "wss", "balancer", "ftp", "ajp", "fcgi", "scgi", "unix"}, strings.ToLower(scheme))
}

// rule tells whether a rule takes the request.
func (x *exchange) rule(rule rule, set []string) truth {
	expression, not := strings.CutPrefix(rule.word(0), "!")
	_, fold := flag(set, "NC", "nocase")
	captures, matched, known := pattern.Match(expression, x.path, fold)
	if !known {
		return unclear
	}
	if matched == not {
		return no
	}
	x.captures, x.lastRule = captures, rule.directive
	result := yes
	for i := 0; i < len(rule.conditions); i++ {
		is := x.condition(rule.conditions[i])
		for or(rule.conditions[i]) && i+1 < len(rule.conditions) {
			i++
			if other := x.condition(rule.conditions[i]); is != yes && other != no {
				is = other
			}
		}
		if is == no {
			x.failed = append(x.failed, rule.conditions[i])
			return no
		}
		if is == unclear {
			result = unclear
		}
	}
	return result
}

func or(d *directive) bool {
	_, has := flag(flags(d.word(2)), "OR", "ornext")
	return has
}

// condition tells whether a RewriteCond holds.
func (x *exchange) condition(d *directive) truth {
	set := flags(d.word(2))
	_, fold := flag(set, "NC", "nocase")
	value, known := x.value(d.word(0))
	if !known {
		return unclear
	}
	expression, not := strings.CutPrefix(d.word(1), "!")
	result := unclear
	switch {
	case expression == "" || expression[0] == '<' || expression[0] == '>':
	case expression[0] == '-' && len(expression) < 4:
	case expression[0] == '=':
		want := strings.Trim(expression[1:], `"`)
		result = truthOf(value == want || fold && handshake.EqualFold(value, want))
	default:
		captures, matched, known := pattern.Match(expression, value, fold)
		if known {
			result = truthOf(matched)
			if matched {
				x.condCaptures = captures
			}
		}
	}
	if not {
		return result.not()
	}
	return result
}

// substitute sets the path, or the whole address, and the query.
func (x *exchange) substitute(to string, set []string) bool {
	value, known := x.value(to)
	if !known || strings.Contains(value, passage.Varies) {
		return false
	}
	path, query, has := strings.Cut(value, "?")
	_, appends := flag(set, "QSA", "qsappend")
	_, drops := flag(set, "QSD", "qsdiscard")
	switch {
	case has && appends && x.query != "" && query != "":
		x.query = query + "&" + x.query
	case has && (!appends || x.query == ""):
		x.query = query
	case drops:
		x.query = ""
	}
	x.path = path
	return true
}

// value expands $1, %1 and %{NAME} in text.
func (x *exchange) value(text string) (string, bool) {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '\\' && i+1 < len(text) {
			i++
			b.WriteByte(text[i])
			continue
		}
		if c != '$' && c != '%' || i+1 == len(text) {
			b.WriteByte(c)
			continue
		}
		of := x.captures
		if c == '%' {
			of = x.condCaptures
		}
		switch digit := text[i+1]; {
		case digit >= '0' && digit <= '9':
			if n := int(digit - '0'); n < len(of) {
				b.WriteString(of[n])
			}
			i++
		case digit == '{' && c == '%':
			name, _, found := strings.Cut(text[i+2:], "}")
			value, known := x.variable(name)
			if !found || !known {
				return "", false
			}
			b.WriteString(value)
			i += len(name) + 2
		case digit == '{':
			return "", false // a map
		default:
			b.WriteByte(c)
		}
	}
	return b.String(), true
}

// variable returns what %{NAME} is; known is false if that depends on more than the
// text. A name that Apache does not know is empty.
func (x *exchange) variable(name string) (value string, known bool) {
	if field, ok := strings.CutPrefix(name, "HTTP:"); ok {
		return x.head.Get(field), true
	}
	switch name {
	case "REQUEST_URI":
		return x.path, true
	case "QUERY_STRING":
		return x.query, true
	case "HTTP_HOST":
		return x.head.Get("Host"), true
	case "HTTP_USER_AGENT":
		return passage.Varies, false
	case "HTTP_ORIGIN", "HTTP_UPGRADE", "HTTP_CONNECTION", "UPGRADE", "CONNECTION":
		return "", true // no variables; only %{HTTP:Upgrade} is
	case "HTTP_COOKIE", "HTTP_REFERER":
		return "", true
	case "HTTPS":
		if handshake.EqualFold(x.host.last("sslengine").word(0), "on") {
			return "on", true
		}
		return "off", true
	case "REQUEST_SCHEME":
		if https, _ := x.variable("HTTPS"); https == "on" {
			return "https", true
		}
		return "http", true
	case "REQUEST_METHOD":
		return "GET", true
	case "THE_REQUEST":
		return "GET " + x.ask.Path + " HTTP/1.1", true
	case "SERVER_PROTOCOL":
		return "HTTP/1.1", true
	}
	return "", false
}
