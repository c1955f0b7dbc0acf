// Starts the page's Go program and says so when it can't. Everything else on the
// page is the program's work: see wasm/main.go.
"use strict";

(async () => {
  const boot = document.getElementById("boot");

  // fail shows why nothing is live, and that the page can still be read.
  function fail(what) {
    boot.textContent = `${what} What you see stays readable, but it is no longer live. Reload the page to try again.`;
    boot.classList.add("failed");
    boot.hidden = false;
    document.getElementById("key").readOnly = true;
    for (const button of document.querySelectorAll("button")) button.disabled = true;
  }

  // All HTML that the program writes is built by wasm/page, which escapes text
  // by construction. No other script or string may become code.
  window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });

  if (typeof WebAssembly !== "object" || typeof Go !== "function") {
    return fail("This browser can't run the page's program: WebAssembly is missing or switched off.");
  }
  const go = new Go();
  let instance;
  try {
    const response = await fetch(document.getElementById("program").href);
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
    const source = streams
      ? WebAssembly.instantiateStreaming(response, go.importObject)
      : WebAssembly.instantiate(await response.arrayBuffer(), go.importObject);
    ({ instance } = await source);
  } catch (err) {
    return fail(`The page's program could not be loaded (${err.message}).`);
  }
  try {
    await go.run(instance); // returns only when the program has ended
    fail("The page's program has stopped; that is a fault of this page.");
  } catch (err) {
    fail(`The page's program has stopped (${err.message}); that is a fault of this page.`);
  }
})();
