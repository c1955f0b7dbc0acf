package wiretest

import (
	"regexp"
	"strings"
)

// What makes odd requests of right ones.

// AsIs leaves a request as it is.
func AsIs(request string) string { return request }

// Swap changes a part of a request.
func Swap(old, new string) func(string) string {
	return func(request string) string {
		if !strings.Contains(request, old) {
			panic("there is no " + old)
		}
		return strings.Replace(request, old, new, 1)
	}
}

// Line changes the line that begins with name and a colon; "" takes it out.
func Line(name, new string) func(string) string {
	old := regexp.MustCompile("(?m)^" + name + ": .*\r\n")
	if new != "" {
		new += "\r\n"
	}
	return func(request string) string {
		if !old.MatchString(request) {
			panic("there is no line " + name)
		}
		return old.ReplaceAllLiteralString(request, new)
	}
}

// Plus adds lines.
func Plus(lines ...string) func(string) string {
	return Swap("\r\n\r\n", "\r\n"+strings.Join(lines, "\r\n")+"\r\n\r\n")
}

// cased changes the case of all names of fields.
func cased(to func(string) string) func(string) string {
	names := regexp.MustCompile(`(?m)^[A-Za-z-]+: `)
	return func(request string) string { return names.ReplaceAllStringFunc(request, to) }
}

// Then adds what comes after the empty line.
func Then(more string) func(string) string {
	return func(request string) string { return request + more }
}

// Both makes two changes.
func Both(a, b func(string) string) func(string) string {
	return func(request string) string { return b(a(request)) }
}
