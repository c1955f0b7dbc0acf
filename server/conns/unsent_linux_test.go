package conns

import (
	"net"
	"strings"
	"syscall"
	"testing"
)

// What the system keeps for a peer is bounded as soon as that could become much.
func TestUnsentIsBounded(t *testing.T) {
	below, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l := Listen(below, Limits{All: 1, PerAddress: 1})
	defer l.Close()
	client, err := net.Dial("tcp", below.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	accepted, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer accepted.Close()
	for _, test := range []struct {
		send    int
		bounded bool
	}{{piece, false}, {1, true}, {piece, true}} {
		if _, err := accepted.Write([]byte(strings.Repeat("x", test.send))); err != nil {
			t.Fatal(err)
		}
		if got := unsentOf(t, accepted.(*conn).Conn.(*net.TCPConn)) == maxUnsent; got != test.bounded {
			t.Errorf("after %d bytes: bounded %v, want %v", test.send, got, test.bounded)
		}
	}
}

// unsentOf returns what the system may keep for the peer of c.
func unsentOf(t *testing.T, c *net.TCPConn) (most int) {
	t.Helper()
	raw, err := c.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	raw.Control(func(fd uintptr) { most, err = syscall.GetsockoptInt(int(fd), syscall.IPPROTO_TCP, notSentLowAt) })
	if err != nil {
		t.Fatal(err)
	}
	return most
}
