package clients

import (
	"context"
	"net/url"
	"slices"
	"testing"
	"time"

	coder "github.com/coder/websocket"
	"github.com/gobwas/ws"
	gorilla "github.com/gorilla/websocket"
	xnet "golang.org/x/net/websocket"

	"wsaccept/server/conformance/results"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/programs"
)

// dials are clients of Go, by their ids in package programs.
var dials = map[string]Dial{
	"gorilla": func(ctx context.Context, url string, protocols []string) error {
		dialer := gorilla.Dialer{Subprotocols: protocols}
		conn, _, err := dialer.DialContext(ctx, url, nil)
		if err != nil {
			return err
		}
		return conn.Close()
	},
	"coder": func(ctx context.Context, url string, protocols []string) error {
		conn, _, err := coder.Dial(ctx, url, &coder.DialOptions{Subprotocols: protocols})
		if err != nil {
			return err
		}
		return conn.CloseNow()
	},
	"gobwas": func(ctx context.Context, url string, protocols []string) error {
		conn, _, _, err := ws.Dialer{Protocols: protocols}.Dial(ctx, url)
		if err != nil {
			return err
		}
		return conn.Close()
	},
	"x-net": func(ctx context.Context, address string, protocols []string) error {
		location, err := url.Parse(address)
		if err != nil {
			return err
		}
		config := xnet.Config{Location: location, Origin: location, Protocol: protocols, Version: xnet.ProtocolVersionHybi13}
		conn, err := config.DialContext(ctx)
		if err != nil {
			return err
		}
		return conn.Close()
	},
}

// What is said that the clients of Go did is what package programs, which was held
// against them in another way, says that they do, for a second time, too.
func TestGoClients(t *testing.T) {
	faults := slices.DeleteFunc(lab.All(), func(f lab.Fault) bool { return f.Group == lab.Ends || f.Group == lab.Status })
	for id, dial := range dials {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			for range 2 {
				served, err := Serve(t.Context(), "127.0.0.1:0", faults)
				if err != nil {
					t.Fatal(err)
				}
				report := served.Run(t.Context(), dial, Options{Timeout: 10 * time.Second, Parallel: 64})
				served.Close()
				checkDeeds(t, id, report)
			}
		})
	}
}

// checkDeeds compares what a client did with what it is known to do.
func checkDeeds(t *testing.T, id string, report results.Report) {
	t.Helper()
	compared := 0
	for _, line := range report.Lines {
		pair := handshake.ParsePair(string(line.Request), string(line.Response))
		for _, c := range programs.Clients(pair) {
			if c.Program.ID != id || c.Verdict == programs.Unknown {
				continue
			}
			compared++
			if (c.Verdict == programs.Opens) != (line.Did == string(opened)) {
				t.Errorf("%s %s, and is known to %s: %s\n%q", line.ID, line.Did, c.Verdict, c.Message, line.Response)
			}
		}
	}
	if len(report.Lines) < 150 || compared < 150 {
		t.Errorf("%d cases, %d compared", len(report.Lines), compared)
	}
}
