// Shows the Accept of what is typed into the box before the page's program has come.
// index.html has this in its head, with the program of wasm/early: before the style
// sheet, for which a script further down would have to wait, and so before any element.
"use strict";
{
  const wasm = Uint8Array.from(atob("{{.}}"), (c) => c.charCodeAt(0));
  const { memory, key, acceptOf, _initialize } = new WebAssembly.Instance(new WebAssembly.Module(wasm)).exports;
  const room = 65536; // of key
  const find = (id) => document.getElementById(id);
  const waiting = () => !find("boot").hidden; // for the page's program

  // show puts the Accept of text into the page; no Accept if the text is too long.
  // What is about another key than the field's first one is marked.
  function show(text) {
    const { read, written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, key(), room));
    const at = acceptOf(written); // the memory may grow
    const accept = read < text.length ? "" : new TextDecoder().decode(new Uint8Array(memory.buffer, at, 28));
    [...find("accept").children].forEach((quartet, i) => { quartet.textContent = accept.slice(4 * i, 4 * i + 4); });
    find("main").toggleAttribute("data-behind", text !== find("key").defaultValue);
  }

  // ready makes the box usable, with the key of the link if it has one.
  function ready() {
    const field = find("key");
    if (!field) return requestAnimationFrame(ready);
    if (!waiting()) return;
    field.readOnly = false;
    field.removeAttribute("data-loading");
    const linked = location.hash.match(/[#&]key=([^&]*)/);
    if (!linked || "typed" in field.dataset) return;
    try {
      const text = decodeURIComponent(linked[1]);
      field.value = text;
      show(text);
    } catch { /* the link is damaged: the program says how */ }
  }

  _initialize();
  addEventListener("input", ({ target }) => {
    if (target.id !== "key" || !waiting()) return;
    target.dataset.typed = ""; // which the program takes over, whatever the link says
    show(target.value);
  });
  addEventListener("beforeinput", (e) => {
    if (e.target.id === "key" && e.inputType === "insertLineBreak" && waiting()) e.preventDefault();
  });
  ready();
  window.acceptIsLive = true;
}
