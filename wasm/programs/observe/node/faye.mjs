import http from 'node:http'
import net from 'node:net'
import tls from 'node:tls'

import driver from 'websocket-driver'

import { listenOn, subprotocols, upgradeRequired, versionOf } from './setup.mjs'

export const id = 'faye'
export const version = versionOf('websocket-driver')

// listen follows the package's README, with subprotocols, and answers ordinary
// requests, which the README leaves without an answer.
export function listen() {
  const server = http.createServer(upgradeRequired)
  server.on('upgrade', (request, socket, body) => {
    socket.on('error', () => {})
    if (!driver.isWebSocket(request)) return
    const connection = driver.http(request, { protocols: subprotocols })
    connection.io.write(body)
    socket.pipe(connection.io).pipe(socket)
    connection.start()
  })
  return listenOn(server)
}

// connect follows the README, too: the driver does the handshake, the socket is
// the application's. A driver whose socket closes says nothing.
export function connect({ url, protocols }) {
  return new Promise(done => {
    const { protocol, hostname, port } = new URL(url)
    const secure = protocol === 'wss:'
    const options = { host: hostname, port: port || (secure ? 443 : 80), servername: net.isIP(hostname) ? '' : hostname }
    const connection = driver.client(url, { protocols })
    const socket = secure ? tls.connect(options) : net.connect(options)
    const finish = result => {
      done(result)
      socket.destroy()
    }
    connection.on('open', () => finish({ verdict: 'open', message: '' }))
    connection.on('error', error => finish({ verdict: 'fail', message: error.message }))
    socket.on('error', error => finish({ verdict: 'fail', message: error.message }))
    socket.on('close', () => finish({ verdict: 'fail', message: 'socket closed' }))
    socket.on(secure ? 'secureConnect' : 'connect', () => connection.start())
    socket.pipe(connection.io).pipe(socket)
  })
}
