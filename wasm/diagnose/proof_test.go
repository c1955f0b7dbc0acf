package diagnose_test

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"html"
	"math/big"
	"net/url"
	"slices"
	"strings"
	"testing"

	"wsaccept/wasm/diagnose"
)

// prove makes the Accept of x anew, from its proof alone and with the standard
// library, and complains if it is not accept.
func prove(t *testing.T, x diagnose.Explanation, accept string) {
	t.Helper()
	p := x.Proof
	if p.Output != accept {
		t.Errorf("%s: the proof ends in %q, not in the Accept %q", x.Mistake, p.Output, accept)
	}
	for _, id := range strings.Split(x.Mistake, "+") {
		if _, found := diagnose.FindMistake(id); !found {
			t.Errorf("%s: no mistake is called %q", x.Mistake, id)
		}
	}
	if !strings.HasPrefix(x.Title, "It ") || !strings.HasSuffix(x.Title, ".") || x.Fix == "" {
		t.Errorf("%s: title %q, fix %q", x.Mistake, x.Title, x.Fix)
	}
	digest := p.Digest
	if p.Input != nil {
		digest = hashed(t, p)
		if p.Hash != "" && !bytes.Equal(digest, p.Digest) {
			t.Errorf("%s: %s of %q is %x, not %x", x.Mistake, p.Hash, p.Bytes(), digest, p.Digest)
		}
	}
	if !written(p.Encoding, accept, digest) {
		t.Errorf("%s: %x as %s is not %q", x.Mistake, digest, p.Encoding, accept)
	}
}

func hashed(t *testing.T, p diagnose.Proof) []byte {
	t.Helper()
	once := sha1.Sum(p.Bytes())
	switch p.Hash {
	case "":
		return p.Bytes()
	case "SHA-1":
		return once[:]
	case "SHA-1 of the SHA-1":
		d := sha1.Sum(once[:])
		return d[:]
	case "SHA-1 of the hexadecimal digits of the SHA-1":
		d := sha1.Sum([]byte(hex.EncodeToString(once[:])))
		return d[:]
	case "SHA-1 of the base64 of the SHA-1":
		d := sha1.Sum([]byte(base64.StdEncoding.EncodeToString(once[:])))
		return d[:]
	case "HMAC-SHA1":
		h := hmac.New(sha1.New, []byte(p.Secret))
		h.Write(p.Bytes())
		return h.Sum(nil)
	case "MD5":
		d := md5.Sum(p.Bytes())
		return d[:]
	case "SHA-256":
		d := sha256.Sum256(p.Bytes())
		return d[:]
	case "SHA-224":
		d := sha256.Sum224(p.Bytes())
		return d[:]
	case "SHA-384":
		d := sha512.Sum384(p.Bytes())
		return d[:]
	case "SHA-512":
		d := sha512.Sum512(p.Bytes())
		return d[:]
	}
	t.Errorf("no hash function is called %q", p.Hash)
	return nil
}

// written reports whether text is data written as encoding says.
func written(encoding, text string, data []byte) bool {
	if rest, found := strings.CutSuffix(encoding, ", with white space in it"); found {
		stripped := strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(text)
		return text != strings.Trim(stripped, " ") && written(rest, strings.Trim(stripped, " "), data)
	}
	if rest, quotes, found := strings.Cut(encoding, ", written as "); found {
		open, shut, _ := strings.Cut(quotes, "…")
		return len(text) >= len(open+shut) && strings.HasPrefix(text, open) && strings.HasSuffix(text, shut) &&
			written(rest, text[len(open):len(text)-len(shut)], data)
	}
	if rest, found := strings.CutSuffix(encoding, ", percent-encoded"); found {
		plain, err := url.PathUnescape(text)
		return err == nil && plain != text && written(rest, plain, data)
	}
	if rest, found := strings.CutSuffix(encoding, ", escaped for HTML"); found {
		plain := html.UnescapeString(text)
		return plain != text && written(rest, plain, data)
	}
	std := base64.StdEncoding.EncodeToString(data)
	if n := 0; strings.HasSuffix(encoding, " only") {
		_, err := fmt.Sscanf(encoding, "base64, the first %d characters only", &n)
		return err == nil && len(text) == n && n >= 8 && strings.HasPrefix(std, text)
	}
	switch encoding {
	case "":
		return text == string(data)
	case "base64, in lower case":
		return text == strings.ToLower(std)
	case "base64, in upper case":
		return text == strings.ToUpper(std)
	}
	if !strings.HasPrefix(encoding, "base64") {
		return text == printed(encoding, data)
	}

	layer, inner, nested := strings.Cut(encoding, " of ")
	core := strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(text, "="))
	if nested {
		content, err := base64.RawStdEncoding.DecodeString(core)
		if err != nil || !inside(inner, content, data) {
			return false
		}
		std = base64.StdEncoding.EncodeToString(content)
	}
	want := strings.TrimRight(std, "=")
	signs := std[len(want):]
	if rest, end, found := strings.Cut(layer, " with no = at the end"); found && end == "" {
		layer, signs = rest, ""
	} else if rest, n, found := cutTimes(layer); found {
		layer, signs = rest, strings.Repeat("=", n)
	}
	if rest, found := strings.CutSuffix(layer, " with unused bits set"); found {
		layer = rest
		if core == want || core[:len(core)-1] != want[:len(want)-1] {
			return false
		}
		core = want
	}
	if url := strings.ContainsAny(text, "-_"); url != (layer == "base64url") || layer != "base64" && layer != "base64url" {
		return false
	}
	return core == want && text[len(core):] == signs
}

// cutTimes cuts “with == at the end” or “with 5 times = at the end” off layer.
func cutTimes(layer string) (rest string, n int, found bool) {
	layer, found = strings.CutSuffix(layer, " at the end")
	rest, signs, _ := strings.Cut(layer, " with =")
	if rest != layer {
		return rest, len(signs) + 1, found
	}
	at := strings.LastIndex(layer, " with ")
	if !found || at < 0 {
		return "", 0, false
	}
	if _, err := fmt.Sscanf(layer[at:], " with %d times =", &n); err != nil {
		return "", 0, false
	}
	return layer[:at], n, true
}

// inside reports whether content, which was then encoded in base64, is data
// written as encoding says.
func inside(encoding string, content, data []byte) bool {
	if rest, found := strings.CutSuffix(encoding, " and a line break"); found {
		trimmed := bytes.TrimRight(content, "\r\n")
		return len(trimmed) < len(content) && inside(rest, trimmed, data)
	}
	n := 0
	if _, err := fmt.Sscanf(encoding, "the digest and %d more byte", &n); err == nil {
		return n > 0 && len(content) == 20+n && bytes.HasPrefix(content, data)
	}
	if _, err := fmt.Sscanf(encoding, "the first %d bytes of the digest", &n); err == nil {
		return n >= 2 && len(content) == n && bytes.HasPrefix(data, content)
	}
	switch encoding {
	case "the digest and a zero byte":
		return bytes.Equal(content, append(slices.Clone(data), 0))
	case "the words of the digest, low byte first":
		var swapped []byte
		for word := range slices.Chunk(data, 4) {
			swapped = append(swapped, word[3], word[2], word[1], word[0])
		}
		return bytes.Equal(content, swapped)
	case "the digest in reverse":
		reversed := slices.Clone(data)
		slices.Reverse(reversed)
		return bytes.Equal(content, reversed)
	case "the digest as Latin-1 text in UTF-8":
		return string(content) == latin1(data)
	case "the digest as UTF-8 text, with U+FFFD for what is not UTF-8":
		if data == nil { // it can't be read back; the form shows the mistake, nothing more
			return bytes.Count(content, []byte("\uFFFD")) >= 3
		}
		return string(content) == whatwgDecode(data)
	case "the digest as UTF-8 text, with U+FFFD for each byte that is not UTF-8":
		return string(content) == string([]rune(string(data)))
	case "the digest as ASCII text, with ? for what is not ASCII":
		return string(content) == ascii(data)
	case "the digest with the highest bit of each byte cleared":
		return string(content) == sevenBits(data)
	case "the digest without the bytes that are not UTF-8":
		return string(content) == strings.ReplaceAll(whatwgDecode(data), "\uFFFD", "")
	case "the digest up to its first zero byte":
		before, _, found := bytes.Cut(data, []byte{0})
		return found && bytes.Equal(content, before)
	}
	return written(encoding, string(content), data)
}

// printed writes data in hexadecimal or decimal.
func printed(encoding string, data []byte) string {
	if rest, found := strings.CutSuffix(encoding, " in <Buffer …>"); found {
		return "<Buffer " + printed(rest, data) + ">"
	}
	if kind, form, found := strings.Cut(encoding, " as in "); found {
		return decimal(kind, form, data)
	}
	if rest, found := strings.CutSuffix(encoding, " as sha1sum prints them"); found {
		return printed(rest, data) + "  -"
	}
	if rest, prefix, found := strings.Cut(encoding, " after “"); found {
		return strings.TrimSuffix(prefix, "”") + printed(rest, data)
	}
	lower := fmt.Sprintf("%x", data)
	switch encoding {
	case "hexadecimal digits":
		return lower
	case "upper-case hexadecimal digits":
		return fmt.Sprintf("%X", data)
	case "hexadecimal digits with spaces":
		return fmt.Sprintf("% x", data)
	case "upper-case hexadecimal digits with spaces":
		return fmt.Sprintf("% X", data)
	case "hexadecimal digits with dashes":
		return strings.ReplaceAll(fmt.Sprintf("% x", data), " ", "-")
	case "upper-case hexadecimal digits with dashes":
		return strings.ReplaceAll(fmt.Sprintf("% X", data), " ", "-")
	case "hexadecimal digits with colons":
		return strings.ReplaceAll(fmt.Sprintf("% x", data), " ", ":")
	case "upper-case hexadecimal digits with colons":
		return strings.ReplaceAll(fmt.Sprintf("% X", data), " ", ":")
	case "hexadecimal digits, without leading zeros":
		return strings.TrimLeft(lower, "0")
	case "upper-case hexadecimal digits, without leading zeros":
		return strings.ToUpper(strings.TrimLeft(lower, "0"))
	case "hexadecimal digits, without the leading zero of each byte", "upper-case hexadecimal digits, without the leading zero of each byte":
		var digits strings.Builder
		for _, b := range data {
			fmt.Fprintf(&digits, "%x", b)
		}
		if strings.HasPrefix(encoding, "upper") {
			return strings.ToUpper(digits.String())
		}
		return digits.String()
	case "hexadecimal digits of signed bytes":
		return signedHex("%02x", data)
	case "hexadecimal digits of signed bytes, without leading zeros":
		return signedHex("%x", data)
	case "hexadecimal digits of one signed number":
		return signedNumber(data).Text(16)
	case "bytes as Python prints them":
		return pythonBytes(data)
	}
	return "no way of writing is called " + encoding
}

// decimal writes data like form, which has 1 and 2.
func decimal(kind, form string, data []byte) string {
	var list []string
	for _, b := range data {
		switch kind {
		case "decimal numbers":
			list = append(list, fmt.Sprint(b))
		case "signed decimal numbers":
			list = append(list, fmt.Sprint(int8(b)))
		}
	}
	between, after, _ := strings.Cut(form[strings.Index(form, "1")+1:], "2")
	before, _, _ := strings.Cut(form, "1")
	return before + strings.Join(list, between) + after
}

// signedHex prints each byte with format as a signed number of 32 bits.
func signedHex(format string, data []byte) string {
	var digits strings.Builder
	for _, b := range data {
		fmt.Fprintf(&digits, format, uint32(int8(b)))
	}
	return digits.String()
}

// signedNumber is new BigInteger(data) of Java.
func signedNumber(data []byte) *big.Int {
	n := new(big.Int).SetBytes(data)
	if data[0] > 0x7F {
		n.Sub(n, new(big.Int).Lsh(big.NewInt(1), uint(8*len(data))))
	}
	return n
}

// pythonBytes is repr of Python 3: Objects/bytesobject.c, PyBytes_Repr.
func pythonBytes(data []byte) string {
	quote := `'`
	if bytes.ContainsRune(data, '\'') && !bytes.ContainsRune(data, '"') {
		quote = `"`
	}
	text := "b" + quote
	for _, b := range data {
		switch c := string(rune(b)); {
		case c == quote || c == `\`:
			text += `\` + c
		case c == "\t":
			text += `\t`
		case c == "\n":
			text += `\n`
		case c == "\r":
			text += `\r`
		case b < ' ' || b >= 0x7f:
			text += fmt.Sprintf(`\x%02x`, b)
		default:
			text += c
		}
	}
	return text + quote
}

func sevenBits(data []byte) string {
	return strings.Map(func(r rune) rune { return r % 128 }, latin1(data))
}

func latin1(data []byte) string {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
	}
	return string(runes)
}

func ascii(data []byte) string {
	return strings.Map(func(r rune) rune {
		if r > 0x7F {
			return '?'
		}
		return r
	}, latin1(data))
}
