import { Agent, WebSocket } from 'undici'

import { versionOf } from './setup.mjs'

export const id = 'undici'
export const version = versionOf('undici')

// connect reports what a script sees of a failure: the type of the event, as it
// has no message. Each handshake gets a dispatcher of its own, because the
// connections of one are kept and shared.
export function connect({ url, protocols }) {
  return new Promise(done => {
    const dispatcher = new Agent()
    const socket = new WebSocket(url, { protocols, dispatcher })
    const finish = result => {
      done(result)
      dispatcher.destroy().catch(() => {})
    }
    socket.addEventListener('error', event => finish({ verdict: 'fail', message: event.message || event.error?.message || event.type }))
    socket.addEventListener('open', () => finish({ verdict: 'open', message: '' }))
  })
}
