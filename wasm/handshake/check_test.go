package handshake_test

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// A handshake that is ill in many ways has all of them told.
func TestAllFindings(t *testing.T) {
	request := "POST /chat HTTP/1.0\r\nHost: a b\r\nUpgrade: h2c\r\nConnection: close\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 8\r\nOrigin: http://evil.example\r\n\r\n"
	var got []string
	for _, f := range handshake.Check(handshake.ParsePair(request, "")).Request {
		if f.Severity == handshake.Error {
			got = append(got, f.Rule.ID)
		}
	}
	if want := "C02 C03 C05 C06 C08 C10 C14"; strings.Join(got, " ") != want {
		t.Errorf("%s, want %s", strings.Join(got, " "), want)
	}
}

func FuzzCheck(f *testing.F) {
	f.Add(handshake.ExampleRequest(handshake.SampleKey), handshake.ExampleResponse("x"), "ws://a/#b")
	f.Add(extendedRequest, extendedResponse, "wss://")
	for _, text := range garbage {
		f.Add(text(300), "HTTP/1.1 100 \r\n\r\n"+text(300), text(30))
	}
	f.Fuzz(func(t *testing.T, request, response, address string) {
		pair := handshake.ParsePair(request, response)
		pair.Address = address
		j := handshake.Check(pair)
		for _, part := range []struct {
			text     string
			findings []handshake.Finding
		}{{address, j.Address}, {request, j.Request}, {response, j.Response}} {
			last := 0
			for _, f := range part.findings {
				if f.Span.Start < 0 || f.Span.End < f.Span.Start || f.Span.End > len(part.text) || f.Span.Start < last {
					t.Errorf("%q: finding %+v", part.text, f)
				}
				last = f.Span.Start
				if f.Rule == nil || f.Title == "" || f.Detail == "" {
					t.Errorf("%q: finding %+v", part.text, f)
				}
			}
			if len(part.findings) > 300 {
				t.Errorf("%d findings", len(part.findings))
			}
		}
		var print strings.Builder
		for _, m := range append(append([]handshake.Message{}, pair.Interim...), pair.Response) {
			for _, line := range m.Lines {
				print.WriteString(line.Text.Of(response) + line.End.Of(response))
			}
			print.WriteString(m.Body.Of(response))
		}
		if print.String() != response {
			t.Errorf("%q became %q", response, print.String())
		}
	})
}
