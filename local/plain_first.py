"""HTTP/1.1 as the emulator's clients speak it, in a few steps.

Hypercorn takes every request through a parser of events, a stream, a queue and three tasks: that was a third of what the emulator
computed. What software development kits, `fetch` and browsers send is plain: a head, and a body whose length it tells. Such requests
are answered here; whatever is not plain beyond doubt (an upgrade to WebSocket, `Expect`, a body in chunks, an older or newer HTTP, a head
that is odd or huge) is left to Hypercorn, which goes on with the same connection from its first byte that was not answered.
"""

import asyncio
import time
from email.utils import formatdate
from functools import lru_cache
from urllib.parse import unquote

import hypercorn.asyncio.run as server
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.utils import parse_socket_addr
from plain_http import Answer, head_of, plain_request


class Resumed:
    """A reader with what was read of it before."""

    def __init__(self, before, reader):
        self.before, self.reader = before, reader

    def at_eof(self):
        return not self.before and self.reader.at_eof()

    async def read(self, most):
        before, self.before = self.before[:most], self.before[most:]
        return before or await self.reader.read(most)


class PlainFirst(TCPServer):
    """A connection that answers plain requests, and becomes Hypercorn's with the first that is not."""

    async def run(self):
        if self.writer.get_extra_info("ssl_object") is not None:
            return await super().run()
        self.working, self.used = False, time.monotonic()
        watch = self.loop.create_task(self.close_in_time())
        try:
            head = await self.answer_plain()
        except (OSError, asyncio.IncompleteReadError):
            head = None
        except BaseException:
            # As when the emulator is stopped: nobody else would end the connection.
            await self._close()
            raise
        finally:
            watch.cancel()
        if head is None:
            return await self._close()
        self.reader = Resumed(head, self.reader)
        return await super().run()

    async def close_in_time(self):
        """Ends a connection that nobody uses for long, or at once when the emulator is told to stop."""
        while not self.context.terminated.is_set():
            left = self.used + self.config.keep_alive_timeout - time.monotonic()
            if left <= 0 and not self.working:
                break
            try:
                await asyncio.wait_for(self.context.terminated.wait(), max(left, 1))
            except asyncio.TimeoutError:
                pass
        if not self.working:
            self.writer.close()

    async def answer_plain(self):
        """Answers until the client goes (None), or until a request is not plain: then what was read of it."""
        socket = self.writer.get_extra_info("socket")
        self.client = parse_socket_addr(socket.family, socket.getpeername())
        self.server = parse_socket_addr(socket.family, socket.getsockname())
        while not self.context.terminated.is_set():
            try:
                head = await self.reader.readuntil(b"\r\n\r\n")
            except asyncio.LimitOverrunError:
                return b""
            except asyncio.IncompleteReadError as error:
                return error.partial or None
            request = plain_request(head) if len(head) <= self.config.h11_max_incomplete_size else None
            if request is None:
                return head
            self.working = True
            goes_on = await self.answer(request)
            self.working, self.used = False, time.monotonic()
            if not goes_on:
                return None
        return None

    async def answer(self, request):
        """Has the application answer; True where the connection goes on."""
        body = await self.reader.readexactly(request.length) if request.length else b""
        messages = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive():
            if messages:
                return messages.pop()
            while not (self.reader.at_eof() or self.writer.is_closing()):
                await asyncio.sleep(0.1)
            return {"type": "http.disconnect"}

        answer = Answer(self.writer, request)
        try:
            # A task of its own, as with Hypercorn: what one request sets in its context is not seen by the next.
            await self.loop.create_task(self.app(self.scope(request), receive, answer.send, None, None))
        except Exception:
            await self.config.log.exception("Error in ASGI Framework")
        if not answer.begun:
            self.writer.write(head_of(500, [(b"content-length", b"0"), (b"connection", b"close")]))
        return answer.done and not (answer.closes or answer.gone)

    def scope(self, request):
        path, _, query = request.target.partition(b"?")
        return {
            "type": "http",
            "http_version": "1.1",
            "asgi": {"spec_version": "2.1", "version": "3.0"},
            "method": request.method.upper(),
            "scheme": "http",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "query_string": query,
            "root_path": self.config.root_path,
            "headers": request.fields,
            "client": self.client,
            "server": self.server,
            "state": dict(self.state),
            "extensions": {},
        }


@lru_cache(1)
def date_of(second):
    return formatdate(second, usegmt=True)


def date_now(*asked, **named):
    """The date of an answer, which is written once a second; any other is written as it is asked for."""
    return formatdate(*asked, **named) if asked or named != {"usegmt": True} else date_of(int(time.time()))


def mend_http(application):
    """Has MiniStack's application, a module, be served so. Should it or Hypercorn name its parts otherwise one day, it is as before."""
    if getattr(server, "TCPServer", None) is TCPServer:
        server.TCPServer = PlainFirst
    if getattr(application, "formatdate", None) is formatdate:
        application.formatdate = date_now
