package paste

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A sign is a piece of text in which programs tell how a handshake ended without a
// response, in lower case.
type sign struct {
	end  handshake.End
	text string
	weak bool // it stands beside better ones, or says no more than that something failed
}

// signs are what command lines, browsers, libraries and operating systems print.
// Of several in a line the first one counts.
var signs = signsOf(map[handshake.End][]string{
	handshake.UnknownHost: {
		"could not resolve host", "couldn't resolve host", "no such host", "enotfound", "eai_again", "name or service not known",
		"nodename nor servname provided", "name resolution", "err_name_not_resolved", "ns_error_unknown_host", "unknownhostexception",
		"no address associated with hostname", "getaddrinfo failed", "host not found", "there is no host called", "could not be looked up", "curl: (6)",
	},
	handshake.ConnectionRefused: {
		"connection refused", "econnrefused", "err_connection_refused", "ns_error_connection_refused", "actively refused it",
		"wsaeconnrefused", "connect call failed", "couldn't connect to server", "nothing accepts connections at", "curl: (7)",
	},
	handshake.Unreachable: {
		"no route to host", "network is unreachable", "host is unreachable", "ehostunreach", "enetunreach", "err_address_unreachable",
		"err_internet_disconnected", "noroutetohostexception", "network unreachable", "there is no route to",
	},
	handshake.BadCertificate: {
		"certificate problem", "certificate verify failed", "certificate_verify_failed", "x509: ", "err_cert_", "self-signed certificate",
		"self signed certificate", "self_signed_cert", "unable_to_verify_leaf_signature", "unable to get local issuer certificate",
		"sec_error_unknown_issuer", "ssl_error_bad_cert_domain", "sec_error_expired_certificate", "err_tls_cert_altname_invalid",
		"certificate has expired", "cert_has_expired", "pkix path building failed", "certificate can’t be verified", "certificate can't be verified",
		"no alternative certificate subject name matches", "does not match target host name", "curl: (60)",
	},
	handshake.PlainPort: {
		"wrong version number", "wrong_version_number", "first record does not look like a tls handshake", "packet length too long",
		"packet_length_too_long", "err_ssl_protocol_error", "ssl_error_rx_record_too_long", "record layer failure",
		"server gave http response to https client", "unsupported or unrecognized ssl message", "does not speak tls",
	},
	handshake.TLSFailed: {
		"ssl_error_syscall", "handshake failure", "handshake_failure", "tlsv1 alert", "sslv3 alert", "err_ssl_version_or_cipher_mismatch",
		"no application protocol", "protocol_version", "eof occurred in violation of protocol", "remote error: tls:", "ssl_connect: ", "sslhandshakeexception", "before secure tls connection was established",
		"during the tls handshake", "in the tls handshake", "tls failed", "requires a client certificate", "curl: (35)",
	},
	handshake.TimedOut: {
		"timed out", "etimedout", "err_timed_out", "err_connection_timed_out", "i/o timeout", "deadline exceeded", "timeoutexception",
		"connect timeout", "not answer within", "not complete in time", "did not finish within", "curl: (28)",
	},
	handshake.Reset: {
		"connection reset", "err_connection_reset", "connectionreseterror", "forcibly closed by the remote host", "reset the connection", "failed before a response came",
		"recv failure", "ns_error_net_reset", "curl: (56)",
	},
	handshake.Closed: {
		"empty reply from server", "no data received", "socket hang up", "unexpected eof", "eoferror", "eofexception", "err_empty_response",
		"closed before receiving a handshake response", "closed connection without response", "prematurely closed connection",
		"connection closed by foreign host", "stream ends after 0 bytes", "closed the connection without",
		"other side closed", "closed the connection before its response", "und_err_socket", "connection to remote host was lost", "serverdisconnectederror", "server disconnected",
		"httpstreamclosederror", "curl: (52)",
	},
	handshake.NotHTTP: {
		"received http/0.9", "weird server reply", "malformed http ", "parse error: expected http/", "badstatusline", "err_invalid_http_response",
		"hpe_invalid_constant", "httparseerror(version)", "httparse error: invalid http version", "not a valid http response", "invalid http version", "curl: (1)", "curl: (8)",
	},
}, map[handshake.End][]string{
	handshake.Unreachable: {"no connection to"},
	handshake.Reset:       {"econnreset", "broken pipe", "epipe"},
	handshake.Closed:      {": eof", "connection was closed", "server closed the connection"},
	handshake.TimedOut:    {"timeout"},
	handshake.NotHTTP:     {"did not receive a valid http response"},
})

// signsOf lists signs in the order in which they are looked for: what is said of a
// certificate also names TLS, and what is said of TLS may also name the end of the
// connection.
func signsOf(strong, weak map[handshake.End][]string) []sign {
	var all []sign
	for _, weakly := range []bool{false, true} {
		texts := strong
		if weakly {
			texts = weak
		}
		for _, end := range handshake.Ends() {
			if !weakly {
				all = append(all, sign{end, strings.ToLower(EndText(end)), false}, sign{end, strings.TrimSuffix(strings.ToLower(end.String()), "."), false})
			}
		}
		for _, end := range []handshake.End{
			handshake.UnknownHost, handshake.ConnectionRefused, handshake.Unreachable, handshake.BadCertificate, handshake.PlainPort,
			handshake.TLSFailed, handshake.NotHTTP, handshake.Closed, handshake.Reset, handshake.TimedOut,
		} {
			for _, text := range texts[end] {
				all = append(all, sign{end, text, weakly})
			}
		}
	}
	return all
}

// EndText returns a text that Find takes for end, whatever its words are in: it stands
// in links, in the place of a response, and never changes.
func EndText(end handshake.End) string { return "No response: " + string(end) }

// Limits on where signs are looked for: the beginning and the end of the input, and
// lines that a person might read.
const (
	longestSigned = 2 << 10
	signedPart    = 128 << 10
)

// ending finds what input says of how the handshake ended without a response: the
// last thing that it says, and of things that say little only if there is no other.
// The lines that the request was taken from say nothing of it.
func ending(input string, request Part) (handshake.End, Part) {
	end, at, _ := endings(input, request)
	return end, at
}

// endings is ending, and returns all lines of the input that say the same, too.
func endings(input string, request Part) (handshake.End, Part, []handshake.Span) {
	var said []handshake.Span
	taken := usage{input: input}
	taken.use(request)
	var found sign
	var at handshake.Span
	for _, part := range signedParts(input) {
		for start := part.Start; start < part.End; {
			end := start + indexAny(input[start:part.End], "\n")
			if s, ok := signIn(input[start:end]); ok && (found.text == "" || found.weak || !s.weak) && !taken.mostOf(start, end) {
				begin := start + strings.LastIndexByte(strings.TrimRight(input[start:end], "\r"), '\r') + 1 // behind a progress meter
				if found.end != s.end {
					said = nil
				}
				found, at = s, trimRun(input, begin, end)
				said = append(said, at)
			}
			start = end + 1
		}
	}
	if found.text == "" {
		return "", Part{}, nil
	}
	return found.end, Exact(input).sub(at), said
}

// signedParts returns the two parts of input in which signs are looked for, each of
// whole lines, unless one line is longer than that.
func signedParts(input string) [2]handshake.Span {
	if len(input) <= signedPart {
		return [2]handshake.Span{{Start: 0, End: len(input)}}
	}
	first := handshake.Span{Start: 0, End: signedPart}
	if end := strings.LastIndexByte(input[:signedPart], '\n'); end >= 0 {
		first.End = end + 1
	}
	last := handshake.Span{Start: max(first.End, len(input)-signedPart), End: len(input)}
	if last.Start > first.End && input[last.Start-1] != '\n' {
		if end := strings.IndexByte(input[last.Start:], '\n'); end >= 0 {
			last.Start += end + 1
		}
	}
	return [2]handshake.Span{first, last}
}

// mostOf reports whether more than half of the input from start to end was used.
func (u *usage) mostOf(start, end int) bool {
	used := 0
	for _, c := range u.covers {
		used += max(0, min(c.End, end)-max(c.Start, start))
	}
	return 2*used > end-start
}

// quotedResponse returns the bytes that an error in the line at quotes, as Go does,
// because they are no response.
func quotedResponse(input string, at Part) Part {
	const before = `malformed HTTP response "`
	i := strings.Index(at.Text, before)
	if i < 0 {
		return Part{}
	}
	var b builder
	b.decode(newSource(Exact(input), Either), at.Origin(i)+len(before), len(input), '"')
	if part := b.part(); isOdd(part.Text) {
		return part
	}
	return Part{}
}

// signIn returns the first sign in a line.
func signIn(line string) (sign, bool) {
	const shortest = len(": EOF")
	if len(line) < shortest || len(line) > longestSigned {
		return sign{}, false
	}
	line = strings.TrimRight(strings.ToLower(line), " \t\r\"')")
	for _, s := range signs {
		if i := strings.Index(line, s.text); i >= 0 && (s.text != ": eof" || i+len(s.text) == len(line)) && (s.text != "timeout" || !isSetting(line, i, i+len(s.text))) {
			return s, true
		}
	}
	return sign{}, false
}

// isSetting reports whether the word from start to end of a line is the name of a field
// or of a setting, or part of one: Timeout-Access, Keep-Alive: timeout=5,
// proxy_read_timeout 60s, and HAProxy's timeout client 30s.
func isSetting(line string, start, end int) bool {
	if end < len(line) && strings.IndexByte("-=_", line[end]) >= 0 || start > 0 && strings.IndexByte("-_", line[start-1]) >= 0 {
		return true
	}
	return isBlank(line[:start]) && strings.HasPrefix(line[end:], " ")
}
