// Runs before everything else in each page that is measured. It types a key until the
// page shows its Accept, and notes when that is, when the rest of the view shows what
// comes of the key, and when the page is live altogether.
"use strict";
{
  const key = "x3JJHMbDL1EzLkh9GBhXDw==", accept = "HSmrc0sMlYUkAGmm5OPpG2HaGWk=";
  const bench = window.bench = { first: 0, live: 0, all: 0, blocked: [], shift: 0 };
  const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe("longtask", ({ startTime, duration }) => bench.blocked.push({ at: startTime, ms: duration - 50 }));
  observe("layout-shift", ({ value }) => { bench.shift += value; });
  const shown = (output) => output.textContent.trim() === accept;

  (function look() {
    const find = (id) => document.getElementById(id);
    const [field, output, boot, response] = [find("key"), find("accept"), find("boot"), find("conversation-response")];
    if (field && output && !bench.first) {
      if (!shown(output)) {
        field.value = key;
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
      if (shown(output)) bench.first = performance.now();
    }
    // A page without a program that loads has nothing more to become live.
    if (bench.first && !bench.live && (!boot || response?.textContent.includes(accept))) bench.live = performance.now();
    if (bench.live && (!boot || boot.hidden)) bench.all = performance.now();
    if (!bench.all) setTimeout(look, 4);
  })();
}
