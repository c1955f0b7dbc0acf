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

// advise picks the advice on what matters most: what ended the handshake, then the
// mistake behind the Accept, which is proven, then the refusal, then the first
// fault.
func (r *Result) advise() Advice {
	if r.Pair.Response.Absent() && r.End != "" {
		return r.onEnd()
	}
	for _, f := range r.Findings.Response {
		if a, known := onRule[f.Rule]; known {
			return a
		}
	}
	if d := r.Diagnosis(); d.Verdict == diagnose.Mistake {
		return Advice{Cause: "The server made the Accept in a wrong way. " + d.Explanations[0].Title, Fix: d.Explanations[0].Fix}
	}
	if r.Outcome == Refused && r.saysTLS() {
		return onRule[handshake.F2]
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
			if f.Severity == handshake.Error {
				return Advice{Cause: f.Title, Fix: f.Detail}
			}
		}
	}
	if len(r.FailingBrowsers()) == 0 {
		return Advice{}
	}
	for _, f := range r.Findings.Response {
		if f.Severity == handshake.Warning {
			return Advice{Cause: f.Title, Fix: f.Detail}
		}
	}
	return Advice{}
}

// onRule is the advice on responses that are none.
var onRule = map[*handshake.Rule]Advice{
	handshake.F1: {
		"Often a script prints something before the server sends its head: a byte order mark at the start of a source file, a warning, a debugging line, or a rest of the response before.",
		"Look at the first bytes with a dump: curl -s --http0.9 … | xxd | head -2. Save the source files without a byte order mark, and send nothing before the status line."},
	handshake.F2: {
		"A ws: address leads to a port with TLS. The usual ones are 443 and 8443.",
		"Use wss: in place of ws:. To tell, run openssl s_client -connect HOST:PORT: if it shows a certificate, the port speaks TLS."},
	handshake.F3: {
		"The port was set up for HTTP/2 without TLS (h2c, prior knowledge), as gRPC servers are, or a proxy forwards HTTP/1.1 to such a port.",
		"Let the server speak HTTP/1.1 at this port, or send the client to one that does. To tell, run curl --http2-prior-knowledge http://HOST:PORT/."},
	handshake.F4: {
		"Another service has this port: a wrong port number in the address, in a port mapping, or in the target of a proxy.",
		"Check the port in the address, and what the proxy or the container forwards it to. On the server, ss -ltnp tells which program listens where."},
	handshake.F5: {
		"The server wrote to the socket before its handshake was done, or its head went to another connection or to a log; some servers write by hand and forget the head.",
		"Send the 101 with its Accept and the empty line first, on the same connection, and the first frame after it."},
	handshake.F6: {
		"A script wrote its output straight to the socket, or a server or proxy lost the head. Very old servers answer so (HTTP/0.9).",
		"Send a status line, the fields, and an empty line first. To see the bytes, run curl -s --http0.9 … | head."},
}

// onEnd is the advice on a handshake without a response.
func (r *Result) onEnd() Advice {
	a := onEnds[r.End]
	if r.End == handshake.Closed && r.Verdicts.Request == handshake.Fail {
		a.Cause = "The request breaks the rules (see what is found about it), and the server closes the connection on such a request instead of refusing it. Or: " + lowerFirst(a.Cause)
	}
	return a
}

var onEnds = map[handshake.End]Advice{
	handshake.UnknownHost: {
		"The name is misspelt, or it is known only inside a network: a container's or a service's name, a name behind a VPN, or one in /etc/hosts of another computer.",
		"Look it up where the client runs: getent hosts NAME, or nslookup NAME. In a browser, use a name that the browser's computer knows, not that of a container."},
	handshake.ConnectionRefused: {
		"The server does not run, listens at another port, or listens only at 127.0.0.1 while the client comes from outside; a container's port may not be published. localhost may mean ::1 to the client, and 127.0.0.1 to the server.",
		"On the server, ss -ltn shows the addresses and ports at which something listens. Let the server listen at 0.0.0.0 or [::] if others are to reach it."},
	handshake.Unreachable: {
		"The computer has no network, no IPv6, or no VPN; or the address belongs to another network.",
		"Try ping, and curl -4 or curl -6: if one of them works, the address of the other family is wrong or not routed."},
	handshake.TimedOut: {
		"A firewall drops what is sent, a proxy or load balancer waits for a server that does not answer, or the server holds the request, because it waits for a body or is busy.",
		"See in a capture (tcpdump -ni any port PORT) whether the connection opens: if it does not, look at the firewall and the address; if it does, at the log of the proxy and the server. Try the server directly, without the proxy."},
	handshake.BadCertificate: {
		"The certificate signs itself, has expired, is for another name, or the server leaves out the certificates between its own and the root. Browsers fail, too, and tell the page nothing but close code 1006.",
		"Run openssl s_client -connect HOST:443 -servername HOST to see the certificates and what is wrong with them. Open the https: address of the same host in the browser: it says why. Let the server send its full chain."},
	handshake.PlainPort: {
		"A wss: address leads to a port that speaks plain HTTP: TLS ends at a proxy before it, or the server was started without a certificate.",
		"Use ws: for this port, or wss: with the port that has TLS (443, if none is named). To tell, run curl -v http://HOST:PORT/: if that answers, the port is plain."},
	handshake.TLSFailed: {
		"Client and server have no version or cipher in common, the server does not know the host's name (SNI), wants a certificate of the client, offers only h2 (ALPN), or closes because the port does not speak TLS at all.",
		"Run openssl s_client -connect HOST:PORT -servername HOST -alpn http/1.1 and read the alert at its end. If nothing comes, try ws:."},
	handshake.Closed: {
		"A proxy or load balancer found no server behind it, or closed an idle connection; the server's program crashed at this request; it does not accept the Host or the Origin and says nothing; or the port speaks TLS or another protocol, and hangs up on HTTP.",
		"Look into the log of the server and of each proxy at that second. Try the server directly, without the proxies. If the port has TLS, use wss: instead; curl -vk https://HOST:PORT/ tells."},
	handshake.Reset: {
		"The server's program ended or closed its socket with bytes unread, a firewall or an inspecting proxy cut the connection, or the port speaks TLS or another protocol.",
		"Look into the log of the server and of each proxy at that second. Try from the same computer, without what is between. If the port has TLS, use wss: instead; curl -vk https://HOST:PORT/ tells."},
	handshake.NotHTTP: {
		"Another service has this port, the port speaks TLS (then use wss:) or only HTTP/2, or something stands before the status line, such as a byte order mark.",
		"See the bytes: curl -s --http0.9 http://HOST:PORT/ | xxd | head, or wsaccept probe. Paste them here to learn what they are."},
	handshake.Unseen: {
		"The tool was stopped before a response came, or the rest was not copied.",
		"Paste all that the tool printed. If nothing more came, the server kept silent: look into its log."},
}

// lowerFirst returns text as the rest of a sentence.
func lowerFirst(text string) string {
	if text == "" || text[0] < 'A' || text[0] > 'Z' {
		return text
	}
	return string(text[0]+'a'-'A') + text[1:]
}
