package judge

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// forwardUpgrade is how proxies are configured to pass the handshake on.
const forwardUpgrade = "Configure the proxy to pass it on. nginx: proxy_http_version 1.1 (the default since 1.29.7), proxy_set_header Upgrade $http_upgrade, and proxy_set_header Connection \"upgrade\". " +
	"Apache: ProxyPass with upgrade=websocket. Try the server directly, without the proxy, to find out whose response this is."

// Forwarding reports whether a proxy that drops Upgrade and Connection may be the cause.
func (a Advice) Forwarding() bool {
	return strings.Contains(a.Fix, forwardUpgrade) || a.Fix == fixes[handshake.C06] || a.Fix == fixes[handshake.C08]
}

// onRefusal is the advice on a response that refuses.
func (r *Result) onRefusal() Advice {
	status := r.Pair.Response.Status()
	if a, told := r.onEvidence(status); told {
		return r.onReason(a)
	}
	if r.Verdicts.Request == handshake.Fail && !faultless(status) {
		for _, f := range r.Findings.Request {
			if f.Severity == handshake.Error {
				a := onFinding(f, Request)
				a.Cause = "The server is right to refuse: the request breaks the rules. " + a.Cause
				if said := r.reason(); said != "" {
					a.Cause += " The response says: “" + strings.TrimSuffix(said, ".") + "”."
				}
				if r.asksSocketIO() && strings.Contains(r.Pair.Response.Raw, `"code":3`) {
					a.Cause += " That is code 3 of Socket.IO, which it sends if Upgrade did not reach it."
				}
				return a
			}
		}
	}
	a, known := onStatus[status]
	switch {
	case !known && (len(status) != 3 || status[0] == '0' || status[0] > '5'):
		a = Advice{status + " is no status of HTTP: those are 100 to 599. A client treats it like a failure of the server.", "Look in the server's code for what sends this number, and send a status that exists, such as 403 or 503."}
	case !known:
		a = onStatus[status[:1]]
	}
	if r.Verdicts.Request == handshake.Fail {
		a.Cause += " The request breaks the rules, too (see its findings), which this status says nothing of."
	}
	asks := r.Verdicts.Request == handshake.Ok && len(r.Pair.Request.Lookup("Upgrade")) > 0
	if asks && (status == "200" || status == "400" || status == "426") {
		a.Cause = "The request here asks for the upgrade. If the server did not see that, a proxy in between removed Upgrade and Connection, as proxies do unless configured otherwise. " + a.Cause
	}
	for _, f := range r.Pair.Response.Lookup("Server") {
		server := strings.ToLower(r.Pair.Response.Value(f))
		switch {
		case server == "cloudflare" && (status == "403" || status == "429" || status == "503"):
			a = Advice{"The response is Cloudflare's. Most often Cloudflare itself refused, with a firewall rule or its protection against bots, and not the WebSocket server behind it.",
				"Look for the value of Cf-Ray in Cloudflare's security events, and for the request in the server's log: if it is not there, Cloudflare refused it."}
		case strings.HasPrefix(server, "microsoft-iis") && status == "200":
			a.Fix += " In IIS, the feature WebSocket Protocol must be installed."
		}
	}
	return r.onReason(a)
}

// faultless reports whether a status says nothing of a fault in the request: a redirect,
// or a failure of the server.
func faultless(status string) bool {
	return strings.HasPrefix(status, "3") || strings.HasPrefix(status, "5")
}

// cloudflareFix is what to do about the statuses that only Cloudflare sends.
const cloudflareFix = "Try the server's own address, without Cloudflare, with wsaccept probe. Check that it runs, that its firewall lets Cloudflare in, and its certificate."

// onStatus is what commonly causes a status, and others that begin
// with the same digit.
var onStatus = map[string]Advice{
	"200": {"Nothing at this path knows WebSocket; this is an ordinary page.", "Check the path. " + forwardUpgrade},
	"400": {"The server found a fault in the request that it received. The body of the response often says which.", "Read the body, and the server's log. " + forwardUpgrade},
	"401": {"The server wants the client to log in. A browser sends cookies, and credentials that it has from before or from the address, but scripts can't set Authorization.", "Log in first, so that a cookie carries the session; or send a token in the first message, in the query, or as a subprotocol."},
	"403": {"The server refuses this client, most often because of its Origin; it may also be a firewall, a missing cookie or a CSRF check.", "Compare the Origin in the request with those that the server allows. Behind a proxy the Host may have changed: pass it on, too (nginx: proxy_set_header Host $http_host)."},
	"404": {"There is nothing at this path: the proxy or the router is configured for another one, with or without a slash or a prefix.", "Compare the path in the request line with the route in the server and with what the proxy strips or adds."},
	"405": {"The path exists, but not for this method: perhaps it is an ordinary page or an API.", "A handshake must be a GET. Check the path, and the route in the server."},
	"407": {"A proxy on the client's side asks for credentials.", "Configure the proxy's credentials in the system or the browser, or bypass the proxy."},
	"426": {"The server requires an upgrade but saw no request for one, or requires another version of the protocol, which the response then names.", forwardUpgrade},
	"408": {"The server waited for the request and gave up: it did not come, or not all of it.", "Send the whole header at once, with the empty line at its end. A connection that a browser opened in advance and did not use is closed like this, too: that one is harmless."},
	"411": {"The server wants a length of the request's body: it takes the request for one with a body, such as a POST.", "Send a GET without a body. " + forwardUpgrade},
	"413": {"The server, or a proxy in front of it, finds the request too large.", "A handshake has no body: check the method, and how large its cookies are."},
	"414": {"The address is too long for the server, or for a proxy in front of it: often a token in the query.", "Send the token in a cookie or in the first message."},
	"421": {"The server does not answer for this host on this connection: HTTP/2 connections are shared among the hosts of a certificate.", "Check Host and the server's name in TLS (SNI), and which hosts the server is configured for."},
	"431": {"The header is too large for the server, or for a proxy in front of it: most often its cookies.", "Delete cookies of this host, or set fewer; or raise the limit (nginx: large_client_header_buffers; Node: --max-http-header-size)."},
	"499": {"In nginx's log, 499 means that the client closed the connection before there was a response: the server behind it was slow, or the client gave up early.", "Look for what keeps the server from answering at once, and for the client's time limit."},
	"429": {"The client connects too often: it reconnects without a pause, perhaps from many tabs.", "Wait longer before each new attempt, with a random part."},
	"500": {"The server's program failed before it accepted the WebSocket.", "Check its log. The handshake itself is rarely the cause."},
	"502": {"A proxy got no valid response from the server behind it, which is not running, closed the connection, or speaks another protocol.", "Check the proxy's log, the address and port that it forwards to, and whether the server is running."},
	"503": {"The server, or a proxy in front of it, is not ready, or the proxy has no server left to forward to.", "Check the proxy's health checks, and the server's log."},
	"504": {"The server behind a proxy did not answer in time.", "Check whether the server accepts the connection, and the proxy's timeouts."},
	"300": {"The server has several forms of this resource and lets the client choose: an ordinary page answers here, and no WebSocket.", "Check the path in the address, and the route in the server."},
	"304": {"The server says that the client's stored copy is still good, as for an ordinary page. It redirects nowhere. The request has If-None-Match or If-Modified-Since, or a cache in between answers it.", "Leave both fields out of the request, and let caches and CDNs pass handshakes on. " + forwardUpgrade},
	"305": {"The server asks the client to use a proxy. Clients ignore that: the status is deprecated.", "Configure the server to respond in another way; if a proxy is needed, configure it in the client."},
	"306": {"The status is no longer used, and no client knows what to do with it.", "Look in the server's code or configuration for what sends this status."},
	"3":   {"The server sends the client elsewhere: often from http to https, to another host, or to a login page. Browsers must not follow it for a WebSocket.", "Give the client the final address. If it leads to https:, use wss:."},
	"4":   {"The server refuses this request.", "The body of the response and the server's log may say why."},
	"501": {"The server does not know this method, or this Upgrade.", "A handshake must be a GET. Check the path, and the route in the server."},
	"520": {"Cloudflare got an empty, unknown or unexpected response from the server behind it.", cloudflareFix},
	"521": {"Cloudflare's connection to the server behind it was refused.", cloudflareFix},
	"522": {"Cloudflare could not connect to the server behind it in time.", cloudflareFix},
	"523": {"Cloudflare can't reach the server behind it: often its address in the DNS is wrong.", cloudflareFix},
	"524": {"The server behind Cloudflare accepted the connection and did not respond in time.", cloudflareFix},
	"525": {"The TLS handshake between Cloudflare and the server behind it failed.", cloudflareFix},
	"526": {"Cloudflare does not accept the certificate of the server behind it.", cloudflareFix},
	"5":   {"The server, or a proxy in front of it, failed.", "Check their logs."},
	"505": {"The server, or a proxy in front of it, does not support the version of HTTP in the request that it received.", "Send the handshake as HTTP/1.1, and configure each proxy to speak HTTP/1.1 to the server (nginx: proxy_http_version 1.1)."},
	"2":   {"An ordinary response: nothing at this path knows WebSocket.", "Check the path. " + forwardUpgrade},
}
