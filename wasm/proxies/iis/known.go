package iis

import "wsaccept/wasm/proxies/documented"

// versions are those whose documentation was read.
const versions = "IIS 10 with URL Rewrite 2 and ARR 3"

// The claims.
const (
	moduleOff = iota
	moduleTakes
	proxies
	compression
	hostLost
	coreCompression
	pings
	https
)

var claims = [...]documented.Claim{
	moduleOff: {
		Says:   "webSocket enabled=\"false\" turns the WebSocket module off, without which IIS opens no WebSocket.",
		By:     "IIS 10",
		Source: "“WebSocket <webSocket>”",
	},
	moduleTakes: {
		Says:   "With iisnode, the WebSocket module must be off: else it takes the handshake itself, and Node.js never answers it.",
		By:     "IIS 8",
		Source: "“IIS 8.0 WebSocket Protocol Support”, Disable WebSocket when using socket.io on node.js",
	},
	proxies: {
		Says:   "ARR passes WebSockets on if two things are set on the server, outside of web.config: the feature WebSocket Protocol is installed, and Enable proxy is ticked in ARR's Server Proxy Settings.",
		By:     "ARR 3.0",
		Source: "Microsoft's Erez Benari, quoted in Stack Overflow 34316825",
	},
	compression: {
		Says:   "ARR passes the offer of permessage-deflate on, and breaks the connection at the first compressed message. Turn compression off in the server, or remove the offer: set the server variable HTTP_SEC_WEBSOCKET_EXTENSIONS to an empty value.",
		By:     "ARR 3.0.05311",
		Source: "issues python-websockets 1192 and open-webui 24579",
	},
	hostLost: {
		Says:   "ARR sends the name in the rule's URL as Host, unless preserveHostHeader is set on the server. A server that compares Host with Origin then refuses browsers with 403.",
		By:     "ARR 3.0",
		Source: "“ARR as generic proxy in Hotmail and SkyDrive”",
	},
	coreCompression: {
		Says:   "Out of process, the ASP.NET Core Module does not take compression along.",
		By:     "ASP.NET Core 9",
		Source: "pull request dotnet/aspnetcore 58846",
	},
	pings: {
		Says:   "IIS sends pings of its own only if pingInterval is set. When it cuts a silent WebSocket, the documentation does not say.",
		By:     "IIS 10",
		Source: "“WebSocket <webSocket>”",
	},
	https: {
		Says:   "A rule leads requests without TLS to https, so ws:// fails: no browser follows a redirect for a WebSocket.",
		By:     "URL Rewrite 2",
		Source: "“URL Rewrite Module Configuration Reference”",
	},
}
