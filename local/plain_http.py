"""Plain requests of HTTP/1.1 are read, and answered, in a few steps (RFC 9112). What is not plain beyond doubt is for another to read."""

import re
from collections import namedtuple
from http import HTTPStatus

from hypercorn.utils import suppress_body

TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]+"
# RFC 9112, sections 3 and 5, without what is obsolete: a path, fields without folded lines, no control characters.
HEAD = re.compile(rb"(" + TOKEN + rb") (/[\x21-\x7e]*) HTTP/1\.1\r\n((?:" + TOKEN + rb":[\t\x20-\x7e\x80-\xff]*\r\n)+)\r\n")
FIELD = re.compile(rb"(" + TOKEN + rb"):[\t ]*(.*?)[\t ]*\r\n")

# Fields that ask for more than an answer.
NOT_PLAIN = frozenset((b"upgrade", b"expect", b"transfer-encoding", b"http2-settings"))
# Fields of an answer that are the connection's, and so ours to write.
OF_CONNECTION = (b"connection", b"transfer-encoding")
# Fields of which a request has one.
SINGLE = (b"host", b"content-length")
MOST_DIGITS = 12

PHRASES = {status.value: status.phrase.encode() for status in HTTPStatus}


# A plain request: `fields` of names in lower case and values, `length` of its body, and whether the connection `closes` with its answer.
Request = namedtuple("Request", "method target fields length closes")


def plain_request(head):
    """The request that a head of bytes tells of; None where it is not plain beyond doubt."""
    match = HEAD.fullmatch(head)
    if match is None:
        return None
    method, target, lines = match.groups()
    fields = [(name.lower(), value) for name, value in FIELD.findall(lines)]
    names = [name for name, _ in fields]
    if not NOT_PLAIN.isdisjoint(names) or any(names.count(name) > 1 for name in SINGLE) or b"host" not in names:
        return None
    values = dict(fields)
    length = values.get(b"content-length", b"0")
    if not length.isdigit() or len(length) > MOST_DIGITS:
        return None
    return Request(method.decode("ascii"), target, fields, int(length), ends_connection(fields))


def ends_connection(fields):
    """Whether a head asks that the connection end with this answer."""
    told = [value.lower().split(b",") for name, value in fields if name.lower() == b"connection"]
    return any(token.strip() == b"close" for tokens in told for token in tokens)


def head_of(status, fields):
    """The head of an answer. A field with a line break in it would be two: ValueError, as from h11."""
    lines = [b"HTTP/1.1 %d %s" % (status, PHRASES.get(status, b""))]
    lines += [b"%s: %s" % (bytes(name).strip(), bytes(value).strip()) for name, value in fields]
    head = b"\r\n".join(lines)
    if head.count(b"\n") != len(fields) or head.count(b"\r") != len(fields):
        raise ValueError("A field of an answer holds a line break")
    return head + b"\r\n\r\n"


class Answer:
    """Writes what the application answers to one request: with the length it tells, else in chunks."""

    def __init__(self, writer, request):
        self.writer, self.request = writer, request
        self.start = None
        # `gone`: nobody reads any more; what the application still sends is dropped.
        self.begun = self.done = self.silent = self.gone = False
        self.closes = request.closes
        # How much of the body is still to come; None where it goes in chunks.
        self.left = 0

    async def send(self, message):
        if message["type"] == "http.response.start":
            self.start = message
            return
        if self.start is None or self.done or message["type"] != "http.response.body":
            raise RuntimeError(f"Not to be sent now: {message['type']}")
        last = not message.get("more_body", False)
        # Where either refuses, nothing was said yet, and another answer can be.
        said = (b"" if self.begun else self.head()) + self.framed(bytes(message.get("body", b"")), last)
        self.begun, self.done = True, last
        if self.gone:
            return
        self.writer.write(said)
        try:
            await self.writer.drain()
        except OSError:
            self.gone = True

    def head(self):
        status = int(self.start["status"])
        theirs = [(bytes(name).strip(), bytes(value)) for name, value in self.start.get("headers", [])]
        fields = [field for field in theirs if field[0].lower() not in OF_CONNECTION]
        self.silent = suppress_body(self.request.method, status)
        told = next((value for name, value in fields if name.lower() == b"content-length"), None)
        self.left = None if told is None else int(told)
        if told is None and not self.silent:
            fields.append((b"transfer-encoding", b"chunked"))
        self.closes = self.request.closes or ends_connection(theirs)
        if self.closes:
            fields.append((b"connection", b"close"))
        return head_of(status, fields)

    def framed(self, body, last):
        if self.silent:
            return b""
        if self.left is None:
            chunk = b"%x\r\n%s\r\n" % (len(body), body) if body else b""
            return chunk + b"0\r\n\r\n" if last else chunk
        self.left -= len(body)
        if self.left < 0 or (last and self.left > 0):
            raise RuntimeError("A body has another length than its head tells")
        return body
