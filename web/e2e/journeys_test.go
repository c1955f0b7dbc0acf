package e2e

import (
	"fmt"
	"testing"
)

// paste puts text into the box as a paste does.
func (b *tab) paste(text string) {
	b.t.Helper()
	eval[bool](b, fmt.Sprintf(`(() => {
		const key = document.getElementById("key"), data = new DataTransfer();
		data.setData("text/plain", %q);
		if (key.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))) {
			key.value = %[1]q;
			key.dispatchEvent(new InputEvent("input", {inputType: "insertFromPaste"}));
		}
		return true;
	})()`, text))
}

// A sight is an element that says something.
type sight struct{ selector, says string }

// sees waits until what the sight says is on the page, and all of it within the window
// and below the header.
func (b *tab) sees(s sight) {
	b.t.Helper()
	b.wait(fmt.Sprintf(`(() => {
		const e = [...document.querySelectorAll(%q)].find((e) => e.textContent.includes(%q));
		const bar = document.querySelector(".app > .bar");
		const top = bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight : 0;
		const at = e?.getBoundingClientRect();
		return at && at.height > 0 && at.top >= top - 1 && at.bottom <= innerHeight + 1;
	})()`, s.selector, s.says))
}

// Things that people come for. Each takes as many actions from the empty page as
// there are here, and its outcome is seen without scrolling, on a desk and on a phone.
func TestJourneys(t *testing.T) {
	t.Parallel()
	const refused = "> GET /ws HTTP/1.1\n> Host: example.com\n> Upgrade: websocket\n> Connection: Upgrade\n" +
		"> Sec-WebSocket-Key: " + sampleKey + "\n> Sec-WebSocket-Version: 13\n>\n" +
		"< HTTP/1.1 400 Bad Request\n< Server: nginx/1.26.2\n< Content-Length: 12\n<\nBad Request\n"
	const opened = "> GET /ws2 HTTP/1.1\n> Host: example.com\n> Upgrade: websocket\n> Connection: Upgrade\n" +
		"> Sec-WebSocket-Key: " + sampleKey + "\n> Sec-WebSocket-Version: 13\n>\n" +
		"< HTTP/1.1 101 Switching Protocols\n< Upgrade: websocket\n< Connection: Upgrade\n< Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\n<\n"
	const serverBlock = "server {\n    listen 80;\n    server_name chat.example.org;\n\n    location / {\n        # the app\n" +
		"        proxy_set_header Host $host;\n        proxy_pass http://127.0.0.1:3000;\n    }\n}\n"
	type action = func(b *tab)
	pasting := func(text string) action { return func(b *tab) { b.paste(text) } }
	journeys := []struct {
		name    string
		actions []action
		seen    []sight
	}{
		{"an error text to its cause",
			[]action{pasting("WebSocket connection to 'wss://example.com/ws' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value")},
			[]sight{{"#judgement .verdict", "is not that of the key"}, {"#why .why", "The server computes it wrongly"}, {"#why .why", "What to do"}}},
		{"curl with the 400 of nginx to the lines to copy",
			[]action{pasting(refused)},
			[]sight{{"#judgement .verdict", "400"}, {"#fitting pre", "proxy_set_header Upgrade $http_upgrade;"}, {"#copy-fix", "Copy"}}},
		{"a key and a wrong Accept to the mistake and its fix",
			[]action{pasting("Sec-WebSocket-Key: " + sampleKey + "\nSec-WebSocket-Accept: Kfh9QIsMVZcl6xEPYxPHzW8SZ8w=")},
			[]sight{{"#judgement .verdict", "hashed the GUID alone"}, {"#judgement .why", "must not open"}, {"#why .why", "What to do"}, {"#why-accept", "Show the proof and the code"}}},
		{"code to what is wrong with it",
			[]action{pasting("const accept = crypto.createHash('sha1').update(key + '258EAFA5-E914-47DA-95CA-5AB5DC11B735').digest('base64');")},
			[]sight{{"#diagnosis .verdict", "The GUID in this code is wrong"}, {"#diagnosis .why", "What to do: Copy the GUID"}, {"#constants .pair", "The GUID"}}},
		{"the 502 of nginx to its cause",
			[]action{pasting("HTTP/1.1 502 Bad Gateway\nServer: nginx/1.26.2\nContent-Type: text/html\nContent-Length: 157\n\n<html>\n<head><title>502 Bad Gateway</title></head>\n</html>\n")},
			[]sight{{"#judgement .verdict", "502"}, {"#why .why", "got no valid response from the server behind it"}, {"#why .why", "What to do: Check the proxy's log"}, {"#taken-for", "You pasted a handshake"}}},
		{"a server block of nginx to the line that lacks something and those to add",
			[]action{pasting(serverBlock)},
			[]sight{{"#judgement .verdict", "nginx does not pass the handshake for ws://chat.example.org/ws on"}, {"#judgement .why", "Line 8: The request arrives without HTTP/1.1"},
				{"#fitting ins", "proxy_http_version 1.1;"}, {"#fitting ins", "proxy_set_header Upgrade $http_upgrade;"}, {"#fitting ins", "proxy_set_header Connection $connection_upgrade;"}, {"#copy-fix", "Copy"}}},
		{"a server block and a load balancer in front of it to the proxy that fails",
			[]action{
				pasting(serverBlock),
				func(b *tab) {
					eval[bool](b, `(() => { const a = document.getElementById("another"); a.value = "alb"; a.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
				},
				func(b *tab) { b.click("in-front") },
			},
			[]sight{{"#judgement .verdict", "it fails at proxy 2 (nginx)"}, {"#fitting ins", "proxy_http_version 1.1;"}}},
		{"an Accept alone to the mistake and its page",
			[]action{pasting("hHLtf2V1k8aDQZfNjw3Ia1hCwt0=")},
			[]sight{{"#diagnosis .verdict", "left out the GUID"}, {"#diagnosis .why", "What to do: Append the GUID"}, {`#diagnosis a[href="mistakes/no-guid/"]`, "left out the GUID"}}},
		{"a log of two handshakes to the one that fails",
			[]action{pasting(refused + "\n" + opened)},
			[]sight{{"#several .verdict", "1 of them fails"}, {"#several .open-piece", "400"}}},
		{"an example by search to its page",
			[]action{
				func(b *tab) {
					eval[bool](b, `(() => { const q = document.querySelector('.tools [name="q"]'); q.value = "nginx proxy_pass alone"; q.form.requestSubmit(); return true; })()`)
					b.wait(`document.querySelector('#found a[href*="nginx-proxy-pass-only"]')`)
					b.sees(sight{`#found a[href*="nginx-proxy-pass-only"]`, "nginx with proxy_pass alone"})
				},
				func(b *tab) {
					eval[bool](b, `(document.querySelector('#found a[href*="nginx-proxy-pass-only"]').click(), true)`)
					b.wait(`location.pathname.endsWith("/examples/nginx-proxy-pass-only/")`)
				},
			},
			[]sight{{"h1", "nginx with proxy_pass alone"}}},
		{"a fault performed",
			[]action{func(b *tab) { b.click("tab-lab") }, func(b *tab) { b.click("fault-try") }},
			[]sight{{"#fault-outcome .verdict", "As predicted"}}},
		{"the Java program for this key",
			[]action{
				func(b *tab) { b.click("tab-code") },
				func(b *tab) {
					eval[bool](b, `(() => { const l = document.getElementById("code-language"); l.value = "java"; l.dispatchEvent(new Event("change", {bubbles: true})); return true; })()`)
				},
			},
			[]sight{{"#code-key", sampleKey}, {"#copy-snippet", "Copy"}}},
	}
	url := program(t)
	b := newTab(t)
	b.allow("Error during WebSocket handshake")
	for _, size := range []look{{1280, 900, "light"}, {390, 844, "light"}} {
		for _, j := range journeys {
			t.Run(fmt.Sprintf("%s-%d", j.name, size.width), func(t *testing.T) {
				b.t = t
				b.size(size.width, size.height, size.scheme)
				b.open(url + "?" + fmt.Sprint(size.width) + "#v=1&view=handshake")
				b.waitAsked()
				for _, act := range j.actions {
					act(b)
				}
				for _, s := range j.seen {
					b.sees(s)
				}
			})
		}
	}
}
