// Starts the page's Go program and says so when it can't. Everything else on the
// page is the program's work: see wasm/main.go.
"use strict";

(async () => {
  const boot = document.getElementById("boot");
  const { program, digest, worker, glue, parts } = document.currentScript.dataset;

  // The looks that were chosen on an earlier visit, before the first paint.
  try {
    for (const look of ["theme", "type"]) document.documentElement.dataset[look] = localStorage.getItem(look) ?? "";
  } catch { /* the browser stores nothing for this page */ }

  // fail shows why nothing is live, and that the page can still be read.
  function fail(what, advice = "Reload the page to try again.") {
    const lost = parts.split(" ").some((part) => location.hash.includes(`${part}=`)) ? " What your link holds is not shown." : "";
    const accept = window.acceptIsLive; // see early.js
    boot.textContent = `${what} What you see stays readable, but ${accept ? "nothing but the Accept" : "it"} is ${accept ? "" : "not "}live.${lost} ${advice}`;
    boot.classList.add("failed");
    boot.hidden = false;
    for (const input of document.querySelectorAll(accept ? "textarea:not(#key)" : "textarea")) input.readOnly = true;
    for (const button of document.querySelectorAll("button, select")) button.disabled = true;
    if (!document.querySelector("#live .head")) document.getElementById("live").textContent = "";
  }

  // All HTML that the program writes is built by wasm/page, which escapes text
  // by construction. No other script or string may become code.
  window.trustedTypes?.createPolicy("default", {
    createHTML: (html) => html,
    createScriptURL: (url) => (url === worker ? url : null),
  });

  if (location.protocol === "file:") {
    return fail("A page opened as a file can't load its program.", "Open it through a web server, for example with: make run");
  }
  if (typeof WebAssembly !== "object") {
    return fail("This browser can't run the page's program: WebAssembly is missing or switched off.", "Try another browser.");
  }
  if (typeof Go !== "function") {
    return fail("A part of the page, wasm_exec.js, could not be loaded.");
  }
  await window.homeIsLive; // see home.js
  const go = new Go();
  let instance, module;
  try {
    const response = await fetch(program, { integrity: digest });
    const streams = response.headers.get("Content-Type")?.startsWith("application/wasm");
    const source = streams
      ? WebAssembly.instantiateStreaming(response, go.importObject)
      : WebAssembly.instantiate(await response.arrayBuffer(), go.importObject);
    ({ instance, module } = await source);
  } catch (err) {
    return fail(`The page's program could not be loaded (${err.message}): it is missing, or not the one that belongs to this page.`);
  }

  // startWorker runs the program once more, off the main thread, with a job for it.
  // It returns the worker, or a text that says why there is none.
  window.startWorker = (job, onmessage, onerror) => {
    try {
      const started = Object.assign(new Worker(worker), { onmessage, onerror });
      started.postMessage({ module, glue, job });
      return started;
    } catch (err) {
      return err.message;
    }
  };
  try {
    await go.run(instance); // returns only when the program has ended
    fail("The page's program has stopped; that is a fault of this page.");
  } catch (err) {
    fail(`The page's program has stopped (${err.message}); that is a fault of this page.`);
  }
})();
