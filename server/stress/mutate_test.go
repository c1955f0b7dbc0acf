//go:build unix

package stress

import (
	"io/fs"
	"math/rand/v2"
	"strings"
	"time"

	"wsaccept/server/wiretest"
	"wsaccept/wasm/handshake"
	"wsaccept/wasm/lab"
	"wsaccept/wasm/wire"
	"wsaccept/web"
)

// corpus is what the storm's requests are made of.
type corpus struct {
	base    string   // of the server, such as http://127.0.0.1:8080
	faults  []string // that answer at once
	pausing []string // and those that take their time
	files   []string // of the page
}

// newCorpus returns the one for the server at addr, without faults that take longer.
func newCorpus(addr string, longest time.Duration) *corpus {
	c := &corpus{base: "http://" + addr, files: []string{"/", "/favicon.ico", "/endpoint"}}
	sample := handshake.ParseRequest(wiretest.AsBrowser(c.base, wire.SocketPath, wiretest.SampleKey))
	for _, f := range lab.All() {
		var long time.Duration
		for _, act := range f.Acts(sample) {
			long += act.Pause
		}
		switch {
		case long == 0:
			c.faults = append(c.faults, f.ID)
		case long <= longest:
			c.pausing = append(c.pausing, f.ID)
		}
	}
	fs.WalkDir(web.Files(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			c.files = append(c.files, "/"+name)
		}
		return err
	})
	return c
}

// pick returns one of all.
func pick[T any](r *rand.Rand, all []T) T { return all[r.IntN(len(all))] }

// random is so many bytes of alphabet.
func random(r *rand.Rand, n int, alphabet string) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = alphabet[r.IntN(len(alphabet))]
	}
	return string(b)
}

const base64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// token is one for a report; now and then one that comes again.
func token(r *rand.Rand) string {
	if r.IntN(20) == 0 {
		return "AAAAAAAAAAAAAAAAAAAA" + pick(r, []string{"AA", "BA", "CA", "DA"})
	}
	return random(r, 21, base64URL) + pick(r, []string{"A", "Q", "g", "w"}) // the last one has two bits
}

func key(r *rand.Rand) string {
	return random(r, 21, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") + pick(r, []string{"A", "Q", "g", "w"}) + "=="
}

// request is a valid one, or an odd one that is nobody's mutation.
func (c *corpus) request(r *rand.Rand) string {
	socket := wire.SocketPath + "?t=" + token(r) + pick(r, []string{"", "", "&voice=gorilla", "&voice=coder", "&voice=nobody"})
	switch n := r.IntN(100); {
	case n < 35:
		return wiretest.AsBrowser(c.base, socket, key(r))
	case n < 60:
		return wiretest.AsBrowser(c.base, wire.LabPath+pick(r, c.faults)+"?t="+token(r), key(r), pick(r, []string{"X: y", "Sec-WebSocket-Protocol: chat, superchat"}))
	case n < 62:
		return wiretest.AsBrowser(c.base, wire.LabPath+pick(r, c.pausing), key(r))
	case n < 70:
		lines := pick(r, []string{"Accept-Encoding: br", "Accept-Encoding: gzip;q=0.5, *;q=0", "Range: bytes=0-99", "Range: bytes=5-,0-1,-7", "If-None-Match: *", "If-Match: \"x\"", "Connection: close"})
		return pick(r, []string{"HEAD ", "HEAD ", "GET "}) + pick(r, c.files) + " HTTP/1.1\r\nHost: x\r\n" + lines + "\r\n\r\n"
	case n < 75:
		return "GET /endpoint/report/" + token(r) + pick(r, []string{"", "?also=gorilla", "?also=x"}) + " HTTP/1.1\r\nHost: x\r\n\r\n"
	}
	return strings.NewReplacer("$BASE", c.base, "$PATH", socket, "$KEY", key(r)).Replace(pick(r, oddRequests))
}

// oddRequests have $BASE, $PATH and $KEY in the places of the server's address, a
// path and a key.
var oddRequests = func() []string {
	fields := "Host: x\r\nOrigin: $BASE\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: $KEY\r\n"
	get := "GET $PATH HTTP/1.1\r\n"
	return []string{
		"GET $PATH HTTP/1.0\r\n" + fields + "\r\n",
		"GET $PATH HTTP/1.2\r\n" + fields + "\r\n",
		"GET $PATH HTTP/2.0\r\n" + fields + "\r\n",
		"GET $PATH\r\n\r\n",
		"GET $BASE$PATH HTTP/1.1\r\n" + fields + "\r\n",
		"POST $PATH HTTP/1.1\r\n" + fields + "\r\n",
		"CONNECT $PATH HTTP/1.1\r\n" + fields + "\r\n",
		"CONNECT x:80 HTTP/1.1\r\n" + fields + "\r\n",
		"OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n" + get + fields + "\r\n",
		"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00",
		"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
		"\r\n\r\n\r\n" + get + fields + "\r\n",
		"\r\n\r\n", "\n", "\x00", "GET", "GET ", " ", "HTTP/1.1 101 Switching Protocols\r\n\r\n",
		get + fields + "Content-Length: 5\r\n\r\nhello",
		get + fields + "Content-Length: 5\r\n\r\n",
		get + fields + "Content-Length: 99999999999999999999\r\n\r\n",
		get + fields + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
		get + fields + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
		get + fields + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
		get + fields + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
		get + fields + "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n",
		get + fields + "Sec-WebSocket-Key: $KEY\r\n\r\n",
		get + fields + "Origin: null\r\n\r\n",
		get + fields + "Connection: close\r\n\r\n",
		get + fields + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n\r\n",
		get + fields + strings.Repeat("X-Many: of these\r\n", 80) + "\r\n",
		get + fields + "Sec-WebSocket-Protocol: " + strings.Repeat("a,", 500) + "\r\n\r\n",
		get + fields + "Sec-WebSocket-Extensions: " + strings.Repeat("permessage-deflate; a=\"\\\"\"; constructor, ", 50) + "\r\n\r\n",
		get + fields + "Cookie: " + strings.Repeat("x", 7000) + "\r\n\r\n",
		get + fields + "Cookie: " + strings.Repeat("x", 20000) + "\r\n\r\n",
		get + fields + " folded: line\r\n\r\n",
		get + fields + "no colon\r\n\r\n",
		get + fields + ": no name\r\n\r\n",
		"GET /endpoint/../endpoint/ws HTTP/1.1\r\n" + fields + "\r\n",
		"GET /endpoint//ws HTTP/1.1\r\n" + fields + "\r\n",
		"GET /endpoint/w%73 HTTP/1.1\r\n" + fields + "\r\n",
		"GET /endpoint/lab/..%2f..%2fws HTTP/1.1\r\n" + fields + "\r\n",
		"GET /endpoint/lab/ HTTP/1.1\r\n" + fields + "\r\n",
		"GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET /%2e%2e/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
		"GET $PATH HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
		"GET $PATH HTTP/1.1\r\n\r\n",
	}
}()

// scraps make lines that are nearly right.
var scraps = []string{
	"websocket", "WebSocket", "h2c", "Upgrade", "keep-alive", "close", "13", "8", "-1", "0", "18446744073709551616", "null", "none", "%00",
	"chunked", "gzip", "\"", ",", ";", "=", "==", "*", "\t", "\x00", "\x7f", "\x80\xff", "é", "\r", "\n", "\r\n", "\r\n ", "\r\n\r\n", ": ", "a=\"b\\\"c\"",
	"Host: y", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", "Content-Length: 1", "Transfer-Encoding: chunked", "Connection: Upgrade", "HTTP/1.1",
}

// mutations are the ways to spoil a request.
var mutations = []func(c *corpus, r *rand.Rand, s string) string{
	func(_ *corpus, r *rand.Rand, s string) string { // bits flip
		b := []byte(s)
		for range 1 + r.IntN(4) {
			b[r.IntN(len(b))] ^= 1 << r.IntN(8)
		}
		return string(b)
	},
	func(_ *corpus, r *rand.Rand, s string) string { // bytes go
		from, to := span(r, s, 40)
		return s[:from] + s[to:]
	},
	func(_ *corpus, r *rand.Rand, s string) string { // bytes come again
		from, to := span(r, s, 40)
		return s[:to] + s[from:]
	},
	func(_ *corpus, r *rand.Rand, s string) string { // a scrap comes, in between or over what was there
		from, to := span(r, s, 10)
		if r.IntN(2) == 0 {
			to = from
		}
		return s[:from] + pick(r, scraps) + s[to:]
	},
	func(_ *corpus, r *rand.Rand, s string) string { // a line goes, comes twice, or moves
		lines := strings.SplitAfter(s, "\n")
		i, j := r.IntN(len(lines)), r.IntN(len(lines))
		switch r.IntN(3) {
		case 0:
			lines[i] = ""
		case 1:
			lines[i] += lines[i]
		case 2:
			lines[i], lines[j] = lines[j], lines[i]
		}
		return strings.Join(lines, "")
	},
	func(_ *corpus, r *rand.Rand, s string) string { // a value grows
		at, _ := span(r, s, 1)
		return s[:at] + strings.Repeat(pick(r, []string{"x", "x, ", "\"", "x: y\r\n", "\r\n", "%41", "=;"}), 1+r.IntN(3000)) + s[at:]
	},
	func(_ *corpus, r *rand.Rand, s string) string { // lines end otherwise, all or some
		end := pick(r, []string{"\n", "\r", "\r\r\n", "\n\r", " \r\n", "\x00\r\n", "\r\n\t"})
		return strings.Replace(s, "\r\n", end, pick(r, []int{1, 3, -1}))
	},
	func(_ *corpus, r *rand.Rand, s string) string { // a value is replaced
		lines := strings.SplitAfter(s, "\r\n")
		i := r.IntN(len(lines))
		if name, _, found := strings.Cut(lines[i], ":"); found {
			lines[i] = name + ":" + pick(r, scraps) + "\r\n"
		}
		return strings.Join(lines, "")
	},
	func(c *corpus, r *rand.Rand, s string) string { // the tail of another request
		other := c.request(r)
		return s[:r.IntN(len(s))] + other[r.IntN(len(other)):]
	},
	func(c *corpus, r *rand.Rand, s string) string { // others follow, without a wait
		for range 1 + r.IntN(4) {
			s += c.request(r)
		}
		return s
	},
	func(_ *corpus, r *rand.Rand, s string) string { // frames follow, without a wait
		for range 1 + r.IntN(3) {
			s += string(wiretest.MaskedFrame(pick(r, []byte{0x81, 0x82, 0x88, 0x89, 0x8A, 0x01, 0x80, 0xC1, 0x83}), random(r, pick(r, []int{0, 2, 125, 126, 1024, 1025}), base64URL)))
		}
		return s + pick(r, []string{"", "", "\x81\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", "\x81\x05hello", "\xFF\xFF"})
	},
}

// span is up to n bytes of s, which is not empty, wherever.
func span(r *rand.Rand, s string, n int) (from, to int) {
	from = r.IntN(len(s))
	return from, min(from+r.IntN(n+1), len(s))
}

// strike is what number i of the storm sends: always the same for a seed, but for
// the server's address.
func (c *corpus) strike(r *rand.Rand) string {
	s := c.request(r)
	for range pick(r, []int{0, 1, 1, 1, 2, 3, 5}) {
		if s == "" {
			s = "\n"
		}
		s = pick(r, mutations)(c, r, s)
	}
	return s
}
