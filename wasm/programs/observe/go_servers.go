//go:build !js

package observe

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"slices"

	coder "github.com/coder/websocket"
	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsflate"
	gorilla "github.com/gorilla/websocket"
	xnet "golang.org/x/net/websocket"
)

// The set-ups that package programs describes.

// subprotocols are what every server that can choose one speaks.
var subprotocols = []string{"chat", "superchat"}

// goHandlers are the servers that run under net/http, by their ids.
var goHandlers = map[string]http.Handler{
	"gorilla":       http.HandlerFunc(serveGorilla),
	"coder":         http.HandlerFunc(serveCoder),
	"gobwas-http":   http.HandlerFunc(serveGobwas),
	"x-net-handler": xnet.Handler(func(*xnet.Conn) {}),
	"x-net-server":  xnet.Server{Handshake: chooseSubprotocol, Handler: func(*xnet.Conn) {}},
}

func serveGorilla(w http.ResponseWriter, r *http.Request) {
	upgrader := gorilla.Upgrader{Subprotocols: subprotocols, EnableCompression: true}
	if conn, err := upgrader.Upgrade(w, r, nil); err == nil {
		conn.Close()
	}
}

func serveCoder(w http.ResponseWriter, r *http.Request) {
	options := &coder.AcceptOptions{Subprotocols: subprotocols, CompressionMode: coder.CompressionContextTakeover}
	if conn, err := coder.Accept(w, r, options); err == nil {
		conn.CloseNow()
	}
}

func serveGobwas(w http.ResponseWriter, r *http.Request) {
	upgrader := ws.HTTPUpgrader{
		Protocol:  func(name string) bool { return slices.Contains(subprotocols, name) },
		Negotiate: newDeflate().Negotiate,
	}
	conn, _, _, err := upgrader.Upgrade(r, w)
	if err == nil {
		conn.Close()
	}
}

// newDeflate returns permessage-deflate as the README of gobwas sets it up, for
// one handshake.
func newDeflate() *wsflate.Extension {
	return &wsflate.Extension{Parameters: wsflate.DefaultParameters}
}

// chooseSubprotocol accepts any Origin, and one subprotocol at most.
func chooseSubprotocol(config *xnet.Config, _ *http.Request) error {
	chosen := slices.IndexFunc(config.Protocol, func(name string) bool { return slices.Contains(subprotocols, name) })
	if chosen < 0 {
		config.Protocol = nil
	} else {
		config.Protocol = config.Protocol[chosen : chosen+1]
	}
	return nil
}

// StartGoServers starts the servers of the Go libraries, and returns their
// addresses by their ids. They stop with ctx.
func StartGoServers(ctx context.Context) (map[string]string, error) {
	addresses := map[string]string{}
	for id, handler := range goHandlers {
		listener, err := listen(ctx)
		if err != nil {
			return nil, err
		}
		server := &http.Server{Handler: handler, ErrorLog: silent}
		go func() { _ = server.Serve(listener) }()
		context.AfterFunc(ctx, func() { server.Close() })
		addresses[id] = listener.Addr().String()
	}
	listener, err := listen(ctx)
	if err != nil {
		return nil, err
	}
	go serveEach(listener, upgradeGobwas)
	addresses["gobwas-raw"] = listener.Addr().String()
	return addresses, nil
}

func upgradeGobwas(conn net.Conn) {
	upgrader := ws.Upgrader{
		Protocol:  func(name []byte) bool { return slices.Contains(subprotocols, string(name)) },
		Negotiate: newDeflate().Negotiate,
	}
	// Its answer is on the wire, also where it returns an error.
	_, _ = upgrader.Upgrade(conn)
}

// silent is for what servers say to their own program.
var silent = log.New(io.Discard, "", 0)

// listen returns a listener on loopback that is closed with ctx.
func listen(ctx context.Context) (net.Listener, error) {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { listener.Close() })
	return listener, nil
}

// serveEach hands every connection to serve, and closes it afterwards.
func serveEach(listener net.Listener, serve func(net.Conn)) {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			serve(conn)
		}()
	}
}
