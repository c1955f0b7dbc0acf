package handshake_test

import (
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// Texts that a careless judge would need a time for that grows with the square
// of their length.
var garbage = map[string]func(n int) string{
	"lines":  func(n int) string { return strings.Repeat("garbage\r\n", n/9) },
	"fields": func(n int) string { return "GET / HTTP/1.1\r\n" + strings.Repeat("a:b\r\n", n/5) },
	"keys":   func(n int) string { return "GET / HTTP/1.1\r\n" + strings.Repeat("Sec-WebSocket-Key: a\r\n", n/22) },
	"commas": func(n int) string { return "GET / HTTP/1.1\r\nConnection: " + strings.Repeat(",", n) },
	"tokens": func(n int) string { return "GET / HTTP/1.1\r\nSec-WebSocket-Protocol: " + strings.Repeat("a,b,", n/4) },
	"extensions": func(n int) string {
		return "GET / HTTP/1.1\r\nSec-WebSocket-Extensions: " + strings.Repeat("a;b=\"c,", n/7)
	},
	"params": func(n int) string {
		return "GET / HTTP/1.1\r\nSec-WebSocket-Extensions: permessage-deflate" + strings.Repeat("; a", n/3)
	},
	"folds":   func(n int) string { return "GET / HTTP/1.1\r\nUpgrade: a" + strings.Repeat("\r\n b", n/4) },
	"interim": func(n int) string { return strings.Repeat("HTTP/1.1 100 \r\n\r\n", n/18) },
	"empty":   func(n int) string { return strings.Repeat("\r\n", n/2) },
	"pseudo":  func(n int) string { return strings.Repeat(":a:b\r\n", n/6) },
}

func BenchmarkCheck(b *testing.B) {
	b.Run("example", func(b *testing.B) {
		request, response := handshake.ExampleRequest(handshake.SampleKey), handshake.ExampleResponse("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")
		for b.Loop() {
			handshake.Check(handshake.ParsePair(request, response))
		}
	})
	for name, text := range garbage {
		for _, kib := range []int{256, 1024} {
			b.Run(name+"/"+strconv.Itoa(kib)+"KiB", func(b *testing.B) {
				s := text(kib << 10)
				for b.Loop() {
					handshake.Check(handshake.ParsePair(s, s))
				}
			})
		}
	}
}
