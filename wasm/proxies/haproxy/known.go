package haproxy

import (
	"slices"
	"strings"

	"wsaccept/wasm/handshake"
)

// passive reports whether an action of http-request changes nothing that arrives.
func passive(action string) bool {
	for _, prefix := range []string{"set-var", "unset-var", "track-sc", "sc-inc-gpc", "sc-set-gpt", "set-log-level", "set-nice", "capture"} {
		if strings.HasPrefix(action, prefix) {
			return true
		}
	}
	return false
}

// harmless are the keywords of proxies that change nothing about a handshake.
var harmless = words(`acl use_backend default_backend bind server mode redirect http-request balance maxconn log
	cookie default-server hash-type http-reuse fullconn description id http-check log-format log-tag
	retries errorfile errorloc errorloc302 errorloc303 backlog unique-id-format stick-table stick`)

// harmlessOptions are the options that change nothing about a handshake.
var harmlessOptions = words(`httplog dontlognull http-server-close httpclose http-keep-alive redispatch httpchk tcplog
	tcp-check log-health-checks contstats logasap prefer-last-server splice-auto splice-request splice-response
	tcpka clitcpka srvtcpka abortonclose allbackups dontlog-normal http-pretend-keepalive log-separate-errors
	socket-stats tcp-smart-accept tcp-smart-connect external-check forwardfor`)

// serverWords are what may stand behind a server's address. Those with a value are in
// serverValues.
var (
	serverWords  = words("check ssl backup disabled no-check check-ssl send-proxy send-proxy-v2 non-stick")
	serverValues = words(`inter fastinter downinter rise fall weight maxconn cookie verify ca-file sni crt slowstart port addr
		observe error-limit on-error on-marked-down on-marked-up resolvers resolve-prefer init-addr track minconn maxqueue
		pool-max-conn id alpn proto ws check-sni check-alpn verifyhost socks4`)
	bindWords  = words("ssl transparent accept-proxy v4v6 v6only tfo defer-accept")
	bindValues = words("crt alpn npn name ca-file verify ciphers ciphersuites curves ecdhe maxconn mode user group process thread interface ssl-min-ver ssl-max-ver no-sslv3 crt-list id nice")
	timeouts   = words("connect client server tunnel queue check http-request http-keep-alive client-fin server-fin tarpit")
)

func words(text string) []string { return strings.Fields(text) }

// known reports whether it is known what l does, or that it does nothing here.
func (x *exchange) known(s *section, l *line) bool {
	switch l.word(0) {
	case "option":
		return slices.Contains(harmlessOptions, l.word(1))
	case "no":
		return l.word(1) == "option" && l.word(2) != "forwardfor" && slices.Contains(harmlessOptions, l.word(2))
	case "timeout":
		_, ok := seconds(l.word(2))
		return slices.Contains(timeouts, l.word(1)) && ok && len(l.words) == 3
	case "mode":
		return len(l.words) == 2 && (l.word(1) == "http" || l.word(1) == "tcp")
	case "acl":
		return len(l.words) > 2
	case "bind":
		return s.kind != "backend" && options(l, 2, bindWords, bindValues)
	case "server":
		return s.kind != "frontend" && len(l.words) > 2 && options(l, 3, serverWords, serverValues)
	case "default_backend", "use_backend":
		return s.kind != "backend" && len(l.words) > 1 && (l.word(0) == "use_backend" || len(l.words) == 2) &&
			(len(l.words) == 2 || len(l.words) > 3 && (l.word(2) == "if" || l.word(2) == "unless"))
	case "http-response":
		switch l.word(1) {
		case "set-header", "add-header", "del-header":
			return len(l.words) > 2 && !ofHandshake(l.word(2)) && l.word(3) != "-m"
		}
		return passive(l.word(1))
	case "balance", "cookie", "stick", "stick-table", "default-server", "hash-type", "fullconn", "http-check":
		if l.word(0) == "default-server" {
			return s.kind != "frontend" && options(l, 1, serverWords, serverValues) && !slices.Contains(l.words, "disabled") &&
				!slices.Contains(l.words, "alpn") && !slices.Contains(l.words, "proto") && !slices.Contains(l.words, "ws") &&
				!slices.Contains(l.words, "send-proxy") && !slices.Contains(l.words, "send-proxy-v2")
		}
		return s.kind != "frontend" && len(l.words) > 1
	case "http-request", "redirect":
		return len(l.words) > 1
	}
	return len(l.words) > 1 && slices.Contains(harmless, l.word(0))
}

// ofHandshake reports whether clients look at the field in a 101.
func ofHandshake(name string) bool {
	return handshake.EqualFold(name, "Upgrade") || handshake.EqualFold(name, "Connection") || strings.Contains(name, "%") ||
		strings.HasPrefix(strings.ToLower(name), "sec-websocket-")
}

// options reports whether all words from one on are known.
func options(l *line, from int, alone, withValue []string) bool {
	for i := from; i < len(l.words); i++ {
		switch {
		case slices.Contains(alone, l.words[i]):
		case slices.Contains(withValue, l.words[i]) && i+1 < len(l.words):
			i++
		default:
			return false
		}
	}
	return true
}
