"""The files of a built site over HTTP, as a plain static host serves them, for development and for tests."""
from __future__ import annotations

import mimetypes
import re
import stat
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

# The table of the machine differs from one to the next; what the site is made of is the same everywhere.
TYPES = {
    "": "text/plain",
    ".atom": "application/atom+xml",
    ".css": "text/css",
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}

# A page elsewhere may give its own name our address, and would then read our answers as its own.
_THIS_MACHINE = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::[0-9]*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at an address: a file, or the `location` to go to instead. Neither means that there is nothing."""

    status: HTTPStatus
    file: Path | None = None
    location: str = ""


def find(output: Path, base: str, target: str) -> Found:
    """Look up the target of a request, `/hub/topics/food/?page=2`, in a site under `base`: `/hub`, or empty."""
    address, _, query = target.partition("?")
    if base and address in ("/", base):
        return Found(HTTPStatus.FOUND, location=f"{base}/")
    path = unquote(address.removeprefix(base)) if address.startswith(f"{base}/") else ""
    parts = path.split("/")
    if parts[0] or len(parts) < 2 or any(part in (".", "..") or "\\" in part or "\0" in part for part in parts):
        return _nothing(output)
    if not all(parts[1:-1]):  # `//elsewhere.example/` in a Location would be another host
        return _nothing(output)
    file = output.joinpath(*parts[1:])
    if path.endswith("/"):
        file = file / "index.html"
    mode = _mode(file)
    if stat.S_ISDIR(mode) and not path.endswith("/"):
        return Found(HTTPStatus.MOVED_PERMANENTLY, location=f"{address}/{'?' if query else ''}{query}")
    return Found(HTTPStatus.OK, file) if stat.S_ISREG(mode) else _nothing(output)


def is_for_this_machine(hosts: Sequence[str]) -> bool:
    """Whether a request with these Host headers was meant for a server on this machine."""
    return len(hosts) == 1 and _THIS_MACHINE.fullmatch(hosts[0]) is not None


def content_type(file: Path) -> str:
    """The media type of a file by its name, with the character set where it is text."""
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def read_headers(text: str) -> dict[str, str]:
    """The headers for every page from a file `_headers`: those of its first block."""
    block = text.split("\n/", 1)[0].splitlines()[1:]
    return {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in block) if value}


class Server(ThreadingHTTPServer):
    """A site on this machine only. `port` 0 takes any that is free. Raises `OSError` where the port is taken."""

    daemon_threads = True
    request_queue_size = 64  # a page asks for many files at once

    def __init__(
        self,
        output: Path,
        base: str = "",
        port: int = 0,
        headers: Mapping[str, str] | None = None,
        handler: type[Handler] | None = None,
    ) -> None:
        self.output = output
        self.base = base
        self.headers = dict(headers or {})
        super().__init__(("127.0.0.1", port), handler or Handler)

    @property
    def address(self) -> str:
        """The address of the front page."""
        return f"http://127.0.0.1:{self.server_address[1]}{self.base}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a browser that went away in mid-sentence: it does so whenever a page is left."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files. A subclass may `dress` the pages."""

    server: Server
    protocol_version = "HTTP/1.1"

    def parse_request(self) -> bool:
        if not super().parse_request():
            return False
        if is_for_this_machine(self.headers.get_all("Host", [])):
            return True
        self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server answers to 127.0.0.1 and localhost only")
        return False

    def do_GET(self) -> None:
        _await(self.server.output)
        found = find(self.server.output, self.server.base, self.path)
        if found.location:
            self.answer(found.status, b"", "text/plain", {"Location": found.location})
            return
        try:
            body = found.file.read_bytes() if found.file else b"Not found"
        except OSError:  # the site was swapped for a newer one at this moment, or the file may not be read
            found, body = Found(HTTPStatus.NOT_FOUND), b"Not found"
        kind = content_type(found.file) if found.file else "text/plain"
        if kind.startswith("text/html"):
            body = self.dress(body)
        self.answer(found.status, body, kind, self.server.headers)

    do_HEAD = do_GET

    def dress(self, page: bytes) -> bytes:
        return page

    def answer(self, status: HTTPStatus, body: bytes, kind: str, headers: Mapping[str, str]) -> None:
        self.send_response(status)
        for name, value in {"Cache-Control": "no-cache", **headers, "Content-Type": kind}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """A line for each file of each page helps nobody."""


def _nothing(output: Path) -> Found:
    own = output / "404.html"
    return Found(HTTPStatus.NOT_FOUND, own if own.is_file() else None)


def _mode(file: Path) -> int:
    """What a file is, as `st_mode` has it; 0 where there is none, or can be none: a name may be too long for a disk."""
    try:
        return file.stat().st_mode
    except OSError:
        return 0


def _await(output: Path) -> None:
    """Wait out the moment in which a new site takes the place of the old one."""
    for _ in range(20):
        if output.exists():
            return
        time.sleep(0.01)
