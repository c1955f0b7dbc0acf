"""The servers, each on a free port of the loopback, set up as the table says."""

import asyncio

import aiohttp.web
import clients
import lines
import tornado.httpserver
import tornado.netutil
import tornado.web
import tornado.websocket
import websockets.legacy.server

PROTOCOLS = ["chat", "superchat"]
PACKAGES = {"aiohttp": "aiohttp", "tornado": "tornado", "python-websockets-debian": "websockets"}


async def run():
    """Starts all servers, says where they are, and serves until the input ends."""
    at = {"aiohttp": await start_aiohttp(), "tornado": start_tornado(), "python-websockets-debian": await start_websockets()}
    lines.write({name: f"127.0.0.1:{port}" for name, port in at.items()} | {"versions": lines.versions(PACKAGES | clients.PACKAGES)})
    await (await lines.reader()).read()


async def start_aiohttp():
    """web.WebSocketResponse for every path; it knows no Origin."""

    async def handle(request):
        socket = aiohttp.web.WebSocketResponse(protocols=PROTOCOLS)
        await socket.prepare(request)
        async for _ in socket:
            pass
        return socket

    app = aiohttp.web.Application()
    app.router.add_get("/{path:.*}", handle)
    runner = aiohttp.web.AppRunner(app, access_log=None)
    await runner.setup()
    await aiohttp.web.TCPSite(runner, "127.0.0.1", 0).start()
    return runner.addresses[0][1]


def start_tornado():
    """WebSocketHandler for every path, with its own check of Origin and with compression."""

    class Handler(tornado.websocket.WebSocketHandler):
        def select_subprotocol(self, subprotocols):
            return next((p for p in subprotocols if p in PROTOCOLS), None)

        def get_compression_options(self):
            return {}

        def on_message(self, message):
            pass

    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1")
    tornado.httpserver.HTTPServer(tornado.web.Application([(r".*", Handler)])).add_sockets(sockets)
    return sockets[0].getsockname()[1]


class OwnOrigin(websockets.legacy.server.WebSocketServerProtocol):
    """Has the origin of each request's own Host in origins, as one server of one name has."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.origins = [None]

    async def process_request(self, path, request_headers):
        hosts = request_headers.get_all("Host")
        self.origins.append("http://" + (hosts[0] if hosts else ""))


async def start_websockets():
    """serve() with origins of its own and none, and with subprotocols."""

    async def handle(socket):
        await socket.wait_closed()

    server = await websockets.legacy.server.serve(handle, "127.0.0.1", 0, subprotocols=PROTOCOLS, create_protocol=OwnOrigin)
    return server.sockets[0].getsockname()[1]
