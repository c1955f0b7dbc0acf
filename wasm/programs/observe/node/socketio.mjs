import http from 'node:http'

import { Server } from 'socket.io'

import { listenOn, upgradeRequired, versionOf } from './setup.mjs'

export const id = 'socket-io'
export const version = versionOf('socket.io')

// listen leaves all options at their defaults.
export function listen() {
  const server = http.createServer(upgradeRequired)
  new Server(server)
  return listenOn(server)
}
