// Opens the check view, gives it a handshake, and measures until the verdict is shown;
// then once more with another one, when all is there.
"use strict";
(async () => {
  const find = (id) => document.getElementById(id);
  const verdict = () => find("judgement").textContent;
  const give = (text) => {
    find("request-text").value = text;
    find("request-text").dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  };
  const shown = (text, sign) => new Promise((done) => {
    let given = -1000;
    (function look() {
      const field = find("request-text");
      if (verdict().includes(sign)) return done();
      if (!field.readOnly && !field.closest("[hidden]") && performance.now() - given > 1000) {
        given = performance.now();
        give(text);
        if (verdict().includes(sign)) return done();
      }
      setTimeout(look, 4);
    })();
  });
  const request = "GET /chat HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
  const response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
  const clicked = performance.now();
  find("tab-check").click();
  await shown(request + response, "✓");
  const live = performance.now() - clicked;
  await new Promise((done) => setTimeout(done, 500));
  const pasted = performance.now();
  await shown(request + response.replace("101 Switching Protocols", "200 OK"), "✗");
  return { live, paste: performance.now() - pasted };
})()
