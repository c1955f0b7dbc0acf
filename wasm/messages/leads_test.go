package messages

import (
	"slices"
	"testing"
)

// TestLeads holds that what stands in a text that is not known can be taken from it.
func TestLeads(t *testing.T) {
	for _, test := range []struct {
		text string
		want []Value
	}{
		{"MyWS: connect to wss://example.com/live failed with HTTP 403", []Value{{"status", "403"}, {"address", "wss://example.com/live"}}},
		{"flux: status code: 502, key dGhlIHNhbXBsZSBub25jZQ==, got s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", []Value{{"status", "502"}, {"key", "dGhlIHNhbXBsZSBub25jZQ=="}, {"accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="}}},
		{`{"statusCode":404}`, []Value{{"status", "404"}}},
		{"HTTP/1.1", nil}, {"status 4031", nil}, {"status 999", nil}, {"it took 403 ms", nil}, {"", nil}, {"http status 20", nil},
	} {
		if got := Leads(test.text); !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", test.text, got, test.want)
		}
	}
}
