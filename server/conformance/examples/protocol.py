"""A client library's own test against the laboratory, without a process for each case:
    wsaccept lab -addr 127.0.0.1:9100 &
    python3 protocol.py http://127.0.0.1:9100"""
import asyncio
import json
import sys
import urllib.request

import websockets

lab = sys.argv[1]


async def meet(case):
    try:
        await asyncio.wait_for(websockets.connect(case["url"], subprotocols=case["protocols"] or None), 15)
        return "opened"
    except Exception:
        return "failed"

for case in json.load(urllib.request.urlopen(lab + "/cases")):
    did = asyncio.run(meet(case))
    urllib.request.urlopen(f"{lab}/cases/{case['id']}/{did}", b"")
report = json.load(urllib.request.urlopen(lab + "/report"))
for line in report["lines"]:
    if line["verdict"] == "fail":
        print(line["id"], line["says"])
sys.exit(1 if report["counts"]["fail"] else 0)
