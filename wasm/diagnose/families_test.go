package diagnose_test

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"html/template"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
)

// families has the mistakes, each with a server that makes it, written on the
// standard library. A server returns "" where it can't go wrong with the key.
var families = []struct {
	mistake string
	server  func(key string) string
}{
	{"hex-digest", func(k string) string { return b64([]byte(hex.EncodeToString(right(k)))) }},
	{"hex-digest", func(k string) string { return b64(fmt.Appendf(nil, "%X", right(k))) }},
	{"hex-digest", func(k string) string { return b64(fmt.Appendf(nil, "(stdin)= %x\n", right(k))) }},
	{"hex-digest", func(k string) string { return b64(fmt.Appendf(nil, "%x  -\n", right(k))) }},
	{"hex-digest", func(k string) string { return b64([]byte(withoutZeros(right(k)))) }},
	{"hex-sent", func(k string) string { return hex.EncodeToString(right(k)) }},
	{"hex-sent", func(k string) string { return fmt.Sprintf("% X", right(k)) }},
	{"hex-sent", func(k string) string { return strings.ReplaceAll(fmt.Sprintf("% x", right(k)), " ", ":") }},
	{"digest-repr", func(k string) string { return strings.Trim(strings.ReplaceAll(fmt.Sprint(right(k)), " ", ","), "[]") }},
	{"digest-repr", func(k string) string { return b64(fmt.Append(nil, right(k))) }},
	{"digest-repr", func(k string) string { return fmt.Sprint(right(k)) }},
	{"digest-repr", func(k string) string { return strings.ReplaceAll(fmt.Sprint(right(k)), " ", ", ") }}, // Rust and Python
	{"digest-repr", func(k string) string { return b64([]byte(strings.ReplaceAll(fmt.Sprint(signed(right(k))), " ", ", "))) }},
	{"digest-repr", func(k string) string {
		return b64([]byte(strings.NewReplacer(" ", ", ", "[", "{", "]", "}").Replace(fmt.Sprint(right(k)))))
	}},
	{"digest-repr", func(k string) string { return b64([]byte(pythonBytes(right(k)))) }},
	{"digest-repr", func(k string) string { return pythonBytes(right(k)) }},
	{"no-guid+digest-repr", func(k string) string { d := sha1.Sum([]byte(k)); return pythonBytes(d[:]) }},
	{"digest-repr", func(k string) string { // Elixir and Erlang
		return b64([]byte(strings.NewReplacer(" ", ", ", "[", "<<", "]", ">>").Replace(fmt.Sprint(right(k)))))
	}},
	{"object-printed", func(k string) string { return b64(fmt.Appendf(nil, "<Buffer % x>", right(k))) }},
	{"hex-digest", func(k string) string { return b64(fmt.Appendf(nil, "SHA1 digest: %x", right(k))) }},
	{"hex-sent", func(k string) string { return fmt.Sprintf("SHA1 digest: %x", right(k)) }},
	{"hex-digest", func(k string) string { return b64([]byte(signedHex("%02x", right(k)))) }},
	{"hex-digest", func(k string) string { return b64([]byte(signedHex("%x", right(k)))) }},
	{"hex-sent", func(k string) string { return signedHex("%02x", right(k)) }},
	{"hex-sent", func(k string) string { return signedNumber(right(k)).Text(16) }},
	{"hex-digest", func(k string) string { return b64([]byte(signedNumber(right(k)).Text(16))) }},
	{"empty-key", func(k string) string { return accept(guid) }},
	{"key-missing", func(k string) string { return accept("undefined" + guid) }},
	{"key-placeholder", func(k string) string { return accept("%s" + guid) }},
	{"key-placeholder", func(k string) string { return accept("$key" + guid) }},
	{"guid-missing", func(k string) string { return accept(k + "undefined") }},
	{"guid-missing", func(k string) string { return accept(k + "None") }},
	{"key-hashed", func(k string) string { d := sha1.Sum([]byte(k)); return accept(string(d[:]) + guid) }},
	{"key-hashed", func(k string) string { return accept(fmt.Sprintf("%x", sha1.Sum([]byte(k))) + guid) }},
	{"key-hashed", func(k string) string { return accept(accept(k) + guid) }},
	{"key-is-version", func(k string) string { return accept("13" + guid) }},
	{"no-guid", func(k string) string { return accept(k) }},
	{"nothing-hashed", func(k string) string { return accept("") }},
	{"key-decoded", func(k string) string { return accept(decoded(k) + guid) }},
	{"key-decoded", func(k string) string { return accept(latin1([]byte(decoded(k))) + guid) }},
	{"key-decoded", func(k string) string { return accept(whatwgDecode([]byte(decoded(k))) + guid) }},
	{"key-hex", func(k string) string { return accept(fmt.Sprintf("%x", decoded(k)) + guid) }},
	{"key-encoded", func(k string) string { return accept(b64([]byte(k)) + guid) }},
	{"key-decoded+no-guid", func(k string) string { return accept(decoded(k)) }},
	{"key-decoded+guid-bytes", func(k string) string { return accept(decoded(k) + uuidBytes()) }},
	{"guid-bytes", func(k string) string { return accept(k + uuidBytes()) }},
	{"guid-bytes", func(k string) string { // as Windows stores it
		b := []byte(uuidBytes())
		slices.Reverse(b[:4])
		slices.Reverse(b[4:6])
		slices.Reverse(b[6:8])
		return accept(k + string(b))
	}},
	{"key-decoded+guid-bytes+hex-digest", func(k string) string {
		digest := sha1.Sum([]byte(decoded(k) + uuidBytes()))
		return b64([]byte(hex.EncodeToString(digest[:])))
	}},
	{"guid-no-dashes", func(k string) string { return accept(k + strings.ReplaceAll(guid, "-", "")) }},
	{"guid-lower-case", func(k string) string { return accept(k + strings.ToLower(guid)) }},
	{"guid-no-dashes+guid-lower-case", func(k string) string { return accept(k + strings.ToLower(strings.ReplaceAll(guid, "-", ""))) }},
	{"guid-spaced", func(k string) string { return accept(k + "258EAFA5-E914-47DA-95CA- C5AB0DC85B11") }},
	{"guid-spaced", func(k string) string { return accept(k + "258EAFA5-E914-47DA-\n   95CA-C5AB0DC85B11") }},
	{"guid-wrapped", func(k string) string { return accept(k + "{" + guid + "}") }},
	{"guid-wrapped", func(k string) string { return accept(k + `"` + guid + `"`) }},
	{"guid-first", func(k string) string { return accept(guid + k) }},
	{"guid-twice", func(k string) string { return accept(k + guid + guid) }},
	{"wrong-guid", func(k string) string { return accept(k + "258EAFA5-E914-47DA-95CA-C5AB0DC85B1") }},
	{"wrong-guid", func(k string) string { return accept(k + "258EAFA5-E914-47DA-95CA-C5BA0DC85B11") }},
	{"key-decoded+wrong-guid", func(k string) string { return accept(decoded(k) + "258EAFA5-E914-47DA-95CA-C5AB0DC11B85") }},
	{"key-newline", func(k string) string { return accept(k + "\n" + guid) }},
	{"key-newline", func(k string) string { return accept(k + "\r\n" + guid) }},
	{"key-space", func(k string) string { return accept(" " + k + guid) }},
	{"between", func(k string) string { return accept(k + " " + guid) }},
	{"between", func(k string) string { return accept(k + ":" + guid) }},
	{"key-nul", func(k string) string { return accept(k + "\x00" + guid) }},
	{"newline-after", func(k string) string { return accept(k + guid + "\n") }},
	{"space-after", func(k string) string { return accept(k + guid + " ") }},
	{"nul-after", func(k string) string { return accept(k + guid + "\x00") }},
	{"nul-after", func(k string) string { var buffer [128]byte; copy(buffer[:], k+guid); return accept(string(buffer[:])) }},
	{"nul-after", func(k string) string { return accept(k + guid + strings.Repeat("\x00", 64-60)) }},
	{"nul-after+hex-sent", func(k string) string {
		return fmt.Sprintf("%x", sha1.Sum([]byte(k+guid+strings.Repeat("\x00", 1024-60))))
	}},
	{"key-newline+newline-after", func(k string) string { return accept(k + "\n" + guid + "\n") }},
	{"utf-16", func(k string) string { return accept(wide(k+guid, binary.LittleEndian, false)) }},
	{"utf-16", func(k string) string { return accept(wide(k+guid, binary.BigEndian, true)) }},
	{"utf-32", func(k string) string {
		return accept("" + strings.Join(strings.Split(k+guid, ""), "\x00\x00\x00") + "\x00\x00\x00")
	}},
	{"no-guid+utf-16", func(k string) string { return accept(wide(k, binary.LittleEndian, false)) }},
	{"byte-order-mark", func(k string) string { return accept("\uFEFF" + k + guid) }},
	{"encoded-first", func(k string) string { return accept(b64([]byte(k + guid))) }},
	{"text-quoted", func(k string) string { return accept(`"` + k + guid + `"`) }},
	{"key-case", func(k string) string { return accept(strings.ToLower(k) + guid) }},
	{"key-case", func(k string) string { return accept(strings.ToUpper(k) + guid) }},
	{"key-quoted", func(k string) string { return accept(`"` + k + `"` + guid) }},
	{"key-repr", func(k string) string { return accept("b'" + k + "'" + guid) }},
	{"key-repr", func(k string) string { return accept(fmt.Sprint([]string{k}) + guid) }},
	{"key-with-name", func(k string) string { return accept("Sec-WebSocket-Key: " + k + guid) }},
	{"key-padding", func(k string) string { return accept(k[:22] + guid) }},
	{"key-padding", func(k string) string { return accept(k[:23] + guid) }},
	{"key-cut", func(k string) string { return accept(k[:16] + guid) }},
	{"key-twice", func(k string) string { return accept(k + k + guid) }},
	{"key-url-encoded", func(k string) string { return accept(url.QueryEscape(k) + guid) }},
	{"key-url-decoded", func(k string) string {
		if !strings.Contains(k, "+") {
			return ""
		}
		text, err := url.QueryUnescape(k)
		if err != nil {
			panic(err)
		}
		return accept(text + guid)
	}},
	{"key-url-safe", func(k string) string {
		if safe := base64.URLEncoding.EncodeToString([]byte(decoded(k))); safe != k {
			return accept(safe + guid)
		}
		return ""
	}},
	{"wrong-hash", func(k string) string { d := sha256.Sum256([]byte(k + guid)); return b64(d[:]) }},
	{"wrong-hash", func(k string) string { d := md5.Sum([]byte(k + guid)); return b64(d[:]) }},
	{"wrong-hash", func(k string) string { d := sha512.Sum512([]byte(k + guid)); return b64(d[:]) }},
	{"wrong-hash", func(k string) string { d := sha256.Sum224([]byte(k + guid)); return b64(d[:]) }},
	{"wrong-hash", func(k string) string { d := sha512.Sum384([]byte(k + guid)); return b64(d[:]) }},
	{"no-guid+wrong-hash", func(k string) string { d := sha256.Sum256([]byte(k)); return b64(d[:]) }},
	{"wrong-hash+hex-digest", func(k string) string {
		d := sha256.Sum256([]byte(k + guid))
		return b64([]byte(hex.EncodeToString(d[:])))
	}},
	{"hmac", func(k string) string { return mac(k, guid) }},
	{"hmac", func(k string) string { return mac(guid, k) }},
	{"hmac", func(k string) string { return mac(guid, k+guid) }},
	{"key-decoded+hmac", func(k string) string { return mac(decoded(k), guid) }},
	{"never-hashed", func(k string) string { return b64([]byte(k + guid)) }},
	{"never-hashed", func(k string) string { return b64([]byte(guid)) }},
	{"never-hashed", func(k string) string { return b64([]byte(k)) }},
	{"never-hashed", func(k string) string { return k + guid }},
	{"never-hashed", func(k string) string { return b64([]byte(decoded(k) + guid)) }},
	{"never-hashed", func(k string) string { return b64([]byte(k + "258EAFA5-E914-47DA-95CA-5AB5DC11B735")) }},
	{"hashed-in-part", func(k string) string { return accept(k) + guid }},
	{"hashed-in-part", func(k string) string { return accept(decoded(k)) + guid }},
	{"hashed-in-part", func(k string) string { return k + accept(guid) }},
	{"hashed-in-part", func(k string) string { d := sha1.Sum([]byte(k)); return b64(append(d[:], guid...)) }},
	{"hashed-in-part", func(k string) string { return b64(fmt.Appendf(nil, "%x%s", sha1.Sum([]byte(k)), guid)) }},
	{"hashed-in-part", func(k string) string { h := sha1.New(); h.Write([]byte(k)); return b64(h.Sum([]byte(guid))) }},
	{"hashed-in-part", func(k string) string { h := sha1.New(); h.Write([]byte(guid)); return b64(h.Sum([]byte(k))) }},
	{"hashed-in-part", func(k string) string { return b64(sha1.New().Sum([]byte(k + guid))) }},
	{"hashed-in-part", func(k string) string { h := sha1.New(); h.Write([]byte(k + guid)); return b64(h.Sum([]byte(k))) }},
	{"hashed-in-part", func(k string) string { d := sha256.Sum256([]byte(k)); return b64(append(d[:], guid...)) }},
	{"key-echoed", func(k string) string { return k }},
	{"url-safe", func(k string) string {
		if safe := base64.URLEncoding.EncodeToString(right(k)); safe != b64(right(k)) {
			return safe
		}
		return ""
	}},
	{"accept-padding", func(k string) string { return base64.RawStdEncoding.EncodeToString(right(k)) }},
	{"accept-padding", func(k string) string { return b64(append(right(k), 0)) }},
	{"buffer-encoded", func(k string) string { return b64(append(right(k), make([]byte, 44)...)) }},
	{"buffer-encoded", func(k string) string { return b64(append(right(k), "left on the "...)) }},
	{"no-guid+buffer-encoded", func(k string) string { d := sha1.Sum([]byte(k)); return b64(append(d[:], 1)) }},
	{"digest-cut", func(k string) string { return b64(right(k)[:16]) }},
	{"digest-cut", func(k string) string { return b64(right(k)[:8]) }},
	{"not-canonical", func(k string) string {
		a := b64(right(k))
		const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
		return a[:26] + string(alphabet[strings.IndexByte(alphabet, a[26])+2]) + "="
	}},
	{"word-order", func(k string) string {
		d := right(k)
		for word := range slices.Chunk(d, 4) {
			slices.Reverse(word)
		}
		return b64(d)
	}},
	{"double-base64", func(k string) string { return b64([]byte(b64(right(k)))) }},
	{"double-base64", func(k string) string { return b64([]byte(b64(right(k)) + "\n")) }},
	{"double-hash", func(k string) string { return accept(string(right(k))) }},
	{"double-hash", func(k string) string { return accept(hex.EncodeToString(right(k))) }},
	{"no-guid+double-hash", func(k string) string { d := sha1.Sum([]byte(k)); return accept(string(d[:])) }},
	{"newline-in-accept", func(k string) string { return b64(right(k)) + "\r\n" }},
	{"no-guid+newline-in-accept", func(k string) string { return accept(k) + "\n" }},
	{"accept-quoted", func(k string) string { return `"` + b64(right(k)) + `"` }},
	{"accept-repr", func(k string) string { return "b'" + b64(right(k)) + "'" }},
	{"accept-cut", func(k string) string { return b64(right(k))[:8] }},
	{"accept-cut", func(k string) string { return b64(right(k))[:19] }},
	{"no-guid+accept-cut", func(k string) string { return accept(k)[:26] }},
	{"accept-escaped", func(k string) string { return url.QueryEscape(b64(right(k))) }},
	{"accept-escaped", func(k string) string {
		if !strings.Contains(b64(right(k)), "+") {
			return ""
		}
		var page strings.Builder
		if err := template.Must(template.New("").Parse("{{.}}")).Execute(&page, b64(right(k))); err != nil {
			panic(err)
		}
		return page.String()
	}},
	{"key-decoded+accept-escaped", func(k string) string { return url.QueryEscape(accept(decoded(k) + guid)) }},
	{"accept-case", func(k string) string { return strings.ToLower(b64(right(k))) }},
	{"sample-answer", func(k string) string { return "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" }},
	{"mangled-text", func(k string) string { return b64([]byte(latin1(right(k)))) }},
	{"mangled-text", func(k string) string { return ifEnough(whatwgDecode(right(k)), 0xFFFD) }},
	{"mangled-text", func(k string) string { return ifEnough(string([]rune(string(right(k)))), 0xFFFD) }},
	{"mangled-text", func(k string) string { return ifEnough(ascii(right(k)), '?') }},
	{"mangled-text", func(k string) string { return b64([]byte(sevenBits(right(k)))) }},
	{"mangled-text", func(k string) string {
		text := strings.ReplaceAll(whatwgDecode(right(k)), "\uFFFD", "")
		if len(text) < 6 {
			return ""
		}
		return b64([]byte(text))
	}},
	{"key-decoded+mangled-text", func(k string) string {
		d := sha1.Sum([]byte(decoded(k) + guid))
		return ifEnough(whatwgDecode(d[:]), 0xFFFD)
	}},
	{"cut-at-nul", func(k string) string {
		before, _, found := bytes.Cut(right(k), []byte{0})
		if !found || len(before) < 8 {
			return ""
		}
		return b64(before)
	}},
}

// Each family is named for random keys, too: each for some of them, or for 1,000
// with THOROUGH set, which takes minutes.
func TestFamilies(t *testing.T) {
	keys := 20
	switch {
	case os.Getenv("THOROUGH") != "":
		keys = 1000
	case testing.Short():
		keys = 2
	}
	for i, family := range families {
		t.Run(family.mistake, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(6455, uint64(i)))
			for range keys {
				key, accept := "", ""
				for accept == "" {
					key = randomKey(random)
					accept = family.server(key)
				}
				d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: accept})
				if got := strings.Fields(mistakesOf(t, d, accept)); !slices.Contains(got, family.mistake) {
					t.Errorf("key %s, Accept %q: %s %q, want %s", key, accept, d.Verdict, got, family.mistake)
				}
			}
		})
	}
}
