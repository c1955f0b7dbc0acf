import { WebSocket, WebSocketServer } from 'ws'

import { versionOf } from './setup.mjs'

export const id = 'npm-ws'
export const version = versionOf('ws')

// listen starts the server on a port of its own, where it answers ordinary
// requests itself.
export function listen() {
  return new Promise((done, failed) => {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: true })
    server.on('connection', socket => socket.on('error', () => {}))
    server.once('error', failed)
    server.once('listening', () => done(server.address()))
  })
}

// connect leaves permessage-deflate as it is by default: offered.
export function connect({ url, protocols }) {
  return new Promise(done => {
    const socket = new WebSocket(url, protocols)
    socket.on('error', error => done({ verdict: 'fail', message: error.message }))
    socket.on('open', () => {
      done({ verdict: 'open', message: '' })
      socket.terminate()
    })
  })
}
