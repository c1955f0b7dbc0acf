package page

import "wsaccept/wasm/judge"

// ResponseHTML shows the response of r line by line, with what was found, and the
// interim ones before it.
func ResponseHTML(r *judge.Result) string { return judged{r}.answers().HTML() }

// ClientsHTML is a table of what each client does with the response of r; "" if
// that is not known of any.
func ClientsHTML(r *judge.Result) string {
	if len(r.Clients()) == 0 {
		return ""
	}
	return judged{r}.clientTable().HTML()
}
