"""The clients, each left at its defaults but for what it offers."""

import asyncio
import json

import aiohttp
import lines
import tornado.httpclient
import tornado.websocket
import websocket
import websockets.legacy.client

PACKAGES = {"aiohttp": "aiohttp", "tornado": "tornado", "websocket-client": "websocket-client", "python-websockets-debian": "websockets"}

LIMIT = 20  # seconds for one handshake
OWN_LIMIT = 4  # seconds for a client with a limit of its own, which is more
AT_ONCE = 16


async def run():
    """Answers each line of input with a line of output, in any order."""
    free, tasks = asyncio.Semaphore(AT_ONCE), set()
    stream = await lines.reader()
    while line := await stream.readline():
        await free.acquire()
        task = asyncio.create_task(answer(json.loads(line)))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        task.add_done_callback(lambda _: free.release())
    await asyncio.gather(*tasks)


async def answer(case):
    """Opens one connection, and writes what the client says."""
    connect = {"aiohttp": open_aiohttp, "tornado": open_tornado, "websocket-client": open_websocket_client, "python-websockets-debian": open_websockets}[case["client"]]
    try:
        await asyncio.wait_for(connect(case["url"], case.get("protocols") or [], case.get("deflate", False)), LIMIT)
        verdict, message = "open", ""
    except Exception as e:
        verdict, message = "fail", told(e)
    lines.write({"n": case["n"], "verdict": verdict, "message": message})


def told(e):
    """Returns the class and text of an exception, and of the ones it was raised from."""
    texts = []
    while e is not None:
        text = str(e)
        texts.append(type(e).__name__ + (": " + text if text else ""))
        e = e.__cause__
    return " <- ".join(texts)


async def open_aiohttp(url, protocols, deflate):
    async with aiohttp.ClientSession() as session:
        socket = await session.ws_connect(url, protocols=protocols, compress=15 if deflate else 0)
        socket._response.close()


async def open_tornado(url, protocols, deflate):
    # What it can't read it gives up only when its time is over: 20 seconds, if nobody sets another.
    request = tornado.httpclient.HTTPRequest(url, request_timeout=OWN_LIMIT)
    socket = await tornado.websocket.websocket_connect(request, subprotocols=protocols or None, compression_options={} if deflate else None)
    socket.protocol.stream.close()


async def open_websocket_client(url, protocols, deflate):
    def connect():
        socket = websocket.create_connection(url, subprotocols=protocols or None, timeout=LIMIT)
        socket.shutdown()

    await asyncio.to_thread(connect)


async def open_websockets(url, protocols, deflate):
    socket = await websockets.legacy.client.connect(url, subprotocols=protocols or None, open_timeout=OWN_LIMIT)
    socket.transport.abort()
