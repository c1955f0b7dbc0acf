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
	managed bool   // Nginx Proxy Manager wrote it
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
var debianParams = []string{
	"proxy_set_header Host $http_host", "proxy_set_header X-Real-IP $remote_addr",
	"proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for", "proxy_set_header X-Forwarded-Proto $scheme",
}

// managersProxy is what conf.d/include/proxy.conf of Nginx Proxy Manager has.
var managersProxy = []string{
	"add_header X-Served-By $host", "proxy_set_header Host $host", "proxy_set_header X-Forwarded-Scheme $scheme", "proxy_set_header X-Forwarded-Proto $scheme",
	"proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for", "proxy_set_header X-Real-IP $remote_addr",
	"proxy_pass $forward_scheme://$server:$port$request_uri",
}

// expand puts what known files have in the place of their include.
func (c *configuration) expand(d *directive) {
	var block []*directive
	for _, one := range d.block {
		var lines []string
		switch path := one.arg(1); {
		case one.name() != "include":
		case baseName(path) == "proxy_params":
			lines = debianParams
		case strings.HasSuffix(path, "conf.d/include/proxy.conf") && strings.Contains(c.text, "$forward_scheme"):
			lines = managersProxy
			c.managed = true
		}
		if lines == nil {
			block = append(block, one)
		}
		for _, line := range lines {
			words := strings.Fields(line)
			places := make([]handshake.Span, len(words))
			for i := range places {
				places[i] = one.span
			}
			block = append(block, &directive{words: words, places: places, span: one.span, outer: d, level: one.level})
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

// isHarmless reports whether the file that an include names is one of those, or of those
// that Nginx Proxy Manager has for what is no handshake's business.
func isHarmless(path string) bool {
	if has(harmless, baseName(path)) {
		return true
	}
	own, found := strings.CutPrefix(path, "conf.d/include/")
	if !found {
		own, found = strings.CutPrefix(path, "/etc/nginx/conf.d/include/")
	}
	return found && has(managers, own) || strings.HasPrefix(path, "/data/nginx/custom/server_proxy")
}

// managers are files of Nginx Proxy Manager.
var managers = []string{"letsencrypt-acme-challenge.conf", "ssl-ciphers.conf", "ssl-cache.conf", "block-exploits.conf", "assets.conf", "force-ssl.conf", "ip_ranges.conf", "resolvers.conf"}

// unknownInclude returns an include around d whose file may change what becomes of a
// handshake, or nil. Several in http, with an asterisk, hold servers.
func unknownInclude(d *directive) *directive {
	for at := d; at != nil; at = at.outer {
		for _, one := range at.all("include") {
			servers := at.name() == "http" && strings.Contains(one.arg(1), "*")
			if !servers && !isHarmless(one.arg(1)) {
				return one
			}
		}
	}
	return nil
}
