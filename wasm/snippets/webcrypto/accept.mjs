import process from 'node:process'; // for the command line: Deno, Bun and Node have it

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

async function accept(key) {
  if (!/^[A-Za-z0-9+/]{22}==$/.test(key)) {
    throw new TypeError('Sec-WebSocket-Key must be 16 bytes in base64');
  }
  const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(key + GUID));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

if (process.argv.length !== 3) {
  console.error('usage: accept.mjs KEY');
  process.exit(2);
}
try {
  console.log(await accept(process.argv[2]));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
