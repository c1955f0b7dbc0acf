//go:build !js

package observe

import (
	"net"
	"reflect"
	"testing"
	"time"
)

// Records and versions are of what was asked, and of that only where all of it was.
func TestKeep(t *testing.T) {
	for _, test := range []struct {
		name         string
		servers      []string
		wantVersions map[string]string // nil for an error
	}{
		{"nothing was asked", nil, map[string]string{}},
		{"both set-ups", []string{"nginx-upgrade", "nginx-plain"}, map[string]string{"nginx": "9"}},
		{"one of two set-ups", []string{"nginx-plain"}, nil},
		{"of a program that is a client, too, the server", []string{"gorilla"}, nil},
		{"no version is said", []string{"socket-io"}, nil},
	} {
		record := &RequestRecord{ID: "a", Input: plainRequest, Peers: map[string]Answer{}}
		round := NewRound(Requests{Cases: []*RequestRecord{record}}, Responses{})
		group := round.Begin()
		group.Versions = map[string]string{"nginx": "9", "gorilla": "9", "chromium": "9"}
		addresses := map[string]string{}
		for _, id := range test.servers {
			addresses[id] = serveAll(t, func(conn net.Conn) { _, _ = conn.Write([]byte("HTTP/1.1 400 X\r\nContent-Length: 0\r\n\r\n")) })
		}
		if err := group.AskServers(addresses, 1, time.Second); err != nil {
			t.Fatal(err)
		}
		if len(record.Peers) > 0 {
			t.Errorf("%s: recorded before it counts", test.name)
		}
		err := group.Keep()
		kept, want := len(record.Peers), len(test.servers)
		if test.wantVersions == nil {
			test.wantVersions, want = map[string]string{}, 0
			if err == nil {
				t.Errorf("%s: no error", test.name)
			}
		} else if err != nil {
			t.Errorf("%s: %v", test.name, err)
		}
		if !reflect.DeepEqual(round.Versions, test.wantVersions) || kept != want {
			t.Errorf("%s: versions %v, %d records, want %v, %d", test.name, round.Versions, kept, test.wantVersions, want)
		}
	}
}

// How a connection ends without a response is told apart, and bytes that are not
// HTTP are no silence.
func TestEndOfAnswer(t *testing.T) {
	for want, serve := range map[Answer]func(net.Conn){
		{End: EndClosed}: readHead,
		{End: EndReset}:  resetAfterHead,
		{End: EndSilent}: readAll,
		{End: EndBytes}:  func(conn net.Conn) { readHead(conn); _, _ = conn.Write([]byte("<p>")) },
	} {
		got, err := Ask(serveAll(t, serve), plainRequest, time.Second)
		if err != nil || got != want {
			t.Errorf("%+v, %v, want %+v", got, err, want)
		}
	}
}

// serveAll returns the address of a server that lets serve answer, until the test
// ends.
func serveAll(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	listener, err := listen(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	go serveEach(listener, serve)
	return listener.Addr().String()
}
