package evidence

import (
	"encoding/hex"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"wsaccept/wasm/handshake"
)

func readLines(t testing.TB, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimSpace(string(data)), "\n")
}

// texts returns what was found, each in quotes.
func texts(constants []Constant) string {
	var all []string
	for _, c := range constants {
		all = append(all, fmt.Sprintf("%q", c.Text))
	}
	return strings.Join(all, " ")
}

// Each of the wrong GUIDs that were seen in public is found in the code of a
// server in each language, and bare.
func TestConstantsInEveryLanguage(t *testing.T) {
	guids := append(readLines(t, "../diagnose/wrong-guids.txt"), handshake.GUID)
	if len(guids) != 29 {
		t.Fatalf("%d GUIDs, want 28 wrong ones and the right one", len(guids))
	}
	programs, err := filepath.Glob("testdata/code/*.txt")
	if err != nil || len(programs) < 9 {
		t.Fatalf("%d programs (%v), want at least 9", len(programs), err)
	}
	for _, program := range programs {
		code := strings.Join(readLines(t, program), "\n")
		if strings.Count(code, "GUID-HERE") != 1 {
			t.Fatalf("%s must have one GUID-HERE", program)
		}
		for _, guid := range guids {
			code := strings.Replace(code, "GUID-HERE", guid, 1)
			got := Constants(code)
			if len(got) != 1 || got[0].Text != guid || got[0].Span.Of(code) != guid || got[0].Right() != (guid == handshake.GUID) {
				t.Errorf("%s: got %s, want %q", program, texts(got), guid)
			}
		}
	}
	for _, guid := range guids {
		for _, code := range []string{guid, strings.ToLower(guid), " " + guid + "\r\n"} {
			got := Constants(code)
			if want := strings.TrimSpace(code); len(got) != 1 || got[0].Text != want || got[0].Span.Of(code) != want {
				t.Errorf("bare %q: got %s", code, texts(got))
			}
		}
	}
}

func TestConstants(t *testing.T) {
	const guid, wrong = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "258EAFA5-E914-47DA-95CA-C5AB0DC11B85"
	const raw = "\x25\x8e\xaf\xa5\xe9\x14\x47\xda\x95\xca\xc5\xab\x0d\xc8\x5b\x11"
	spaced := func(layout, between string) string { // each character of the GUID
		var all []string
		for _, c := range []byte(guid) {
			all = append(all, fmt.Sprintf(layout, c))
		}
		return strings.Join(all, between)
	}
	rawAs := func(layout string) string {
		var all []string
		for _, b := range []byte(raw) {
			all = append(all, fmt.Sprintf(layout, b))
		}
		return strings.Join(all, ", ")
	}

	for _, test := range []struct {
		name, code string
		want       []string
	}{
		{"bare, in braces", "{" + guid + "}", []string{"{" + guid + "}"}},
		{"bare, in quotes", `"` + guid + `"`, []string{guid}},
		{"bare, with a semicolon", guid + ";", []string{guid}},
		{"bare, with spaces for dashes", "258EAFA5 E914 47DA 95CA C5AB0DC85B11", []string{"258EAFA5 E914 47DA 95CA C5AB0DC85B11"}},
		{"bare, with en dashes", strings.ReplaceAll(guid, "-", "–"), []string{strings.ReplaceAll(guid, "-", "–")}},
		{"a Cyrillic С", `guid := "258EAFA5-E914-47DA-95CA-С5AB0DC85B11"`, []string{"258EAFA5-E914-47DA-95CA-С5AB0DC85B11"}},
		{"a space without width", "x = '258EAFA5-E914-47DA\u200b-95CA-C5AB0DC85B11'", []string{"258EAFA5-E914-47DA\u200b-95CA-C5AB0DC85B11"}},
		{"an assignment", "guid=" + wrong, []string{wrong}},
		{"braces in a string", `new Guid("{` + guid + `}")`, []string{"{" + guid + "}"}},
		{"a line feed in a string", `"` + guid + `\n"`, []string{guid + "\n"}},
		{"a line feed before", `"\n` + guid + `"`, []string{"\n" + guid}},
		{"spaces in a string", `f(" ` + guid + ` ")`, []string{" " + guid + " "}},
		{"underscores in a string", `"258EAFA5_E914_47DA_95CA_C5AB0DC85B11"`, []string{"258EAFA5_E914_47DA_95CA_C5AB0DC85B11"}},
		{"a NUL in a string", `"` + guid + `\0"`, []string{guid + "\x00"}},
		{"escaped characters", `"` + spaced(`\x%02x`, "") + `"`, []string{guid}},
		{"escaped as UTF-16", `"` + spaced(`\u%04X`, "") + `"`, []string{guid}},
		{"in a string of JSON", `{"code": "const g = \"` + wrong + `\";"}`, []string{wrong}},
		{"Python's triple quotes", `guid = """` + wrong + `"""`, []string{wrong}},
		{"Rust's raw string", `let guid = r#"` + wrong + `"#;`, []string{wrong}},

		{"joined with +", `"258EAFA5-E914-" + "47DA-95CA-C5AB0DC85B11"`, []string{guid}},
		{"joined in C", "\"258EAFA5-E914-\"\n\t\t\"47DA-95CA-\" \"C5AB0DC85B11\"", []string{guid}},
		{"joined in PHP", `'258EAFA5-E914-' . '47DA-95CA-' . 'C5AB0DC85B11'`, []string{guid}},
		{"joined in Lua", `"258EAFA5-E914-47DA" .. "-95CA-C5AB0DC11B85"`, []string{wrong}},
		{"joined in Visual Basic", "\"258EAFA5-E914-47DA-\" & _\r\n  \"95CA-C5AB0DC85B11\"", []string{guid}},
		{"joined in Python", "guid = (b'258EAFA5-E914-'\n        b'47DA-95CA-C5AB0DC85B11')", []string{guid}},
		{"joined by join", `["258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"].join("-")`, []string{guid}},
		{"a string goes on in the next line", "\"258EAFA5-E914-\\\n47DA-95CA-C5AB0DC85B11\"", []string{guid}},
		{"a long line of the shell", "\"258EAFA5-E914-\\\r\n47DA-95CA-C5AB0DC85B11\"", []string{guid}},

		{"characters", "char guid[] = {" + spaced("'%c'", ",") + "};", []string{guid}},
		{"characters with a NUL", "{" + spaced("'%c'", ", ") + ", 0}", []string{guid}},
		{"strings of a character", "[" + spaced(`"%c"`, ", ") + "]", []string{guid}},
		{"bytes in Rust", "[" + spaced("b'%c'", ", ") + "]", []string{guid}},
		{"numbers", "[]byte{" + spaced("0x%02X", ", ") + "}", []string{guid}},
		{"numbers in lines", "{\n" + spaced("  0x%02x", ",\n") + ",\n}", []string{guid}},
		{"decimal numbers", "bytes([" + spaced("%d", ",") + "])", []string{guid}},
		{"numbers with a type", "[" + spaced("0x%02Xu8", ", ") + "]", []string{guid}},
		{"numbers with a cast", "{" + spaced("(byte) 0x%02X", ", ") + "}", []string{guid}},
		{"16 bytes", "{" + rawAs("0x%02x") + "}", []string{raw}},
		{"16 bytes in Java", "{" + rawAs("(byte)0x%02x") + "}", []string{raw}},
		{"16 bytes in a string", `b"` + strings.ReplaceAll(rawAs(`\x%02x`), ", ", "") + `"`, []string{raw}},
		{"16 bytes, negative ones", "{37, -114, -81, -91, -23, 20, 71, -38, -107, -54, -59, -85, 13, -56, 91, 17}", []string{raw}},
		{"16 bytes as Windows stores them", "{0xA5,0xAF,0x8E,0x25,0x14,0xE9,0xDA,0x47,0x95,0xCA,0xC5,0xAB,0x0D,0xC8,0x5B,0x11}",
			[]string{"\xa5\xaf\x8e\x25\x14\xe9\xda\x47\x95\xca\xc5\xab\x0d\xc8\x5b\x11"}},

		{"printf", `printf '%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11' "$key"`, []string{guid}},
		{"printf with a width", `sprintf(buf, "%.24s258EAFA5-E914-47DA-95CA-C5AB0DC11B85", key)`, []string{wrong}},
		{"printf with a position", `"%1$s258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{guid}},
		{"a variable in braces", "`${key}" + wrong + "`", []string{wrong}},
		{"a variable next to it", `"$key258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{"-E914-47DA-95CA-C5AB0DC85B11"}},
		{"a variable with an underscore", `"$ws_key258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{"-E914-47DA-95CA-C5AB0DC85B11"}},
		{"the shell's first argument", `printf %s "$1258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{guid}},
		{"key and GUID in one", `"dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{guid}},
		{"key without padding and GUID in one", `"dGhlIHNhbXBsZSBub25jZQ258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{guid}},
		{"after a string in the shell", `echo -n "$KEY"` + wrong + ` | openssl sha1 -binary`, []string{wrong}},

		{"RFC 6455 §4.1, wrapped", "   Key| (as a string, not base64-decoded) with the string \"258EAFA5-\n       E914-47DA-95CA-C5AB0DC85B11\" but ignoring any leading and", []string{guid}},
		{"wrapped in a comment", " * the GUID 258EAFA5-E914-47DA-\n * 95CA-C5AB0DC85B11 and", []string{guid}},
		{"a space in prose", "append 258EAFA5-E914-47DA-95CA- C5AB0DC85B11 to it", []string{"258EAFA5-E914-47DA-95CA- C5AB0DC85B11"}},
		{"in a sentence", "Don't forget: '" + wrong + "' isn't right. It's " + guid + ".", []string{wrong, guid}},
		{"in Chinese", "字符串“" + wrong + "”拼接" + guid + "。", []string{wrong, guid}},
		{"in parentheses, markdown and a comment", "(`" + wrong + "`) //" + guid, []string{wrong, guid}},
		{"cut short", `"258EAFA5-E914-47DA-95CA-"`, []string{"258EAFA5-E914-47DA-95CA-"}},
		{"twice the same", "a = '" + wrong + "'\nb = '" + wrong + "'", []string{wrong}},

		{"another UUID", `const guid = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";`, []string{"3f2504e0-4f89-11d3-9a0c-0305e82c3301"}},
		{"another UUID, a digit short", "guid: 3f2504e0-4f89-11d3-9a0c-0305e82c330", []string{"3f2504e0-4f89-11d3-9a0c-0305e82c330"}},
		{"another UUID beside the GUID", `id = "3f2504e0-4f89-11d3-9a0c-0305e82c3301"; guid = "` + wrong + `"`, []string{wrong}},

		{"nothing", "", nil},
		{"a key and an Accept", "dGhlIHNhbXBsZSBub25jZQ== s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", nil},
		{"hashes", "b37a4f2cc0624f1690f64606cf385945b2bec4ea d41d8cd98f00b204e9800998ecf8427e", nil},
		{"a UUID in an address", "https://example.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301?x=1", nil},
		{"the GUID in an address", "see https://example.com/search?q=" + guid + " there", nil},
		{"a UUID in a path", "open('/dev/disk/by-uuid/3f2504e0-4f89-11d3-9a0c-0305e82c3301')", nil},
		{"a hex dump", "00000000  32 35 38 45 41 46 41 35  2d 45 39 31 34 2d 34 37  |........|", nil},
		{"bytes of other things", "{0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f}", nil},
		{"prose", "The server concatenates the key and the GUID, then takes the SHA-1.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := Constants(test.code)
			var want []Constant
			for _, text := range test.want {
				want = append(want, Constant{Text: text})
			}
			if texts(got) != texts(want) {
				t.Errorf("%s\ngot  %s\nwant %s", test.code, texts(got), texts(want))
			}
			checkConstants(t, test.code, got)
		})
	}
}

// checkConstants checks what must be true of all constants.
func checkConstants(t *testing.T, code string, constants []Constant) {
	t.Helper()
	if len(constants) > mostConstants {
		t.Errorf("%d constants", len(constants))
	}
	end := 0
	for _, c := range constants {
		if c.Span.Start < end || c.Span.End <= c.Span.Start || c.Span.End > len(code) {
			t.Fatalf("%q: span %v after %d", code, c.Span, end)
		}
		end = c.Span.End
		if piece := c.Span.Of(code); !strings.ContainsAny(piece, "\"'`\\,\n") && piece != c.Text && !(strings.ToUpper(piece) == c.Text && strings.Contains(strings.ToLower(code), "upper")) {
			t.Errorf("%q: text %q of %q", code, c.Text, piece)
		}
		var got, want strings.Builder
		wrong := 0
		for _, e := range Diff(c.Text) {
			if utf8.RuneCountInString(e.Got) > 1 || utf8.RuneCountInString(e.Want) > 1 {
				t.Errorf("%q: %+v is more than a character", code, e)
			}
			if e.Got != e.Want {
				wrong++
			}
			got.WriteString(e.Got)
			want.WriteString(e.Want)
		}
		if got.String() != c.Text || want.String() != handshake.GUID {
			t.Errorf("%q: Diff has %q and %q", code, got.String(), want.String())
		}
		if (wrong == 0) != c.Right() {
			t.Errorf("%q: %d edits, but Right is %t", code, wrong, c.Right())
		}
	}
}

// A UUID that has nothing to do with the GUID is told from a GUID gone wrong.
func TestLike(t *testing.T) {
	for code, like := range map[string]bool{
		`"258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`:                                            true,
		`"258EAFA5-E914-47DA-95CA-5AB5DC11B735"`:                                            true,
		`{0x25,0x8E,0xAF,0xA5,0xE9,0x14,0x47,0xDA,0x95,0xCA,0xC5,0xAB,0x0D,0xC8,0x5B,0x11}`: true,
		`"3f2504e0-4f89-11d3-9a0c-0305e82c3301"`:                                            false,
		"6F9619FF-8B86-D011-B42D-00CF4FC964FF":                                              false,
	} {
		if got := Constants(code); len(got) != 1 || got[0].Like != like {
			t.Errorf("%s: %+v, want Like %t", code, got, like)
		}
	}
}

func TestDiff(t *testing.T) {
	for _, test := range []struct{ got, want string }{ // as the steps that differ, got/want
		{"258EAFA5-E914-47DA-95CA-C5AB0DC85B11", ""},
		{"258EAFA5-E914-47DA-95CA-C5ABODC85B11", "O/0"},
		{"58EAFA5-E914-47DA-95CA-C5AB0DC85B11", "/2"},
		{"258EAFA5E91447DA95CAC5AB0DC85B11", "/- /- /- /-"},
		{"258EAFA5-E914-47DA-95CA- C5AB0DC85B11", " /"},
		{"258EAFA5-E914-47DA-95CA-C5AB0DC58B11", "5/8 8/5"},
		{"258eafa5-e914-47da-95ca-c5ab0dc85b1", "e/E a/A f/F a/A e/E d/D a/A c/C a/A c/C a/A b/B d/D c/C b/B /1"},
		{"\xff258EAFA5-E914-47DA-95CA-С5AB0DC85B11", "\xff/ С/C"},
	} {
		var steps []string
		for _, e := range Diff(test.got) {
			if e.Got != e.Want {
				steps = append(steps, e.Got+"/"+e.Want)
			}
		}
		if got := strings.Join(steps, " "); got != test.want {
			t.Errorf("%s: %s, want %s", test.got, got, test.want)
		}
	}
}

// levenshtein is the distance by the textbook.
func levenshtein(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := before
			if a[i] != b[j] {
				replaced++
			}
			before = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func TestDistance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		text := []byte(handshake.GUID)
		for range random.IntN(30) {
			at, c := random.IntN(len(text)), "0123456789ABCDEF- xyz"[random.IntN(21)]
			switch random.IntN(3) {
			case 0:
				text[at] = c
			case 1:
				text = append(text[:at], text[at+1:]...)
			case 2:
				text = append(text[:at], append([]byte{c}, text[at:]...)...)
			}
		}
		want := levenshtein(strings.ToUpper(string(text)), handshake.GUID)
		if got := distance(string(text)); got != want {
			t.Fatalf("%s: distance %d, want %d", text, got, want)
		}
		exact, steps := levenshtein(string(text), handshake.GUID), 0
		for _, e := range Diff(string(text)) {
			if e.Got != e.Want {
				steps++
			}
		}
		if steps != exact {
			t.Fatalf("%s: %d edits, want %d", text, steps, exact)
		}
	}
}

func FuzzConstants(f *testing.F) {
	for _, code := range []string{
		handshake.GUID, `"258EAFA5-E914-" + "47DA-95CA-C5AB0DC85B11\n"`, "'%s258EAFA5-E914-47DA-95CA-\n C5AB0DC85B11'",
		"{0x25,0x8E,0xAF,0xA5,0xE9,0x14,0x47,0xDA,0x95,0xCA,0xC5,0xAB,0x0D,0xC8,0x5B,0x11}", "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
		"$k258EAFA5-E914-47DA-95CA-C5AB0DC85B11", "(byte)'2',(byte)'5'", "%", "\\", "$", "'", "(", "b'",
		`["258EAFA5","E914","47DA","95CA","C5AB0DC85B11"].join("-")`, `strcat(b,"258EAFA5-E914-"); strcat(b,"47DA-95CA-C5AB0DC85B11")`,
		"{0x258EAFA5, 0xE914, 0x47DA, {0x95, /* C */ 0xCA,", "# 258EAFA5-E914-47DA-95CA-5AB0DC85B11F\n<!--", "f(\"258EAFA5-E914-47DA-95CA-\".upper(",
	} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) { checkConstants(t, code, Constants(code)) })
}

// A paste of a MiB, in the shapes that are the most work.
func BenchmarkConstants(b *testing.B) {
	const size = 1 << 20
	random := rand.New(rand.NewPCG(3, 4))
	var uuids strings.Builder
	for uuids.Len() < size {
		var id [16]byte
		for i := range id {
			id[i] = byte(random.Uint32())
		}
		digits := hex.EncodeToString(id[:])
		uuids.WriteString(`"` + digits[:8] + "-" + digits[8:12] + "-" + digits[12:16] + "-" + digits[16:20] + "-" + digits[20:] + "\",\n")
	}
	code := strings.Join(readLines(b, "testdata/code/go.txt"), "\n")
	for _, bench := range []struct{ name, code string }{
		{"program", strings.Repeat(code, size/len(code))},
		{"UUIDs", uuids.String()},
		{"near", strings.Repeat(`"258EAFA5-E914-47DA-95CA-" + "C5AB0DC85B11" `, size/44)},
		{"quotes", strings.Repeat(`'a'+"b"`, size/7)},
		{"numbers", strings.Repeat("0x2d, ", size/6)},
		{"spaces", strings.Repeat("1 ", size/4) + strings.Repeat(" ", size/2)},
		{"dashes", strings.Repeat("258EAFA5- ", size/10)},
		{"letters", strings.Repeat("a", size)},
		{"lists", strings.Repeat(`"258EAFA5","E914","",`, size/21)},
		{"pieces", strings.Repeat(`"258EAFA5-E914-47DA-" #/*`, size/25)},
		{"comments", strings.Repeat("1,/*\n", size/5)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.code)))
			for b.Loop() {
				Constants(bench.code)
			}
		})
	}
}

// The space after S" of Forth is no part of the text.
func TestForth(t *testing.T) {
	for _, code := range []string{`S" 258EAFA5-E914-47DA-95CA-C5AB0DC85B11" append`, `: guid s" 258EAFA5-E914-47DA-95CA-C5AB0DC85B11" ;`} {
		if constants := Constants(code); len(constants) != 1 || !constants[0].Right() {
			t.Errorf("%s: %+v", code, constants)
		}
	}
}
