package judge

import "strings"

// silentTLS is the advice if TLS did not finish in time on a connection that opened.
var silentTLS = Advice{
	"The connection opens, and nothing answers in TLS: most likely a wss: address leads to a plain port, whose server waits for a request in plain text. Or a proxy forwards the port to a server that does not answer.",
	"Use ws: for this port, or wss: with the port that speaks TLS (443 by default). To check, run curl -v http://HOST:PORT/: if that answers, the port is plain."}

// noAnswer is the advice if a request was sent and no byte came in time: the connection
// is open, so no firewall stands in its way.
var noAnswer = Advice{
	"The connection is open and the request was sent, but no response came: the server holds the request back, because it waits for a body, a database or another server, or is busy; or a proxy or load balancer waits for a server that does not answer; or the port speaks another protocol, and waits for it.",
	"Check the logs of the server and of each proxy: did the request arrive? Try the server directly, without the proxy. Check that the port is the one of the WebSocket server."}

// inTLS reports whether the time ran out in TLS, by what is known or by the line that
// tells of it.
func (r *Result) inTLS() bool {
	line := strings.ToLower(r.Ending.Text)
	return r.stalledInTLS || strings.Contains(line, "tls handshake") || strings.Contains(line, "ssl connection") || strings.Contains(line, "ssl handshake")
}

// asked reports whether the request was sent before the time ran out: it is there, and
// the line that tells of the end, if any, does not say that a connection failed to open.
func (r *Result) asked() bool {
	return !r.Pair.Request.Absent() && !strings.Contains(strings.ToLower(r.Ending.Text), "connect")
}
