package lab

// extensions holds answers by their Sec-WebSocket-Extensions (RFC 6455 §9.1) and
// the parameters of permessage-deflate (RFC 7692 §7.1). Browsers offer it without
// being asked. What is not here: client_max_window_bits=8, at which Firefox
// stops answering altogether.
var extensions = []Fault{
	{
		ID:     "ok-deflate",
		Title:  "Compression agreed",
		Does:   "The answer takes up permessage-deflate, which browsers offer by themselves.",
		Watch:  "DevTools, Network, this address, Headers: the offer and the answer to it.",
		answer: extension("permessage-deflate"),
	},
	{
		ID:     "ok-deflate-parameters",
		Title:  "Compression with parameters",
		Does:   "The answer takes up permessage-deflate, and neither side may keep what it learnt from the last message.",
		answer: extension("permessage-deflate; server_no_context_takeover; client_no_context_takeover"),
	},
	{
		ID:     "ok-deflate-server-bits",
		Title:  "A smaller window",
		Does:   "The answer says server_max_window_bits=10: the server will look back 1,024 bytes at most.",
		answer: extension("permessage-deflate; server_max_window_bits=10"),
	},
	{
		ID:     "unoffered-extension",
		Title:  "An extension that nobody offered",
		Does:   "The answer uses an extension called x-unknown.",
		answer: extension("x-unknown"),
	},
	{
		ID:     "extension-webkit",
		Title:  "Safari’s old compression",
		Does:   "The answer uses x-webkit-deflate-frame, which was there before permessage-deflate.",
		answer: extension("x-webkit-deflate-frame"),
	},
	{
		ID:     "extension-case",
		Title:  "Permessage-Deflate",
		Does:   "The name of the extension has capitals: names are compared letter for letter.",
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
		Title:  "Signs for extensions",
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
		Does:   "The list of extensions has permessage-deflate two times.",
		answer: extension("permessage-deflate, permessage-deflate"),
	},
	{
		ID:     "deflate-two-lines",
		Title:  "Compression in two lines",
		Does:   "Two lines Sec-WebSocket-Extensions each say permessage-deflate.",
		answer: more("Sec-WebSocket-Extensions: permessage-deflate", "Sec-WebSocket-Extensions: permessage-deflate"),
	},
	{
		ID:     "deflate-bad-param",
		Title:  "An unknown parameter",
		Does:   "permessage-deflate has a parameter x=1.",
		answer: extension("permessage-deflate; x=1"),
	},
	{
		ID:     "deflate-param-case",
		Title:  "A parameter with capitals",
		Does:   "The parameter is Server_No_Context_Takeover; only the spelling in lower case is known.",
		answer: extension("permessage-deflate; Server_No_Context_Takeover"),
	},
	{
		ID:     "deflate-param-twice",
		Title:  "A parameter twice",
		Does:   "server_no_context_takeover comes two times.",
		answer: extension("permessage-deflate; server_no_context_takeover; server_no_context_takeover"),
	},
	{
		ID:     "deflate-takeover-value",
		Title:  "A value where none belongs",
		Does:   "The parameter is server_no_context_takeover=1, and it has no value.",
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
		Does:   "The parameter is server_max_window_bits=7, one below the least.",
		answer: extension("permessage-deflate; server_max_window_bits=7"),
	},
	{
		ID:     "deflate-leading-zero",
		Title:  "A window of 08 bits",
		Does:   "The parameter is server_max_window_bits=08, and numbers have no zero in front.",
		answer: extension("permessage-deflate; server_max_window_bits=08"),
	},
	{
		ID:     "deflate-spaces",
		Title:  "Spaces around =",
		Does:   "The parameter is “server_max_window_bits = 10”, with a space on either side of the sign.",
		answer: extension("permessage-deflate; server_max_window_bits = 10"),
	},
	{
		ID:     "deflate-client-bits-no-value",
		Title:  "client_max_window_bits without a value",
		Does:   "The answer repeats client_max_window_bits as it was offered, where it must say a number.",
		answer: extension("permessage-deflate; client_max_window_bits"),
	},
}

// extension is the right answer with this list of extensions.
func extension(list string) answerFunc { return more("Sec-WebSocket-Extensions: " + list) }
