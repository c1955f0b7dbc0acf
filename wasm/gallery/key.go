package gallery

// How coder/websocket refuses a key, up to the number of Content-Length.
const badRequest = `HTTP/1.1 400 Bad Request
Content-Type: text/plain; charset=utf-8
X-Content-Type-Options: nosniff
Date: Sun, 22 Nov 2026 17:04:06 GMT
Content-Length: `

// wrongKey holds requests with a wrong key or version.
var wrongKey = []Example{
	{
		ID:     "key-missing",
		Title:  "No key: 400",
		Lesson: "Without a key the server has nothing to compute an Accept from. Some servers hash an empty key instead of refusing; their Accept is then Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=.",
		Fix:    "Sec-WebSocket-Key: " + pageKey + "   (16 new random bytes in base64)",
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: badRequest + "56\n\nWebSocket protocol violation: missing Sec-WebSocket-Key\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C09", "R01"}, "fail", "fail"},
	},
	{
		ID:     "key-15-bytes",
		Title:  "A key of 15 bytes: 400",
		Lesson: "The key is valid base64, but of 15 bytes: 20 characters and no ==. It must be 16 bytes, which are always 24 characters with == at the end. A server that does not decode the key accepts it all the same.",
		Fix: `// Go
nonce := make([]byte, 16)
rand.Read(nonce)   // crypto/rand
key := base64.StdEncoding.EncodeToString(nonce)`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: 2Fn9EuTyEx5bXZ0O6ObK
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: badRequest + "120\n\nWebSocket protocol violation: invalid Sec-WebSocket-Key \"2Fn9EuTyEx5bXZ0O6ObK\", must be a 16 byte base64 encoded string\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C10", "R01"}, "fail", "fail"},
	},
	{
		ID:     "key-uuid-text",
		Title:  "The text of a UUID as the key: 400",
		Lesson: "The key decodes to the 36 characters a37d45d2-0e4b-4b36-95c9-6ba3e2d83794. A UUID is 16 bytes, but its text is not: encode the bytes, or better, 16 random bytes.",
		Fix: `# Python
key = base64.b64encode(os.urandom(16)).decode()`,
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: YTM3ZDQ1ZDItMGU0Yi00YjM2LTk1YzktNmJhM2UyZDgzNzk0
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: badRequest + "148\n\nWebSocket protocol violation: invalid Sec-WebSocket-Key \"YTM3ZDQ1ZDItMGU0Yi00YjM2LTk1YzktNmJhM2UyZDgzNzk0\", must be a 16 byte base64 encoded string\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C10", "R01"}, "fail", "fail"},
	},
	{
		ID:     "key-twice",
		Title:  "Two keys: 400",
		Lesson: "A library made a key, and the program set another one. Which one counts is anybody's guess: a server may hash one of them or refuse, and Apache joins them into one value. RFC 6455 §11.3.1 says that the field must not appear more than once.",
		Fix:    "// leave the key to the library; don't set Sec-WebSocket-Key yourself",
		Request: `GET /chat HTTP/1.1
Host: server.example.com
Upgrade: websocket
Connection: Upgrade
Sec-WebSocket-Key: ` + pageKey + `
Sec-WebSocket-Key: Zme/Dfk0azuvFF2PDTTSGw==
Origin: http://server.example.com
Sec-WebSocket-Version: 13

`,
		Response: badRequest + "65\n\nWebSocket protocol violation: multiple Sec-WebSocket-Key headers\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C12", "R01"}, "fail", "fail"},
	},
	{
		ID:     "version-8",
		Title:  "Version 8: refused, with the version to use",
		Lesson: "8 was the number of a 2011 draft. A server that does not speak it must refuse and list the versions it speaks, here “Sec-Websocket-Version: 13”, so that the client can try again. RFC 6455 suggests 426 in one place and shows 400 in another, so both are common.",
		Fix:    "Sec-WebSocket-Version: 13",
		Request: requestStart + `Sec-WebSocket-Version: 8

`,
		Response: badVersion + "67\n\nunsupported WebSocket protocol version (only 13 is supported): \"8\"\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C14", "R01"}, "fail", "fail"},
	},
	{
		ID:       "version-missing",
		Title:    "No version: refused",
		Lesson:   "Without Sec-WebSocket-Version the request could follow any draft, so servers refuse it as they refuse a wrong version. Hand-written clients often forget it.",
		Fix:      "Sec-WebSocket-Version: 13",
		Request:  requestStart + "\n",
		Response: badVersion + "66\n\nunsupported WebSocket protocol version (only 13 is supported): \"\"\n",
		Source:   observed,
		Want:     Want{"fail", "refused", []string{"C14", "R01"}, "fail", "fail"},
	},
}
