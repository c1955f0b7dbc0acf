package traefik

import (
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/proxies/passage"
)

// way is a handshake's through a router.
type way struct {
	c    *configuration
	r    *passage.Route
	to   router
	head passage.Head
}

// mostChained is how deep chains of middlewares may stand in one another.
const mostChained = 8

// through follows the middlewares, and reports whether the handshake goes on.
func (w *way) through(names []string, depth int) bool {
	for _, name := range names {
		name, _, _ = strings.Cut(strings.ToLower(name), "@")
		kinds, first := w.c.names("http.middlewares." + name + ".")
		if len(kinds) == 0 {
			if one, ok := w.c.get("http.middlewares." + name); ok {
				kinds, first = append(kinds, one.value), append(first, one)
			}
		}
		if len(kinds) == 0 || depth > mostChained {
			return w.unknown(w.to.rule.span, "The middleware "+name+" is not in this text, and it may refuse handshakes. Without it: "+claims[unasked].String())
		}
		for i, kind := range kinds {
			kind, _, _ = strings.Cut(kind, "[")
			if !w.one(kind, "http.middlewares."+name+"."+kind, first[i], depth) {
				return false
			}
		}
	}
	return true
}

// one is a middleware: its kind, the path of what is set of it, and its first line.
func (w *way) one(kind, path string, first setting, depth int) bool {
	switch kind {
	case "compress", "contenttype", "retry", "circuitbreaker", "passtlsclientcert", "errors", "encodedcharacters":
	case "chain":
		return w.through(w.c.list(path+".middlewares"), depth+1)
	case "headers":
		w.headers(path)
	case "stripprefix":
		for _, prefix := range w.c.list(path + ".prefixes") {
			if rest, ok := strings.CutPrefix(w.head.Target, prefix); ok {
				w.head.Target = "/" + strings.TrimPrefix(rest, "/")
				w.head.Add("X-Forwarded-Prefix", prefix)
				break
			}
		}
	case "addprefix":
		prefix, _ := w.c.get(path + ".prefix")
		w.head.Target = prefix.value + w.head.Target
	case "replacepath", "replacepathregex", "stripprefixregex":
		w.head.Target = passage.Varies
	case "redirectscheme":
		if scheme, _ := w.c.get(path + ".scheme"); w.to.tls || scheme.value != "https" {
			break
		}
		permanent, _ := w.c.get(path + ".permanent")
		w.redirect(first, permanent.value == "true")
		return false
	case "basicauth", "digestauth":
		w.r.Outcome, w.r.Status, w.r.Blame, w.r.Cause = passage.Fails, 401, first.span, claims[credentials].String()
		return false
	case "forwardauth", "ipallowlist", "ipwhitelist", "ratelimit", "inflightreq", "oidc", "jwt", "apikey", "ldap", "hmac", "opa", "waf":
		w.r.Notes = append(w.r.Notes, passage.Note{Says: "The middleware " + kind + " may refuse the handshake: that can't be known from this text.", Span: first.span})
	case "buffering":
		return w.unknown(first.span, claims[buffers].String()+" Leave it out for this router.")
	default:
		return w.unknown(first.span, "What the middleware "+kind+" does to a handshake is not known here. Without it: "+claims[unasked].String())
	}
	return true
}

func (w *way) unknown(span handshake.Span, cause string) bool {
	w.r.Outcome, w.r.Blame, w.r.Cause = passage.Unknown, span, cause
	return false
}

func (w *way) redirect(by setting, permanent bool) {
	w.r.Outcome, w.r.Status, w.r.Plain, w.r.Blame = passage.Fails, 302, true, by.span
	if permanent {
		w.r.Status = 301
	}
	w.r.Cause = claims[redirected].String()
	w.r.Fix = "Open the WebSocket with wss://."
}

// headers sets, adds and removes fields of the request.
func (w *way) headers(path string) {
	for _, one := range w.c.below(path + ".customrequestheaders.") {
		for _, known := range []string{"Host", "Connection", "Upgrade", "Origin", "Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol"} {
			if one.path == strings.ToLower(known) {
				one.path = known
			}
		}
		w.head.Del(one.path)
		if one.value != "" {
			w.head.Set(one.path, one.value)
		}
		wanted := map[string]string{"Connection": "upgrade", "Upgrade": "websocket"}[one.path]
		if wanted != "" && !strings.Contains(strings.ToLower(one.value), wanted) {
			w.r.Blame = one.span
		}
	}
}

// send makes of the request what Traefik sends: of Connection and Upgrade, only what an
// upgrade needs stays, and it adds fields of its own.
func (w *way) send() {
	upgrade := ""
	for _, token := range strings.Split(w.head.Get("Connection"), ",") {
		if handshake.EqualFold(strings.TrimSpace(token), "upgrade") {
			upgrade = w.head.Get("Upgrade")
		}
	}
	w.head.Del("Connection")
	w.head.Del("Upgrade")
	if upgrade != "" {
		w.head.Add("Connection", "Upgrade")
		w.head.Add("Upgrade", upgrade)
	}
	for _, name := range []string{"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Real-Ip"} {
		w.head.Set(name, passage.Varies)
	}
}
