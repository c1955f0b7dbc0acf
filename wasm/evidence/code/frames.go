package code

import (
	"strings"

	"wsaccept/wasm/handshake"
)

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
