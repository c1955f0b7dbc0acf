package lookalike

import "unicode/utf8"

// Writing is a way to make bytes of a text that is not ASCII.
type Writing struct {
	Name  string // as in “It was hashed …”; "" for plain UTF-8
	write func(buf, text []byte) ([]byte, bool)
}

// Writings has UTF-8 first.
var Writings = []Writing{
	{"", func(buf, text []byte) ([]byte, bool) { return append(buf, text...), true }},
	{"as the low byte of each character (as 'binary' and 'latin1' of Node do)", lowBytes},
	{"in windows-1252", in1252},
	{"in windows-1251", in1251},
	{"in GBK", inGBK},
	{"as UTF-8 that was taken for ISO 8859-1 and encoded once more", twice},
	{"as UTF-8 that was taken for windows-1252 and encoded once more", twiceBy1252},
}

// AppendTo appends the bytes of text to buf, or reports false if the encoding has
// no such characters, or if another Writing makes the same bytes.
func (w Writing) AppendTo(buf, text []byte) ([]byte, bool) { return w.write(buf, text) }

// IsASCII reports whether text is, which all ways write alike.
func IsASCII(text []byte) bool {
	for _, b := range text {
		if b >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lowBytes(buf, text []byte) ([]byte, bool) {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		if r > 0xFFFF {
			return buf, false
		}
		buf, text = append(buf, byte(r)), text[size:]
	}
	return buf, true
}

// by appends text in an encoding of bytes. It reports false if all is as in
// ISO 8859-1, which lowBytes writes.
func by(buf, text []byte, encode func(rune) (byte, bool)) ([]byte, bool) {
	other := false
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		b, ok := encode(r)
		if !ok {
			return buf, false
		}
		other = other || b != byte(r)
		buf, text = append(buf, b), text[size:]
	}
	return buf, other
}

// high1252 has the characters of windows-1252 from 0x80 to 0x9F.
var high1252 = []rune("\u20AC\uFFFF\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFF\u017D\uFFFF" +
	"\uFFFF\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFF\u017E\u0178")

func in1252(buf, text []byte) ([]byte, bool) {
	return by(buf, text, func(r rune) (byte, bool) {
		if r < 0x80 || 0xA0 <= r && r <= 0xFF {
			return byte(r), true
		}
		for i, other := range high1252 {
			if r == other {
				return byte(0x80 + i), true
			}
		}
		return 0, false
	})
}

func in1251(buf, text []byte) ([]byte, bool) {
	cyrillic := false
	buf, ok := by(buf, text, func(r rune) (byte, bool) {
		if r < 0x80 {
			return byte(r), true
		}
		cyrillic = true
		switch {
		case 0x0410 <= r && r <= 0x044F:
			return byte(r - 0x0410 + 0xC0), true
		case r == 0x0401:
			return 0xA8, true
		case r == 0x0405:
			return 0xBD, true
		case r == 0x0455:
			return 0xBE, true
		case r == 0x0406:
			return 0xB2, true
		}
		return 0, false
	})
	return buf, ok && cyrillic
}

// inGBK has the dashes, the quotes and the full-width characters: those of the
// signs here that a Chinese keyboard has.
func inGBK(buf, text []byte) ([]byte, bool) {
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch {
		case r < 0x80:
			buf = append(buf, byte(r))
		case 0xFF01 <= r && r <= 0xFF5D && r != 0xFF04:
			buf = append(buf, 0xA3, byte(r-0xFF01+0xA1))
		default:
			both, ok := gbk[r]
			if !ok {
				return buf, false
			}
			buf = append(buf, both[:]...)
		}
	}
	return buf, true
}

var gbk = map[rune][2]byte{
	0x2010: {0xA9, 0x5C}, 0x2013: {0xA8, 0x43}, 0x2014: {0xA1, 0xAA}, 0x2015: {0xA8, 0x44}, 0x2500: {0xA9, 0xA4}, 0x2501: {0xA9, 0xA5},
	0x2018: {0xA1, 0xAE}, 0x2019: {0xA1, 0xAF}, 0x201C: {0xA1, 0xB0}, 0x201D: {0xA1, 0xB1}, 0x3000: {0xA1, 0xA1}, 0x00B7: {0xA1, 0xA4},
	0x300A: {0xA1, 0xB6}, 0x300B: {0xA1, 0xB7}, 0x300C: {0xA1, 0xB8}, 0x300D: {0xA1, 0xB9}, 0x3010: {0xA1, 0xBE}, 0x3011: {0xA1, 0xBF}, 0x4E00: {0xD2, 0xBB},
}

func twice(buf, text []byte) ([]byte, bool) {
	for _, b := range text {
		buf = utf8.AppendRune(buf, rune(b))
	}
	return buf, true
}

func twiceBy1252(buf, text []byte) ([]byte, bool) {
	other := false
	for _, b := range text {
		r := rune(b)
		if 0x80 <= b && b <= 0x9F {
			if r = high1252[b-0x80]; r == 0xFFFF {
				return buf, false
			}
			other = true
		}
		buf = utf8.AppendRune(buf, r)
	}
	return buf, other
}
