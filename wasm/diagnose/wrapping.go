package diagnose

import "strings"

// unwrap takes white space, quotes and escapes off accept. wrap puts them on
// another text in the same way.
func unwrap(accept string) (text string, wrap func(string) string, faults []fault, encoding string) {
	const space = " \t\r\n"
	text = strings.Trim(strings.NewReplacer("\r", "", "\n", "", "\t", "").Replace(accept), " ")
	wrap = func(text string) string { return text }
	if text != accept {
		what := "white space"
		if strings.ContainsAny(accept, "\r\n") {
			what = "a line break"
		}
		faults = append(faults, fault{id: "newline-in-accept", title: "It put " + what + " into the Accept."})
		encoding = ", with white space in it"
		core := strings.Trim(accept, space)
		start := strings.Index(accept, core)
		wrap = func(text string) string {
			return accept[:start] + spaced(text, core) + accept[start+len(core):]
		}
	}
	for _, quotes := range []struct{ id, open, shut string }{
		{"accept-quoted", `"`, `"`}, {"accept-quoted", "'", "'"}, {"accept-repr", "b'", "'"}, {"accept-repr", `b"`, `"`},
	} {
		inner, opens := strings.CutPrefix(text, quotes.open)
		inner, shuts := strings.CutSuffix(inner, quotes.shut)
		if !opens || !shuts {
			continue
		}
		written := quotes.open + "…" + quotes.shut
		faults = append(faults, fault{id: quotes.id, title: "It wrote the Accept as " + written + "."})
		encoding = ", written as " + written + encoding
		around := wrap
		text, wrap = inner, func(text string) string { return around(quotes.open + text + quotes.shut) }
		break
	}
	for _, e := range escapings {
		plain, escape := e.unescape(text)
		if plain == text {
			continue
		}
		faults = append(faults, fault{id: "accept-escaped", title: e.title})
		encoding = e.encoding + encoding
		around := wrap
		text, wrap = plain, func(text string) string { return around(escape.Replace(text)) }
		break
	}
	return text, wrap, faults, encoding
}

// spaced puts tabs and line breaks into text where model has them.
func spaced(text, model string) string {
	var b strings.Builder
	for i := range len(model) {
		switch c := model[i]; {
		case c == '\r' || c == '\n' || c == '\t':
			b.WriteByte(c)
		case text != "":
			b.WriteByte(text[0])
			text = text[1:]
		}
	}
	return b.String() + text
}

// escaping is a way to write those characters of base64 that are no letters or
// digits.
type escaping struct {
	title, encoding  string
	plus, slash, end string // in the place of +, / and =
}

var escapings = []escaping{
	percentEncoding("%2B", "%2F", "%3D"),
	percentEncoding("%2b", "%2f", "%3d"),
	htmlEscaping("&#43;", "&#47;", "&#61;"),
	htmlEscaping("&#x2B;", "&#x2F;", "&#x3D;"),
	htmlEscaping("&#x2b;", "&#x2f;", "&#x3d;"),
	htmlEscaping("&plus;", "&sol;", "&equals;"),
}

func percentEncoding(plus, slash, end string) escaping {
	return escaping{"It percent-encoded the Accept.", ", percent-encoded", plus, slash, end}
}

func htmlEscaping(plus, slash, end string) escaping {
	return escaping{"It escaped the Accept for HTML.", ", escaped for HTML", plus, slash, end}
}

// unescape takes the escapes out of text. escape puts them into another text for
// the same characters: some functions for HTML escape + and leave = alone.
func (e escaping) unescape(text string) (plain string, escape *strings.Replacer) {
	var there, back []string
	for _, sign := range [][2]string{{"+", e.plus}, {"/", e.slash}, {"=", e.end}} {
		if strings.Contains(text, sign[1]) {
			there = append(there, sign[0], sign[1])
			back = append(back, sign[1], sign[0])
		}
	}
	return strings.NewReplacer(back...).Replace(text), strings.NewReplacer(there...)
}
