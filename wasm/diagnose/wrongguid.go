package diagnose

import (
	"strconv"
	"strings"

	"wsaccept/wasm/handshake"
	"wsaccept/wasm/words"
)

// wrongGUID returns the fault of using guid, which is wrong.
func wrongGUID(guid string) fault {
	return fault{id: "wrong-guid", title: "It used " + visible(guid) + " as the GUID.", more: difference(guid)}
}

// difference says where guid differs from the GUID, or "" if it is another text
// altogether.
func difference(guid string) string {
	const right = handshake.GUID
	if said := slip(guid); said != "" {
		return said
	}
	if after, found := strings.CutPrefix(guid, right); found && strings.Trim(after, " \t\r\n\x00") == "" && after != "" {
		return visible(after) + " stands in the constant, after the GUID, and is hashed with it."
	}
	if strings.EqualFold(guid, right) {
		return "Its letters must be in upper case."
	}
	got, want := strings.Split(guid, "-"), strings.Split(right, "-")
	if len(got) != len(want) {
		return ""
	}
	ordinals := [5]string{"first", "second", "third", "fourth", "last"}
	var wrong []string
	for i := range want {
		if got[i] != want[i] {
			wrong = append(wrong, ordinals[i])
		}
	}
	switch len(wrong) {
	case 1:
		return "The " + wrong[0] + " group is wrong."
	case len(want):
		return ""
	}
	return "The " + and(wrong) + " groups are wrong."
}

// slip names the only character that was typed wrong, or two that were swapped,
// or returns "" if that is not all.
func slip(guid string) string {
	const right = handshake.GUID
	start, end := 0, 0 // how many characters are right at either end
	for start < min(len(guid), len(right)) && guid[start] == right[start] {
		start++
	}
	for end < min(len(guid), len(right))-start && guid[len(guid)-1-end] == right[len(right)-1-end] {
		end++
	}
	got, want := guid[start:len(guid)-end], right[start:len(right)-end]
	place := "character " + strconv.Itoa(start+1)
	switch {
	case len(got) == 1 && len(want) == 1:
		return "In it, " + place + " is " + character(got[0]) + " and must be " + character(want[0]) + "."
	case got == "" && len(want) == 1:
		return "In it, " + place + " is missing: " + character(want[0]) + "."
	case len(got) == 1 && want == "":
		return "In it, " + place + " is superfluous: " + character(got[0]) + "."
	case len(got) == 2 && len(want) == 2 && got[0] == want[1] && got[1] == want[0]:
		return "In it, characters " + strconv.Itoa(start+1) + " and " + strconv.Itoa(start+2) + " are swapped: " + got + " must be " + want + "."
	}
	return ""
}

// character tells letters from the digits that look like them.
func character(c byte) string {
	switch {
	case '0' <= c && c <= '9':
		return "the digit " + string(c)
	case 'A' <= c && c <= 'Z':
		return "the letter " + string(c)
	case 'a' <= c && c <= 'z':
		return "the lower-case letter " + string(c)
	case c == '-':
		return "a dash"
	}
	return words.List(string([]byte{c}))
}
