// Runs the page and the endpoint on workerd, the runtime of Cloudflare Workers. The
// only argument is the address, such as 127.0.0.1:8080.
//
// wrangler dev would put a proxy in front that shakes hands with a key of its own,
// and that ends when a browser gives up a request (cloudflare/workers-sdk#15451).
import path from "node:path";
import { Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";

const { hostname, port } = new URL(`http://${process.argv[2]}`);
const { workerOptions, main } = unstable_getMiniflareWorkerOptions(path.join(import.meta.dirname, "wrangler.jsonc"));
const playground = new Miniflare({
	...workerOptions,
	modules: true,
	modulesRoot: path.dirname(main),
	scriptPath: main,
	modulesRules: [{ type: "ESModule", include: ["**/*.mjs", "**/*.js"] }, ...workerOptions.modulesRules],
	host: hostname,
	port: Number(port || 80),
	cf: false, // or it asks the network
});
for (const signal of ["SIGINT", "SIGTERM"]) {
	process.once(signal, () => playground.dispose());
}
try {
	console.log(`The playground is at ${await playground.ready} (Ctrl-C stops it)`);
} catch (error) {
	const taken = error.code === "ERR_ADDRESS_IN_USE";
	console.error(taken ? `Something listens on ${process.argv[2]} already; choose another address: make worker ADDR=127.0.0.1:8081` : error.message);
	process.exit(1);
}
