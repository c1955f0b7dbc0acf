import http from 'node:http'

import websocket from 'websocket'

import { listenOn, subprotocols, upgradeRequired, versionOf } from './setup.mjs'

export const id = 'npm-websocket'
export const version = versionOf('websocket')

// listen accepts each request with the first of its subprotocols that the server
// speaks. To accept one that was not requested would throw.
export function listen() {
  const httpServer = http.createServer(upgradeRequired)
  httpServer.on('upgrade', (request, socket) => socket.on('error', () => {}))
  const server = new websocket.server({ httpServer })
  server.on('request', request => {
    const protocol = request.requestedProtocols.find(p => subprotocols.includes(p)) ?? null
    request.accept(protocol, request.origin)
  })
  return listenOn(httpServer)
}

export function connect({ url, protocols }) {
  return new Promise(done => {
    const client = new websocket.client()
    client.on('connect', connection => {
      done({ verdict: 'open', message: '' })
      connection.socket.destroy()
    })
    client.on('connectFailed', error => {
      done({ verdict: 'fail', message: error.message })
      client.socket?.destroy()
    })
    client.connect(url, protocols)
  })
}
