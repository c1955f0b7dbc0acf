package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

// A call is a function that spoils the Accept.
type call struct {
	id      string
	part    string   // what is in a line of the code, in lower case
	and     []string // one of these as well, if there are any
	not     []string // unless one of these is in the line
	never   []string // unless one of these is anywhere
	newline bool     // no harm is done if the code takes the line break off
	title   string
	fix     string
}

// decoders are what makes bytes of hexadecimal digits again.
var decoders = []string{"xxd -r", "xxd -p -r", "unhexlify", "fromhex", "hex2bin", "'hex')", `"hex")`, "pack('h*", `pack("h*`, "hextobytes", "hexdecode", "decode16", "decodehex", "hex.decode", "hex::decode", "hex_to_bin", "parsehex", "tobytearray(16"}

// strips are what takes a line break off again.
var strips = []string{"strip", "chomp", "trim", "[:-1]", "[0:-1]", "replace", "gsub", "delete(", "tr(", "chop", ", '')", `, "")`, ",'')", `,"")`, "substr", "rstrip"}

const (
	withLineBreak = "The Accept then holds a line break, and the header ends too early or has an empty line in it."
	encodeBytes   = "Encode the 20 bytes of the digest, not their hexadecimal digits."
)

var spoilers = []call{
	{id: "newline-in-accept", part: "encodestring(", not: strips, newline: true, title: "encodestring puts a line feed after the Accept.", fix: "Use base64.b64encode. " + withLineBreak},
	{id: "newline-in-accept", part: "encodebytes(", not: strips, newline: true, title: "encodebytes puts a line feed after the Accept.", fix: "Use base64.b64encode. " + withLineBreak},
	{id: "newline-in-accept", part: "base64.encode64", not: strips, newline: true, title: "Base64.encode64 puts a line feed after the Accept.", fix: "Use Base64.strict_encode64. " + withLineBreak},
	{id: "newline-in-accept", part: `.pack("m")`, not: strips, newline: true, title: `pack("m") puts a line feed after the Accept.`, fix: `Use pack("m0"). ` + withLineBreak},
	{id: "newline-in-accept", part: ".pack('m')", not: strips, newline: true, title: "pack('m') puts a line feed after the Accept.", fix: "Use pack('m0'). " + withLineBreak},
	{id: "newline-in-accept", part: "encode_base64(", not: strips, newline: true, title: "encode_base64 puts a line feed after the Accept.", fix: "Give it an empty string as the end of lines: encode_base64($digest, ''). " + withLineBreak},
	{id: "newline-in-accept", part: "base64.default", title: "Base64.DEFAULT of Android puts a line feed after the Accept.", not: strips, newline: true, fix: "Use Base64.NO_WRAP. " + withLineBreak},
	{id: "newline-in-accept", part: "encodebuffer(", not: strips, newline: true, title: "encodeBuffer puts a line break after the Accept.", fix: "Use java.util.Base64.getEncoder(). " + withLineBreak},
	{id: "newline-in-accept", part: "chunk_split(", and: []string{"base64"}, not: strips, title: "chunk_split puts a line break after the Accept.", fix: "Leave it out. " + withLineBreak},
	{id: "newline-in-accept", part: "bio_f_base64", never: []string{"no_nl", "strip", "trim", "'\\n'", "length - 1", "length-1"}, title: "BIO_f_base64 of OpenSSL puts a line feed after the Accept.", fix: "Set BIO_FLAGS_BASE64_NO_NL, or use EVP_EncodeBlock. " + withLineBreak},
	{id: "newline-in-accept", part: "evp_encodefinal(", never: []string{"no_nl", "strip", "trim", "'\\n'", "- 1]", "-1]"}, title: "EVP_EncodeFinal puts a line feed after the Accept.", fix: "Use EVP_EncodeBlock. " + withLineBreak},

	{id: "hex-digest", part: "hexdigest(", and: []string{"b64", "base64", "encode", "accept"}, never: decoders, title: "hexdigest returns hexadecimal digits, and these are encoded.", fix: "Use digest. " + encodeBytes},
	{id: "hex-digest", part: "digest::sha1.hexdigest", and: []string{"64", "pack", "accept"}, never: decoders, title: "hexdigest returns hexadecimal digits, and these are encoded.", fix: "Use Digest::SHA1.digest. " + encodeBytes},
	{id: "hex-digest", part: "base64_encode(sha1(", not: []string{", true", ",true", ", 1)"}, title: "sha1 of PHP returns hexadecimal digits, and these are encoded.", fix: "Give it true: sha1($text, true). " + encodeBytes},
	{id: "hex-digest", part: "digest('hex')", never: decoders[:5], title: "digest('hex') returns hexadecimal digits, not the bytes.", fix: "Use digest('base64')."},
	{id: "hex-digest", part: `digest("hex")`, never: decoders[:5], title: `digest("hex") returns hexadecimal digits, not the bytes.`, fix: `Use digest("base64").`},
	{id: "hex-digest", part: "sha1_hex(", never: decoders, title: "sha1_hex returns hexadecimal digits, not the bytes.", fix: "Use sha1. " + encodeBytes},
	{id: "hex-digest", part: "sha1hex(", never: decoders, title: "sha1Hex returns hexadecimal digits, not the bytes.", fix: "Use DigestUtils.sha1. " + encodeBytes},
	{id: "hex-digest", part: "bitconverter.tostring(", never: decoders, title: "BitConverter.ToString writes the digest in hexadecimal.", fix: "Use Convert.ToBase64String of the bytes."},
	{id: "hex-digest", part: "convert.tohexstring(", never: decoders, title: "Convert.ToHexString writes the digest in hexadecimal.", fix: "Use Convert.ToBase64String of the bytes."},
	{id: "hex-digest", part: "base.encode16", never: decoders, title: "Base.encode16 writes the digest in hexadecimal.", fix: "Use Base.encode64 of the bytes alone."},
	{id: "hex-digest", part: "hex.encodetostring(", never: decoders[5:], title: "hex.EncodeToString writes the digest in hexadecimal.", fix: "Use base64.StdEncoding.EncodeToString of the bytes."},
	{id: "hex-digest", part: "hex::encode(", never: []string{"hex::decode"}, title: "hex::encode writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: "sha1sum", and: []string{"base64"}, not: []string{"xxd", "perl", "sed", `printf "\\x`, `printf '\\x`, "printf \"$("}, title: "sha1sum prints hexadecimal digits, and these are encoded.", fix: "Make bytes of them first (xxd -r -p), or use openssl dgst -sha1 -binary."},
	{id: "hex-digest", part: "dgst -sha1", and: []string{"base64"}, not: []string{"-binary", "xxd"}, title: "openssl dgst without -binary prints hexadecimal digits, and these are encoded.", fix: "Add -binary."},
	{id: "hex-digest", part: "openssl sha1", and: []string{"base64"}, not: []string{"-binary", "xxd"}, title: "openssl sha1 without -binary prints hexadecimal digits, and these are encoded.", fix: "Add -binary."},
	{id: "hex-digest", part: "sha1.convert(", and: []string{").tostring()"}, title: "toString of a Digest of Dart writes hexadecimal digits.", fix: "Use base64.encode(digest.bytes)."},
	{id: "hex-digest", part: ".description", and: []string{"insecure.sha1"}, title: "description of a digest of Swift is “SHA1 digest: ” and hexadecimal digits.", fix: "Use Data(digest).base64EncodedString()."},
	{id: "hex-digest", part: `"%02x"`, and: []string{"sha1", "accept", "digest"}, never: decoders, title: "%02x writes the digest in hexadecimal.", fix: encodeBytes},
	{id: "hex-digest", part: "{:x}", and: []string{"sha1", "digest", "hash"}, never: decoders, title: "{:x} writes the digest in hexadecimal.", fix: encodeBytes},

	{id: "newline-after", part: "echo ", and: []string{"sha1sum", "shasum", "openssl"}, not: []string{"echo -n", "echo -ne", "echo -en", "tr -d", `\c`}, title: "echo without -n hashes a line feed after the GUID.", fix: "Use printf %s."},
	{id: "newline-after", part: "<<<", and: []string{"sha1sum", "shasum", "openssl"}, title: "<<< hashes a line feed after the GUID.", fix: "Use printf %s and a pipe."},
	{id: "url-safe", part: "urlsafe", and: near, title: "It uses the URL-safe alphabet of base64, with - and _.", fix: "Use the standard alphabet, with + and / (RFC 4648 §4)."},
	{id: "url-safe", part: "url_safe", and: near, title: "It uses the URL-safe alphabet of base64, with - and _.", fix: "Use the standard alphabet, with + and / (RFC 4648 §4)."},
	{id: "url-safe", part: "geturlencoder", and: near, title: "getUrlEncoder uses the URL-safe alphabet of base64, with - and _.", fix: "Use getEncoder."},
	{id: "url-safe", part: "urlencoding", and: []string{"base64."}, title: "URLEncoding is the URL-safe alphabet of base64, with - and _.", fix: "Use base64.StdEncoding."},
	{id: "url-safe", part: "base64url", and: near, title: "base64url is the URL-safe alphabet of base64, with - and _.", fix: "Use base64."},
	{id: "url-safe", part: "url_encode64", and: near, title: "url_encode64 uses the URL-safe alphabet of base64, with - and _.", fix: "Use Base.encode64."},
	{id: "accept-padding", part: "rawstdencoding", title: "RawStdEncoding leaves out the = at the end of the Accept.", fix: "Use base64.StdEncoding."},
	{id: "accept-padding", part: "withoutpadding()", title: "withoutPadding leaves out the = at the end of the Accept.", fix: "Leave that call out."},
	{id: "accept-padding", part: "standard_no_pad", title: "STANDARD_NO_PAD leaves out the = at the end of the Accept.", fix: "Use STANDARD."},
	{id: "accept-padding", part: "padding: false", and: []string{"64"}, title: "padding: false leaves out the = at the end of the Accept.", fix: "Keep the padding."},
	{id: "accept-padding", part: "sha1_base64(", not: []string{`"=`, "'='", "'='"}, never: []string{`. "="`, ". '='", `.= "="`, ".= '='"}, title: "sha1_base64 of Perl writes no = at the end of the Accept.", fix: `Append it: sha1_base64($text) . "=".`},
	{id: "newline-in-accept", part: "insertlinebreaks", title: "Base64FormattingOptions.InsertLineBreaks puts line breaks into base64.", fix: "Leave that option out."},
}

// near are the words in a line that is about the Accept.
var near = []string{"sha1", "sha_1", "sha-1", "accept", "digest", "hash", "sum"}

// mostCalls is how many calls of a function are looked at; a server has one or two.
const mostCalls = 20

// calls finds functions that spoil the Accept.
func calls(code, lower string) []Remark {
	var remarks []Remark
	stripped := isStripped(withoutKeyStrips(lower))
	for _, s := range spoilers {
		if !strings.Contains(lower, s.part) || containsAny(lower, s.never) || s.newline && stripped {
			continue
		}
		for from, n := 0, 0; n < mostCalls; n++ {
			i := strings.Index(lower[from:], s.part)
			if i < 0 {
				break
			}
			at := from + i
			from = at + len(s.part)
			line := lineAround(lower, at)
			line = withoutKeyStrips(line)
			if len(s.and) > 0 && !containsAny(line, s.and) || containsAny(line, s.not) {
				continue
			}
			remarks = append(remarks, Remark{s.id, s.title, s.fix, handshake.Span{Start: at, End: from}})
			break
		}
	}
	return append(remarks, lengths(code, lower)...)
}

// withoutKeyStrips leaves out what takes blanks off the key before it is hashed.
func withoutKeyStrips(text string) string {
	for _, word := range []string{"strip", "trim", "chomp"} {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "."+word+"() +", ""), "key."+word, "")
	}
	return text
}

// isStripped reports whether a line of the code takes something off a value that may
// be the Accept.
func isStripped(lower string) bool {
	for line := range strings.SplitSeq(lower, "\n") {
		if containsAny(line, strips) && containsAny(line, []string{"accept", "digest", "hash", "encode", "b64", "base64", "sum", "reply", "response", "result"}) {
			return true
		}
	}
	return false
}

func containsAny(text string, parts []string) bool {
	for _, part := range parts {
		if strings.Contains(text, part) {
			return true
		}
	}
	return false
}

// lengths finds a strlen of what a SHA-1 was written to.
func lengths(code, lower string) []Remark {
	var remarks []Remark
	for _, function := range []string{"strlen", "std::string", "string"} {
		remarks = append(remarks, cuts(code, lower, function)...)
	}
	return remarks
}

// cuts is lengths for one function.
func cuts(code, lower, function string) []Remark {
	var remarks []Remark
	for from, n := 0, 0; n < mostCalls; n++ {
		i := strings.Index(lower[from:], function+"(")
		if i < 0 {
			break
		}
		at := from + i
		from = at + len(function) + 1
		name := argument(code[from:])
		if name == "" || !isDigest(code, lower, name) {
			continue
		}
		remarks = append(remarks, Remark{"cut-at-nul", function + "(" + name + ") ends the digest at its first zero byte.",
			"A digest is no string: give its length, 20 bytes, with it.", handshake.Span{Start: at, End: from + len(name)}})
	}
	return remarks
}

// argument returns the variable that is the only argument of the call whose
// arguments text begins with, casts aside, or "".
func argument(text string) string {
	text = strings.TrimLeft(text, " ")
	for strings.HasPrefix(text, "(") {
		_, rest, found := strings.Cut(text, ")")
		if !found {
			return ""
		}
		text = strings.TrimLeft(rest, " ")
	}
	for _, cast := range []string{"reinterpret_cast<char*>(", "reinterpret_cast<char *>(", "reinterpret_cast<const char*>(", "reinterpret_cast<const char *>("} {
		text = strings.TrimPrefix(text, cast)
	}
	n := 0
	for n < len(text) && (isNameChar(text[n]) && text[n] != '-' || text[n] == '_') {
		n++
	}
	if n == len(text) || n == 0 || text[n] != ')' {
		return ""
	}
	return text[:n]
}

// isDigest reports whether a function that hashes gets the variable called name to
// write to.
func isDigest(code, lower, name string) bool {
	const most = 100 // places in a program that name a variable
	for at, n := 0, 0; n < most; n++ {
		i := strings.Index(code[at:], name)
		if i < 0 {
			break
		}
		start := at + i
		at = start + len(name)
		near := max(0, start-200)
		begin := near + max(lineStart(code[near:], start-near), strings.LastIndexAny(code[near:start], ";{}")+1)
		call := lower[begin:start]
		rest := strings.TrimLeft(code[at:], " ")
		switch {
		case strings.HasSuffix(strings.TrimRight(call, "(*)&charonstuige "), "strlen"), rest == "":
		case containsAny(call, []string{"sha1_final(", "digestfinal", "sha1_finish", "sha1final(", "sha1_digest(", "sha1result", "sha1_result", "sha1_get", "sha1_end("}):
			return true
		case containsAny(call, []string{"sha1("}) && strings.Count(call, ",") >= 2 && rest[0] == ')':
			return true // SHA1(text, strlen(text), digest)
		}
	}
	return false
}

// oldFrames finds the frames of the drafts of 2010, a text between the bytes 00 and
// FF.
func oldFrames(lower string) []Remark {
	for _, pair := range [][2]string{
		{"{&h0}", "{&hff}"}, {"{&h00}", "{&hff}"}, {`"\x00"`, `"\xff"`}, {`'\x00'`, `'\xff'`}, {`"\u0000"`, `"\uffff"`}, {`'\u0000'`, `'\uffff'`},
		{`"\0"`, `"\xff"`}, {`"\000"`, `"\377"`}, {"chr(0)", "chr(255)"}, {`b"\x00"`, `b"\xff"`}, {`b'\x00'`, `b'\xff'`}, {"[0x00]", "[0xff]"}, {"[]byte{0x00}", "[]byte{0xff}"},
		{"{0x00}", "{0xff}"}, {"<<0>>", "<<255>>"}, {"#0", "#255"}, {"chr$(0)", "chr$(255)"}, {"<<0, ", ", 255>>"},
	} {
		first, last := strings.Index(lower, pair[0]), strings.Index(lower, pair[1])
		if first < 0 || last < 0 || last < first || last-first > 400 {
			continue
		}
		return []Remark{{"frames-of-2010", "It frames messages as the drafts of 2010 did, between the bytes 00 and FF.",
			"Write the frames of RFC 6455 §5.2: 81, the length, the text. The handshake is not the fault here.", handshake.Span{Start: first, End: last + len(pair[1])}}}
	}
	return nil
}
