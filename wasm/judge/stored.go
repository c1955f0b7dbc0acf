package judge

import "strings"

// onStored is the advice on a refusal that a cache had stored: what it says is of another
// request, so the server behind it has not seen this one.
func (r *Result) onStored() (Advice, bool) {
	sign := r.storedSign()
	if sign == "" {
		return Advice{}, false
	}
	return Advice{
		"A cache answers with an earlier refusal that it stored, and does not ask the server: " + sign + ". It sends it to everybody until it expires.",
		"Let the cache pass handshakes on and store no refusals (nginx: proxy_cache off in the location; Varnish: return (pipe) in vcl_recv; a CDN: bypass its cache for this path), and empty it. Until then no change to the server helps."}, true
}

// storedSign returns the field by which a response shows that a cache had it, or "".
func (r *Result) storedSign() string {
	response := r.Pair.Response
	for _, f := range response.Lookup("Age") { // RFC 9111 §5.1
		if age := strings.TrimLeft(response.Value(f), "0"); age != "" && strings.Trim(age, "0123456789") == "" {
			return "Age is " + age
		}
	}
	for _, name := range []string{"X-Cache", "X-Cache-Status", "Cf-Cache-Status", "X-Proxy-Cache"} {
		for _, f := range response.Lookup(name) {
			value := response.Value(f)
			if first, _, _ := strings.Cut(strings.ToLower(value), " "); first == "hit" {
				return name + " is " + value
			}
		}
	}
	return ""
}
