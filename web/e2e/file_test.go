package e2e

import (
	"testing"
)

// A file that is dropped is read as if it had been pasted, and the handshakes in it are
// opened one by one.
func TestDroppedFile(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(program(t))
	eval[bool](b, `(() => {
		const data = new DataTransfer();
		const one = (path, status) => "GET /" + path + " HTTP/1.1\nHost: a\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\nSec-WebSocket-Version: 13\n\nHTTP/1.1 " + status + "\nContent-Length: 0\n\n";
		data.items.add(new File([one("first", "403 Forbidden") + one("second", "400 Bad Request")], "two.txt"));
		const drop = new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true});
		document.body.dispatchEvent(drop);
		return drop.defaultPrevented;
	})()`)
	b.waitText("several", "2 handshakes in this text: all of them fail.")
	eval[bool](b, `document.querySelectorAll("#several button")[0].click(), true`)
	b.waitText("judgement", "403")
	b.wait(`document.activeElement.id === "judge-title"`)
	eval[bool](b, `document.querySelectorAll("#several button")[1].click(), true`)
	b.waitText("judgement", "400")
}
