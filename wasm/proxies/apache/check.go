package apache

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// check returns the first thing with which Apache does not start, or nil. What it does
// not know it notes in c.strange.
func (c *configuration) check(d *directive) *fault {
	for _, one := range d.block {
		if f := c.checkOne(one); f != nil {
			return f
		}
		if one.section {
			if f := c.check(one); f != nil {
				return f
			}
		}
	}
	return nil
}

// wrote returns a directive's name as the text has it.
func (c *configuration) wrote(d *directive) (string, handshake.Span) {
	name := d.span.Of(c.text)
	name = name[:min(len(d.name), len(name))]
	return name, handshake.Span{Start: d.span.Start, End: d.span.Start + len(name)}
}

func (c *configuration) checkOne(d *directive) *fault {
	name, span := c.wrote(d)
	if !slices.Contains(evaluated, d.name) {
		begins := func(prefix string) bool { return strings.HasPrefix(d.name, prefix) }
		switch meant := near(d.name, evaluated); {
		case strings.HasPrefix(d.name, "proxywebsocket"):
			return &fault{says: "“" + name + "” is no directive of Apache 2.4.71: only the development version has it. Timeout and ProxyTimeout say when an idle connection is cut.", span: d.span}
		case slices.ContainsFunc(harmless, begins):
		case meant != "":
			meant = canonical(meant)
			return &fault{"Apache has no directive “" + name + "”; perhaps “" + meant + "” is meant.", span, meant}
		default:
			c.unclear(d)
		}
		return nil
	}
	inPaths := d.in("<location", "<locationmatch", "<directory", "<directorymatch", "<files", "<filesmatch", "<proxy", "<proxymatch")
	switch {
	case d.is("<location", "<locationmatch") && inPaths:
		return &fault{says: "“" + name[1:] + "” may not stand in the section “" + d.outer.name[1:] + "”.", span: d.span}
	case slices.Contains(serverOnly, d.name) && inPaths, d.is("<virtualhost", "listen", "loadmodule") && d.in("<virtualhost"):
		return &fault{says: "“" + name + "” may not stand in this section.", span: d.span}
	case slices.Contains(sectionOnly, d.name) && !inPaths:
		return &fault{says: "“" + name + "” may only stand in a section such as Location.", span: d.span}
	case slices.Contains(switches, d.name) && !handshake.EqualFold(d.word(0), "on") && !handshake.EqualFold(d.word(0), "off"):
		return &fault{says: "“" + name + "” takes On or Off.", span: d.span}
	}
	if module := moduleOf(d.name); module != "" && !c.has(module) {
		return &fault{says: "“" + name + "” is a directive of mod_" + module + ", which this text does not load: the line “LoadModule " + module + "_module modules/mod_" + module + ".so” is missing.", span: d.span}
	}
	if slices.Contains(addressing, d.name) && c.unset == nil {
		for _, w := range d.words {
			if variable := undefined(w); variable != "" {
				c.unset, c.unsetName = d, variable
			}
		}
	}
	switch d.name {
	case "loadmodule":
		return c.checkOrder(d)
	case "proxypass", "proxypassmatch":
		return c.checkPass(d, name)
	case "balancermember", "proxyset":
		words := d.words
		if d.name == "balancermember" && !d.outer.is("<proxy") && !strings.HasPrefix(d.word(0), "balancer:") {
			return &fault{says: "Outside of a Proxy section, “" + name + "” needs the address of its balancer first: balancer://….", span: d.span}
		}
		if d.name == "balancermember" {
			words = words[min(1, len(words)):]
			if !d.outer.is("<proxy") {
				words = words[min(1, len(words)):]
			}
		}
		if d.name == "proxyset" && !inPaths && !strings.Contains(d.word(0), "://") {
			return &fault{says: "Outside of a Proxy or Location section, “" + name + "” needs the address that it is about.", span: d.span}
		}
		if d.name == "proxyset" && strings.HasPrefix(d.outer.word(0), "balancer:") {
			return c.checkParameters(d, words, balancerParameters, "A balancer")
		}
		return c.checkParameters(d, words, parameters, "A server")
	case "rewriterule", "rewritecond":
		return c.checkRule(d, name)
	}
	return nil
}

// addressing are directives with what decides where a request goes.
var addressing = []string{"proxypass", "proxypassmatch", "balancermember", "<proxy", "<virtualhost", "<location", "rewriterule", "rewritecond", "serveralias", "servername"}

// undefined returns the first ${NAME} in a word, which has no value; "" if there is none.
func undefined(word string) string {
	_, rest, found := strings.Cut(word, "${")
	name, _, closed := strings.Cut(rest, "}")
	if !found || !closed || name == "" || strings.Contains(name, ":") { // a colon is for a RewriteMap
		return ""
	}
	return "${" + name + "}"
}

// checkOrder looks at the line that loads a module of proxies: mod_proxy, which they are
// linked to, has to be loaded above.
func (c *configuration) checkOrder(d *directive) *fault {
	module := strings.TrimSuffix(d.word(0), "_module")
	if c.modules == nil || !strings.HasPrefix(module, "proxy_") {
		return nil
	}
	for _, above := range c.top.all("loadmodule") {
		switch above.word(0) {
		case "proxy_module":
			return nil
		case d.word(0):
			return &fault{says: "mod_" + module + " needs mod_proxy, which is not loaded above.", span: d.span}
		}
	}
	return nil
}

// moduleOf returns the module that a directive is of, or "" if it is not looked for.
func moduleOf(name string) string {
	switch {
	case name == "proxywebsocketfallbacktoproxyhttp":
		return "proxy_wstunnel"
	case strings.HasPrefix(name, "proxy"), strings.HasPrefix(name, "<proxy"), name == "balancermember":
		return "proxy"
	case strings.HasPrefix(name, "rewrite"):
		return "rewrite"
	case name == "requestheader":
		return "headers"
	case name == "sslengine", name == "sslproxyengine":
		return "ssl"
	}
	return ""
}

func (c *configuration) checkPass(d *directive, name string) *fault {
	if d.in("<directory", "<directorymatch", "<files", "<filesmatch") {
		return &fault{says: "“" + name + "” may not stand in “" + d.outer.name[1:] + "”: it belongs in the virtual host or a Location.", span: d.span}
	}
	inside := d.outer.is("<location", "<locationmatch")
	path, address, rest := target(d)
	switch {
	case inside && strings.HasPrefix(address, "/"):
		f := &fault{says: "In a Location, “" + name + "” takes no path: the Location's own is it.", span: d.span}
		if text := d.span.Of(c.text); len(rest) > 0 && strings.Contains(text, rest[0]) {
			start := d.span.Start + len(name) + 1
			f.span, f.fix = handshake.Span{Start: start, End: d.span.Start + strings.Index(text, rest[0])}, " "
			if quote := c.text[f.span.End-1]; quote == '"' {
				f.span.End--
			}
			f.span.Start--
		}
		return f
	case !inside && address == "" && strings.Contains(path, "://"):
		return &fault{says: "Outside of a Location, “" + name + "” needs the path before the address.", span: d.span}
	case address == "":
		return &fault{says: "“" + name + "” lacks the server's address.", span: d.span}
	case address != "!" && !strings.Contains(address, ":/"):
		return &fault{says: "“" + address + "” is no address: it has to begin with http:// or ws://.", span: d.span}
	}
	if strings.HasPrefix(address, "balancer:") {
		return c.checkParameters(d, rest, balancerParameters, "A balancer")
	}
	return c.checkParameters(d, rest, parameters, "A server")
}

// checkParameters looks for one that is not among all, which those of what are.
func (c *configuration) checkParameters(d *directive, words, all []string, what string) *fault {
	for _, w := range words {
		key, _, has := strings.Cut(strings.ToLower(w), "=")
		if !has && slices.Contains([]string{"nocanon", "interpolate", "noquery"}, key) {
			continue
		}
		if !has {
			return &fault{says: "“" + w + "” is no parameter: those have the form name=value, without spaces.", span: d.span}
		}
		if slices.Contains(all, key) {
			continue
		}
		f := &fault{says: what + " has no parameter “" + key + "”.", span: d.span}
		if slices.Contains(parameters, key) {
			f.says += " It belongs on the lines of BalancerMember."
		}
		if meant := near(key, all); meant != "" {
			if at := strings.Index(strings.ToLower(d.span.Of(c.text)), key+"="); at >= 0 {
				f.says += " Perhaps “" + meant + "” is meant."
				f.span, f.fix = handshake.Span{Start: d.span.Start + at, End: d.span.Start + at + len(key)}, meant
			}
		}
		return f
	}
	return nil
}

func (c *configuration) checkRule(d *directive, name string) *fault {
	set := d.word(2)
	if len(d.words) < 2 || len(d.words) > 3 || set != "" && (set[0] != '[' || set[len(set)-1] != ']') {
		f := &fault{says: "“" + name + "” takes two words, and its flags in brackets without spaces between them.", span: d.span}
		if text := d.span.Of(c.text); len(d.words) > 3 && strings.HasPrefix(set, "[") {
			at := strings.LastIndexByte(text, '[')
			f.span.Start, f.fix = d.span.Start+at, strings.ReplaceAll(text[at:], " ", "")
		}
		return f
	}
	if d.name == "rewritecond" {
		return nil
	}
	for _, one := range flags(set) {
		key, _, _ := strings.Cut(strings.ToLower(one), "=")
		if !slices.Contains(ruleFlags, strings.TrimSpace(key)) {
			return &fault{says: "RewriteRule has no flag “" + one + "”.", span: d.span}
		}
	}
	return nil
}

// canonical returns a directive's name as Apache's documentation writes it.
func canonical(name string) string {
	for _, written := range strings.Fields(`ProxyPass ProxyPassMatch ProxyPassReverse ProxyPreserveHost ProxyRequests ProxyTimeout ProxyVia ProxyAddHeaders
		ProxySet BalancerMember RewriteEngine RewriteCond RewriteRule RequestHeader ServerName ServerAlias LoadModule Listen Timeout SetEnv Define AuthType AuthName Require
		Order Allow Deny Redirect SSLEngine SSLProxyEngine DocumentRoot <VirtualHost <Location <LocationMatch <Proxy <Directory <IfModule`) {
		if handshake.EqualFold(written, name) {
			return written
		}
	}
	return name
}
