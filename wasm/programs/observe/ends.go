//go:build !js

package observe

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http/httptest"
	"regexp"
	"strings"
	"time"

	"wsaccept/wasm/handshake"
)

// StartEnds makes an address for each way in which an attempt can end without a
// response, and returns their URLs. They go with ctx.
func StartEnds(ctx context.Context) (map[handshake.End]string, error) {
	urls := map[handshake.End]string{handshake.UnknownHost: "ws://no-such-host.invalid/"}
	for end, serve := range map[handshake.End]func(net.Conn){
		handshake.Closed:    readHead,
		handshake.Reset:     resetAfterHead,
		handshake.TimedOut:  readAll,
		handshake.PlainPort: refuseInPlain,
	} {
		listener, err := listen(ctx)
		if err != nil {
			return nil, err
		}
		go serveEach(listener, serve)
		urls[end] = "ws://" + listener.Addr().String() + "/"
	}
	urls[handshake.PlainPort] = "wss" + strings.TrimPrefix(urls[handshake.PlainPort], "ws")
	address, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	urls[handshake.ConnectionRefused] = "ws://" + address + "/"
	server := httptest.NewUnstartedServer(nil) // has a certificate of its own making
	server.Config.ErrorLog = silent
	server.StartTLS()
	context.AfterFunc(ctx, server.Close)
	urls[handshake.BadCertificate] = "wss" + strings.TrimPrefix(server.URL, "https") + "/"
	return urls, nil
}

// readHead reads one request, so that a close is no reset.
func readHead(conn net.Conn) {
	// Where it fails the client has gone, and there is nobody to answer.
	_, _, _ = readRequest(bufio.NewReader(conn))
}

func resetAfterHead(conn net.Conn) {
	readHead(conn)
	_ = conn.(*net.TCPConn).SetLinger(0)
}

// readAll says nothing until the client goes.
func readAll(conn net.Conn) {
	_ = conn.SetDeadline(time.Now().Add(holdLimit))
	_, _ = io.Copy(io.Discard, conn)
}

// refuseInPlain does what HTTP servers do with the beginning of TLS.
func refuseInPlain(conn net.Conn) {
	_, _ = conn.Read(make([]byte, 4096))
	_, _ = io.WriteString(conn, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

// What differs from run to run in the message of an attempt without a response.
var (
	connected  = regexp.MustCompile(`127\.0\.0\.1:\d+->127\.0\.0\.1:\d+`)
	addressed  = regexp.MustCompile(`127\.0\.0\.1:\d+`)
	nameServer = regexp.MustCompile(`(lookup \S+) on \S+:\d+:`)
)

// withoutAddresses puts CLIENT and SERVER where a message has addresses, and
// leaves out which name server was asked.
func withoutAddresses(message string) string {
	message = connected.ReplaceAllString(message, "CLIENT->SERVER")
	message = addressed.ReplaceAllString(message, "SERVER")
	message = nameServer.ReplaceAllString(message, "$1:")
	return strings.ReplaceAll(message, "no-such-host.invalid", "HOST")
}
