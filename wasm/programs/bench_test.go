package programs_test

import (
	"strconv"
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/programs"
)

// units are what a text may repeat that a careless parser would need a time for
// that grows with the square of its length.
var units = []string{
	"a", ":", ",", ";", " ", "\r", "\n", "\r\n", "\x00", `"`, `\`, "%41", "a:\r\n", "a:\r\n ", "; a", "a,", `a="b";`,
	"Content-Length: 0\r\n", "Connection: Upgrade\r\n", "Upgrade: a, ", "Sec-WebSocket-Extensions: a,b\r\n", "HTTP/1.1 103 X\r\n\r\n",
	" a\r\n", "1\r\na\r\n",
}

// garbage calls do with heads in which unit is repeated to size bytes, in every
// place that a program parses.
func garbage(unit string, size int, do func(request, response string)) {
	long := strings.Repeat(unit, size/len(unit))
	head := strings.TrimSuffix(request(), "\r\n")
	do(long, long)
	do(head+long+"\r\n\r\n", good+long+"\r\n\r\n")
	do("GET /"+long+"\r\n\r\n", long+good+"\r\n")
	do(head+"Sec-WebSocket-Extensions: "+long+"\r\n\r\n", extension(long))
	do(head+"Sec-WebSocket-Protocol: "+long+"\r\n\r\n", good+"Connection: "+long+"\r\n\r\n")
	const chunked = "Transfer-Encoding: chunked\r\n\r\n"
	do(head+chunked+long+"0\r\n\r\n", "HTTP/1.1 400 X\r\n"+chunked+long+"0\r\n\r\n")
	do(head+"X: a\r\n"+long+"\r\n", "HTTP/1.1 101 X\r\nX: a\r\n"+long+"\r\n") // lines that may be folds
	do(head+"Origin: "+long+"\r\n\r\n", extension("permessage-deflate"+long))
}

// Whatever is repeated, something is said of every program.
func TestGarbage(t *testing.T) {
	nothing := handshake.ParsePair("", "")
	wantClients, wantServers := len(programs.Clients(nothing)), len(programs.Servers(nothing.Request))
	for _, unit := range units {
		garbage(unit, 4<<10, func(request, response string) {
			pair := handshake.ParsePair(request, fillIn(response))
			if clients, servers := programs.Clients(pair), programs.Servers(pair.Request); len(clients) != wantClients || len(servers) != wantServers {
				t.Errorf("%q: %d clients, %d servers", unit, len(clients), len(servers))
			}
		})
	}
}

// BenchmarkGarbage shows how the time grows with the length of the text.
func BenchmarkGarbage(b *testing.B) {
	for _, unit := range units {
		for _, kib := range []int{256, 1024} {
			b.Run(strconv.Quote(unit)+"/"+strconv.Itoa(kib)+"KiB", func(b *testing.B) {
				for b.Loop() {
					garbage(unit, kib<<10, func(request, response string) {
						pair := handshake.ParsePair(request, response)
						programs.Clients(pair)
						programs.Servers(pair.Request)
					})
				}
			})
		}
	}
}
