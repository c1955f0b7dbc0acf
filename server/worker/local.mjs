// Runs the page and the endpoint on workerd, the runtime of Cloudflare Workers. The
// only argument is the address, such as 127.0.0.1:8080.
//
// wrangler dev would put a proxy in front that shakes hands with a key of its own,
// and that ends when a browser gives up a request (cloudflare/workers-sdk#15451).
import os from "node:os";
import path from "node:path";
import { Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

const fail = (message) => {
	console.error(message);
	process.exit(1);
};
const why = (error) => {
	if (ready) {
		return error.stack;
	}
	return error.code === "ERR_ADDRESS_IN_USE" || error.code === "EADDRINUSE"
		? `Something listens on ${address} already; choose another address: make worker ADDR=127.0.0.1:8081`
		: `The Worker can't start on ${address}: ${error.message}\n${said}`;
};

// ownHosts returns the names under which a browser may know a server that listens on
// host, as in its requests.
const ownHosts = (host) => {
	switch (host) {
		case "":
		case "0.0.0.0":
		case "[::]":
			return Object.values(os.networkInterfaces()).flat().map(({ family, address }) => (family === "IPv6" ? `[${address}]` : address)).concat("localhost");
		case "localhost":
		case "127.0.0.1":
		case "[::1]":
			return ["localhost", "127.0.0.1", "[::1]"];
	}
	return [host];
};

const address = process.argv[2] ?? "";
const [, host, port] = /^(.*):(\d+)$/.exec(address) ?? [];
if (port === undefined || Number(port) > 65535) {
	fail(`"${address}" is not a host and a port; such is: make worker ADDR=127.0.0.1:8080`);
}
process.on("uncaughtException", (error) => fail(why(error))); // promises, too

let ready = false;
let stopping = false;
let said = ""; // by workerd, until it is ready
const { workerOptions, main } = unstable_getMiniflareWorkerOptions(path.join(import.meta.dirname, "wrangler.jsonc"));
const playground = new Miniflare({
	...workerOptions,
	bindings: { ...workerOptions.bindings, HOSTS: [...ownHosts(host), workerOptions.bindings.HOSTS].join(" ") },
	modules: true,
	modulesRoot: path.dirname(main),
	scriptPath: main,
	modulesRules: [{ type: "ESModule", include: ["**/*.mjs", "**/*.js"] }, ...workerOptions.modulesRules],
	host: host.replace(/^\[(.*)\]$/, "$1") || "0.0.0.0",
	port: Number(port),
	cf: false, // or it asks the network
	handleRuntimeStdio(stdout, stderr) {
		stdout.pipe(process.stdout);
		stderr.on("data", (data) => (ready ? process.stderr.write(data) : (said += data)));
		stderr.on("end", () => ready && !stopping && fail("workerd has ended. Start it again: make worker"));
	},
});
for (const signal of ["SIGINT", "SIGTERM"]) {
	process.once(signal, () => {
		stopping = true;
		playground.dispose();
	});
}
const url = await playground.ready.catch((error) => fail(why(error)));
ready = true;
console.log(`The playground is at ${url} (Ctrl-C stops it)`);
