package greetings_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/greetings"
)

// The first bytes of each service, as its specification or its documentation has
// them, and of what is none.
func TestService(t *testing.T) {
	for _, test := range []struct{ raw, want string }{
		{"J\x00\x00\x00\x0a8.0.36\x00", "MySQL"},
		{"H\x00\x00\x00\xff\x6a\x04Host is blocked", "MySQL"},
		{"E\x00\x00\x00\x60SFATAL\x00", "PostgreSQL"},
		{"AMQP\x00\x00\x09\x01", "AMQP"},
		{"\xff\xfd\x18\xff\xfd\x20", "Telnet"},
		{"\x03\x00\x00\x13\x0e\xd0", "RDP"},
		{"SSH-2.0-OpenSSH_9.2p1\r\n", "SSH"},
		{"RFB 003.008\n", "VNC"},
		{"220 ProFTPD Server ready.\r\n", "FTP"},
		{"220 mail.example ESMTP\r\n", "SMTP"},
		{"500 Syntax error, command unrecognized\r\n", "SMTP or FTP"},
		{"+OK ready\r\n", "POP3"},
		{"* OK IMAP4rev1\r\n", "IMAP"},
		{"-ERR unknown command 'GET'\r\n", "Redis"},
		{"-NOAUTH Authentication required.\r\n", "Redis"},
		{"ERROR\r\n", "memcached"},
		{":irc.example NOTICE * :*** Looking up your hostname\r\n", "IRC"},
		{"RTSP/1.0 400 Bad Request\r\n", "RTSP"},

		{"", ""},
		{"HTTP/1.1 101 Switching Protocols\r\n\r\n", ""},
		{"500 Internal Server Error\r\n\r\n", ""},
		{"101 Switching Protocols\r\n\r\n", ""},
		{"ERROR", ""},
		{"GET /chat HTTP/1.1\r\n", ""},
	} {
		got := greetings.Service(test.raw)
		if (got == "") != (test.want == "") || !strings.Contains(got, test.want) {
			t.Errorf("%q: %q, want %q", test.raw, got, test.want)
		}
	}
}

func TestPlainAtTLS(t *testing.T) {
	for body, want := range map[string]string{
		"<center>The plain HTTP request was sent to HTTPS port</center>": "plain HTTP request was sent to HTTPS port",
		"Client sent an HTTP request to an HTTPS server.\n":              "sent an HTTP request to an HTTPS server",
		"The request was sent to an HTTPS port":                          "",
	} {
		if got := greetings.PlainAtTLS(body); got != want {
			t.Errorf("%q: %q, want %q", body, got, want)
		}
	}
}
