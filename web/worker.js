// A worker of the page's search: it runs the page's program once more, which sees
// that it has no page. See wasm/worker.go.
"use strict";

onmessage = async ({ data: { module, glue, job } }) => {
  try {
    self.trustedTypes?.createPolicy("default", { createScriptURL: (url) => (url === glue ? url : null) });
    importScripts(glue);
    self.job = job;
    const go = new Go();
    go.exit = (code) => code && postMessage({ failure: `exit code ${code}` });
    await go.run(await WebAssembly.instantiate(module, go.importObject));
  } catch (err) {
    postMessage({ failure: err.message });
  }
};
