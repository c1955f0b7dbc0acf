const { createHash } = require('node:crypto');

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function accept(key) {
  if (!/^[A-Za-z0-9+/]{22}==$/.test(key)) {
    throw new TypeError('Sec-WebSocket-Key must be 16 bytes in base64');
  }
  return createHash('sha1').update(key + GUID).digest('base64');
}

if (process.argv.length !== 3) {
  console.error('usage: node accept.js KEY');
  process.exit(2);
}
try {
  console.log(accept(process.argv[2]));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
