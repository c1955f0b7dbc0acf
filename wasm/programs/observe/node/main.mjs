// Runs the programs for Node.js that the predictions are held against.
//
//   node main.mjs servers   starts all servers, prints one line of JSON with
//                           their addresses, and ends with its input
//   node main.mjs clients   reads a line of JSON for each handshake that is to
//                           be tried, and writes a line for each result
//
// Standard output carries nothing else; what the programs warn of goes to
// standard error.
import { createInterface } from 'node:readline'

import * as faye from './faye.mjs'
import * as socketio from './socketio.mjs'
import * as undici from './undici.mjs'
import * as websocket from './websocket.mjs'
import * as ws from './ws.mjs'

const programs = [ws, undici, faye, websocket, socketio]

// A program must not take the others with it: websocket throws out of its own
// event handlers, for one.
process.on('uncaughtException', error => console.error(error))

const modes = { servers, clients }
const mode = modes[process.argv[2]]
if (!mode) {
  console.error('usage: node main.mjs servers|clients')
  process.exit(2)
}
await mode()
process.exit(0)

async function servers() {
  const line = { versions: { node: process.versions.node, llhttp: process.versions.llhttp } }
  for (const program of programs) {
    line.versions[program.id] = program.version
    if (!program.listen) continue
    const { address, port } = await program.listen()
    line[program.id] = `${address}:${port}`
  }
  print(line)
  for await (const _ of process.stdin);
}

// clients starts each handshake as its line comes in, and ends when all that
// were begun have a result.
async function clients() {
  const running = []
  for await (const line of createInterface({ input: process.stdin })) {
    running.push(connect(JSON.parse(line)))
  }
  await Promise.all(running)
}

async function connect({ n, client, url, protocols, deflate }) {
  const program = programs.find(p => p.id === client && p.connect)
  const result = program
    ? await limited(program.connect({ url, protocols: protocols ?? [], deflate: deflate ?? false }))
    : { verdict: 'unknown', message: `no client ${client} here` }
  print({ n, version: program?.version, ...result })
}

// limited waits as long as a program may take. Most would wait for ever.
async function limited(attempt) {
  let timer
  const late = new Promise(done => {
    timer = setTimeout(done, 5000, { verdict: 'waits', message: '' })
  })
  try {
    return await Promise.race([attempt, late])
  } catch (error) { // thrown before a connection was tried
    return { verdict: 'fail', message: error.message }
  } finally {
    clearTimeout(timer)
  }
}

function print(value) {
  process.stdout.write(JSON.stringify(value) + '\n')
}
