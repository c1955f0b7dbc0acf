package envoy

import "wsaccept/wasm/proxies/documented"

// versions are those whose documentation was read.
const versions = "Envoy 1.28.3"

// The claims.
const (
	upgradesOff = iota
	routeOverrides
	streamIdle
	routeTimeout
	noRoute
	http2Hop
	buffering
	redirects
	requireTLS
)

var claims = [...]documented.Claim{
	upgradesOff: {
		Says:   "Envoy refuses an upgrade that upgrade_configs does not name with 403, and its log says upgrade_failed.",
		By:     "Envoy main",
		Source: "source/common/http/conn_manager_impl.cc",
	},
	routeOverrides: {
		Says:   "What a route's upgrade_configs says holds instead of what the connection manager's says.",
		By:     versions,
		Source: "“HTTP upgrades”",
	},
	streamIdle: {
		Says:   "stream_idle_timeout is 5 minutes unless set: Envoy cuts the connection when nothing has come from either side for so long.",
		By:     versions,
		Source: "“How do I configure timeouts?”",
	},
	routeTimeout: {
		Says:   "The route's timeout, 15 seconds unless set, begins when the request has ended, which an open WebSocket's has not. Later versions also apply it to the wait for the 101 (pull request 41075).",
		By:     versions,
		Source: "“How do I configure timeouts?”",
	},
	noRoute: {
		Says:   "Envoy answers 404 where no route matches (response flag NR).",
		By:     versions,
		Source: "“Access logging”",
	},
	http2Hop: {
		Says:   "To a cluster that speaks HTTP/2, Envoy sends the handshake as an extended CONNECT (RFC 8441), and only a server that allows it opens the WebSocket.",
		By:     versions,
		Source: "“HTTP upgrades”",
	},
	buffering: {
		Says:   "The buffer filter is generally not compatible with upgrades. Give the upgrade filters of its own, without it.",
		By:     versions,
		Source: "“HTTP upgrades”",
	},
	redirects: {
		Says:   "Envoy answers with a redirect, 301 unless set, which no browser follows for a WebSocket.",
		By:     versions,
		Source: "config.route.v3.RedirectAction",
	},
	requireTLS: {
		Says:   "require_tls: Envoy answers requests without TLS, so those for ws://, with a redirect, which no browser follows for a WebSocket.",
		By:     versions,
		Source: "config.route.v3.VirtualHost",
	},
}
