package labtest_test

import (
	"context"
	"testing"

	"github.com/coder/websocket"

	"wsaccept/server/conformance/labtest"
)

// Of the responses with another Accept than the key's, a client must open none.
func TestRun(t *testing.T) {
	report := labtest.Run(t, func(ctx context.Context, url string, protocols []string) error {
		conn, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{Subprotocols: protocols})
		if err != nil {
			return err
		}
		return conn.CloseNow()
	}, "ok", "Wrong Accept: the key")
	if len(report.Lines) < 10 {
		t.Errorf("%d cases", len(report.Lines))
	}
}
