package lab

// extensions holds responses by their Sec-WebSocket-Extensions (RFC 6455 §9.1) and
// the parameters of permessage-deflate (RFC 7692 §7.1). Browsers offer it without
// being asked. What is not here: client_max_window_bits=8, which makes Firefox
// stop responding.
var extensions = []Fault{
	{
		ID:     "ok-deflate",
		Title:  "Compression agreed",
		Does:   "The response accepts permessage-deflate, which Chromium and Firefox offer by default.",
		Watch:  "DevTools, Network, this address, Headers: the offer and the response to it.",
		answer: extension("permessage-deflate"),
	},
	{
		ID:     "ok-deflate-parameters",
		Title:  "Compression with parameters",
		Does:   "The response accepts permessage-deflate, and neither side may reuse its window from one message for the next.",
		answer: extension("permessage-deflate; server_no_context_takeover; client_no_context_takeover"),
	},
	{
		ID:     "ok-deflate-server-bits",
		Title:  "A smaller window",
		Does:   "The response says server_max_window_bits=10: the server will refer back 1,024 bytes at most.",
		answer: extension("permessage-deflate; server_max_window_bits=10"),
	},
	{
		ID:     "unoffered-extension",
		Title:  "An extension that nobody offered",
		Does:   "The response uses an extension called x-unknown.",
		answer: extension("x-unknown"),
	},
	{
		ID:     "extension-webkit",
		Title:  "Safari’s old compression",
		Does:   "The response uses x-webkit-deflate-frame, a forerunner of permessage-deflate.",
		answer: extension("x-webkit-deflate-frame"),
	},
	{
		ID:     "extension-case",
		Title:  "Permessage-Deflate",
		Does:   "The name of the extension has capital letters, but names are compared letter for letter.",
		answer: extension("Permessage-Deflate"),
	},
	{
		ID:     "empty-extensions",
		Title:  "An empty list of extensions",
		Does:   "The line Sec-WebSocket-Extensions is there and has no value.",
		answer: extension(""),
	},
	{
		ID:     "extension-syntax",
		Title:  "Punctuation instead of extensions",
		Does:   "The list of extensions is “;;,,=”.",
		answer: extension(";;,,="),
	},
	{
		ID:     "extension-trailing-comma",
		Title:  "A comma after the extension",
		Does:   "The list of extensions is “permessage-deflate,”.",
		answer: extension("permessage-deflate,"),
	},
	{
		ID:     "deflate-twice",
		Title:  "Compression agreed twice",
		Does:   "The list of extensions has permessage-deflate twice.",
		answer: extension("permessage-deflate, permessage-deflate"),
	},
	{
		ID:     "deflate-two-lines",
		Title:  "Compression in two lines",
		Does:   "Two Sec-WebSocket-Extensions lines each say permessage-deflate.",
		answer: more("Sec-WebSocket-Extensions: permessage-deflate", "Sec-WebSocket-Extensions: permessage-deflate"),
	},
	{
		ID:     "deflate-bad-param",
		Title:  "An unknown parameter",
		Does:   "permessage-deflate has the parameter x=1.",
		answer: extension("permessage-deflate; x=1"),
	},
	{
		ID:     "deflate-param-case",
		Title:  "A parameter with capital letters",
		Does:   "The parameter is Server_No_Context_Takeover; RFC 7692 defines it in lower case only.",
		answer: extension("permessage-deflate; Server_No_Context_Takeover"),
	},
	{
		ID:     "deflate-param-twice",
		Title:  "A parameter twice",
		Does:   "server_no_context_takeover appears twice.",
		answer: extension("permessage-deflate; server_no_context_takeover; server_no_context_takeover"),
	},
	{
		ID:     "deflate-takeover-value",
		Title:  "A value where none belongs",
		Does:   "The parameter is server_no_context_takeover=1, but it takes no value.",
		answer: extension("permessage-deflate; server_no_context_takeover=1"),
	},
	{
		ID:     "deflate-bad-bits",
		Title:  "A window of 99 bits",
		Does:   "The parameter is server_max_window_bits=99; 8 to 15 are allowed.",
		answer: extension("permessage-deflate; server_max_window_bits=99"),
	},
	{
		ID:     "deflate-bits-7",
		Title:  "A window of 7 bits",
		Does:   "The parameter is server_max_window_bits=7, one below the minimum.",
		answer: extension("permessage-deflate; server_max_window_bits=7"),
	},
	{
		ID:     "deflate-leading-zero",
		Title:  "A window of 08 bits",
		Does:   "The parameter is server_max_window_bits=08, but leading zeros are not allowed.",
		answer: extension("permessage-deflate; server_max_window_bits=08"),
	},
	{
		ID:     "deflate-spaces",
		Title:  "Spaces around =",
		Does:   "The parameter is “server_max_window_bits = 10”, with a space on either side of the =.",
		answer: extension("permessage-deflate; server_max_window_bits = 10"),
	},
	{
		ID:     "deflate-client-bits-no-value",
		Title:  "client_max_window_bits without a value",
		Does:   "The response repeats client_max_window_bits as it was offered, but there it must have a number.",
		answer: extension("permessage-deflate; client_max_window_bits"),
	},
}

// extension is the right response with this list of extensions.
func extension(list string) answerFunc { return more("Sec-WebSocket-Extensions: " + list) }
