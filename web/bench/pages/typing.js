// Notes of each keystroke how long its listeners take, and when the browser has shown
// what came of it.
"use strict";
{
  const typing = window.typing = { handler: [], paint: [] };
  let pressed = 0, begun = 0;
  addEventListener("keydown", (e) => { pressed = e.timeStamp; }, true);
  addEventListener("input", () => { begun = performance.now(); }, true); // before all others
  addEventListener("input", () => { // after them
    typing.handler.push(performance.now() - begun);
    const since = pressed;
    requestAnimationFrame(() => setTimeout(() => typing.paint.push(performance.now() - since)));
  });
  // A pair of 40 lines, which is right.
  typing.pair = "GET /chat HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
    Array.from({ length: 28 }, (_, i) => `X-Field-${i}: a value of some length, as they are\r\n`).join("") +
    "\r\nHTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";
}
