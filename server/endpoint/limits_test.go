package endpoint

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"wsaccept/server/capture"
	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

// Over a limit, a handshake is refused before the upgrade, says when to come again,
// and is reported. When a socket closes there is room again, whoever held it.
func TestSocketLimits(t *testing.T) {
	t.Parallel()
	holders := map[string]string{"coder": wire.SocketPath, "gorilla": wire.SocketPath + "?voice=gorilla", "laboratory": wire.LabPath + "ok"}
	for _, limit := range []struct {
		name, reason string
		options      func(*Options)
	}{
		{"in all", "too many sockets are open here.", func(o *Options) { o.Sockets, o.PerClient = 3, 100 }},
		{"from one address", "too many sockets are open from your address.", func(o *Options) { o.Sockets, o.PerClient = 100, 3 }},
	} {
		for holder, path := range holders {
			t.Run(limit.name+", "+holder, func(t *testing.T) {
				addr, _ := start(t, limit.options)
				var open []*net.TCPConn
				for range 3 {
					c, err := wiretest.Connect(addr)
					if err != nil {
						t.Fatal(err)
					}
					defer c.Close()
					if answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, path, wiretest.NewKey())); err != nil || wiretest.StatusesIn(answer) != "101" {
						t.Fatalf("a socket within the limit: %q, %v", answer, err)
					}
					open = append(open, c)
				}
				for _, path := range []string{wire.SocketPath + "?t=", wire.SocketPath + "?voice=gorilla&t=", wire.LabPath + "ok?t=", wire.LabPath + "silent-5s-then-close?t="} {
					token := wiretest.NewToken()
					answer := wiretest.Ask(t, addr, wiretest.AsBrowser("http://"+addr, path+token, wiretest.NewKey()), false)
					if wiretest.StatusesIn(answer) != "503" || !strings.Contains(answer, "\r\nRetry-After: 10\r\n") || !strings.Contains(answer, limit.reason) {
						t.Errorf("%s over the limit: %q", path, answer)
					}
					if r, status := fetchReport(t, addr, token); status != 200 || string(r.Response) != answer {
						t.Errorf("%d: reported %q, on the wire %q", status, r.Response, answer)
					}
				}
				elsewhere(t, addr, limit.name == "from one address")
				open[1].Close()
				if err := wiretest.Eventually(func() error { return wiretest.ShakeHands(addr) }); err != nil {
					t.Errorf("after one socket has closed: %v", err)
				}
			})
		}
	}
}

// elsewhere shakes hands from another address of this computer, if it has one.
func elsewhere(t *testing.T, addr string, works bool) {
	t.Helper()
	from := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 2)}, Timeout: wiretest.Patience}
	c, err := from.Dial("tcp", addr)
	if err != nil {
		t.Logf("NOT RUN: a second address: %v", err)
		return
	}
	defer c.Close()
	c.SetDeadline(time.Now().Add(wiretest.Patience))
	answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, wire.SocketPath, wiretest.NewKey()))
	if err != nil || strings.HasPrefix(answer, "HTTP/1.1 101 ") != works {
		t.Errorf("from another address: %q, %v", answer, err)
	}
}

// startShort serves with other limits of time.
func startShort(t *testing.T, idle, life time.Duration) (addr string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr = listener.Addr().String()
	e := newEndpoint([]string{"http://" + addr}, newLimits(100, 100))
	e.idle, e.life = idle, life
	server := NewServer(routes(http.NotFoundHandler(), e))
	go server.Serve(capture.Listener{Listener: listener})
	t.Cleanup(func() { server.Close() })
	return addr
}

// A socket on which nothing happens is closed, and so is one on which half of
// something happens, and one that has been open for long.
func TestSocketTimes(t *testing.T) {
	t.Parallel()
	const soon, never = time.Second, time.Hour
	message := string(wiretest.MaskedFrame(0x81, "hello"))
	var group sync.WaitGroup
	for _, path := range []string{wire.SocketPath, wire.SocketPath + "?voice=gorilla", wire.LabPath + "ok"} {
		for name, test := range map[string]struct {
			idle, life time.Duration
			first      string
			again      time.Duration // between messages
		}{
			"silent":           {idle: soon, life: never},
			"half a frame":     {idle: soon, life: never, first: message[:4]},
			"pings, no more":   {idle: soon, life: never, first: string(wiretest.MaskedFrame(0x89, "")), again: soon / 4},
			"busy for so long": {idle: never, life: soon, first: message, again: soon / 4},
		} {
			if strings.HasPrefix(path, wire.LabPath) && test.idle == never {
				continue // the laboratory has one limit
			}
			addr := startShort(t, test.idle, test.life)
			group.Go(func() {
				took, received, err := outlive(addr, path, test.first, test.again)
				if err != nil || took < soon {
					t.Errorf("%s %s: open for %v, %v", path, name, took, err)
				}
				reason := "nothing came for 1s"
				if test.life == soon {
					reason = "a socket is open for 1s at most"
				}
				if frame := closeFrame(1000, reason); !strings.HasSuffix(received, frame) {
					t.Errorf("%s %s: the last it heard is %q, want %q", path, name, received, frame)
				}
			})
		}
	}
	group.Wait()
}

// closeFrame is a server's close frame: RFC 6455 §5.5.1.
func closeFrame(code int, reason string) string {
	return string([]byte{0x88, byte(2 + len(reason)), byte(code >> 8), byte(code)}) + reason
}

// Text that is not UTF-8 ends the socket with 1007, whoever answers: RFC 6455 §8.1.
func TestNotUTF8(t *testing.T) {
	t.Parallel()
	addr, _ := start(t)
	for _, path := range []string{wire.SocketPath, wire.SocketPath + "?voice=gorilla"} {
		for _, text := range []string{"\xff", "abc\xc3", "\xed\xa0\x80"} {
			_, received, err := outlive(addr, path, string(wiretest.MaskedFrame(0x81, text)), 0)
			if want := closeFrame(1007, "a text message is not UTF-8"); err != nil || received != want {
				t.Errorf("%s: %q ends with %q, %v; want %q", path, text, received, err, want)
			}
			_, received, err = outlive(addr, path, string(wiretest.MaskedFrame(0x82, text))+string(wiretest.MaskedFrame(0x88, "\x03\xe8")), 0)
			if want := "\x82" + string(rune(len(text))) + text + "\x88\x02\x03\xe8"; err != nil || received != want {
				t.Errorf("%s: binary %q ends with %q, %v; want %q", path, text, received, err, want)
			}
		}
	}
}

// outlive opens a socket, sends something, perhaps again and again, and returns how
// long it is until the server closes, and what it said.
func outlive(addr, path, message string, again time.Duration) (time.Duration, string, error) {
	c, err := wiretest.Connect(addr)
	if err != nil {
		return 0, "", err
	}
	defer c.Close()
	began := time.Now()
	if answer, err := wiretest.Send(c, wiretest.AsBrowser("http://"+addr, path, wiretest.NewKey())); err != nil || !strings.HasPrefix(answer, "HTTP/1.1 101 ") {
		return 0, "", fmt.Errorf("answer %q, %w", answer, err)
	}
	var received strings.Builder // read once the copying has ended
	ended := make(chan error, 1)
	go func() {
		_, err := io.Copy(&received, c)
		ended <- err
	}()
	io.WriteString(c, message)
	for again > 0 {
		select {
		case err = <-ended:
			ended <- err
			again = 0
		case <-time.After(again):
			io.WriteString(c, message)
		}
	}
	err = <-ended
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return time.Since(began), received.String(), err
	}
	return time.Since(began), received.String(), nil // a RST is an end, too: the last message came too late
}

// A customer with a network of IPv6 is one address, as for the connections.
func TestLimitsOfNetworks(t *testing.T) {
	l := newLimits(9, 2)
	for i, test := range []struct {
		address string
		enters  bool
	}{
		{"[2001:db8::1]:1", true}, {"[2001:db8::2]:1", true}, {"[2001:db8::ffff:3]:1", false}, {"[2001:db8:0:1::1]:1", true},
		{"192.0.2.1:1", true}, {"192.0.2.2:1", true}, {"192.0.2.1:2", true}, {"[::ffff:192.0.2.1]:3", false},
	} {
		if _, no := l.enter(&http.Request{RemoteAddr: test.address}); (no == nil) != test.enters {
			t.Errorf("%d: %s enters: %t", i, test.address, no == nil)
		}
	}
}

// An address counts without its port, and nothing is kept of those that have left.
func TestLimitsCount(t *testing.T) {
	l := newLimits(4, 2)
	from := func(address string) *http.Request { return &http.Request{RemoteAddr: address} }
	var leave []func()
	for i, test := range []struct {
		address string
		enters  bool
	}{
		{"127.0.0.1:1", true}, {"127.0.0.1:2", true}, {"127.0.0.1:3", false},
		{"[::1]:1", true}, {"[::1]:2", true}, {"[::2]:1", false},
	} {
		out, no := l.enter(from(test.address))
		if (no == nil) != test.enters || (out != nil) != test.enters {
			t.Errorf("%d: %s enters: %t", i, test.address, no == nil)
		}
		if out != nil {
			leave = append(leave, out)
		}
	}
	for _, out := range leave {
		out()
	}
	if l.sum != 0 || len(l.open) != 0 {
		t.Errorf("%d sockets of %d addresses after all have left", l.sum, len(l.open))
	}
}
