package lab

import (
	"strconv"

	"wsaccept/wasm/handshake"
)

// statuses holds responses other than a 101. A browser tells the page nothing
// about them: neither the status nor the text.
var statuses = []Fault{
	{
		ID:     "status-200-all-headers",
		Title:  "200 with all the right lines",
		Does:   "All lines of the right response, Accept included, with the status 200.",
		answer: closing("HTTP/1.1 200 OK"),
	},
	{
		ID:     "status-200-page",
		Title:  "200 and a web page",
		Does:   "The response is an ordinary HTML page, as from a web server that does not know WebSocket.",
		answer: refusal("200 OK", "<!doctype html><title>Welcome</title><p>Welcome.", "Content-Type: text/html"),
	},
	{
		ID:     "status-204",
		Title:  "204 No Content",
		Does:   "The response is 204, which means success but switches nothing.",
		answer: ending(Close, "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"),
	},
	{
		ID:     "status-301",
		Title:  "301 Moved Permanently",
		Does:   "The response sends the client elsewhere for good; browsers must not follow it with a WebSocket.",
		Watch:  "DevTools, Network: one request only.",
		answer: refusal("301 Moved Permanently", "", "Location: /"),
	},
	{
		ID:     "status-302",
		Title:  "302 Found",
		Does:   "The response sends the client to a login page, as sites do when a session has expired.",
		Watch:  "DevTools, Network: the login page is not loaded.",
		answer: refusal("302 Found", "", "Location: /login"),
	},
	{
		ID:     "status-400",
		Title:  "400 Bad Request",
		Does:   "The server rejects the request as malformed, and says why in a body that nobody sees.",
		Watch:  "Neither the console nor DevTools shows the body; curl does.",
		answer: refusal("400 Bad Request", "Sec-WebSocket-Key is missing.\n", "Content-Type: text/plain"),
	},
	{
		ID:     "status-401",
		Title:  "401 Unauthorized",
		Does:   "The server asks for a user name and a password, with WWW-Authenticate: Basic.",
		Watch:  "Chromium’s message does not give the status; neither browser asks for a password, and both would send one that is in the address or already cached.",
		answer: refusal("401 Unauthorized", "", `WWW-Authenticate: Basic realm="lab"`),
	},
	{
		ID:     "status-403",
		Title:  "403 Forbidden",
		Does:   "The server refuses, as it should if it does not accept the Origin.",
		answer: refusal("403 Forbidden", "Origin not allowed.\n", "Content-Type: text/plain"),
	},
	{
		ID:     "status-404",
		Title:  "404 Not Found",
		Does:   "There is nothing at this path.",
		answer: refusal("404 Not Found", "Not found.\n", "Content-Type: text/plain"),
	},
	{
		ID:     "status-407",
		Title:  "407 Proxy Authentication Required",
		Does:   "The server answers like a proxy that asks for credentials of its own.",
		Watch:  "Chromium’s message does not give the status.",
		answer: refusal("407 Proxy Authentication Required", "", `Proxy-Authenticate: Basic realm="lab"`),
	},
	{
		ID:     "status-426",
		Title:  "426 Upgrade Required",
		Does:   "The server names the version that it speaks, 13, although that is what the client asked for.",
		answer: refusal("426 Upgrade Required", "", "Upgrade: websocket", "Sec-WebSocket-Version: 13"),
	},
	{
		ID:     "status-429",
		Title:  "429 Too Many Requests",
		Does:   "The server asks the client to try again in a minute; a browser does not tell the page.",
		answer: refusal("429 Too Many Requests", "", "Retry-After: 60"),
	},
	{
		ID:     "status-500",
		Title:  "500 Internal Server Error",
		Does:   "The program behind the server crashed.",
		answer: refusal("500 Internal Server Error", "", "Content-Type: text/plain"),
	},
	{
		ID:     "status-502",
		Title:  "502 Bad Gateway",
		Does:   "A proxy got no valid response from the server behind it, and says so.",
		answer: refusal("502 Bad Gateway", "<h1>502 Bad Gateway</h1>\n", "Content-Type: text/html"),
	},
	{
		ID:     "status-503",
		Title:  "503 Service Unavailable",
		Does:   "The server is overloaded, and refuses before the upgrade.",
		answer: refusal("503 Service Unavailable", "", "Retry-After: 5"),
	},
	{
		ID:     "status-1010",
		Title:  "A status of four digits",
		Does:   "All lines of the right response, but with the status 1010.",
		answer: closing("HTTP/1.1 1010 Switching Protocols"),
	},
	{
		ID:     "status-missing",
		Title:  "No status",
		Does:   "The status line is “HTTP/1.1”, and the lines of the right response follow.",
		Watch:  "Chromium and Firefox treat a missing status as 200.",
		answer: closing("HTTP/1.1"),
	},
}

// refusal is an ordinary HTTP response with a body, after which the server closes
// the connection.
func refusal(code, body string, lines ...string) answerFunc {
	text := "HTTP/1.1 " + code + "\r\n"
	for _, line := range lines {
		text += line + "\r\n"
	}
	return ending(Close, text+"Content-Length: "+strconv.Itoa(len(body))+"\r\nConnection: close\r\n\r\n"+body)
}

// closing is the right response but for its first line. The server then closes the
// connection: Firefox says nothing of a 200 before it has ended.
func closing(line string) answerFunc {
	return func(request handshake.Message) []Act {
		return []Act{{Write: changed(request, func(h *head) { h.status = line }), End: Close}}
	}
}
