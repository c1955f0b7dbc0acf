package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	gorilla "github.com/gorilla/websocket"

	"wsaccept/wasm/wire"
)

// opened is the client's end of a WebSocket, in the hand of one library or another.
type opened interface {
	send(text bool, message string) error
	// receive returns the next message, or the code with which the server closed;
	// 1006 if it did not say.
	receive() (message string, code int, err error)
	close()
}

// clients dial in the hands of the two libraries. All waiting ends with patience.
var clients = map[string]func(t *testing.T, addr, path string) opened{
	"coder":   dialCoder,
	"gorilla": dialGorilla,
}

type coderClient struct {
	*websocket.Conn
	ctx context.Context
}

func dialCoder(t *testing.T, addr, path string) opened {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	c, _, err := websocket.Dial(ctx, "ws://"+addr+path, &websocket.DialOptions{HTTPHeader: http.Header{"Origin": {"http://" + addr}}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.CloseNow(); cancel() })
	return coderClient{c, ctx}
}

func (c coderClient) send(text bool, message string) error {
	kind := websocket.MessageBinary
	if text {
		kind = websocket.MessageText
	}
	return c.Write(c.ctx, kind, []byte(message))
}

func (c coderClient) receive() (string, int, error) {
	_, message, err := c.Read(c.ctx)
	code := int(websocket.CloseStatus(err))
	if code < 0 {
		code = 1006
	}
	return string(message), code, err
}

func (c coderClient) close() { c.CloseNow() }

type gorillaClient struct{ *gorilla.Conn }

func dialGorilla(t *testing.T, addr, path string) opened {
	t.Helper()
	dialer := gorilla.Dialer{HandshakeTimeout: patience}
	c, _, err := dialer.Dial("ws://"+addr+path, http.Header{"Origin": {"http://" + addr}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetReadDeadline(time.Now().Add(patience))
	return gorillaClient{c}
}

func (c gorillaClient) send(text bool, message string) error {
	kind := gorilla.BinaryMessage
	if text {
		kind = gorilla.TextMessage
	}
	return c.WriteMessage(kind, []byte(message))
}

func (c gorillaClient) receive() (string, int, error) {
	_, message, err := c.ReadMessage()
	var closed *gorilla.CloseError
	if errors.As(err, &closed) {
		return "", closed.Code, err
	}
	return string(message), 1006, err
}

func (c gorillaClient) close() { c.Close() }

// paths are where each voice answers.
var paths = map[string]string{"coder": socketPath, "gorilla": socketPath + "?voice=gorilla"}

// Every voice echoes to every client, up to 1 KiB, and says 1009 to what is longer.
func TestEcho(t *testing.T) {
	addr, _ := start(t)
	for voice, path := range paths {
		for hand, dial := range clients {
			t.Run(voice+" to "+hand, func(t *testing.T) {
				c := dial(t, addr, path)
				for _, message := range []string{"hello", "", "again", strings.Repeat("x", maxMessage)} {
					for _, text := range []bool{true, false} {
						if err := c.send(text, message); err != nil {
							t.Fatal(err)
						}
						if got, _, err := c.receive(); err != nil || got != message {
							t.Fatalf("sent %.20q, got %.20q, %v", message, got, err)
						}
					}
				}
				c.send(true, strings.Repeat("x", maxMessage+1))
				if got, code, err := c.receive(); err == nil || code != 1009 {
					t.Errorf("to a message over the limit: %.20q, code %d, %v", got, code, err)
				}
			})
		}
	}
}

// The page is told who answers, with the versions that this program was built with.
func TestInfo(t *testing.T) {
	addr, _ := start(t)
	resp, err := http.Get("http://" + addr + "/endpoint")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var got wire.Info
	if err := json.NewDecoder(resp.Body).Decode(&got); err != nil {
		t.Fatal(err)
	}
	if len(got.Voices) != 2 || !got.Lab || got.Voices[0].ID != "coder" || !strings.HasPrefix(got.Voices[0].Server, "coder/websocket v") ||
		got.Voices[1].ID != "gorilla" || !strings.HasPrefix(got.Voices[1].Server, "gorilla/websocket v") {
		t.Errorf("%+v", got)
	}
}

// Nobody answers under a name that is not known, in a socket, in the laboratory or
// in a report.
func TestUnknownNames(t *testing.T) {
	addr, _ := start(t)
	for _, path := range []string{socketPath + "?voice=gobwas&t=", socketPath + "?voice=Coder&t=", labPath + "no-such-fault?t="} {
		token := newToken()
		answer := ask(t, addr, asBrowser("http://"+addr, path+token, newKey()), false)
		if statusesIn(answer) != "404" {
			t.Errorf("%s: %q", path, answer)
		}
		if r, status := fetchReport(t, addr, token); status != 200 || string(r.Response) != answer {
			t.Errorf("%s: %d, reported %q, on the wire %q", path, status, r.Response, answer)
		}
	}
	token := newToken()
	ask(t, addr, asBrowser("http://"+addr, socketPath+"?t="+token, newKey()), true)
	if _, status, err := getReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token+"?also=gobwas"); err != nil || status != 400 {
		t.Errorf("also=gobwas: %d, %v", status, err)
	}
	if _, status := fetchReport(t, addr, token); status != 200 {
		t.Errorf("the report is used up by a question that can't be answered: %d", status)
	}
}

// What another library answers to a request is told for refused ones, too: of its
// own opinion, without the other's.
func TestOtherAnswers(t *testing.T) {
	addr, _ := start(t)
	for _, test := range []struct {
		name           string
		change         func(string) string
		coder, gorilla string
	}{
		{"right", asIs, "101", "101"},
		{"HTTP/1.0", swap("HTTP/1.1", "HTTP/1.0"), "426", "101"},
		{"Version 8, 13", swap(versionX, "Sec-WebSocket-Version: 8, 13"), "400", "101"},
		{"two Keys", plus(keyLine + ": x3JJHMbDL1EzLkh9GBhXDw=="), "400", "101"},
		{"no Upgrade", line("Upgrade", ""), "426", "400"},
		{"POST", swap("GET", "POST"), "405", "405"},
		{"another origin", line("Origin", "Origin: http://evil.example"), "101", "101"}, // of which only we judge
	} {
		for other, want := range map[string]string{"coder": test.coder, "gorilla": test.gorilla} {
			token := newToken()
			request := test.change(asBrowser("http://"+addr, socketPath+"?t="+token, sampleKey))
			ask(t, addr, request, test.name == "right")
			r, status, err := getReport(http.DefaultClient, "http://"+addr+"/endpoint/report/"+token+"?also="+other)
			if err != nil || status != 200 || r.Other == nil || statusesIn(string(r.Other.Response)) != want {
				t.Errorf("%s: %s answers %+v, %d, %v; want %s", test.name, other, r.Other, status, err, want)
			}
		}
	}
}
