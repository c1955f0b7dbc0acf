package apache

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// send judges the request that mod_proxy sends to an address.
func (x *exchange) send(r *passage.Route, sections []*directive, scheme, host, path string) {
	tls := scheme == "https" || scheme == "wss"
	switch {
	case scheme != "http" && scheme != "ws" && !tls:
		cannotTell(r, x.by, "What Apache does with a handshake for an address that begins with "+scheme+": is not evaluated here.")
		return
	case tls && !handshake.EqualFold(x.c.setting(x.host, "sslproxyengine").word(0), "on"):
		answers(r, x.by, 500, "The server's address begins with "+scheme+":, and SSLProxyEngine on is missing: Apache answers with 500.")
		return
	case !validHost(host):
		answers(r, x.by, 500, "“"+host+"” is no host: a slash is missing between the server's address and the path, so Apache answers with 500.")
		return
	}
	x.headers(append(x.c.levels(x.host), sections...), r)
	if r.Outcome == passage.Unknown {
		return
	}
	was := x.head
	head := passage.Head{Method: "GET", Target: path, Version: "HTTP/1.1", Fields: append([]passage.Field(nil), was.Fields...)}
	for _, name := range []string{"Upgrade", "Connection", "Host"} {
		head.Del(name)
	}
	blocks := append(x.c.levels(x.host), sections...)
	if handshake.EqualFold(setting(blocks, "proxypreservehost").word(0), "on") {
		head.Add("Host", was.Get("Host"))
	} else {
		head.Add("Host", strings.TrimSuffix(host, ":80"))
	}
	switch strings.ToLower(x.c.setting(x.host, "proxyvia").word(0)) {
	case "on", "full":
		head.Add("Via", "1.1 "+passage.Varies)
	case "block":
		head.Del("Via")
	}
	if !handshake.EqualFold(setting(blocks, "proxyaddheaders").word(0), "off") {
		for _, name := range []string{"X-Forwarded-For", "X-Forwarded-Server"} {
			head.Set(name, passage.Varies)
		}
		head.Set("X-Forwarded-Host", was.Get("Host"))
	}
	old := variable(blocks, "force-proxy-request-1.0")
	tunnel := scheme == "ws" && (!x.c.has("proxy_http") || handshake.EqualFold(setting(blocks, "proxywebsocketfallbacktoproxyhttp").word(0), "off"))
	switch {
	case !x.c.has("proxy_http") && !(tunnel && x.c.has("proxy_wstunnel")):
		answers(r, x.by, 500, "No module that is loaded takes addresses that begin with "+scheme+": the line that loads proxy_http_module is missing. Apache answers with 500.")
		return
	case tunnel && x.c.has("proxy_wstunnel") && handshake.EqualFold(was.Get("Upgrade"), "websocket"):
		head.Add("Upgrade", "WebSocket")
		head.Add("Connection", "Upgrade")
	case old != nil:
		head.Version = "HTTP/1.0"
	case x.worker.upgrades(scheme) && handshake.EqualFold(was.Get("Upgrade"), "websocket"):
		head.Add("Connection", "Upgrade")
		head.Add("Upgrade", was.Get("Upgrade"))
	case x.worker == nil, variable(blocks, "proxy-nokeepalive") != nil:
		head.Add("Connection", "close")
	default:
		head.Add("Connection", "Keep-Alive")
	}
	refused := r.Judge(&head)
	r.Idle = x.idle()
	if len(refused) > 0 {
		x.explain(r, scheme, old, refused)
	}
}

// validHost reports whether host has a name, and behind a colon a number.
func validHost(host string) bool {
	name, number, has := strings.Cut(host, ":")
	if strings.HasPrefix(host, "[") || strings.HasPrefix(host, "unix") {
		return true
	}
	return name != "" && (!has || number != "" && strings.Trim(number, "0123456789") == "")
}

// setting returns the last directive with a name in the blocks, or nil.
func setting(blocks []*directive, name string) *directive {
	for i := len(blocks) - 1; i >= 0; i-- {
		if d := blocks[i].last(name); d != nil {
			return d
		}
	}
	return nil
}

// variable returns the SetEnv that sets a variable, or nil.
func variable(blocks []*directive, name string) (found *directive) {
	for _, b := range blocks {
		for _, d := range b.block {
			switch {
			case d.word(0) != name:
			case d.is("setenv"):
				found = d
			case d.is("unsetenv"):
				found = nil
			}
		}
	}
	return found
}

// headers changes the request as the lines of RequestHeader say.
func (x *exchange) headers(blocks []*directive, r *passage.Route) {
	for _, b := range blocks {
		for _, d := range b.all("requestheader") {
			words := d.words
			if handshake.EqualFold(d.word(0), "early") || len(words) < 2 {
				continue
			}
			name := strings.TrimSuffix(words[1], ":")
			value, more := d.word(2), words[min(3, len(words)):]
			conditional := len(more) > 0 && !handshake.EqualFold(more[0], "early")
			if strings.Contains(value, "%") || strings.HasPrefix(value, "expr=") {
				value = passage.Varies
			}
			action := strings.ToLower(words[0])
			if action == "unset" && len(words) > 2 || conditional || strings.HasPrefix(action, "edit") {
				if x.head.Has(name) || conditional {
					cannotTell(r, d, "What this line makes of "+name+" can't be known from the text.")
					return
				}
				continue
			}
			before := x.head.Get(name)
			switch action {
			case "set":
				x.head.Set(name, value)
			case "unset":
				x.head.Del(name)
			case "setifempty":
				if !x.head.Has(name) {
					x.head.Add(name, value)
				}
			case "add":
				x.head.Add(name, value)
			case "append", "merge":
				if x.head.Has(name) {
					value = before + ", " + value
				}
				x.head.Set(name, value)
			}
			x.sets = append(x.sets, d)
		}
	}
}
