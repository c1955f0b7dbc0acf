package judge

import (
	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// Advice is what commonly stands behind the outcome, and what to do.
type Advice struct {
	Cause string // why it happens, or ""
	Fix   string // how to tell, and what to change, or ""
}

// Advice says why the WebSocket does not open, or will not open everywhere. It is
// empty if nothing is wrong.
func (r *Result) Advice() Advice { return r.advice() }

// advise picks the advice on what matters most: what ended the handshake, then an
// address that nobody may connect to, if nothing is wrong with the messages, then the
// mistake behind the Accept, which is proven, then the refusal, then the first
// fault.
func (r *Result) advise() Advice {
	if r.Pair.Response.Absent() && r.End != "" {
		return r.onEnd()
	}
	if r.BreaksOff() {
		return r.onBreak()
	}
	if m, ok := r.Main(); ok && r.Verdicts.Request != handshake.Fail {
		return m.advice()
	}
	for _, f := range r.Findings.Response {
		if a, known := onRule[f.Rule]; known {
			return a
		}
	}
	if r.Outcome == BadAddress {
		return r.onFault()
	}
	if d := r.Diagnosis(); d.Verdict == diagnose.Mistake {
		return Advice{Cause: "The server computed the Accept wrongly. " + d.Explanations[0].Title, Fix: d.Explanations[0].Fix}
	}
	if a, told := r.onEcho(); told {
		return a
	}
	if r.Outcome == Fails && r.WrongAccept() && r.onlyResponseError(handshake.R07) && r.Diagnosis().Verdict == diagnose.Unexplained {
		return Advice{diagnose.Unknown(r.Case()), "Compare the key in the client's request with the one that the server's log has: if they differ, a proxy or a cache is between. Try the server directly."}
	}
	if r.Outcome == Refused && r.saysTLS() {
		return onRule[handshake.F2]
	}
	if a, told := r.onStored(); told && r.Outcome == Refused && r.Verdicts.Request == handshake.Ok {
		return a
	}
	if m, ok := r.refusing(); ok && r.Outcome == Refused && r.Verdicts.Request != handshake.Fail && r.reason() == "" {
		return m.advice()
	}
	if r.Outcome == Refused {
		return r.onRefusal()
	}
	return r.onFault()
}

// saysTLS reports whether a body that a tool shows beside the response says that the
// port speaks TLS.
func (r *Result) saysTLS() bool {
	for _, text := range r.Texts {
		if at := handshake.FindPlainAtTLS(text); at.Start < at.End {
			return true
		}
	}
	return false
}

// onFault is the advice on the first finding that keeps the WebSocket from opening,
// in the response, or else in the request.
func (r *Result) onFault() Advice {
	for _, side := range []Side{Response, Request, Address} {
		for _, f := range r.About(side) {
			if f.Severity != handshake.Error {
				continue
			}
			if a, told := r.overHTTP2(""); told && side == Request {
				return a
			}
			if f.Rule == handshake.C03 && r.unforwarded() {
				return Advice{f.Title + " And there is no Upgrade, but Connection: close: nginx forwards requests like this unless it is configured for WebSocket.", forwardUpgrade}
			}
			return onFinding(f, side)
		}
	}
	if len(r.FailingBrowsers()) == 0 && !r.mostClientsFail() {
		return Advice{}
	}
	for _, f := range r.Findings.Response {
		if f.Severity == handshake.Warning {
			return onFinding(f, Response)
		}
	}
	return Advice{}
}

// unforwarded reports whether the request looks like what a proxy makes of a handshake
// that it was not configured to pass on.
func (r *Result) unforwarded() bool {
	request := r.Pair.Request
	if len(request.Lookup("Upgrade")) > 0 {
		return false
	}
	for _, f := range request.Lookup("Connection") {
		if handshake.EqualFold(request.Value(f), "close") {
			return true
		}
	}
	return false
}

// onRule is the advice on what is no HTTP response.
var onRule = map[*handshake.Rule]Advice{
	handshake.F1: {
		"Often a script prints something before the server sends its header: a byte order mark at the start of a source file, a warning, a debugging line, or the rest of an earlier response.",
		"Look at the first bytes in a dump: curl -s --http0.9 … | xxd | head -2. Save the source files without a byte order mark, and send nothing before the status line."},
	handshake.F2: {
		"A ws: address leads to a port that speaks TLS. The usual ones are 443 and 8443.",
		"Use wss: instead of ws:. To check, run openssl s_client -connect HOST:PORT: if it shows a certificate, the port speaks TLS."},
	handshake.F3: {
		"The port expects HTTP/2 without TLS (h2c, prior knowledge), as gRPC servers do, or a proxy forwards HTTP/1.1 to such a port.",
		"Configure the server to speak HTTP/1.1 on this port, or use a port that does. To check, run curl --http2-prior-knowledge http://HOST:PORT/."},
	handshake.F4: {
		"Another service uses this port: the port number in the address, in a port mapping or in a proxy's target is wrong.",
		"Check the port in the address, and what the proxy or the container forwards it to. On the server, ss -ltnp shows which program listens where."},
	handshake.F5: {
		"The server wrote to the socket before its handshake was done, or its header went to another connection or to a log; some hand-written servers leave the header out.",
		"First send the 101 with its Accept and the empty line, then, on the same connection, the first frame."},
	handshake.F6: {
		"A script wrote its output straight to the socket, or a server or proxy lost the header. Very old servers (HTTP/0.9) answer like this.",
		"First send a status line, the fields, and an empty line. To see the bytes, run curl -s --http0.9 … | head."},
}

// onEnd is the advice on a handshake without a response.
func (r *Result) onEnd() Advice {
	a := onEnds[r.End]
	switch {
	case r.End == handshake.TimedOut && r.inTLS():
		a = silentTLS
	case r.End == handshake.TimedOut && r.asked():
		a = noAnswer
	}
	if r.End == handshake.Closed && r.Verdicts.Request == handshake.Fail {
		a.Cause = "The request breaks the rules (see its findings), and the server closes the connection instead of refusing such a request. Or: " + lowerFirst(a.Cause)
	}
	return a
}

var onEnds = map[handshake.End]Advice{
	handshake.UnknownHost: {
		"The name is misspelt, or is known only inside a network: the name of a container or a service, a name behind a VPN, or one in another computer's /etc/hosts.",
		"Look it up where the client runs: getent hosts NAME, or nslookup NAME. In a browser, use a name that the browser's computer knows, not the name of a container."},
	handshake.ConnectionRefused: {
		"The server is not running, listens on another port, or listens only on 127.0.0.1 while the client comes from outside; a container's port may not be published. localhost may be ::1 for the client and 127.0.0.1 for the server.",
		"On the server, ss -ltn shows the addresses and ports on which something listens. Let the server listen on 0.0.0.0 or [::] if others are to reach it."},
	handshake.Unreachable: {
		"The computer has no network, no IPv6, or no VPN; or the address belongs to another network.",
		"Try ping, and curl -4 or curl -6: if one of them works, the address of the other family is wrong or not routed."},
	handshake.TimedOut: {
		"A firewall drops the packets, a proxy or load balancer waits for a server that does not answer, or the server holds the request back, because it waits for a body or is busy.",
		"Check in a capture (tcpdump -ni any port PORT) whether the connection opens: if it does not, check the firewall and the address; if it does, the logs of the proxy and the server. Try the server directly, without the proxy."},
	handshake.BadCertificate: {
		"The certificate is self-signed, has expired or is for another name, or the server leaves out intermediate certificates. Browsers fail, too, and the page sees nothing but close code 1006.",
		"Run openssl s_client -connect HOST:443 -servername HOST to see the certificates and what is wrong with them. Open the https: address of the same host in the browser: it says why. Configure the server to send its full chain."},
	handshake.PlainPort: {
		"A wss: address leads to a port that speaks plain HTTP: TLS ends at a proxy in front of it, or the server was started without a certificate.",
		"Use ws: for this port, or wss: with the port that speaks TLS (443 by default). To check, run curl -v http://HOST:PORT/: if that answers, the port is plain."},
	handshake.TLSFailed: {
		"Client and server have no version or cipher in common, or the server does not know the host's name (SNI), requires a client certificate, offers only h2 (ALPN), or does not speak TLS on this port at all.",
		"Run openssl s_client -connect HOST:PORT -servername HOST -alpn http/1.1 and read the alert at the end. If nothing comes, try ws:."},
	handshake.Closed: {
		"A proxy or load balancer found no server behind it, or closed an idle connection; the server's program crashed on this request; the server does not accept the Host or the Origin and closes without a word; or the port speaks TLS or another protocol, and hangs up on HTTP.",
		"Check the logs of the server and of each proxy at that time. Try the server directly, without the proxies. If the port speaks TLS, use wss: instead; curl -vk https://HOST:PORT/ shows whether it does."},
	handshake.Reset: {
		"The server's program ended or closed its socket with unread bytes, a firewall or an inspecting proxy cut the connection, or the port speaks TLS or another protocol.",
		"Check the logs of the server and of each proxy at that time. Try from the same computer, with nothing in between. If the port speaks TLS, use wss: instead; curl -vk https://HOST:PORT/ shows whether it does."},
	handshake.NotHTTP: {
		"Another service uses this port, the port speaks TLS (then use wss:) or only HTTP/2, or something comes before the status line, such as a byte order mark.",
		"Look at the bytes: curl -s --http0.9 http://HOST:PORT/ | xxd | head, or wsaccept probe. Paste them here to find out what they are."},
	handshake.Unseen: {
		"The tool was stopped before a response came, or the rest was not copied.",
		"Paste everything that the tool printed. If nothing more came, the server did not respond: check its log."},
}

// lowerFirst returns text as the rest of a sentence.
func lowerFirst(text string) string {
	if text == "" || text[0] < 'A' || text[0] > 'Z' {
		return text
	}
	return string(text[0]+'a'-'A') + text[1:]
}
