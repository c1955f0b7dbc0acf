package nginx

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

type edit = passage.Edit

func insert(at int, text string) edit {
	return edit{Span: handshake.Span{Start: at, End: at}, Text: text}
}

func replace(span handshake.Span, text string) edit { return edit{Span: span, Text: text} }

// configuration is a text as nginx sees it: what was pasted, in the blocks around it
// that were left out.
type configuration struct {
	text    string
	http    *directive
	servers []*directive
	whole   bool       // with its http
	stream  *directive // of a text with stream and without http; or nil
	maps    map[string]*directive
	sets    map[string]bool // variables that set and the like define
	pools   map[string]*directive
	fault   *fault // why nginx does not start; nil if it does
}

// httpItems stand in http, serverItems in server: what else is at the top of a text
// stands in a location.
var (
	httpItems   = []string{"server", "map", "upstream", "geo", "split_clients", "proxy_cache_path", "limit_req_zone", "limit_conn_zone", "log_format"}
	serverItems = []string{"location", "server_name", "listen", "if"}
)

// read reads text; ok is false if it is no configuration of nginx.
func read(text string) (c *configuration, ok bool) {
	if !strings.Contains(text, ";") || !strings.Contains(text, "proxy_") && !strings.Contains(text, "location") && !strings.Contains(text, "server") {
		return nil, false
	}
	root, broken := parse(text)
	if !isNginx(root) {
		return nil, false
	}
	c = &configuration{text: text, maps: map[string]*directive{}, sets: map[string]bool{}, pools: map[string]*directive{}, fault: broken}
	if c.http = root.first("http"); c.http != nil {
		c.whole = true
		root.setLevels(inMain)
	} else if c.stream = root.first("stream"); c.stream != nil {
		c.whole = true
		c.http = &directive{words: []string{"http"}, span: root.span, level: inMain, closes: len(text)}
		root.setLevels(inMain)
	} else {
		c.http = c.around(root)
	}
	if broken != nil && broken.open && !c.whole {
		c.fault = nil // a part that was cut off
	}
	c.expand(c.http)
	c.http.walk(c.define)
	for _, one := range c.http.block {
		if one.name() == "server" {
			c.servers = append(c.servers, one)
		}
	}
	if c.fault == nil {
		c.fault = c.check(root)
	}
	return c, true
}

// around puts the directives of root into the blocks that are missing around them.
func (c *configuration) around(root *directive) *directive {
	whole := handshake.Span{End: len(c.text)}
	http := &directive{words: []string{"http"}, span: whole, level: inMain, closes: len(c.text)}
	server := &directive{words: []string{"server"}, span: whole, level: inHTTP, outer: http, closes: len(c.text)}
	location := &directive{words: []string{"location", "/"}, span: whole, level: inServer, outer: server, closes: len(c.text)}
	hasServer := root.first("server") != nil
	hasLocation := root.first("location") != nil
	for _, d := range root.block {
		at := location
		switch {
		case has(httpItems, d.name()), hasServer:
			at = http
		case has(serverItems, d.name()), hasLocation:
			at = server
		}
		d.outer = at
		at.block = append(at.block, d)
	}
	if len(location.block) > 0 {
		server.block = append(server.block, location)
	}
	if len(server.block) > 0 {
		http.block = append(http.block, server)
	}
	http.setLevels(inHTTP)
	return http
}

// setLevels tells all below d at which level they stand.
func (d *directive) setLevels(at level) {
	for _, one := range d.block {
		one.level = at
		if at == inFree { // of stream and mail, nothing is checked
			one.setLevels(inFree)
		} else {
			one.setLevels(below(one))
		}
	}
}

// debianParams is what Debian's file proxy_params has.
var debianParams = [][2]string{
	{"Host", "$http_host"}, {"X-Real-IP", "$remote_addr"}, {"X-Forwarded-For", "$proxy_add_x_forwarded_for"}, {"X-Forwarded-Proto", "$scheme"},
}

// expand puts what known files have in the place of their include.
func (c *configuration) expand(d *directive) {
	var block []*directive
	for _, one := range d.block {
		block = append(block, one)
		if one.name() == "include" && baseName(one.arg(1)) == "proxy_params" {
			block = block[:len(block)-1]
			for _, p := range debianParams {
				block = append(block, &directive{
					words: []string{"proxy_set_header", p[0], p[1]}, places: []handshake.Span{one.span, one.span, one.span}, span: one.span, outer: d, level: one.level,
				})
			}
		}
		c.expand(one)
	}
	d.block = block
}

// define notes what d defines.
func (c *configuration) define(d *directive) {
	switch d.name() {
	case "map", "geo", "split_clients":
		c.maps[strings.TrimPrefix(d.arg(len(d.words)-1), "$")] = d
	case "set", "auth_request_set":
		c.sets[strings.TrimPrefix(d.arg(1), "$")] = true
	case "upstream":
		c.pools[d.arg(1)] = d
	case "location", "server_name", "if", "rewrite":
		for _, word := range d.words[1:] {
			for rest := word; ; {
				_, after, found := strings.Cut(rest, "(?")
				if !found {
					break
				}
				name, _, _ := strings.Cut(strings.TrimLeft(after, "P<"), ">")
				c.sets[name] = true
				rest = after
			}
		}
	}
}

func has(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

func baseName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// isNginx reports whether a text is a configuration of nginx: what has directives that
// nothing else has, with their semicolons.
func isNginx(root *directive) bool {
	sure := false
	known, all := 0, 0
	root.walk(func(d *directive) {
		all++
		if len(d.words) > 1 && (strings.HasPrefix(d.name(), "proxy_") || d.name() == "location" && d.opens > 0) {
			sure = true
		}
		if _, is := directives[d.name()]; is {
			known++
		}
	})
	if sure && known*2 >= all {
		return true
	}
	server := root.first("server")
	return server != nil && server.opens > 0 && server.first("listen") != nil
}

// inherited returns the directives called name that hold in d: those of the nearest
// block that has one. This is how nginx inherits lists such as proxy_set_header, and
// single values, too.
func inherited(d *directive, name string) []*directive {
	for at := d; at != nil; at = at.outer {
		if all := at.all(name); len(all) > 0 {
			return all
		}
	}
	return nil
}

// value returns the argument of the directive called name that holds in d, or other.
func value(d *directive, name, other string) (string, *directive) {
	if all := inherited(d, name); len(all) > 0 {
		return all[0].arg(1), all[0]
	}
	return other, nil
}

// harmless are files that hold nothing a handshake depends on.
var harmless = []string{"mime.types", "fastcgi_params", "fastcgi.conf", "uwsgi_params", "scgi_params", "options-ssl-nginx.conf", "ssl-params.conf", "win-utf", "koi-utf"}

// unknownInclude returns an include around d whose file may change what becomes of a
// handshake, or nil. Several in http, with an asterisk, hold servers.
func unknownInclude(d *directive) *directive {
	for at := d; at != nil; at = at.outer {
		for _, one := range at.all("include") {
			servers := at.name() == "http" && strings.Contains(one.arg(1), "*")
			if !servers && !has(harmless, baseName(one.arg(1))) {
				return one
			}
		}
	}
	return nil
}
