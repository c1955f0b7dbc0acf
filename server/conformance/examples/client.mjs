// A client of Node.js for the laboratory, with the WebSocket that Node 22 and later have:
//     wsaccept lab -exec 'node client.mjs {url} {protocols}'
// Its exit status is 0 if the WebSocket opened.
const [url, protocols] = process.argv.slice(2);
const socket = new WebSocket(url, protocols ? protocols.split(',') : []);
socket.onopen = () => process.exit(0);
socket.onerror = socket.onclose = () => process.exit(1);
