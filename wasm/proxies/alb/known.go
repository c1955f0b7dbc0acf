package alb

import "wsaccept/wasm/proxies/documented"

// versions are those whose documentation was read.
const versions = "Elastic Load Balancing of June 2023"

// The claims.
const (
	unasked = iota
	idle
	incompatible
	lambda
	sticky
	optimizer
	redirects
	logsIn
)

var claims = [...]documented.Claim{
	unasked: {
		Says:   "The load balancer passes WebSockets on without being told to, on HTTP and HTTPS listeners.",
		By:     versions,
		Source: "“Listeners for your Application Load Balancers”",
	},
	idle: {
		Says:   "idle_timeout is 60 seconds unless set: the load balancer closes the connection when nothing has come from either side for so long.",
		By:     versions,
		Source: "“Application Load Balancers”, Connection idle timeout",
	},
	incompatible: {
		Says:   "The target group speaks HTTP/2 or gRPC to its targets; a handshake is HTTP/1.1, and the load balancer answers it with 464.",
		By:     versions,
		Source: "“Target groups”, Protocol version; “Troubleshoot”, HTTP 464",
	},
	lambda: {
		Says:   "A Lambda function as target takes no WebSockets: the load balancer answers 400.",
		By:     versions,
		Source: "“Lambda functions as targets”",
	},
	sticky: {
		Says:   "An open WebSocket stays with its target without stickiness. What asks several times before it, as Socket.IO does with polling, needs it.",
		By:     versions,
		Source: "“Sticky sessions”",
	},
	optimizer: {
		Says:   "A target group with the target optimizer (a target control port) supports no WebSockets.",
		By:     "Elastic Load Balancing of 2026",
		Source: "“Listeners for your Application Load Balancers”",
	},
	redirects: {
		Says:   "The listener answers with a redirect, which no browser follows for a WebSocket.",
		By:     versions,
		Source: "“Listener rules”, Redirect actions",
	},
	logsIn: {
		Says:   "The listener asks for a log-in: a handshake without its session cookie is answered with a redirect. A page of the same host that has logged in sends the cookie.",
		By:     versions,
		Source: "“Authenticate users using an Application Load Balancer”",
	},
}
