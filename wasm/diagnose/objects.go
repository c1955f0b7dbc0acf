package diagnose

import "strings"

// objectNames are the beginning and the end of what languages print of a thing
// that is no text. Between them stands a name or an address, in which each of has
// occurs.
var objectNames = []struct{ start, end, has string }{
	{"[object ", "]", ""},       // JavaScript
	{"<", ">", " object at 0x"}, // Python
	{"<", ">", " object @ 0x"},  // Python, of a hash that was not asked for its digest
	{"System.", "[]", ""},       // .NET
}

// isObject reports whether text is what a program prints of an object. Java's
// arrays are [B@ and a number in hexadecimal.
func isObject(text string) bool {
	const longest = 100
	if address, found := strings.CutPrefix(text, "[B@"); found {
		return address != "" && len(address) <= 8 && strings.Trim(address, "0123456789abcdef") == ""
	}
	for _, o := range objectNames {
		inner, starts := strings.CutPrefix(text, o.start)
		inner, ends := strings.CutSuffix(inner, o.end)
		if starts && ends && inner != "" && len(text) <= longest && strings.Contains(inner, o.has) &&
			!strings.ContainsFunc(inner, func(r rune) bool { return r < ' ' || r > '~' || r == '[' || r == ']' }) {
			return true
		}
	}
	return false
}

// objectPrinted is the fault of writing the name of an object.
func objectPrinted(name, encoding string) fault {
	did := "encoded"
	if encoding == "" {
		did = "sent"
	}
	return fault{id: "object-printed", title: "It " + did + " “" + name + "”, the name of an object, instead of the bytes of the digest."}
}
