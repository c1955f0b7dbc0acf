//go:build !js

package observe

import (
	"context"
	"net"
	"testing"
	"time"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// TestGoClientsUnanswered holds what the clients of the Go libraries are predicted
// to print, if no response comes, against the libraries.
func TestGoClientsUnanswered(t *testing.T) {
	useOwnNameServer(t)
	urls, err := StartEnds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for end, url := range urls {
		asked := 0
		for _, predicted := range programs.Unanswered(end) {
			dial := goDialers[predicted.Program.ID]
			if dial == nil {
				continue
			}
			asked++
			if predicted.Program.ID == "coder" {
				dial = dialCoder
			}
			limit := answerLimit
			if end == handshake.TimedOut {
				limit = 200 * time.Millisecond
			}
			ctx, cancel := context.WithTimeout(t.Context(), limit)
			observed := dialGo(ctx, dial, url, nil, false)
			cancel()
			if message := withoutAddresses(observed.Message); observed.Opened() || predicted.Message != message {
				t.Errorf("%s, %s: predicted %s %q, observed %s %q", end, predicted.Program.ID, predicted.Verdict, predicted.Message, observed.Verdict, message)
			}
		}
		if asked != len(goDialers) {
			t.Errorf("%s: %d of %d clients are predicted", end, asked, len(goDialers))
		}
	}
}

// useOwnNameServer lets Go ask a name server that knows no name, so that the test
// needs no network.
func useOwnNameServer(t *testing.T) {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for {
			query := make([]byte, 512)
			n, from, err := server.ReadFrom(query)
			if err != nil {
				return
			}
			if answer := noSuchName(query[:n]); answer != nil {
				_, _ = server.WriteTo(answer, from)
			}
		}
	}()
	before := net.DefaultResolver
	net.DefaultResolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
	t.Cleanup(func() {
		net.DefaultResolver = before
		server.Close()
	})
}

// noSuchName answers a query: RFC 1035 §4.1.
func noSuchName(query []byte) []byte {
	const header = 12
	end := header
	for end < len(query) && query[end] != 0 {
		end += 1 + int(query[end])
	}
	end += 5 // the root, the type and the class
	if end > len(query) {
		return nil
	}
	answer := append([]byte(nil), query[:end]...)
	answer[2], answer[3] = answer[2]|0x80, 0x83 // a response: no such name
	clear(answer[6:header])                     // the counts of what follows the question
	return answer
}
