"""Serves an application that answers as its path says, through what reads plain requests; prints the port. Ends with its input."""

import asyncio
import sys
from pathlib import Path

from hypercorn.asyncio.worker_context import WorkerContext
from hypercorn.config import Config

sys.path.insert(0, str(Path(__file__).parents[2] / "local"))
from plain_first import PlainFirst

OWN = [(b"content-length", b"2")]


async def answer(send, fields, *pieces):
    await send({"type": "http.response.start", "status": 200, "headers": fields})
    for at, body in enumerate(pieces):
        await send({"type": "http.response.body", "body": body, "more_body": at < len(pieces) - 1})


async def application(scope, receive, send, *_):
    match scope["path"]:
        case "/no-file":
            raise FileNotFoundError("There is no such file")
        case "/too-late":
            raise asyncio.TimeoutError
        case "/line-break":
            await answer(send, [*OWN, (b"x", b"a\r\nb: c")], b"ok")
        case "/other-length":
            await answer(send, OWN, b"longer")
        case "/half":
            await answer(send, [(b"content-length", b"9")], b"half ", b"more than that")
        case "/chunks-of-its-own":
            await answer(send, [(b"transfer-encoding", b"chunked"), (b"connection", b"keep-alive")], b"o", b"k")
        case "/closes":
            await answer(send, [*OWN, (b"Connection", b"close")], b"ok")
        case "/cancelled":
            raise asyncio.CancelledError
        case _:
            await answer(send, OWN, b"ok")


async def main():
    loop, config, context = asyncio.get_running_loop(), Config(), WorkerContext(None)

    async def connected(reader, writer):
        await PlainFirst(application, loop, config, context, {}, reader, writer)

    server = await asyncio.start_server(connected, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(main())
