import base64
import hashlib
import re
import sys

GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


def accept(key: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9+/]{22}==", key):
        raise ValueError("Sec-WebSocket-Key must be 16 bytes in base64")
    sha1 = hashlib.sha1((key + GUID).encode(), usedforsecurity=False)  # Python 3.9
    return base64.b64encode(sha1.digest()).decode()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        print("usage: python3 accept.py KEY", file=sys.stderr)
        sys.exit(2)
    try:
        print(accept(sys.argv[1]))
    except ValueError as error:
        sys.exit(str(error))
