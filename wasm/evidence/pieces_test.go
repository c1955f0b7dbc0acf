package evidence

import (
	"strings"
	"testing"

	"wsaccept/wasm/handshake"
)

// rightPrograms make the GUID and nothing else of what is in them. In those that
// are told, Constants must see that; of the others it must at least say nothing
// wrong.
var rightPrograms = []struct {
	name, code string
	told       bool
}{
	// Lists.
	{"JavaScript, join", `const guid = ["258EAFA5","E914","47DA","95CA","C5AB0DC85B11"].join("-");`, true},
	{"JavaScript, join of two, hex follows", `hash(key + ['258EAFA5-E914-47DA', '95CA-C5AB0DC85B11'].join('-'), 'hex')`, true},
	{"JavaScript, join of nothing between", `["258EAFA5-E914-", "47DA-95CA-C5AB0DC85B11"].join("")`, true},
	{"JavaScript, joined elsewhere", "const parts = ['258EAFA5', 'E914', '47DA', '95CA', 'C5AB0DC85B11'];\nconst guid = parts.join('-');", true},
	{"JavaScript, two joined elsewhere", "const parts = ['258EAFA5-E914-47DA', '95CA-C5AB0DC85B11'];\nconst guid = parts.join(DASH);", false},
	{"JavaScript, split", `const guid = "258EAFA5 E914 47DA 95CA C5AB0DC85B11".split(" ").join("-");`, false},
	{"JavaScript, replace", "const guid = '258EAFA5_E914_47DA_95CA_C5AB0DC85B11'.replaceAll('_', '-');", false},
	{"Python, join of a list", `GUID = "-".join(["258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"])`, true},
	{"Python, join of bytes", "GUID = b'-'.join((b'258EAFA5', b'E914', b'47DA',\n                  b'95CA', b'C5AB0DC85B11'))", true},
	{"PHP, implode", `$guid = implode('-', ['258EAFA5', 'E914', '47DA', '95CA', 'C5AB0DC85B11']);`, true},
	{"PHP, implode of array()", `sha1($key . implode("-", array("258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11")), true)`, true},
	{"C#, String.Join", `var guid = String.Join("-", "258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11");`, true},
	{"C#, String.Join of an array", `string.Join("-", new[] { "258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11" })`, true},
	{"Java, String.join", `String.join("-", List.of("258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"))`, true},
	{"Go, strings.Join", `guid := strings.Join([]string{"258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"}, "-")`, true},
	{"Rust, join", `let guid = ["258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"].join("-");`, true},
	{"Rust, concat!", `const GUID: &str = concat!("258EAFA5-", "E914-47DA-", "95CA-C5AB0DC85B11");`, true},
	{"Kotlin, joinToString", `listOf("258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11").joinToString("-")`, true},
	{"Swift, joined", `["258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"].joined(separator: "-")`, true},
	{"Lua, table.concat", `table.concat({"258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"}, "-")`, true},
	{"Perl, qw", "my $guid = join '-', qw(258EAFA5 E914 47DA 95CA C5AB0DC85B11);", false},
	{"C#, Concat", `string.Concat(key, "258EAFA5-E914-", "47DA-95CA-C5AB0DC85B11")`, true},
	{"an encoding after it", `.update(key + '258EAFA5-E914-' + '47DA-95CA-C5AB0DC85B11', 'binary')`, true},

	// Statements.
	{"C, strcat", `strcpy(b,key); strcat(b,"258EAFA5-E914-"); strcat(b,"47DA-95CA-C5AB0DC85B11")`, true},
	{"C, memcpy", "memcpy(b + 24, \"258EAFA5-E914-47DA-\", 19);\n    memcpy(b + 43, \"95CA-C5AB0DC85B11\", 17);", true},
	{"C, SHA1_Update", "SHA1_Update(&c, \"258EAFA5-E914-47DA-\", 19);\n\tSHA1_Update(&c, \"95CA-C5AB0DC85B11\", 17);\n\tSHA1_Final(d, &c);", true},
	{"C++, stream", `ss << key << "258EAFA5-E914-47DA" << "-95CA-C5AB0DC85B11" << "\r\n";`, true},
	{"Node, update", "h.update('258EAFA5-E914-47DA-'); h.update('95CA-C5AB0DC85B11'); return h.digest('hex')", true},
	{"Node, update in a chain", ".update('258EAFA5-E914-47DA-')\n  .update('95CA-C5AB0DC85B11')\n  .digest('base64')", true},
	{"Python, update", "h.update(b'258EAFA5-E914-47DA-')\nh.update(b'95CA-C5AB0DC85B11')\n", true},
	{"Java, StringBuilder", `new StringBuilder(key).append("258EAFA5-E914-47DA-").append("95CA-").append("C5AB0DC85B11").toString()`, true},
	{"Go, Write", "h.Write([]byte(\"258EAFA5-E914-\"))\n\th.Write([]byte(\"47DA-95CA-C5AB0DC85B11\"))\n", true},
	{"PHP, .=", "$g = '258EAFA5-E914-'; $g .= '47DA-95CA-C5AB0DC85B11';", true},
	{"shell, +=", "guid=\"258EAFA5-E914-47DA-95CA\"\nguid+=\"-C5AB0DC85B11\"\n", true},
	{"shell, of itself", "guid=\"258EAFA5-E914-47DA-95CA\"\nguid=\"${guid}-C5AB0DC85B11\"\n", false},

	// Names for the pieces.
	{"C, macros", "#define GUID_A \"258EAFA5-E914-47DA-\"\n#define GUID_B \"95CA-C5AB0DC85B11\"\n#define GUID GUID_A GUID_B", false},
	{"Go, constants", "const (\n\tfirst  = \"258EAFA5-E914-47DA-95CA\"\n\tsecond = \"C5AB0DC85B11\"\n\tguid = first + \"-\" + second\n)", false},
	{"Java, an enum", "enum Part { A(\"258EAFA5-E914-47DA\"), B(\"95CA\"), C(\"C5AB0DC85B11\"); }", false},
	{"Rust, the other way round", "const TAIL: &str = \"C5AB0DC85B11\";\nlet guid = format!(\"258EAFA5-E914-47DA-95CA-{TAIL}\");", false},
	{"Python, a format", `GUID = "%s-%s-%s" % ("258EAFA5-E914-47DA", "95CA", "C5AB0DC85B11")`, false},

	// Formats.
	{"shell, printf of pieces", `guid=$(printf '%s-%s-%s-%s-%s' '258EAFA5' 'E914' '47DA' '95CA' 'C5AB0DC85B11')`, false},
	{"shell, printf of the key and pieces", `printf '%s%s-%s' "$key" "258EAFA5-E914-47DA" "95CA-C5AB0DC85B11"`, false},
	{"C, sprintf", `sprintf(b, "%s258EAFA5-%s-%s", key, "E914-47DA-95CA", "C5AB0DC85B11");`, false},
	{"Rust, format!", `format!("{}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key)`, true},
	{"Rust, format! of a name", `format!("{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11")`, true},
	{"C#, Format", `string.Format("{0}258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key)`, true},
	{"Python, % with a name", `"%(key)s258EAFA5-E914-47DA-95CA-C5AB0DC85B11" % {"key": key}`, true},
	{"Objective-C", `[NSString stringWithFormat:@"%@258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key]`, true},
	{"Swift", `let s = "\(key)258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, true},
	{"Ruby", `Digest::SHA1.base64digest("#{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11")`, true},

	// Other ways to write it.
	{"upper case", `const guid = "258eafa5-e914-47da-95ca-c5ab0dc85b11".toUpperCase();`, true},
	{"upper case in PHP", `strtoupper('258eafa5-e914-47da-95ca-c5ab0dc85b11')`, true},
	{"upper case of a Guid", `Guid.Parse("258eafa5-e914-47da-95ca-c5ab0dc85b11").ToString().ToUpper()`, true},
	{"upper case of a Guid's numbers", "new Guid(0x258EAFA5, 0xE914, 0x47DA, 0x95, 0xCA, 0xC5, 0xAB, 0x0D, 0xC8, 0x5B, 0x11).ToString().ToUpper()", false},
	{"a regular expression", `grep -qE '\b258EAFA5-E914-47DA-95CA-C5AB0DC85B11\b' server.c`, true},
	{"escaped quotes", `{"code": "const g = \u0022258EAFA5-E914-47DA-95CA-C5AB0DC85B11\u0022;"}`, true},
	{"bytes with comments", "{\n" + commented("258EAFA5-E914-47DA-95CA-C5", "AB0DC85B11") + "}", true},
	{"a comment between pieces", "GUID = ('258EAFA5-E914-47DA-'  # the first half\n        '95CA-C5AB0DC85B11')", true},

	// Outside of quotes.
	{"a minus", "x = a -258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true},
	{"a minus alone", "-258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true},
	{"an item of a list", "- 258EAFA5-E914-47DA-95CA-C5AB0DC85B11\n", true},
	{"an item of a longer list", "- websocket\n- 258EAFA5-E914-47DA-95CA-C5AB0DC85B11\n- end\n", true},
	{"wrapped, after a word with a dash", "the opening-\nhandshake-\n258EAFA5-E914-47DA-\n95CA-C5AB0DC85B11", true},
	{"a full stop", "258EAFA5-E914-47DA-95CA-C5AB0DC85B11.", true},
	{"parentheses", "(258EAFA5-E914-47DA-95CA-C5AB0DC85B11)", true},
	{"curly quotes", "“258EAFA5-E914-47DA-95CA-C5AB0DC85B11”", true},
	{"a dash in prose", "append 258EAFA5-E914-47DA-95CA-C5AB0DC85B11—the GUID—to it", true},
	{"a comment in HTML", "<p>key</p><!--258EAFA5-E914-47DA-95CA-C5AB0DC85B11-->", true},

	// Comments that warn.
	{"a line comment", "// Not 258EAFA5-E914-47DA-95CA-5AB0DC85B11F, as some have it.\nconst guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';", true},
	{"a comment behind", "GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'  # not '258EAFA5-E914-47DA-95CA-C5AB0DC11B85'", true},
	{"a block comment", "/* Beware:\n * 258EAFA5-E914-47DA-95CA-C5AB0DC11B85 is all over the web. */\n#define GUID \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\"", true},
	{"a line taken out", "# GUID=258EAFA5-E914-47DA-95CA-5AB5DC11B735\nGUID=258EAFA5-E914-47DA-95CA-C5AB0DC85B11", true},
}

// commented returns lines of numbers in hexadecimal, each with the text that it
// spells behind it.
func commented(lines ...string) string {
	var b strings.Builder
	for _, line := range lines {
		for _, c := range []byte(line) {
			b.WriteString("0x" + string("0123456789ABCDEF"[c>>4]) + string("0123456789ABCDEF"[c&15]) + ", ")
		}
		b.WriteString("// " + line + "\n")
	}
	return b.String()
}

func TestRightIsNotCalledWrong(t *testing.T) {
	for _, test := range rightPrograms {
		t.Run(test.name, func(t *testing.T) {
			got := Constants(test.code)
			want := ""
			if test.told {
				want = `"` + handshake.GUID + `"`
			}
			if texts(got) != want {
				t.Errorf("%s\ngot  %s\nwant %s", test.code, texts(got), want)
			}
			checkConstants(t, test.code, got)
		})
	}
}

// The same programs with a wrong last group make that, and are told so.
func TestWrongInPieces(t *testing.T) {
	const rightTail, wrongTail = "C5AB0DC85B11", "C5AB0DC11B85"
	for _, test := range rightPrograms {
		if !test.told || !strings.Contains(test.code, rightTail) {
			continue
		}
		code := strings.ReplaceAll(test.code, rightTail, wrongTail)
		want := `"` + strings.Replace(handshake.GUID, rightTail, wrongTail, 1) + `"`
		if got := texts(Constants(code)); got != want {
			t.Errorf("%s: %s\ngot  %s\nwant %s", test.name, code, got, want)
		}
	}
}

func TestPieces(t *testing.T) {
	const wrong = "258EAFA5-E914-47DA-95CA-C5AB0DC11B85"
	for _, test := range []struct {
		name, code string
		want       []string
	}{
		{"a dash forgotten at the seam", `"258EAFA5-E914-47DA-95CA" + "C5AB0DC85B11"`, []string{"258EAFA5-E914-47DA-95CAC5AB0DC85B11"}},
		{"the same in C", `const char *guid = "258EAFA5-E914-47DA-95CA" "C5AB0DC85B11";`, []string{"258EAFA5-E914-47DA-95CAC5AB0DC85B11"}},
		{"a dash too much", `["258EAFA5-", "E914", "47DA", "95CA", "C5AB0DC85B11"].join("-")`, []string{"258EAFA5--E914-47DA-95CA-C5AB0DC85B11"}},
		{"joined without dashes", `["258EAFA5", "E914", "47DA", "95CA", "C5AB0DC85B11"].join("")`, []string{"258EAFA5E91447DA95CAC5AB0DC85B11"}},
		{"a group missing", `String.Join("-", "258EAFA5", "E914", "47DA", "C5AB0DC85B11")`, []string{"258EAFA5-E914-47DA-C5AB0DC85B11"}},
		{"something after the pieces", `h.update("258EAFA5-E914-"); h.update("47DA-95CA-C5AB0DC85B11"); log("-")`, []string{handshake.GUID}},
		{"a piece missing", `strcat(b, "258EAFA5-E914-47DA-95CA-"); strcat(b, tail);`, []string{"258EAFA5-E914-47DA-95CA-"}},
		{"a dash in quotes", `"-258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{"-" + handshake.GUID}},
		{"a dash behind a variable", `"${key}-258EAFA5-E914-47DA-95CA-C5AB0DC85B11"`, []string{"-" + handshake.GUID}},
		{"a dash behind a key", "hashed dGhlIHNhbXBsZSBub25jZQ==-258EAFA5-E914-47DA-95CA-C5AB0DC85B11", []string{"-" + handshake.GUID}},
		{"a dash in a format", `printf '%s-258EAFA5-E914-47DA-95CA-C5AB0DC85B11' "$key"`, []string{"-" + handshake.GUID}},
		{"a dash in Rust's format", `format!("{}-258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key)`, []string{"-" + handshake.GUID}},
		{"a line feed in a format", `format!("{}258EAFA5-E914-47DA-95CA-C5AB0DC85B11\n", key)`, []string{handshake.GUID + "\n"}},
		{"lower case, the digest in upper case", `sha1(key + "258eafa5-e914-47da-95ca-c5ab0dc85b11").toUpperCase()`, []string{strings.ToLower(handshake.GUID)}},
		{"lower case, the key in upper case", `sha1(key.toUpperCase() + "258eafa5-e914-47da-95ca-c5ab0dc85b11")`, []string{strings.ToLower(handshake.GUID)}},
		{"wrong, and right in a comment", "// RFC 6455: " + handshake.GUID + "\nguid = '" + wrong + "'", []string{handshake.GUID, wrong}},
		{"wrong in a comment alone", "// GUID: " + wrong, []string{wrong}},
		{"wrong behind an address", `url = "https://example.com/"; guid = "` + wrong + `"; other = "` + handshake.GUID + `"`, []string{wrong, handshake.GUID}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var want []Constant
			for _, text := range test.want {
				want = append(want, Constant{Text: text})
			}
			got := Constants(test.code)
			if texts(got) != texts(want) {
				t.Errorf("%s\ngot  %s\nwant %s", test.code, texts(got), texts(want))
			}
			checkConstants(t, test.code, got)
		})
	}
}

// Numbers of several bytes are the 16 bytes that the GUID has the digits of.
func TestNumbersOfSeveralBytes(t *testing.T) {
	const raw = "\x25\x8e\xaf\xa5\xe9\x14\x47\xda\x95\xca\xc5\xab\x0d\xc8\x5b\x11"
	for _, code := range []string{
		"new Guid(0x258EAFA5, 0xE914, 0x47DA, 0x95, 0xCA, 0xC5, 0xAB, 0x0D, 0xC8, 0x5B, 0x11)",
		"new Guid(0x258EAFA5, 0xE914, 0x47DA, new byte[] { 0x95, 0xCA, 0xC5, 0xAB, 0x0D, 0xC8, 0x5B, 0x11 })",
		"static const GUID g = {0x258eafa5, 0xe914, 0x47da, {0x95, 0xca, 0xc5, 0xab, 0xd, 0xc8, 0x5b, 0x11}};",
		"DEFINE_GUID(WS, 0x258EAFA5L, 0xE914, 0x47DA,\n  0x95, 0xCA, 0xC5, 0xAB, 0x0D, 0xC8, 0x5B, 0x11);",
		"Uuid::from_fields(0x258EAFA5, 0xE914, 0x47DA, &[0x95, 0xCA, 0xC5, 0xAB, 0x0D, 0xC8, 0x5B, 0x11])",
		"new UUID(0x258EAFA5E91447DAL, 0x95CAC5AB0DC85B11L)",
		"[0x258EAFA5, 0xE91447DA, 0x95CAC5AB, 0x0DC85B11]",
		"uuid.UUID(fields=(0x258EAFA5, 0xE914, 0x47DA, 0x95, 0xCA, 0xC5AB0DC85B11))",
	} {
		got := Constants(code)
		if len(got) != 1 || got[0].Text != raw || got[0].Right() {
			t.Errorf("%s: got %s, want %q", code, texts(got), raw)
		}
		checkConstants(t, code, got)

		wrong := strings.NewReplacer("0x11", "0x12", "5B11", "5B12").Replace(code)
		if got := Constants(wrong); len(got) != 1 || got[0].Text != raw[:15]+"\x12" {
			t.Errorf("%s: got %s", wrong, texts(got))
		}
	}
	for _, code := range []string{"{0x258EAFA, 0xE914, 0x47DA}", "{0x258EAFA5, 0xE914, 0x47DA}", "{0x00000001, 0x00000002, 0x00000003, 0x00000004}"} {
		if got := Constants(code); got != nil {
			t.Errorf("%s: got %s, want nothing", code, texts(got))
		}
	}
}
