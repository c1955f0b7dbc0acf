"""Lines of JSON on standard input and output."""

import asyncio
import importlib.metadata
import json
import sys


async def reader():
    """Returns the standard input as a stream."""
    stream = asyncio.StreamReader(limit=1 << 24)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stream), sys.stdin)
    return stream


def write(value):
    """Writes value on a line of its own, at once."""
    print(json.dumps(value), flush=True)


def versions(distributions):
    """Returns the version of each program, from {"ID": "name of its package"}."""
    return {name: importlib.metadata.version(package) for name, package in distributions.items()}
