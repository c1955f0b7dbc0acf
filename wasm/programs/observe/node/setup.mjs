import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)

// versionOf returns the version of a package as it is installed. Some packages
// don't export their package.json, so it is looked for next to the code.
export function versionOf(name) {
  let directory = path.dirname(require.resolve(name))
  for (; ; directory = path.dirname(directory)) {
    try {
      const found = JSON.parse(readFileSync(path.join(directory, 'package.json')))
      if (found.name === name) return found.version
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
    }
  }
}

// listenOn puts an HTTP server on a port of its own and returns its address.
export function listenOn(server) {
  return new Promise((done, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => done(server.address()))
  })
}

// upgradeRequired answers a request that Node takes for an ordinary one.
export function upgradeRequired(request, response) {
  response.writeHead(426)
  response.end()
}

// subprotocols are those the servers speak, where they can be told.
export const subprotocols = ['chat', 'superchat']
