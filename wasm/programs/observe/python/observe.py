"""Runs handshakes with the Python programs of Debian, for the table of predictions.

    observe.py servers    prints {"ID": "127.0.0.1:PORT", ..., "versions": {"ID": "1.2", ...}},
                          and serves until its input ends
    observe.py clients    reads {"n": 1, "client": "ID", "url": "ws://...", "protocols": [...], "deflate": true},
                          writes {"n": 1, "verdict": "open" or "fail", "message": "..."}, a line each

Run it with /usr/bin/python3, which has python3-websockets, python3-aiohttp,
python3-tornado and python3-websocket.
"""

import asyncio
import logging
import sys

import clients
import servers


def main():
    modes = {"servers": servers.run, "clients": clients.run}
    if len(sys.argv) != 2 or sys.argv[1] not in modes:
        sys.exit(__doc__)
    logging.disable(logging.CRITICAL)  # what a program logs is no part of its answer
    asyncio.run(modes[sys.argv[1]]())


if __name__ == "__main__":
    main()
