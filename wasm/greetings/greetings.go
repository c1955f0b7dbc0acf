// Package greetings knows what servers send to somebody who speaks another protocol
// than theirs: the first bytes of services that are not HTTP, and what a server of TLS
// says to a request in plain text.
package greetings

import "strings"

// Service names the service, other than one of HTTP, whose first bytes raw begins
// with: "the greeting of SSH". It returns "" if it knows none.
func Service(raw string) string {
	if name := binary(raw); name != "" {
		return name
	}
	return text(raw)
}

// plainAtTLS are the words in which widespread servers say that a request came in
// plain text to a port that speaks TLS.
var plainAtTLS = []string{
	"plain HTTP request was sent to HTTPS port",
	"sent an HTTP request to an HTTPS server",
	"speaking plain HTTP to an SSL-enabled server port",
	"requires TLS",
}

// PlainAtTLS returns the words in body that say that a request came in plain text to
// a port that speaks TLS, or "".
func PlainAtTLS(body string) string {
	for _, words := range plainAtTLS {
		if strings.Contains(body, words) {
			return words
		}
	}
	return ""
}

// binary names the service whose first bytes raw begins with.
func binary(raw string) string {
	switch {
	case len(raw) > 5 && raw[3] == 0 && raw[4] == 10 && isDigit(raw[5]):
		return "the greeting of a MySQL or MariaDB server"
	case len(raw) > 4 && raw[3] == 0 && raw[4] == 0xFF:
		return "an error of a MySQL or MariaDB server"
	case len(raw) > 5 && strings.HasPrefix(raw, "E\x00\x00") && raw[5] == 'S', strings.HasPrefix(raw, "EFATAL"):
		return "an error of a PostgreSQL server"
	case strings.HasPrefix(raw, "AMQP"):
		return "the protocol header of AMQP"
	case len(raw) > 1 && raw[0] == 0xFF && raw[1] >= 0xFB && raw[1] <= 0xFE:
		return "the options of Telnet"
	case strings.HasPrefix(raw, "\x03\x00\x00"):
		return "the reply of a remote desktop (RDP)"
	}
	return ""
}

// text names the service whose greeting raw begins with.
func text(raw string) string {
	line, _, _ := strings.Cut(raw, "\n")
	line = strings.TrimRight(line, "\r")
	lower := strings.ToLower(line)
	has := func(part string) bool { return strings.Contains(lower, part) }
	switch {
	case strings.HasPrefix(line, "SSH-"):
		return "the greeting of SSH"
	case strings.HasPrefix(line, "RFB 0"):
		return "the greeting of VNC"
	case isReply(line, "220") && has("ftp"):
		return "the greeting of FTP"
	case isReply(line, "220") && (has("smtp") || has("mail") || has("postfix") || has("exim")):
		return "the greeting of SMTP"
	case isReply(line, "220"), isReply(line, line[:min(3, len(line))]) && (has("command") || has("smtp") || has("ftp") || has("log in") || has("login") || has("syntax error")):
		return "a reply of SMTP or FTP"
	case strings.HasPrefix(line, "+OK"):
		return "the greeting of POP3"
	case strings.HasPrefix(line, "* OK"), strings.HasPrefix(line, "* BYE"), strings.HasPrefix(line, "* PREAUTH"):
		return "the greeting of IMAP"
	case strings.HasPrefix(line, "-ERR") && (has("command") || has("protocol")), strings.HasPrefix(line, "-NOAUTH"), strings.HasPrefix(line, "-DENIED"), strings.HasPrefix(line, "+PONG"):
		return "a reply of Redis"
	case strings.HasPrefix(line, "-ERR"):
		return "a reply of POP3 or Redis"
	case line == "ERROR" && len(raw) > len(line):
		return "a reply of memcached"
	case strings.HasPrefix(line, ":") && has(" notice "), strings.HasPrefix(line, "NOTICE "):
		return "the greeting of IRC"
	}
	for _, protocol := range []string{"RTSP/", "SIP/", "ICY "} {
		if strings.HasPrefix(line, protocol) {
			return "a response of " + protocol[:len(protocol)-1]
		}
	}
	return ""
}

// isReply reports whether line is a reply with this code, as SMTP and FTP write it.
func isReply(line, code string) bool {
	return isCode(code) && strings.HasPrefix(line, code) && len(line) > 3 && (line[3] == ' ' || line[3] == '-')
}

// isCode reports whether s is three digits.
func isCode(s string) bool {
	return len(s) == 3 && isDigit(s[0]) && isDigit(s[1]) && isDigit(s[2])
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
