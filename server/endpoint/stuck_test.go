package endpoint

import (
	"errors"
	"fmt"
	"io"
	"net"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"wsaccept/server/notrun"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// Clients that take their time, or never come to an end.

// A thousand connections that have each sent most of a head, and no more, don't
// keep a good handshake waiting, and are gone when the time for a head is over.
func TestStuckHeads(t *testing.T) {
	const n = 1000
	addr, _ := start(t)
	before := runtime.NumGoroutine()
	half := strings.TrimSuffix(wiretest.AsBrowser("http://"+addr, wire.SocketPath, wiretest.NewKey(), "Cookie: a="+strings.Repeat("x", 7<<10)), "\r\n\r\n")
	var first time.Time
	var open []*net.TCPConn
	for i := range n {
		c, err := wiretest.Connect(addr)
		if errors.Is(err, syscall.EMFILE) {
			notrun.Because(t, "no more than %d of %d connections can be open; for more: ulimit -n 4096", i, n)
		}
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		if i == 0 {
			first = time.Now()
		}
		io.WriteString(c, half)
		open = append(open, c)
		if i%100 == 99 {
			if err := wiretest.ShakeHands(addr); err != nil {
				t.Errorf("among %d that are stuck: %v", i+1, err)
			}
		}
	}
	if since := time.Since(first); since > headTimeout {
		t.Logf("it took %v to open them: not all were stuck at the same time", since)
	}
	for range 10 {
		if err := wiretest.ShakeHands(addr); err != nil {
			t.Errorf("among %d that are stuck: %v", n, err)
		}
		time.Sleep(100 * time.Millisecond)
	}
	for i, c := range open {
		c.SetDeadline(time.Now().Add(wiretest.Patience))
		if answer, err := io.ReadAll(c); wiretest.IsTimeout(err) || len(answer) > 0 && wiretest.StatusesIn(string(answer)) != "400" {
			t.Fatalf("connection %d: %q, %v", i, answer, err)
		}
		c.Close()
	}
	wiretest.Settles(t, before)
}

// A head that comes a byte at a time is not waited for any longer; nor is one that
// stops, and one that is too large is refused at once.
func TestHeadLimits(t *testing.T) {
	request := wiretest.AsBrowser(bubbleOrigin, wire.SocketPath, wiretest.NewKey())
	for name, dribble := range map[string]func(c io.Writer, i int) error{
		"byte by byte": func(c io.Writer, i int) error {
			_, err := io.WriteString(c, request[i:i+1])
			return err
		},
		"half a head": func(c io.Writer, i int) (err error) {
			if i == 0 {
				_, err = io.WriteString(c, request[:len(request)/2])
			}
			return err
		},
		"nothing": func(io.Writer, int) error { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				c := startInBubble(t)()
				began := time.Now()
				for i := 0; ; i++ {
					// A pipe holds nothing: while the server writes, it takes no byte.
					c.SetWriteDeadline(time.Now().Add(time.Millisecond))
					if err := dribble(c, i); err != nil && !wiretest.IsTimeout(err) {
						break // after the end
					}
					c.SetReadDeadline(time.Now().Add(100 * time.Millisecond))
					answer := make([]byte, 512)
					if n, err := c.Read(answer); n > 0 {
						if wiretest.StatusesIn(string(answer[:n])) != "400" { // of half a line, net/http may say that
							t.Fatalf("it was answered: %q", answer[:n])
						}
					} else if !wiretest.IsTimeout(err) {
						break
					}
					if time.Since(began) > wiretest.Patience {
						t.Fatal("it is still waited for")
					}
				}
				if took := time.Since(began); took < headTimeout || took > headTimeout+time.Second {
					t.Errorf("closed after %v, want %v", took, headTimeout)
				}
			})
		})
	}
	addr, _ := start(t)
	answer, _ := exchange(t, addr, "GET / HTTP/1.1\r\nHost: x\r\nX: "+strings.Repeat("x", 13<<10)+"\r\n\r\n", wiretest.Patience)
	if wiretest.StatusesIn(answer) != "431" {
		t.Errorf("a head of 13 KiB: %.60q", answer)
	}
}

// Of 64 answers that take five seconds, as many run as may, and the others are
// refused. Meanwhile honest handshakes don't wait.
func TestSlowStorm(t *testing.T) {
	addr, _ := start(t, roomy)
	var refused, run atomic.Int32
	var group sync.WaitGroup
	for range 2 * maxSlow {
		group.Go(func() {
			switch status, err := askSilence(addr); {
			case err != nil:
				t.Error(err)
			case status == "503":
				refused.Add(1)
			case status == "":
				run.Add(1)
			default:
				t.Errorf("status %s", status)
			}
		})
	}
	if err := wiretest.Eventually(func() error {
		if n := refused.Load(); n < maxSlow {
			return fmt.Errorf("%d are refused while the others run", n)
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
	for range 20 {
		if err := wiretest.ShakeHands(addr); err != nil {
			t.Errorf("among slow answers: %v", err)
		}
		time.Sleep(50 * time.Millisecond)
	}
	group.Wait()
	if run.Load() != maxSlow || refused.Load() != maxSlow {
		t.Errorf("%d of %d slow answers ran, %d were refused; want %d each", run.Load(), 2*maxSlow, refused.Load(), maxSlow)
	}
}

// askSilence asks for five seconds of silence, and returns the status of an answer, if
// there is one all the same.
func askSilence(addr string) (status string, err error) {
	c, err := wiretest.Connect(addr)
	if err != nil {
		return "", err
	}
	defer c.Close()
	io.WriteString(c, wiretest.AsBrowser("http://"+addr, wire.LabPath+"silent-5s-then-close", wiretest.NewKey()))
	answer, err := io.ReadAll(c)
	return wiretest.StatusesIn(string(answer)), err
}
