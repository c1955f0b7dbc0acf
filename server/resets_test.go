package main

import (
	"io"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"wsaccept/wasm/lab"
)

// Clients that go in the middle of a fault, with a RST, leave nothing behind: no
// goroutine, no place among the sockets or among the slow answers, nothing in the
// log, and a server that goes on.
func TestClientResets(t *testing.T) {
	const sockets = 40 // few, so that places that are lost are missed
	logs := logged(t)
	addr, _ := start(t, func(o *serveOptions) { o.sockets, o.perClient = sockets, sockets })
	before := runtime.NumGoroutine()
	for name, wait := range map[string]func(c io.Reader){
		"before the answer":  func(io.Reader) {},
		"at the first byte":  func(c io.Reader) { c.Read(make([]byte, 1)) },
		"at the second read": func(c io.Reader) { c.Read(make([]byte, 100)); c.Read(make([]byte, 100)) },
		"a little later":     func(io.Reader) { time.Sleep(100 * time.Millisecond) },
	} {
		each(lab.All(), func(f lab.Fault) {
			c, err := connect(addr)
			if err != nil {
				t.Error(err)
				return
			}
			c.SetDeadline(time.Now().Add(300 * time.Millisecond)) // some faults are silent
			io.WriteString(c, asBrowser("http://"+addr, labPath+f.ID+"?t="+newToken(), newKey()))
			wait(c)
			abort(c)
		})
		if err := eventually(func() error { return honest(addr) }); err != nil {
			t.Errorf("after resets %s: %v", name, err)
		}
	}
	settles(t, before)

	// As many slow answers as ever may run.
	var group sync.WaitGroup
	var refused atomic.Int32
	for range maxSlow {
		group.Go(func() {
			c, err := connect(addr)
			if err != nil {
				t.Error(err)
				return
			}
			defer abort(c)
			answer, err := send(c, asBrowser("http://"+addr, labPath+"ok-frame-later", newKey()))
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
