package traefik

import "wsaccept/wasm/proxies/documented"

// versions are those whose documentation was read.
const versions = "Traefik 3.7.9"

// The claims.
const (
	unasked = iota
	timeouts
	noRouter
	hostKept
	redirected
	credentials
	buffers
	overH2C
	oldLabels
	byLength
)

var claims = [...]documented.Claim{
	unasked: {
		Says:   "Traefik passes WebSockets on without being told to.",
		By:     versions,
		Source: "“Exposing WebSocket Services”",
	},
	timeouts: {
		Says:   "When a silent WebSocket is cut, the documentation does not say: readTimeout (60 seconds), writeTimeout and idleTimeout (180 seconds) of an entry point are about requests, responses and keep-alive connections.",
		By:     versions,
		Source: "“EntryPoints”, respondingTimeouts",
	},
	noRouter: {
		Says:   "Traefik answers 404 where no router takes a request.",
		By:     versions,
		Source: "FAQ",
	},
	hostKept: {
		Says:   "Without passHostHeader, which is on unless set, the server gets its own address as Host.",
		By:     versions,
		Source: "“HTTP services”",
	},
	redirected: {
		Says:   "Traefik answers requests without TLS, so those for ws://, with a redirect to https, which no browser follows for a WebSocket.",
		By:     versions,
		Source: "pkg/middlewares/redirect",
	},
	credentials: {
		Says:   "Traefik asks for a name and a password: a handshake without them is answered with 401. A script can't add them; a browser sends those that it has for the host, or that stand in ws://name:password@host.",
		By:     versions,
		Source: "“BasicAuth”, “DigestAuth”",
	},
	buffers: {
		Says:   "The buffering middleware reads whole requests and responses; what it does to a WebSocket, the documentation does not say.",
		By:     versions,
		Source: "“Buffering”",
	},
	overH2C: {
		Says:   "Handshakes to a server with h2c:// get through since 3.6.22 and 3.7.6; before, they did not.",
		By:     versions,
		Source: "CHANGELOG, pull request 12967",
	},
	oldLabels: {
		Says:   "traefik.frontend and traefik.backend are labels of Traefik 1, of which Traefik 2 and later take no notice.",
		By:     versions,
		Source: "the list of labels",
	},
	byLength: {
		Says:   "Of several routers that take a request, the one with the longest rule gets it, unless priority is set.",
		By:     versions,
		Source: "“Rules and Priority”",
	},
}
