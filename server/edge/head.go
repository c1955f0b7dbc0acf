package edge

import (
	"maps"
	"net/http"
	"slices"
	"strings"
)

// Head writes r, after Repair, as the head of a request. These are not the bytes
// on the wire: the runtime puts the names of fields in lower case and in order,
// makes one line of several with the same name, and does not tell the version.
func Head(r *http.Request) string {
	fields := r.Header.Clone()
	if r.Host != "" {
		fields["Host"] = []string{r.Host}
	}
	var head strings.Builder
	head.WriteString(r.Method + " " + r.RequestURI + " HTTP/1.1\r\n")
	for _, name := range slices.Sorted(maps.Keys(fields)) {
		for _, value := range fields[name] {
			head.WriteString(strings.ToLower(name) + ": " + value + "\r\n")
		}
	}
	head.WriteString("\r\n")
	return head.String()
}
