package endpoint

import (
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// shutdownWithin is more than the server needs, and less than any of its limits.
const shutdownWithin = 2 * time.Second

// http.Server.Shutdown leaves WebSockets open; we must not. Whoever opened them,
// and whoever answers, is told 1001.
func TestShutdownClosesSockets(t *testing.T) {
	addr, stop := start(t, roomy)
	type ending struct {
		who  string
		code int
		err  error
	}
	const each = 13 // of four kinds
	endings := make(chan ending, 4*each)
	for voice, path := range wiretest.VoicePaths {
		for hand, dial := range wiretest.Dialers {
			for range each {
				c := dial(t, addr, path)
				go func() {
					_, code, err := c.Receive()
					c.Close()
					endings <- ending{voice + " to " + hand, code, err}
				}()
			}
		}
	}
	began := time.Now()
	stop()
	if took := time.Since(began); took > shutdownWithin {
		t.Errorf("shutting down took %v", took)
	}
	for range 4 * each {
		if e := <-endings; e.code != 1001 {
			t.Errorf("%s ended with %d, %v; want 1001", e.who, e.code, e.err)
		}
	}
	if c, err := net.DialTimeout("tcp", addr, time.Second); err == nil {
		c.Close()
		t.Error("the server still listens")
	}
}

// The laboratory's connections end, too, whether they are held, pause or drip; and
// so do those that are only open.
func TestShutdownEndsTheLaboratory(t *testing.T) {
	before := runtime.NumGoroutine()
	addr, stop := start(t, roomy)
	var group sync.WaitGroup
	stopped := make(chan time.Time, 1)
	const left = 3 * time.Second // less than any of them would go on
	for _, fault := range []string{"ok", "wrong-accept", "silent-5s-then-close", "no-blank-line", "ok-slow-drip", "header-endless"} {
		for range 5 {
			c, err := wiretest.Connect(addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			io.WriteString(c, wiretest.AsBrowser("http://"+addr, wire.LabPath+fault, wiretest.NewKey()))
			group.Go(func() {
				_, err := io.Copy(io.Discard, c)
				at := <-stopped
				stopped <- at
				if late := time.Since(at); wiretest.IsTimeout(err) || late > left {
					t.Errorf("%s ended %v after the server had been told to: %v", fault, late, err)
				}
			})
		}
	}
	if err := wiretest.ShakeHands(addr); err != nil { // it may take the connections in another order
		t.Error(err)
	}
	began := time.Now()
	stopped <- began
	stop()
	if took := time.Since(began); took >= shutdownTimeout {
		t.Errorf("shutting down took %v: not all ended when they were told to", took)
	}
	group.Wait()
	wiretest.Settles(t, before)
}

// Clients that say nothing, or do not answer a close frame, are not waited for to
// their end. A browser opens connections ahead of use.
func TestShutdownOfTheSilent(t *testing.T) {
	t.Parallel()
	for name, sent := range map[string]string{
		"nothing sent":    "",
		"half a head":     "GET / HTTP/1.1\r\nHost: ",
		"a deaf client":   wire.SocketPath,
		"deaf to gorilla": wire.SocketPath + "?voice=gorilla",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			addr, stop := start(t)
			c, err := wiretest.Connect(addr)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if strings.HasPrefix(sent, "/") {
				if answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, sent, wiretest.NewKey())); err != nil || wiretest.StatusesIn(answer) != "101" {
					t.Fatalf("%q, %v", answer, err)
				}
			} else if _, err := io.WriteString(c, sent); err != nil {
				t.Fatal(err)
			}
			began := time.Now()
			stop()
			if took := time.Since(began); took > shutdownTimeout+shutdownWithin {
				t.Errorf("shutting down took %v", took)
			}
		})
	}
}

// No socket opens once the server stops: what comes then is told so.
func TestNoSocketWhileStopping(t *testing.T) {
	s := newSockets()
	if !s.enter() {
		t.Fatal("no socket may open")
	}
	s.handlers.Done()
	said := make(chan bool, 2)
	remove := s.add(farewell(said))
	s.stop(t.Context())
	if <-said; s.enter() {
		t.Error("a socket may open after the end")
	}
	remove()
	s.add(farewell(said)) // a handler that had entered before
	select {
	case <-said:
	case <-time.After(wiretest.Patience):
		t.Error("a socket that opened at the end was not told of it")
	}
}

// farewell is a socket that tells when it is told that the server stops.
type farewell chan bool

func (f farewell) Goodbye(websocket.StatusCode, string) { f <- true }
