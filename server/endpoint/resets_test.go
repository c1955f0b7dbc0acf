package endpoint

import (
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/wire"
)

// Clients that go in the middle of a fault, with a RST, leave nothing behind: no
// goroutine, no place among the sockets or among the slow answers, nothing in the
// log, and a server that goes on.
func TestClientResets(t *testing.T) {
	const sockets = 40 // few, so that places that are lost are missed
	logs := wiretest.Logged(t)
	addr, _ := start(t, func(o *Options) { o.Sockets, o.PerClient = sockets, sockets })
	before := runtime.NumGoroutine()
	for name, wait := range map[string]func(c io.Reader){
		"before the answer":  func(io.Reader) {},
		"at the first byte":  func(c io.Reader) { c.Read(make([]byte, 1)) },
		"at the second read": func(c io.Reader) { c.Read(make([]byte, 100)); c.Read(make([]byte, 100)) },
		"a little later":     func(io.Reader) { time.Sleep(100 * time.Millisecond) },
	} {
		each(lab.All(), func(f lab.Fault) {
			c, err := wiretest.Connect(addr)
			if err != nil {
				t.Error(err)
				return
			}
			c.SetDeadline(time.Now().Add(300 * time.Millisecond)) // some faults are silent
			io.WriteString(c, wiretest.AsBrowser("http://"+addr, wire.LabPath+f.ID+"?t="+wiretest.NewToken(), wiretest.NewKey()))
			wait(c)
			wiretest.Abort(c)
		})
		if err := wiretest.Eventually(func() error { return wiretest.ShakeHands(addr) }); err != nil {
			t.Errorf("after resets %s: %v", name, err)
		}
	}
	wiretest.Settles(t, before)

	// As many slow answers as ever may run.
	var group sync.WaitGroup
	var refused atomic.Int32
	for range maxSlow {
		group.Go(func() {
			c, err := wiretest.Connect(addr)
			if err != nil {
				t.Error(err)
				return
			}
			defer wiretest.Abort(c)
			answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, wire.LabPath+"ok-frame-later", wiretest.NewKey()))
			if err != nil || !strings.HasPrefix(answer, "HTTP/1.1 101 ") {
				refused.Add(1)
			}
			c.Read(make([]byte, 1)) // the frame, after the pause
		})
	}
	group.Wait()
	if n := refused.Load(); n > 0 {
		t.Errorf("%d of %d slow answers are refused after clients have gone", n, maxSlow)
	}
	if text := logs.String(); text != "" {
		t.Errorf("logged:\n%.2000s", text)
	}
}
