package diagnose_test

import (
	"encoding/hex"
	"testing"
)

// whatwgDecode is the UTF-8 decoder of the WHATWG Encoding Standard, §8.1.1, word
// for word.
func whatwgDecode(data []byte) string {
	var out []rune
	var point rune
	needed, seen := 0, 0
	low, high := byte(0x80), byte(0xBF)
	for i := 0; i < len(data); i++ {
		b := data[i]
		if needed == 0 {
			switch {
			case b <= 0x7F:
				out = append(out, rune(b))
			case b >= 0xC2 && b <= 0xDF:
				needed, point = 1, rune(b&0x1F)
			case b >= 0xE0 && b <= 0xEF:
				if b == 0xE0 {
					low = 0xA0
				}
				if b == 0xED {
					high = 0x9F
				}
				needed, point = 2, rune(b&0xF)
			case b >= 0xF0 && b <= 0xF4:
				if b == 0xF0 {
					low = 0x90
				}
				if b == 0xF4 {
					high = 0x8F
				}
				needed, point = 3, rune(b&7)
			default:
				out = append(out, 0xFFFD)
			}
			continue
		}
		if b < low || b > high {
			point, needed, seen, low, high = 0, 0, 0, 0x80, 0xBF
			out = append(out, 0xFFFD)
			i--
			continue
		}
		low, high = 0x80, 0xBF
		point = point<<6 | rune(b&0x3F)
		seen++
		if seen == needed {
			out = append(out, point)
			point, needed, seen = 0, 0, 0
		}
	}
	if needed > 0 {
		out = append(out, 0xFFFD)
	}
	return string(out)
}

// The decoder that proofs are held against, held against Node’s TextDecoder.
func TestWHATWGDecode(t *testing.T) {
	for in, want := range map[string]string{
		"b37a4f2cc0624f1690f64606cf385945b2bec4ea": "efbfbd7a4f2cefbfbd624f16efbfbdefbfbd4606efbfbd385945efbfbdefbfbdefbfbdefbfbd",
		"e28241":         "efbfbd41",
		"e282":           "efbfbd",
		"f0908041":       "efbfbd41",
		"f09080":         "efbfbd",
		"eda080":         "efbfbdefbfbdefbfbd",
		"c080":           "efbfbdefbfbd",
		"f4908080":       "efbfbdefbfbdefbfbdefbfbd",
		"e08080":         "efbfbdefbfbdefbfbd",
		"fff0e282acc3":   "efbfbdefbfbde282acefbfbd",
		"f1f1e2e241":     "efbfbdefbfbdefbfbdefbfbd41",
		"41c3a9f09f9491": "41c3a9f09f9491",
	} {
		data, err := hex.DecodeString(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := hex.EncodeToString([]byte(whatwgDecode(data))); got != want {
			t.Errorf("%s decodes to %s, want %s", in, got, want)
		}
	}
}
