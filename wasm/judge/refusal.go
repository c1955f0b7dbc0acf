package judge

import "wsaccept/wasm/handshake"

// forwardUpgrade is how proxies are told to pass the handshake on.
const forwardUpgrade = "Let the proxy pass it on. nginx: proxy_http_version 1.1 (the default since 1.29.7), proxy_set_header Upgrade $http_upgrade, and proxy_set_header Connection \"upgrade\". " +
	"Apache: ProxyPass with upgrade=websocket. Try the server directly, without the proxy, to tell whose response this is."

// onRefusal is the advice on a response that refuses.
func (r *Result) onRefusal() Advice {
	status := r.Pair.Response.Status()
	if r.Verdicts.Request == handshake.Fail {
		for _, f := range r.Findings.Request {
			if f.Severity == handshake.Error {
				return Advice{"The server is right to refuse: the request breaks the rules. " + f.Title, f.Detail}
			}
		}
	}
	a, known := onStatus[status]
	if !known && len(status) == 3 {
		a = onStatus[status[:1]]
	}
	asks := r.Verdicts.Request == handshake.Ok && len(r.Pair.Request.Lookup("Upgrade")) > 0
	if asks && (status == "200" || status == "400" || status == "426") {
		a.Cause = "The request here asks for the upgrade. If the server did not see that, a proxy between took Upgrade and Connection out, as proxies do unless they are told otherwise. " + a.Cause
	}
	return a
}

// onStatus is what commonly stands behind a status, and behind others that begin
// with the same digit.
var onStatus = map[string]Advice{
	"200": {"Nothing at this path knows WebSocket, and an ordinary page answers.", "Check the path. " + forwardUpgrade},
	"400": {"The server found a fault in the request that reached it. The body of the response often says which.", "Read the body, and the server's log. " + forwardUpgrade},
	"401": {"The server wants the client to log in. A browser sends cookies, and a log-in that it knows from before or from the address, but scripts can't set Authorization.", "Log in first, so that a cookie carries the session; or send a token as the first message, in the query, or as a subprotocol."},
	"403": {"The server refuses this client, most often because of its Origin; or a firewall, a missing cookie or a CSRF check does.", "Compare the Origin in the request with those that the server allows. Behind a proxy the Host may have changed: pass it on, too (nginx: proxy_set_header Host $host)."},
	"404": {"Nothing is at this path: the proxy or the router was told another one, with or without a slash or a prefix.", "Compare the path in the request line with the route in the server and with what the proxy strips or adds."},
	"405": {"The path is there, but not for this method: perhaps an ordinary page or an API.", "A handshake must be a GET. Check the path, and the route in the server."},
	"407": {"A proxy on the client's side wants a log-in.", "Set the proxy's user in the system or the browser, or go around the proxy."},
	"426": {"The server wants an upgrade and saw none asked for, or wants another version of the protocol; the response then names it.", forwardUpgrade},
	"429": {"The client comes too often: reconnects without a pause, perhaps of many tabs.", "Wait longer before each new attempt, with a random part."},
	"500": {"The server's program failed before it accepted the WebSocket.", "Its log says why. The handshake itself is hardly to blame."},
	"502": {"A proxy got no valid response from the server behind it: that does not run, closed the connection, or speaks something else.", "Look into the proxy's log. Check the address and port that it forwards to, and whether the server runs."},
	"503": {"The server, or a proxy before it, is not ready, or has no server left to forward to.", "Check the health checks of the proxy, and the server's log."},
	"504": {"A proxy waited in vain for the server behind it.", "Check whether the server accepts the connection, and the time limits of the proxy."},
	"3":   {"The server sends the client elsewhere: often from http to https, to another host, or to a page to log in. Browsers don't follow it for a WebSocket.", "Give the client the final address. If it leads to https:, use wss:."},
	"4":   {"The server refuses this request.", "The body of the response and the server's log may say why."},
	"5":   {"The server, or a proxy before it, failed.", "Look into their logs."},
	"2":   {"An ordinary response: nothing at this path knows WebSocket.", "Check the path. " + forwardUpgrade},
}
