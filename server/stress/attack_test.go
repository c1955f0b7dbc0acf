//go:build linux

package stress

import (
	"context"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/wire"
)

var attack = flag.Bool("attack", false, "send the server far more than it takes, and print what honest handshakes get beside that; takes minutes")

// fromFew and fromMany are how many addresses of this computer an attack comes from.
const fromFew, fromMany = 2, 250

// assault is a way to take up what a server has, by peers of which each opens a
// connection, again and again if the server ends it, but not more than most in all.
type assault struct {
	name        string
	peers, most int
	open        func(c net.Conn, addr string) // does what the peer does
	short       bool                          // the peer itself ends the connection at once
}

var assaults = []assault{
	{name: "half heads", peers: 15_000, most: 30_000, open: func(c net.Conn, addr string) {
		io.WriteString(c, "GET "+wire.SocketPath+" HTTP/1.1\r\nHost: "+addr+"\r\nX: "+strings.Repeat("x", 7<<10))
	}},
	{name: "readers that stall", peers: 1_000, most: 5_000, open: func(c net.Conn, addr string) {
		io.WriteString(c, "GET "+largest+" HTTP/1.1\r\nHost: "+addr+"\r\n\r\n")
	}},
	{name: "idle", peers: 2_000, most: 10_000, open: func(net.Conn, string) {}},
	{name: "connects", peers: 8, most: 50_000, open: func(net.Conn, string) {}, short: true},
}

// largest is the address of the page's program. It is large, and not compressed
// unless that is asked for.
var largest string

// maxGrowth is how much memory the server may keep a minute after an attack.
const maxGrowth = 64 << 20

// Beside an attack honest handshakes keep their pace, and afterwards the server has
// its memory back. Without -attack there is a tenth of it, and figures don't count.
func TestAttack(t *testing.T) {
	long, share := time.Second, 10
	if *attack {
		long, share = 10*time.Second, 1
		fmt.Printf("Honest handshakes, two at a time, during %v each:\n  %-36s %10s %8s %8s %8s %10s %9s\n", long, "beside", "handshakes", "p50 µs", "p99 µs", "RSS MB", "kernel MB", "after MB")
	}
	for _, a := range assaults {
		for _, addresses := range []int{fromFew, fromMany} {
			c := startChild(t, "guarded")
			largest = programOf(t, c.addr)
			before := c.resident(t)
			ctx, cancel := context.WithCancel(t.Context())
			var group sync.WaitGroup
			var opened atomic.Int64
			peers := a.peers / share
			for i := range peers {
				group.Go(func() { a.peer(ctx, i, addresses, c.addr, &opened) })
			}
			for end := time.Now().Add(wiretest.Patience); opened.Load() < int64(peers) && time.Now().Before(end); {
				time.Sleep(time.Millisecond)
			}
			times, err := modestly(ctx, c.addr, long)
			if err != nil {
				t.Errorf("beside %s: %v", a.name, err)
			}
			resident, kernel := c.resident(t), kernelMemory(t)
			cancel()
			group.Wait()
			after := c.resident(t)
			for end := time.Now().Add(time.Minute); *attack && after > before+maxGrowth && time.Now().Before(end); time.Sleep(time.Second) {
				after = c.resident(t)
			}
			if !*attack || t.Failed() {
				continue
			}
			p99 := quantile(times, micros, 0.99)
			fmt.Printf("  %-36s %10d %8.0f %8.0f %8d %10d %9d\n", fmt.Sprintf("%d %s from %d addresses", opened.Load(), a.name, addresses),
				len(times), quantile(times, micros, 0.5), p99, resident>>20, kernel>>20, after>>20)
			if p99 > micros(maxWait) {
				t.Errorf("beside %s, p99 is %.0f µs, over %v", a.name, p99, maxWait)
			}
			if after > before+maxGrowth {
				t.Errorf("a minute after %s, the server has %d MB, %d before", a.name, after>>20, before>>20)
			}
		}
	}
}

// peer attacks until ctx is done.
func (a assault) peer(ctx context.Context, i, addresses int, addr string, opened *atomic.Int64) {
	from := net.IPv4(127, 0, byte(1+i%addresses/250), byte(2+i%addresses%250))
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: from}, Timeout: wiretest.Patience}
	for ctx.Err() == nil && opened.Add(1) <= int64(a.most) {
		c, err := dialer.DialContext(ctx, "tcp", addr)
		if err != nil {
			wait(ctx, 10*time.Millisecond)
			continue
		}
		a.open(c, addr)
		if !a.short {
			hold(ctx, c)
		}
		wiretest.Abort(c.(*net.TCPConn))
		if !a.short {
			wait(ctx, time.Duration(500+rand.IntN(1000))*time.Millisecond)
		}
	}
}

// hold waits until ctx is done or the other side ends c, and reads nothing.
func hold(ctx context.Context, c net.Conn) {
	raw, err := c.(*net.TCPConn).SyscallConn()
	for reset := 0; ctx.Err() == nil && err == nil && reset == 0; wait(ctx, 250*time.Millisecond) {
		err = raw.Control(func(fd uintptr) { reset, _ = syscall.GetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_ERROR) })
	}
}

// programOf returns the path of the page's program at addr.
func programOf(t *testing.T, addr string) string {
	t.Helper()
	c, err := wiretest.Connect(addr)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "GET / HTTP/1.1\r\nHost: "+addr+"\r\nConnection: close\r\n\r\n")
	page, err := io.ReadAll(c)
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`[\w.-]+\.wasm`).Find(page)
	if name == nil {
		t.Fatal("the page names no program")
	}
	return "/" + string(name)
}

// resident returns how many bytes of memory the child has.
func (c *child) resident(t *testing.T) int {
	t.Helper()
	return kilobytes(t, fmt.Sprintf("/proc/%d/status", c.pid), `VmRSS:\s+(\d+) kB`) << 10
}

// kernelMemory returns how many bytes the kernel keeps for all TCP connections of
// this computer, of both sides.
func kernelMemory(t *testing.T) int {
	t.Helper()
	return kilobytes(t, "/proc/net/sockstat", `TCP: .* mem (\d+)`) * os.Getpagesize()
}

func kilobytes(t *testing.T, file, pattern string) int {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(pattern).FindSubmatch(data)
	if found == nil {
		t.Fatalf("%s: %s", file, data)
	}
	n, _ := strconv.Atoi(string(found[1]))
	return n
}
