package lab

// switching holds responses in which Upgrade or Connection is wrong: RFC 6455 §4.1,
// the client's checks 2 and 3.
var switching = []Fault{
	{
		ID:     "missing-upgrade",
		Title:  "No Upgrade",
		Does:   "The response is right, but there is no Upgrade line.",
		answer: upgrade(),
	},
	{
		ID:     "upgrade-empty",
		Title:  "An empty Upgrade",
		Does:   "The Upgrade line is there but has no value.",
		answer: upgrade("Upgrade: "),
	},
	{
		ID:     "wrong-upgrade",
		Title:  "Upgrade: h2c",
		Does:   "Upgrade names h2c, HTTP/2 without TLS, instead of websocket.",
		answer: upgrade("Upgrade: h2c"),
	},
	{
		ID:     "upgrade-version",
		Title:  "Upgrade: websocket/13",
		Does:   "Upgrade names the version, too, which belongs in another line.",
		answer: upgrade("Upgrade: websocket/13"),
	},
	{
		ID:     "upgrade-quoted",
		Title:  "Upgrade in quotes",
		Does:   "Upgrade says \"websocket\", quotes included.",
		answer: upgrade(`Upgrade: "websocket"`),
	},
	{
		ID:     "upgrade-list",
		Title:  "Upgrade is a list",
		Does:   "Upgrade says “websocket, h2c”, but the value must be exactly “websocket”.",
		answer: upgrade("Upgrade: websocket, h2c"),
	},
	{
		ID:     "dup-upgrade",
		Title:  "Upgrade twice",
		Does:   "Two lines say “Upgrade: websocket”, as when a proxy adds its own.",
		answer: upgrade("Upgrade: websocket", "Upgrade: websocket"),
	},
	{
		ID:     "missing-connection",
		Title:  "No Connection",
		Does:   "The response is right, but there is no Connection line, as behind a proxy that removes it.",
		answer: connection(),
	},
	{
		ID:     "connection-empty",
		Title:  "An empty Connection",
		Does:   "The Connection line is there but has no value.",
		answer: connection("Connection: "),
	},
	{
		ID:     "connection-close",
		Title:  "Connection: close",
		Does:   "Connection says “close” instead of “Upgrade”.",
		answer: connection("Connection: close"),
	},
	{
		ID:     "connection-keep-alive",
		Title:  "Connection: keep-alive",
		Does:   "Connection says “keep-alive” instead of “Upgrade”, as many proxies write it.",
		answer: connection("Connection: keep-alive"),
	},
	{
		ID:     "connection-upgraded",
		Title:  "Connection: Upgraded",
		Does:   "Connection says “Upgraded”, which begins with Upgrade but is a different word.",
		answer: connection("Connection: Upgraded"),
	},
	{
		ID:     "connection-quoted",
		Title:  "Connection in quotes",
		Does:   "Connection says \"Upgrade\", quotes included.",
		answer: connection(`Connection: "Upgrade"`),
	},
	{
		ID:     "connection-space-list",
		Title:  "A list without a comma",
		Does:   "Connection says “keep-alive Upgrade”, with a space where the comma should be.",
		answer: connection("Connection: keep-alive Upgrade"),
	},
	{
		ID:     "connection-dup-one-good",
		Title:  "Two Connection lines",
		Does:   "One Connection line says “keep-alive” and another “Upgrade”: together they are a list, which is allowed.",
		answer: connection("Connection: keep-alive", "Connection: Upgrade"),
	},
}
