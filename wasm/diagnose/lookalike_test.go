package diagnose_test

import (
	"crypto/sha1"
	"encoding/binary"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"wsaccept/wasm/diagnose"
	"wsaccept/wasm/handshake"
)

// lowByte returns the low byte of each unit of UTF-16, as Node's 'binary' does.
func lowByte(text string) string {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit))
	}
	return string(b)
}

// asciiOrMark returns text as an encoder does that writes ? for what it does not
// have.
func asciiOrMark(text string) string {
	return strings.Map(func(r rune) rune {
		if r > 0x7F {
			return '?'
		}
		return r
	}, text)
}

// in1252 returns text in windows-1252; only some of its characters are known.
func in1252(text string) string {
	return strings.NewReplacer("–", "\x96", "—", "\x97", "“", "\x93", "”", "\x94", "‘", "\x91", "’", "\x92", "\u00AD", "\xAD", "\u00A0", "\xA0").Replace(text)
}

// replacedAt returns the GUID with sign in place of the characters at places.
func replacedAt(sign string, places ...int) string {
	text := ""
	for i := range len(guid) {
		piece := guid[i : i+1]
		for _, place := range places {
			if i == place {
				piece = sign
			}
		}
		text += piece
	}
	return text
}

var dashPlaces = []int{8, 13, 18, 23}

// Every look-alike of a dash, at each dash, at two and at all, in each encoding.
func TestDashes(t *testing.T) {
	many := [][]int{{8}, {13}, {18}, {23}, {8, 23}, {13, 18}, {8, 13, 18}, dashPlaces}
	if testing.Short() {
		many = [][]int{{13}, dashPlaces}
	}
	for _, dash := range []string{"–", "—", "‐", "‑", "‒", "―", "−", "﹣", "－", "\u00AD"} {
		for _, places := range many {
			foundAs(t, replacedAt(dash, places...), "guid-lookalike")
		}
	}
}

// foundAs diagnoses what servers make of text in the place of the GUID.
func foundAs(t *testing.T, text, mistake string) {
	t.Helper()
	const key = "x3JJHMbDL1EzLkh9GBhXDw=="
	messages := map[string]string{
		key + text:              mistake,
		key + lowByte(text):     mistake,
		key + in1252(text):      mistake,
		key + asciiOrMark(text): mistake,
		wide(key+text, binary.LittleEndian, false): mistake + "+utf-16",
		wide(key+text, binary.BigEndian, false):    mistake + "+utf-16",
	}
	for message, want := range messages {
		if message == key+text && strings.ContainsAny(text, "\x00") {
			continue
		}
		sent := accept(message)
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: sent})
		ids := strings.Fields(mistakesOf(t, d, sent))
		found := false
		for _, id := range ids {
			found = found || id == want || message == key+asciiOrMark(text) && id == "guid-invisible" || // nobody knows what was lost
				message == key+lowByte(text) && strings.Contains(id, "newline") // the low byte of U+200D is a CR
		}
		if !found {
			t.Errorf("%+q: %+q: %s %q, want %s", text, message, d.Verdict, ids, want)
		}
	}
}

// Letters and digits of other scripts.
func TestHomoglyphs(t *testing.T) {
	for _, text := range []string{
		replacedAt("\u0410", 4), replacedAt("\u0410", 6, 17), replacedAt("\u0410", 4, 6, 17, 22, 26), // А
		replacedAt("\u0421", 21), replacedAt("\u0421", 21, 24, 30), replacedAt("\u0415", 3), replacedAt("\u0412", 27, 33),
		replacedAt("\u0391", 22), replacedAt("\u0392", 27), replacedAt("\u0395", 3, 9),
		replacedAt("Ａ", 4), replacedAt("５", 1), replacedAt("１", 11, 34, 35),
		"258\u0415\u0410F\u04105-E914-47DA-95CA-C5AB0DC85B11",
		strings.NewReplacer("A", "\u0410", "B", "\u0412", "C", "\u0421", "E", "\u0415").Replace(guid),
		strings.NewReplacer("A", "\u0391", "B", "\u0392", "E", "\u0395").Replace(guid),
		strings.Map(func(r rune) rune { return r - '!' + '！' }, guid),
		strings.Map(func(r rune) rune {
			if r == '-' {
				return r
			}
			return r - '!' + '！'
		}, guid),
		strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return r
			}
			return r - '!' + '！'
		}, guid),
	} {
		foundAs(t, text, "guid-lookalike")
	}
	for text, want := range map[string]string{
		strings.ReplaceAll(guid, "1", "l"): "guid-lookalike", strings.ReplaceAll(guid, "1", "I"): "guid-lookalike",
		strings.ReplaceAll(guid, "5", "S"): "guid-lookalike", strings.ReplaceAll(guid, "8", "B"): "guid-lookalike",
		strings.ReplaceAll(guid, "0", "O"): "wrong-guid", // one character only
	} {
		sent := accept(handshake.SampleKey + text)
		d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: sent})
		if got := mistakesOf(t, d, sent); got != want {
			t.Errorf("%s: %q, want %s", text, got, want)
		}
	}
}

// Characters that nobody sees, from the first place to the last; and what stands
// around the GUID.
func TestInvisible(t *testing.T) {
	step := 3
	if testing.Short() {
		step = 18
	}
	for _, sign := range []string{"\u00AD", "\u200B", "\u200C", "\u200D", "\u2060", "\u00A0"} {
		for i := 0; i <= len(guid); i += step {
			foundAs(t, guid[:i]+sign+guid[i:], "guid-invisible")
		}
		foundAs(t, strings.ReplaceAll(guid, "-", "-"+sign), "guid-invisible")
	}
	for _, quotes := range [][2]string{{"“", "”"}, {"‘", "’"}, {"”", "”"}, {"’", "’"}} {
		foundAs(t, quotes[0]+guid+quotes[1], "guid-wrapped")
		foundAs(t, quotes[0]+guid, "guid-wrapped")
		foundAs(t, guid+quotes[1], "guid-wrapped")
	}
	for text, want := range map[string]string{
		"\uFEFF" + guid: "byte-order-mark", guid + "\uFEFF": "guid-invisible", "\u200E" + guid: "guid-invisible", guid + "\u202C": "guid-invisible",
		guid + "\t": "space-after", guid + "  ": "space-after", guid + "\v": "space-after", guid + "\n\n": "newline-after", guid + " \r\n": "newline-after",
		guid + "\u2028": "guid-invisible", guid + "\u0085": "guid-invisible", guid + `\n`: "guid-invisible", "\n" + guid: "key-newline",
		"ï»¿" + guid: "guid-invisible", guid + "\x00\x00": "nul-after",
	} {
		sent := accept(handshake.SampleKey + text)
		d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: sent})
		if got := mistakesOf(t, d, sent); !strings.Contains(" "+got+" ", " "+want+" ") {
			t.Errorf("%+q: %q, want %s", text, got, want)
		}
	}
}

// Two values from public repositories: the en dash of Node, and in UTF-8.
func TestEnDash(t *testing.T) {
	for accept, title := range map[string]string{
		"bVcK2ZBdRcWfVf3DIo8MIz+kdWo=": "It used a GUID with “–” (U+2013) in place of the dash at character 14. The GUID was hashed as the low byte of each character (as 'binary' and 'latin1' of Node do).",
		"2QLIQafFyQaRfQDdHJJlE8VjrBI=": "It used a GUID with “–” (U+2013) in place of the dash at character 14.",
	} {
		d := diagnose.Diagnose(diagnose.Case{Key: handshake.SampleKey, Accept: accept})
		if got := mistakesOf(t, d, accept); got != "guid-lookalike" || d.Explanations[0].Title != title {
			t.Errorf("%s: %q %+v", accept, got, d.Explanations)
		}
	}
}

// The constant in somebody's code is told by the same name.
func TestLookalikeAsGUID(t *testing.T) {
	x, wrong := diagnose.AsGUID(replacedAt("–", dashPlaces...))
	if want := "It used a GUID with “–” (U+2013) in place of its dashes."; !wrong || x.Mistake != "guid-lookalike" || x.Title != want {
		t.Errorf("%s %q", x.Mistake, x.Title)
	}
}

// A digest that is cut at its first zero byte, at each length from which it can be
// told; the same bytes are those of a digest that was cut there.
func TestCutAtNUL(t *testing.T) {
	left := 18
	for n := 0; left > 0 && n < 1<<18; n++ {
		key := b64([]byte(strings.Repeat("0", 10) + strconv.Itoa(100_000+n)))
		digest := sha1.Sum([]byte(key + guid))
		size := strings.IndexByte(string(digest[:]), 0)
		if size < 2 || size != 20-left {
			continue
		}
		left--
		sent := b64(digest[:size])
		d := diagnose.Diagnose(diagnose.Case{Key: key, Accept: sent})
		want := "cut-at-nul digest-cut"
		switch {
		case size == 3:
			want = "cut-at-nul"
		case size%3 == 0:
			want = "cut-at-nul accept-cut"
		}
		got := mistakesOf(t, d, sent)
		if got = strings.TrimSuffix(got, " mangled-text"); got != want {
			t.Errorf("%d bytes: key %s, Accept %s: %q, want %q", size, key, sent, got, want)
		}
	}
	if left > 0 {
		t.Errorf("no key for %d bytes", 20-left)
	}
}
