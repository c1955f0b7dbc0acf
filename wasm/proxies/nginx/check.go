package nginx

import (
	"strconv"
	"strings"
)

// check returns why nginx refuses the configuration, or nil.
func (c *configuration) check(root *directive) *fault {
	var first *fault
	top := root
	if !c.whole {
		top = c.http
	}
	top.walk(func(d *directive) {
		if first == nil && d.level != inFree && d.level != 0 && len(d.places) > 0 {
			if first = c.checkOne(d); first == nil && d.name() == "location" {
				first = checkTwice(d)
			}
		}
	})
	return first
}

// checkOne holds one directive against nginx's table.
func (c *configuration) checkOne(d *directive) *fault {
	name := d.name()
	k, is := directives[name]
	if name == "server" && d.level == inUpstream {
		k = known{inUpstream, 1, -1, false, false}
	}
	count := len(d.words) - 1
	switch {
	case !is:
		return c.checkUnknown(d)
	case k.levels&d.level == 0:
		return &fault{says: name + " is not allowed here.", span: d.span}
	case k.block != (d.opens > 0):
		if k.block {
			return &fault{says: name + " needs a block.", span: d.span}
		}
		return c.missingSemicolon(d, name+" takes no block.")
	case count < k.least || k.most >= 0 && count > k.most:
		return c.missingSemicolon(d, "The number of arguments of "+name+" is wrong: "+strconv.Itoa(count)+".")
	case k.once && d.outer != nil && d.outer.first(name) != d:
		return &fault{says: name + " stands twice in the same block.", span: d.span,
			fix: "Delete the second.", edits: []edit{deleteLine(c.text, d.span)}}
	}
	if name == "upstream" && d.first("server") == nil && d.first("include") == nil {
		return &fault{says: "The upstream " + d.arg(1) + " has no server.", span: d.lineOf()}
	}
	for _, word := range d.words[1:] {
		if v := c.unknownVariable(d, word); v != "" && c.whole {
			return &fault{says: "No map or set defines the variable $" + v + ".", span: d.span, fix: c.fixVariable(v), edits: c.defineVariable(v)}
		}
	}
	if f := c.checkZone(d); f != nil {
		return f
	}
	return c.checkValue(d)
}

// zones are directives that name a zone of shared memory, and those that define it.
var zones = map[string]string{"proxy_cache": "proxy_cache_path", "limit_req": "limit_req_zone", "limit_conn": "limit_conn_zone"}

// checkZone looks for the definition of the zone that a directive names, in a whole
// configuration that includes nothing.
func (c *configuration) checkZone(d *directive) *fault {
	defines := zones[d.name()]
	zone, _ := strings.CutPrefix(d.arg(1), "zone=")
	if defines == "" || !c.whole || zone == "off" || strings.Contains(zone, "$") {
		return nil
	}
	defined := false
	c.http.walk(func(one *directive) {
		if one.name() == "include" {
			defined = true // perhaps there
		}
		for _, word := range one.words {
			defined = defined || one.name() == defines && (strings.HasPrefix(word, "zone="+zone+":") || strings.HasPrefix(word, "keys_zone="+zone+":"))
		}
	})
	if defined {
		return nil
	}
	return &fault{says: "No " + defines + " defines the zone " + zone + ".", span: d.span}
}

func (c *configuration) checkUnknown(d *directive) *fault {
	name := d.name()
	if has(quiet, name) {
		return nil
	}
	if meant := meant(name); meant != "" {
		return &fault{says: name + " is no directive; " + meant + " is.", span: d.span,
			fix: "Write " + meant + ".", edits: []edit{replace(d.places[0], meant)}}
	}
	return nil // of a module, or of a newer version
}

// unknownModule returns a directive around or in d's blocks that may belong to a module,
// or nil.
func (c *configuration) unknownModule(d *directive) *directive {
	for at := d; at != nil; at = at.outer {
		for _, one := range at.block {
			if _, is := directives[one.name()]; !is && !has(quiet, one.name()) {
				return one
			}
		}
	}
	return nil
}

// missingSemicolon explains wrong arguments by a semicolon that is missing, if a
// directive stands among them.
func (c *configuration) missingSemicolon(d *directive, says string) *fault {
	for i := 1; i < len(d.words); i++ {
		if _, is := directives[d.words[i]]; is && strings.Contains(c.text[d.places[i-1].End:d.places[i].Start], "\n") {
			return &fault{says: "The semicolon behind " + strings.Join(d.words[:i], " ") + " is missing.", span: d.places[i-1],
				fix: "Put a semicolon behind it.", edits: []edit{insert(d.places[i-1].End, ";")}}
		}
	}
	return &fault{says: says, span: d.span}
}

// checkTwice finds a location that stands twice in its block.
func checkTwice(d *directive) *fault {
	for _, other := range d.outer.all("location") {
		if other == d {
			return nil
		}
		if strings.Join(other.words, " ") == strings.Join(d.words, " ") && !strings.HasPrefix(d.arg(1), "~") {
			return &fault{says: strings.Join(d.words, " ") + " stands twice in the same block.", span: d.span}
		}
	}
	return nil
}

// checkValue holds the values of some directives against what nginx takes.
func (c *configuration) checkValue(d *directive) *fault {
	switch d.name() {
	case "proxy_http_version":
		if v := d.arg(1); v != "1.0" && v != "1.1" {
			return &fault{says: "proxy_http_version takes 1.0 and 1.1 only (2 since 1.29.4), not " + v + ".", span: d.span,
				fix: "Write 1.1.", edits: []edit{replace(d.places[1], "1.1")}}
		}
	case "proxy_pass":
		return c.checkPass(d)
	case "proxy_read_timeout", "proxy_send_timeout", "proxy_connect_timeout":
		if _, ok := seconds(d.arg(1)); !ok {
			return &fault{says: d.name() + " has no time: " + d.arg(1) + ".", span: d.span}
		}
	case "proxy_buffering", "proxy_pass_request_headers", "proxy_request_buffering", "proxy_intercept_errors":
		if v := d.arg(1); v != "on" && v != "off" {
			return &fault{says: d.name() + " takes on and off only, not " + v + ".", span: d.span}
		}
	}
	return nil
}

// checkPass holds a proxy_pass against what nginx takes.
func (c *configuration) checkPass(d *directive) *fault {
	target := d.arg(1)
	lower := strings.ToLower(target)
	switch {
	case strings.HasPrefix(lower, "ws://"), strings.HasPrefix(lower, "wss://"):
		scheme := "http"
		if strings.HasPrefix(lower, "wss") {
			scheme = "https"
		}
		_, rest, _ := strings.Cut(target, "://")
		return &fault{says: "proxy_pass takes http:// and https:// only: nginx has no ws://, and a handshake is HTTP.", span: d.places[1],
			fix: "Write " + scheme + "://.", edits: []edit{replace(d.places[1], scheme+"://"+rest)}}
	case strings.Contains(target, "$"):
		return nil
	case !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://"):
		return &fault{says: "proxy_pass needs an address that begins with http:// or https://.", span: d.places[1],
			fix: "Write http:// before it.", edits: []edit{insert(d.places[1].Start, "http://")}}
	}
	_, path := splitTarget(target)
	if path == "" {
		return nil
	}
	for at := d.outer; at != nil; at = at.outer {
		if at.name() == "location" && (strings.HasPrefix(at.arg(1), "~") || strings.HasPrefix(at.arg(1), "@")) {
			return &fault{says: "proxy_pass must not have a path in a location with a regular expression or a name.", span: d.places[1],
				fix: "Leave the path out.", edits: []edit{replace(d.places[1], target[:len(target)-len(path)])}}
		}
		if at.name() == "if" || at.name() == "limit_except" {
			return &fault{says: "proxy_pass must not have a path within " + at.name() + ".", span: d.places[1],
				fix: "Leave the path out.", edits: []edit{replace(d.places[1], target[:len(target)-len(path)])}}
		}
		if at.name() == "location" {
			return nil
		}
	}
	return nil
}

// splitTarget splits what proxy_pass has into server and path.
func splitTarget(target string) (server, path string) {
	_, rest, found := strings.Cut(target, "://")
	if !found {
		return target, ""
	}
	if i := strings.IndexAny(rest, "/?"); i >= 0 {
		return rest[:i], rest[i:]
	}
	return rest, ""
}

// seconds reads a time of nginx: 60, 60s, 1m, 1h 30m.
func seconds(s string) (int, bool) {
	total, n, digits := 0, 0, false
	for i := 0; i < len(s); i++ {
		unit := 0
		switch c := s[i]; c {
		case ' ':
			continue
		case 'm':
			unit = 60
			if i+1 < len(s) && s[i+1] == 's' {
				total, n, digits = total+n/1000, 0, false
				i++
				continue
			}
		case 's':
			unit = 1
		case 'h':
			unit = 60 * 60
		case 'd':
			unit = 24 * 60 * 60
		case 'w':
			unit = 7 * 24 * 60 * 60
		default:
			if c < '0' || c > '9' || n > 1e7 {
				return 0, false
			}
			n, digits = n*10+int(c-'0'), true
			continue
		}
		if !digits {
			return 0, false
		}
		total, n, digits = total+n*unit, 0, false
	}
	return total + n, s != "" && (digits || total > 0 || strings.ContainsAny(s, "smhdw"))
}
