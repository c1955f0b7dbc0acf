//go:build !js

package observe

import (
	"context"
	"net"
	"net/http"
	"regexp"
	"strings"

	coder "github.com/coder/websocket"
	"github.com/gobwas/httphead"
	"github.com/gobwas/ws"
	"github.com/gobwas/ws/wsflate"
	gorilla "github.com/gorilla/websocket"
	xnet "golang.org/x/net/websocket"
)

// Outcome is what came of a client's handshake.
type Outcome struct {
	Verdict string `json:"verdict"` // "open", "fail", or "waits" for a client that did not come to an end
	Message string `json:"message"` // what the client reports, with its URL as URL
}

// Opened reports whether the client took the response for a right one.
func (o Outcome) Opened() bool { return o.Verdict == "open" }

// dialer lets a client connect to url with what it offers, and returns what it
// reports.
type dialer func(ctx context.Context, url string, protocols []string, deflate bool) error

// goDialers are the clients of the Go libraries, by their ids.
var goDialers = map[string]dialer{"coder": dialCoderOnStage, "gorilla": dialGorilla, "gobwas": dialGobwas, "x-net": dialXNet}

func dialCoder(ctx context.Context, url string, protocols []string, deflate bool) error {
	return dialCoderThrough(http.DefaultTransport.(*http.Transport).Clone(), ctx, url, protocols, deflate)
}

// dialCoderOnStage follows redirects to the same listener, wherever they lead, and
// without TLS.
func dialCoderOnStage(ctx context.Context, url string, protocols []string, deflate bool) error {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, addressOf(url))
	}
	transport.DialTLSContext = transport.DialContext
	return dialCoderThrough(transport, ctx, url, protocols, deflate)
}

func dialCoderThrough(transport *http.Transport, ctx context.Context, url string, protocols []string, deflate bool) error {
	defer transport.CloseIdleConnections()
	options := &coder.DialOptions{Subprotocols: protocols, HTTPClient: &http.Client{Transport: transport}}
	if deflate {
		options.CompressionMode = coder.CompressionContextTakeover
	}
	conn, _, err := coder.Dial(ctx, url, options)
	if err == nil {
		conn.CloseNow()
	}
	return err
}

func addressOf(url string) string {
	address, _, _ := strings.Cut(strings.TrimPrefix(url, "ws://"), "/")
	return address
}

func dialGorilla(ctx context.Context, url string, protocols []string, deflate bool) error {
	d := gorilla.Dialer{Subprotocols: protocols, EnableCompression: deflate}
	conn, _, err := d.DialContext(ctx, url, nil)
	if err == nil {
		conn.Close()
	}
	return err
}

func dialGobwas(ctx context.Context, url string, protocols []string, deflate bool) error {
	d := ws.Dialer{Protocols: protocols}
	if deflate {
		d.Extensions = []httphead.Option{wsflate.DefaultParameters.Option()}
	}
	conn, _, _, err := d.Dial(ctx, url)
	if err == nil {
		conn.Close()
	}
	return err
}

func dialXNet(ctx context.Context, url string, protocols []string, _ bool) error {
	config, err := xnet.NewConfig(url, "http://"+addressOf(url))
	if err != nil {
		return err
	}
	config.Protocol = protocols
	conn, err := config.DialContext(ctx)
	if err == nil {
		conn.Close()
	}
	return err
}

// dialGo lets a client connect to url, and returns what came of it.
func dialGo(ctx context.Context, dial dialer, url string, protocols []string, deflate bool) Outcome {
	if err := dial(ctx, url, protocols, deflate); err != nil {
		return Outcome{"fail", withoutURL(err.Error(), url)}
	}
	return Outcome{Verdict: "open"}
}

// withoutURL puts URL where a message has url, as predictions have it.
func withoutURL(message, url string) string {
	message = requestedURL.ReplaceAllString(message, `Get "URL"`)
	return strings.ReplaceAll(message, url, "URL")
}

// requestedURL is where net/http says what it asked for, which after a redirect
// is something else.
var requestedURL = regexp.MustCompile(`Get "[^"]*"`)
