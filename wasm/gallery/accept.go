package gallery

import "wsaccept/wasm/programs/chromium"

// Chromium's console text for a wrong Accept of any kind.
const incorrect = "Chromium's console says “" + chromium.During + chromium.AcceptWrong + "”, and the page gets close code 1006."

// wrongAccept holds responses that fail by their Accept. None of the values is
// made up: each is what the mistake that it is named after produces.
var wrongAccept = []Example{
	{
		ID:    "article-unhashed",
		Title: "A well-known article's 101: text instead of a hash",
		Lesson: "The Accept decodes to the text “13258EAFA5-E914-47DA-95CA-C5AB0DC85B11”: the version, 13, and the GUID, never hashed, and without the key. It can't be right for any key. " +
			"The response also names the extension deflate-frame and the subprotocol soap, neither of which the client offered. " + incorrect,
		Fix:     "Sec-WebSocket-Accept: base64(SHA-1(key + \"258EAFA5-E914-47DA-95CA-C5AB0DC85B11\"))",
		Request: goodRequest,
		Response: switching + `MTMyNThFQUZBNS1FOTE0LTQ3REEtOTVDQS1DNUFCMERDODVCMTE=
Sec-WebSocket-Extensions: deflate-frame
Sec-WebSocket-Protocol: soap

`,
		Source: "GeeksforGeeks, “HTTP headers | Sec-WebSocket-Accept”, with “HTTP/1.1” added before its “101”; the request written for this page",
		Want:   Want{"ok", "fail", []string{"R07", "R09", "R10"}, "fail", "fail"},
	},
	{
		ID:     "no-guid",
		Title:  "The key was hashed without the GUID",
		Lesson: "The value is base64 of the SHA-1 of the key alone. The GUID has to be appended to the key before hashing. It shows that the server knows WebSocket and did not just echo what it was sent. " + incorrect,
		Fix: `# Python
base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())`,
		Request:  goodRequest,
		Response: switching + "8JudSmHekiO/iUkju7sCifacSjI=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:     "hex-digest",
		Title:  "The hash in hexadecimal instead of base64",
		Lesson: "Forty hexadecimal digits are the right 20 bytes in the wrong form: many hash functions return text in hexadecimal unless asked for bytes. The Accept is base64 of the bytes: 28 characters, with one = at the end. " + incorrect,
		Fix: `// Node
crypto.createHash("sha1").update(key + GUID).digest("base64")   // not "hex"`,
		Request:  goodRequest,
		Response: switching + "0821119789948da09cb33951c18cac77dfc7309f\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:     "base64-of-hex",
		Title:  "Base64 of the hexadecimal text",
		Lesson: "56 characters instead of 28: the hash function returned 40 hexadecimal digits, and those digits were encoded instead of the 20 bytes they stand for. PHP's sha1() returns digits unless its second argument is true. " + incorrect,
		Fix: `// PHP
base64_encode(sha1($key . '258EAFA5-E914-47DA-95CA-C5AB0DC85B11', true))`,
		Request:  goodRequest,
		Response: switching + "MDgyMTExOTc4OTk0OGRhMDljYjMzOTUxYzE4Y2FjNzdkZmM3MzA5Zg==\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "invented-guid-tail",
		Title: "A GUID whose last group was made up",
		Lesson: "The server used 258EAFA5-E914-47DA-95CA-C5AB0DC11B85. It starts like the right GUID and ends in digits that somebody, or a language model, made up from memory; such endings are common in recent code. " +
			"The Accept has the right length and shape, so only comparing it reveals the mistake. " + incorrect,
		Fix:      `const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"   // copy it, don't type it`,
		Request:  goodRequest,
		Response: switching + "qfvCOG1/3MAvz9d9FooOemGvb8k=\n\n",
		Source:   "the GUID was seen in public code; the rest written for this page",
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "letter-o-guid",
		Title: "A GUID with the letter O for a zero",
		Lesson: "The server used …-C5ABODC85B11, with the letter O after C5AB. A GUID has only the digits 0 to 9 and the letters A to F, so an O is always a misread zero; this one has spread through tutorials. " +
			incorrect,
		Fix:      `const GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"   // C5AB zero DC85B11`,
		Request:  goodRequest,
		Response: switching + "hiBSrHFeECI0BaGFFaZDqO61TPo=\n\n",
		Source:   "the GUID was seen in public code; the rest written for this page",
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "decoded-key",
		Title: "The key was decoded before hashing",
		Lesson: "The server decoded the key from base64 and hashed its 16 bytes followed by the GUID. The key is base64, but for the Accept it is only text: all 24 characters go into the hash as they were sent, including the ==. " +
			incorrect,
		Fix: `// Go: no decoding
digest := sha1.Sum([]byte(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"))
accept := base64.StdEncoding.EncodeToString(digest[:])`,
		Request:  goodRequest,
		Response: switching + "+g3BeBwDlnLcrPtBdUuMDp1VuQo=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "empty-key",
		Title: "The Accept of an empty key",
		Lesson: "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w= is the hash of the GUID alone, so the server found no key. The usual cause is a case-sensitive lookup: the client wrote sec-websocket-key, and the code asked for Sec-WebSocket-Key. " +
			incorrect,
		Fix: `# Python: compare names in lower case
headers = {name.lower(): value.strip() for name, value in pairs}
key = headers["sec-websocket-key"]`,
		Request: `GET /chat HTTP/1.1
host: server.example.com
upgrade: websocket
connection: Upgrade
sec-websocket-key: ` + pageKey + `
origin: http://server.example.com
sec-websocket-version: 13

`,
		Response: switching + "Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "key-with-line-end",
		Title: "The line ending was hashed with the key",
		Lesson: "The server cut the key out of the request together with its CR LF and hashed 62 characters instead of 60. This happens when lines are split at LF or read without trimming. " +
			incorrect,
		Fix: `// Node
const key = line.slice(line.indexOf(":") + 1).trim()`,
		Request:  goodRequest,
		Response: switching + "Mzj8s6Q5eXnasyVYshMrQiiAcGA=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "sha256",
		Title: "SHA-256 instead of SHA-1",
		Lesson: "44 characters are base64 of 32 bytes, which is SHA-256. SHA-1 is broken for signatures, but nothing here is signed or secret: the Accept only shows that the server understood the request. RFC 6455 §10.8 says why that is enough. " +
			incorrect,
		Fix: `// Node
crypto.createHash("sha1").update(key + GUID).digest("base64")`,
		Request:  goodRequest,
		Response: switching + "ZZF3qlGFlFdct4xtEiD6ev7acxf558vF3rFUQ6tdkFM=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "lower-cased-accept",
		Title: "The right Accept in lower case",
		Lesson: "Something between the hash and the wire lowercased the whole header, values included. Field names may change case; in base64, upper-case and lower-case letters are different digits. " +
			incorrect,
		Fix:      "// lowercase only the name, never the value",
		Request:  goodRequest,
		Response: switching + "ccerl4mujaccszlrwyysd9/hmj8=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "accept-without-padding",
		Title: "The right Accept without its =",
		Lesson: "The encoder left out the = at the end, as the base64 of JWTs and of many URL libraries does. Clients compare the text and do not decode it, so all 28 characters must be there. " +
			incorrect,
		Fix: `// Go
base64.StdEncoding.EncodeToString(digest[:])   // not RawStdEncoding`,
		Request:  goodRequest,
		Response: switching + "CCERl4mUjaCcszlRwYysd9/HMJ8\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "hard-coded-sample",
		Title: "The Accept of the RFC's example, for every key",
		Lesson: "s3pPLMBiTxaQ9kYGzzhZRbK+xOo= is right for the key dGhlIHNhbXBsZSBub25jZQ== and for no other. Here it was copied from the RFC into the code. " +
			"It passes a test that uses the RFC's key and fails with every real client, because every connection has a new key. " + incorrect,
		Fix: `// compute it for the key of this request
const accept = crypto.createHash("sha1").update(request.headers["sec-websocket-key"] + GUID).digest("base64")`,
		Request:  goodRequest,
		Response: switching + "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "accept-of-another-key",
		Title: "A right Accept, but for another key",
		Lesson: "The value is the correct Accept of Zme/Dfk0azuvFF2PDTTSGw==, the key of another connection. Look for a variable that connections share, a cached response, or a library that replaces the key you set. " +
			"The value alone does not reveal which key it was. " + incorrect,
		Request:  goodRequest,
		Response: switching + "Lj4wrdl+RENLnaCUI9YrLS1502A=\n\n",
		Source:   written,
		Want:     Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
	{
		ID:    "accept-twice",
		Title: "The right Accept, twice",
		Lesson: "Both lines are right, and the handshake still fails: the field must not appear more than once (RFC 6455 §11.3.3). Usually the application sets it, and then the framework or a proxy adds it again. " +
			"A client that takes the first line opens, so the mistake goes unnoticed until a browser connects. Chromium's console says “" + chromium.During + chromium.AcceptRepeated + "”.",
		Fix: `// set the field once: let the library do it, or do it yourself
w.Header().Set("Sec-WebSocket-Accept", accept)   // Set, not Add`,
		Request: goodRequest,
		Response: switching + pageAccept + `
Sec-WebSocket-Accept: ` + pageAccept + `

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R08"}, "fail", "fail"},
	},
	{
		ID:    "accept-missing",
		Title: "No Accept at all",
		Lesson: "The status, Upgrade and Connection are right, but the proof that the server read the key is missing. A server that switches protocols without knowing WebSocket sends this, and so does a mock that answers 101 to everything. " +
			"Chromium's console says “" + chromium.During + chromium.AcceptMissing + "”, and the page gets 1006.",
		Fix:     "Sec-WebSocket-Accept: " + pageAccept,
		Request: goodRequest,
		Response: `HTTP/1.1 101 Switching Protocols
Upgrade: websocket
Connection: Upgrade

`,
		Source: written,
		Want:   Want{"ok", "fail", []string{"R07"}, "fail", "fail"},
	},
}
