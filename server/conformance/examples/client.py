"""A client of Python for the laboratory, with the package websockets:
    wsaccept lab -exec 'python3 client.py {url} {protocols}'
Its exit status is 0 if the WebSocket opened."""
import asyncio
import sys

import websockets


async def main(url, protocols):
    await websockets.connect(url, subprotocols=protocols.split(",") if protocols else None)

try:
    asyncio.run(main(*sys.argv[1:]))
except Exception as error:
    sys.exit(str(error))
