package diagnose

import (
	"strconv"
	"strings"
)

// asHex returns how text may be the hexadecimal digits of a digest, with f as the
// fault of writing those.
func asHex(text string, f fault) []reading {
	before, digits, after, printed := withoutPrint(text)
	if before == nodeBuffer {
		f = fault{id: "object-printed", title: "It wrote the digest as Node prints a Buffer, <Buffer …>."}
	}
	var list []reading
	for _, form := range []struct {
		read func(string) []reading
		more string
	}{
		{fromHex, ""},
		{fromShortHex, "Leading zeros are missing in them."},
		{fromSignedChars, "Bytes above 7f were treated as negative numbers, so ffffff was printed before them."},
		{fromNegative, "The minus comes from treating the digest as one signed number."},
	} {
		for _, r := range form.read(digits) {
			write := r.write
			r.write = func(digest []byte) string { return before + write(digest) + after }
			told := f
			told.more = form.more
			r.faults = []fault{told}
			r.encoding += printed
			r.certain = len(r.digest) == 20
			list = append(list, r)
		}
	}
	return list
}

// nodeBuffer begins what Node prints of a Buffer.
const nodeBuffer = "<Buffer "

// withoutPrint takes off what sha1sum, openssl, Swift and Node print beside a
// digest in hexadecimal.
func withoutPrint(text string) (before, digits, after, printed string) {
	if digits, found := strings.CutSuffix(text, "  -"); found {
		return "", digits, "  -", " as sha1sum prints them"
	}
	if digits, found := strings.CutSuffix(text, ">"); found && strings.HasPrefix(text, nodeBuffer) {
		return nodeBuffer, digits[len(nodeBuffer):], ">", " in <Buffer …>"
	}
	for _, prefix := range []string{"(stdin)= ", "SHA1(stdin)= ", "SHA1 digest: "} {
		if digits, found := strings.CutPrefix(text, prefix); found {
			return prefix, digits, "", " after “" + prefix + "”"
		}
	}
	return "", text, "", ""
}

// fromHex reads the hexadecimal digits of a digest, with the same sign between
// the bytes or none.
func fromHex(text string) []reading {
	for _, between := range []struct{ sign, name string }{
		{"", ""}, {"-", " with dashes"}, {":", " with colons"}, {" ", " with spaces"},
	} {
		digits := text
		if between.sign != "" {
			digits = strings.ReplaceAll(text, between.sign, "")
		}
		if len(digits)%2 != 0 || len(digits) < 32 {
			continue
		}
		var data []byte
		for i := 0; i < len(digits); i += 2 {
			b, err := strconv.ParseUint(digits[i:i+2], 16, 8)
			if err != nil {
				break
			}
			data = append(data, byte(b))
		}
		for _, upper := range []bool{false, true} {
			write := func(digest []byte) string { return hexDigits(digest, upper, between.sign) }
			if write(data) != text {
				continue
			}
			encoding := "hexadecimal digits"
			if upper {
				encoding = "upper-case hexadecimal digits"
			}
			return []reading{{digest: data, write: write, encoding: encoding + between.name}}
		}
	}
	return nil
}

// hexDigits writes data with two digits for each byte, and between them the sign.
func hexDigits(data []byte, upper bool, between string) string {
	digits := "0123456789abcdef"
	if upper {
		digits = "0123456789ABCDEF"
	}
	var b strings.Builder
	for i, c := range data {
		if i > 0 {
			b.WriteString(between)
		}
		b.WriteByte(digits[c>>4])
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

// fromShortHex returns how digits, which are fewer than the 40 of a digest, may
// have come from one by leaving out zeros.
func fromShortHex(digits string) []reading {
	if len(digits) < 20 || len(digits) >= 40 || strings.Trim(digits, "0123456789abcdefABCDEF") != "" {
		return nil
	}
	change, name := strings.ToLower, "hexadecimal digits"
	if digits == strings.ToUpper(digits) {
		change, name = strings.ToUpper, "upper-case hexadecimal digits"
	}
	return []reading{
		{encoding: name + ", without the leading zero of each byte",
			write: func(digest []byte) string { return change(withoutZeros(digest)) }},
		{encoding: name + ", without leading zeros",
			write: func(digest []byte) string { return change(strings.TrimLeft(hexDigits(digest, false, ""), "0")) }},
	}
}

// withoutZeros writes the bytes in hexadecimal, those below 16 with one digit.
func withoutZeros(data []byte) string {
	const digits = "0123456789abcdef"
	var b strings.Builder
	for _, c := range data {
		if c > 15 {
			b.WriteByte(digits[c>>4])
		}
		b.WriteByte(digits[c&15])
	}
	return b.String()
}

// negative is what comes before the digits of a byte above 7f that was taken for
// a signed number and then printed as one of 32 bits.
const negative = "ffffff"

// fromSignedChars reads digits as C prints a digest in an array of char with
// %02x, and as Integer.toHexString of Java prints the bytes.
func fromSignedChars(digits string) []reading {
	const size = 20
	const longest = size * (len(negative) + 2)
	if !strings.Contains(digits, negative) || len(digits) > longest || strings.Trim(digits, "0123456789abcdef") != "" {
		return nil
	}
	if list := fromHex(strings.ReplaceAll(digits, negative, "")); list != nil && len(list[0].digest) == size && signedChars(list[0].digest) == digits {
		return []reading{{digest: list[0].digest, write: signedChars, encoding: "hexadecimal digits of signed bytes"}}
	}
	// Bytes below 16 have one digit, so that nobody can tell where each begins.
	return []reading{{write: shortSignedChars, encoding: "hexadecimal digits of signed bytes, without leading zeros"}}
}

// signedChars writes each byte with two digits, or with eight if it is above 7f.
func signedChars(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		if c > 0x7F {
			b.WriteString(negative)
		}
		b.WriteString(hexDigits([]byte{c}, false, ""))
	}
	return b.String()
}

// shortSignedChars is signedChars with one digit for each byte below 16.
func shortSignedChars(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		b.WriteString(strings.TrimPrefix(signedChars([]byte{c}), "0"))
	}
	return b.String()
}

// fromNegative reads a digest that was printed as one signed number, as
// new BigInteger(digest).toString(16) of Java does.
func fromNegative(text string) []reading {
	const size = 20
	digits, found := strings.CutPrefix(text, "-")
	if !found || len(digits) < size || len(digits) > 2*size {
		return nil
	}
	var list []reading
	for _, r := range fromHex(strings.Repeat("0", 2*size-len(digits)) + digits) {
		digest := negated(r.digest)
		if signedNumber(digest) == text {
			list = append(list, reading{digest: digest, write: signedNumber, encoding: "hexadecimal digits of one signed number"})
		}
	}
	return list
}

// signedNumber writes data as one number in hexadecimal, which is negative if the
// highest bit is set.
func signedNumber(data []byte) string {
	sign := ""
	if data[0] > 0x7F {
		sign, data = "-", negated(data)
	}
	return sign + strings.TrimLeft(hexDigits(data, false, ""), "0")
}

// negated returns the two’s complement of data, highest byte first.
func negated(data []byte) []byte {
	out := make([]byte, len(data))
	carry := 1
	for i := len(data) - 1; i >= 0; i-- {
		sum := int(^data[i]) + carry
		out[i], carry = byte(sum), sum>>8
	}
	return out
}
