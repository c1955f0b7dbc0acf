package cli

import (
	"bytes"
	"encoding/json"
	"io"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/judge"
)

// hostile is what commands a terminal: the title of the window, colours in three
// encodings, and text turned round.
const hostile = "\x1b]0;x\x07\x1b[31m\u009b31m\x9b31m\x7f\b\r\u202ex\u2066\u200f\ufeff"

// commandsTerminal returns the first character of text that a terminal would obey.
func commandsTerminal(text string) (r rune, found bool) {
	for i, r := range text {
		if r != '\n' && r != '\t' && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp) {
			return r, true
		}
		if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") {
			return r, true
		}
	}
	return 0, false
}

// Whatever stands in an argument, in the name of a file or in a file: no command
// writes it as it is.
func TestOutputIsSafe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, hostile+".txt")
	handshake := "GET /" + hostile + " HTTP/1.1\r\nHost: " + hostile + "\r\nUpgrade: " + hostile + "\r\n" + hostile + ": x\r\nSec-WebSocket-Key: " + hostile + "\r\nSec-WebSocket-Protocol: " + hostile + "\r\n\r\n" +
		"HTTP/1.1 101 " + hostile + "\r\nSec-WebSocket-Accept: " + hostile + "\r\nX: " + hostile + "\r\n\r\n" + hostile
	code := "const GUID = \"258EAFA5-E914-47DA-95CA-" + hostile + "\"; // " + hostile
	if err := os.WriteFile(file, []byte(handshake), 0o600); err != nil {
		t.Fatal(err)
	}
	addr, _ := rawServer(t, "tcp4", "127.0.0.1", func(conn net.Conn, key string) {
		io.WriteString(conn, "HTTP/1.1 101 "+hostile+"\r\nServer: "+hostile+"\r\nSec-WebSocket-Accept: "+hostile+"\r\nSec-WebSocket-Protocol: "+hostile+"\r\n"+hostile+"\r\n\r\n"+hostile)
	})
	missing := filepath.Join(dir, "missing"+hostile)
	wrong := "hHLtf2V1k8aDQZfNjw3Ia1hCwt0="
	tests := [][]string{
		{hostile}, {"help", hostile}, {"-" + hostile}, {"--x=" + hostile},
		{"accept", hostile}, {"accept", "-" + hostile},
		{"rules", hostile}, {"mistakes", hostile},
		{"check", missing}, {"check", dir}, {"check", hostile, hostile}, {"check", "-" + hostile}, {"check", "-json=" + hostile},
		{"check", file}, {"check", "-raw", file}, {"check", "-json", file}, {"check"}, {"check", "-raw"}, {"check", "-json"},
		{"diagnose", "-key", hostile, "-accept", wrong, "-quick"}, {"diagnose", "-key", wiretest.SampleKey, "-accept", hostile, "-quick"},
		{"diagnose", "-key", hostile, "-accept", hostile, "-quick", "-json"},
		{"diagnose", "-key", wiretest.SampleKey, "-accept", wrong, "-quick", "-expected", hostile},
		{"diagnose", "-key", wiretest.SampleKey, "-accept", wrong, "-quick", "-guid", hostile},
		{"diagnose", "-key", wiretest.SampleKey, "-accept", wrong, "-quick", "-guid", hostile, "-json"},
		{"diagnose", "-key", wiretest.SampleKey, "-accept", wrong, "-quick", "-code", missing}, {"diagnose", "-key", wiretest.SampleKey, "-accept", wrong, "-quick", "-code", file},
		{"diagnose", "-key", wiretest.SampleKey, "-accept", wrong, "-quick", "-code", "-"}, {"diagnose", "-accept", wrong, hostile}, {"diagnose", "-quick=" + hostile}, {"diagnose", "-" + hostile},
		{"probe", hostile}, {"probe", hostile + "://a"}, {"probe", "ws://" + hostile + "/"}, {"probe", "ws://127.0.0.1:" + hostile + "/"}, {"probe", "ws://127.0.0.1:1/", hostile}, {"probe", "-" + hostile},
		{"probe", "ws://127.0.0.1:1/", "-timeout", hostile}, {"probe", "ws://127.0.0.1:1/", "-H", hostile}, {"probe", "ws://127.0.0.1:1/", "-H", "X: " + hostile},
		{"probe", "ws://127.0.0.1:1/", "-key", hostile}, {"probe", "ws://127.0.0.1:1/", "-origin", hostile}, {"probe", "ws://127.0.0.1:1/", "-protocol", hostile}, {"probe", "ws://127.0.0.1:1/", "-page", hostile},
		{"probe", "ws://" + addr + "/" + hostile, "-H", "X: " + strings.ReplaceAll(hostile, "\r", ""), "-timeout", "2s", "-page", "http://a/" + hostile},
		{"probe", "ws://" + addr + "/", "-json", "-timeout", "2s", "-page", "http://a/" + hostile},
		{"-addr", hostile}, {"-addr", "127.0.0.1:" + hostile}, {"-addr", hostile + ":0"}, {"-origin", hostile}, {"-origin", "https://" + hostile}, {"-sockets", hostile},
		{"-addr", "127.0.0.1:0", "-cert", missing, "-key", missing}, {"-addr", "127.0.0.1:0", "-cert", file, "-key", file}, {"-addr", "127.0.0.1:0", "-cert", missing},
		{"-addr", "127.0.0.1:0", hostile},
	}
	for _, args := range tests {
		stdin := handshake
		if args[0] == "diagnose" {
			stdin = code
		}
		var stdout, stderr bytes.Buffer
		Run(args, strings.NewReader(stdin), &stdout, &stderr)
		for name, text := range map[string]string{"stdout": stdout.String(), "stderr": stderr.String()} {
			if r, found := commandsTerminal(text); found {
				t.Errorf("%q: %U in %s: %q", args, r, name, text)
			}
		}
		if stdout.Len()+stderr.Len() == 0 {
			t.Errorf("%q: no output", args)
		}
	}
}

// In JSON an escape is the character itself, so the values stay.
func TestJSONKeepsItsValues(t *testing.T) {
	input := "HTTP/1.1 101 Switching Protocols\r\nUpgrade: \u009b\x7f\u202e\u2066x\U000e0041\r\nConnection: \u202e\r\nSec-WebSocket-Accept: \u009b\r\n\r\n"
	var stdout, stderr, unsafe bytes.Buffer
	Run([]string{"check", "-json", "-raw"}, strings.NewReader(input), &stdout, &stderr)
	if err := printJSON(&unsafe, newCheckJSON(judge.Raw(input))); err != nil {
		t.Fatal(err)
	}
	if _, found := commandsTerminal(unsafe.String()); !found {
		t.Fatal("the result does not quote what it is about")
	}
	var got, want any
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(unsafe.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) || !strings.Contains(stdout.String(), `\u202e`) {
		t.Errorf("%s\nwant the values of\n%s", stdout.String(), unsafe.String())
	}
}
