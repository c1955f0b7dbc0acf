package diagnose

import (
	"encoding/base64"
	"encoding/binary"
	"unicode/utf16"
)

// encoding is how the characters of a message become bytes.
type encoding struct {
	faults []fault
	before string                               // a byte order mark
	write  func(buf []byte, text string) []byte // appends the bytes of text
	whole  func(msg []byte) []byte              // if not nil, what is then made of all bytes
}

// encodings has the right one first, which has no faults.
var encodings = []encoding{
	{write: asUTF8},
	{write: asUTF16LE, faults: as("utf-16", "UTF-16 with the low byte first (UTF-16LE)")},
	{write: asUTF16BE, faults: as("utf-16", "UTF-16 with the high byte first (UTF-16BE)")},
	{write: asUTF16LE, before: "\xFF\xFE", faults: as("utf-16", "UTF-16LE with a byte order mark")},
	{write: asUTF16BE, before: "\xFE\xFF", faults: as("utf-16", "UTF-16BE with a byte order mark")},
	{write: asUTF32LE, faults: as("utf-32", "UTF-32 with the low byte first (UTF-32LE)")},
	{write: asUTF8, before: "\xEF\xBB\xBF", faults: []fault{known("byte-order-mark")}},
	{write: asUTF8, whole: base64Of, faults: []fault{{id: "encoded-first", title: "It encoded the text in base64 before hashing it."}}},
	{write: asUTF8, whole: hexOf, faults: []fault{{id: "encoded-first", title: "It turned the text into hexadecimal before hashing it."}}},
}

func as(id, name string) []fault {
	return []fault{{id: id, title: "It hashed the text as " + name + "."}}
}

func asUTF8(buf []byte, text string) []byte { return append(buf, text...) }

func asUTF16LE(buf []byte, text string) []byte { return appendUTF16(buf, text, binary.LittleEndian) }

func asUTF16BE(buf []byte, text string) []byte { return appendUTF16(buf, text, binary.BigEndian) }

func appendUTF16(buf []byte, text string, order binary.AppendByteOrder) []byte {
	for _, r := range text {
		if high, low := utf16.EncodeRune(r); r > 0xFFFF {
			buf = order.AppendUint16(buf, uint16(high))
			r = low
		}
		buf = order.AppendUint16(buf, uint16(r))
	}
	return buf
}

func asUTF32LE(buf []byte, text string) []byte {
	for _, r := range text {
		buf = binary.LittleEndian.AppendUint32(buf, uint32(r))
	}
	return buf
}

func base64Of(msg []byte) []byte { return base64.StdEncoding.AppendEncode(nil, msg) }

func hexOf(msg []byte) []byte { return []byte(hexDigits(msg, false, "")) }
