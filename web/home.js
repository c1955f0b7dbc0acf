// Shows all that comes of a key before the page's program has come: it runs wasm/home,
// which is a small part of that. boot.js waits for it, so that the large program does
// not compete with it for the line.
"use strict";

window.homeIsLive = (async () => {
  const find = (id) => document.getElementById(id);
  const room = 65536; // of key

  // index.html has asked for it; a browser complains of what nobody takes.
  const module = find("home-module");
  const asked = fetch(module.href, { integrity: module.dataset.integrity });
  asked.catch(() => { /* the program will show it */ });

  // A link to anything else is the program's to open.
  const linked = new URLSearchParams(location.hash.slice(1));
  if ([...linked].some(([name, value]) => name !== "v" && name !== "key" && `${name}=${value}` !== "view=handshake")) return;

  const response = await asked;
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer());
  const { memory, key, show, length, _initialize } = instance.exports;
  const waiting = () => !find("boot").hidden; // for the page's program

  function showKey() {
    const text = find("key").value;
    const { read, written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer, key(), room));
    if (read < text.length) return; // early.js says that the rest is about another key
    const at = show(written); // the memory may grow
    const islands = new TextDecoder().decode(new Uint8Array(memory.buffer, at, length())).split("\0");
    for (let i = 0; i + 1 < islands.length; i += 2) find(islands[i]).innerHTML = islands[i + 1];
    find("main").removeAttribute("data-behind");
  }

  // use puts a key into the box, for a button.
  function use(text) {
    find("key").value = text;
    find("key").dispatchEvent(new Event("input", { bubbles: true }));
  }

  _initialize();
  addEventListener("input", ({ target }) => { if (target.id === "key" && waiting()) showKey(); });
  const buttons = {
    random: () => use(btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))))),
    sample: () => use(find("key").defaultValue),
  };
  for (const [id, press] of Object.entries(buttons)) {
    find(id).disabled = false;
    find(id).addEventListener("click", () => { if (waiting()) press(); });
  }
  if (waiting()) showKey();
})().catch(() => { /* the program will show it */ });
