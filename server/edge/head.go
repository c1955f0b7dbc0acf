package edge

import (
	"net/http"
	"slices"
	"strings"
)

// Head writes r, after Repair, as the head of a request. These are not the bytes
// on the wire: the runtime puts the names of fields in lower case and in order,
// makes one line of several with the same name, and does not tell the version.
func Head(r *http.Request) string {
	fields := []string{}
	if r.Host != "" {
		fields = append(fields, "host: "+r.Host)
	}
	for name, values := range r.Header {
		for _, value := range values {
			fields = append(fields, strings.ToLower(name)+": "+value)
		}
	}
	slices.Sort(fields)
	return r.Method + " " + r.RequestURI + " HTTP/1.1\r\n" + strings.Join(fields, "\r\n") + "\r\n\r\n"
}
