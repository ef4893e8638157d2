"""The development server: it serves the site, watches what the site is made of, rebuilds, and reloads the open page.

Each rebuild is a process of its own, so that a change to the hub's own code counts too. Where a build fails, the last
good site stays up and the page says what is wrong, in the words of `hub build`.
"""
from __future__ import annotations

import json
import os
import queue
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from importlib import resources
from pathlib import Path

from watchfiles import Change, DefaultFilter, watch

from hub.address import Address
from hub.settings import SETTINGS, read_settings
from hub.site.headers import WORKER
from hub.site.removal import removal
from hub.site.static import Handler, Server

FOLDERS = ("organisations", "content", "vocabulary", "themes", "plugins")

# Long enough that a "save all" or a branch that is switched to gives one build, short enough not to be noticed.
DEBOUNCE_MS = 200
HEARTBEAT_S = 15.0
# Each page that is open and looked at has one, and each takes a thread.
MOST_STREAMS = 50
# How long a build that was told to stop may take to do so.
PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Report:
    """How things stand. `site` tells one good site from another; `fault` says why no newer one stands."""

    site: str
    fault: str = ""


class Standing:
    """The newest report, which the pages that are open wait for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._changed = threading.Condition()

    @property
    def report(self) -> Report:
        return self._report

    def tell(self, report: Report) -> None:
        with self._changed:
            self._report = report
            self._changed.notify_all()

    def other_than(self, known: Report | None, seconds: float) -> Report | None:
        """The newest report once it is not `known` any more; None where that takes longer than `seconds`."""
        with self._changed:
            return self._report if self._changed.wait_for(lambda: self._report != known, seconds) else None


class DevelopmentServer(Server):
    """The site as built, with one script more in each page."""

    def __init__(self, output: Path, base: str, port: int, standing: Standing) -> None:
        self.standing = standing
        self.streams = threading.BoundedSemaphore(MOST_STREAMS)
        super().__init__(output, base, port, handler=DevelopmentHandler)


class DevelopmentHandler(Handler):
    server: DevelopmentServer

    def do_GET(self) -> None:
        match self.path:
            case "/_hub/events":
                self.events()
            case "/_hub/reload.js":
                self.answer(HTTPStatus.OK, _beside("reload.js"), "text/javascript; charset=utf-8", {})
            case "/_hub/reload.css":
                self.answer(HTTPStatus.OK, _beside("reload.css"), "text/css; charset=utf-8", {})
            case path if path == f"{self.server.base}{WORKER}":
                self.answer(HTTPStatus.OK, removal(self.server.base).encode(), "text/javascript; charset=utf-8", {})
            case _ if not self.server.output.exists() and not self.server.standing.report.site:
                self.answer(HTTPStatus.OK, self.dress(NO_SITE), "text/html; charset=utf-8", {})
            case _:
                super().do_GET()

    do_HEAD = do_GET

    def dress(self, page: bytes) -> bytes:
        return dress(page, self.server.standing.report.site)

    def events(self) -> None:
        """Tell the page how things stand, and again whenever that changes (server-sent events)."""
        if not self.server.streams.acquire(blocking=False):
            self.answer(HTTPStatus.SERVICE_UNAVAILABLE, b"Too many pages are open", "text/plain", {})
            return
        try:
            self.tell()
        finally:
            self.server.streams.release()

    def tell(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        known = None
        while True:
            report = self.server.standing.other_than(known, HEARTBEAT_S)
            # A comment now and then finds out whether the page is still there.
            self.wfile.write(f"data: {json.dumps(asdict(report))}\n\n".encode() if report else b": still here\n\n")
            known = report or known


NO_SITE = b"""<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>No site yet</title><body><h1>No site yet</h1><p>It shows here as soon as it is built.</p></body></html>
"""


_WORKER = re.compile(rb' data-worker="[^"]*"')


def dress(page: bytes, site: str) -> bytes:
    """Put the script that reloads at the end of a page's body. `site` tells it which site the page is of.

    No service worker is named: it would keep what has just been written anew.
    """
    page = _WORKER.sub(b"", page, count=1)
    script = f'<script type="module" src="/_hub/reload.js" data-hub-site="{site}"></script>'.encode()
    head, end, tail = page.rpartition(b"</body>")
    return head + script + end + tail if end else page + script


def base_path(root: Path, known: str = "") -> str:
    """The path that the hub's SITEURL lies under: `/hub`, or empty at the root of its host.

    It is the one `known` before where the settings are at fault: the build says that better.
    """
    settings, problems = read_settings(root)
    return known if problems else Address(settings["SITEURL"]).base


class Rebuild:
    """Runs `hub build` in a process of its own, which ends with this one."""

    def __init__(self, root: Path, output: Path) -> None:
        self.command = [sys.executable, "-m", "hub", "build", "--quiet", "--output", str(output)]
        self.root = root
        self._running: subprocess.Popen[str] | None = None

    def __call__(self) -> str:
        """Build, and return what was wrong, or nothing."""
        # In a session of its own, or Ctrl-C would reach it too and have its own say in the terminal.
        self._running = subprocess.Popen(
            self.command,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        said, _ = self._running.communicate()
        return (said.strip() or "The build failed without a word.") if self._running.returncode else ""

    def stop(self) -> None:
        """End the build and all that it started, and wait for that."""
        build = self._running
        if build is None or build.poll() is not None:
            return
        os.killpg(build.pid, signal.SIGTERM)  # its session is its process group
        try:
            build.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(build.pid, signal.SIGKILL)
            build.wait()


class Watch:
    """Puts the paths that change, relative to `root`, into `changes`, a set for each burst."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.changes: queue.Queue[set[str]] = queue.Queue()
        self._stop = threading.Event()

    def start(self) -> None:
        folders = [self.root / name for name in FOLDERS if (self.root / name).is_dir()]
        self._follow(folders, DefaultFilter(), recursive=True)
        # An editor saves a file by putting another in its place, which a watch on the file itself would lose sight of.
        self._follow([self.root], lambda _, path: Path(path).name == SETTINGS, recursive=False)

    def stop(self) -> None:
        self._stop.set()

    def burst(self) -> set[str]:
        """Wait for a change, and return it with all others that came by then."""
        changed = self.changes.get()
        while not self.changes.empty():
            changed |= self.changes.get()
        return changed

    def _follow(self, paths: Iterable[Path], wanted: Callable[[Change, str], bool], *, recursive: bool) -> None:
        options = {"debounce": DEBOUNCE_MS, "rust_timeout": 500, "stop_event": self._stop, "recursive": recursive}

        def follow(**more: object) -> None:
            for burst in watch(*paths, watch_filter=wanted, raise_interrupt=False, **options, **more):
                self.changes.put({Path(path).relative_to(self.root).as_posix() for _, path in burst})

        def run() -> None:
            try:
                follow()
            except OSError:  # the machine can watch no more files, but it can look at them now and then
                follow(force_polling=True)

        threading.Thread(target=run, daemon=True).start()


def serve(root: Path, output: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve the hub at `root` until Ctrl-C. Raises `OSError` where the port is taken."""
    standing = Standing(Report(_stamp() if output.exists() else ""))
    server = DevelopmentServer(output.resolve(), base_path(root), port, standing)
    watching = Watch(root.resolve())
    rebuild = Rebuild(root, output)
    for ending in (signal.SIGINT, signal.SIGTERM):  # a shell may have started this with SIGINT ignored
        signal.signal(ending, signal.default_int_handler)
    try:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        watching.start()
        say(f"{server.address} shows the site. Leave this running while you work; Ctrl-C ends it.")
        changed: set[str] = set()
        while True:
            say(f"Building{f' after {_names(changed)}' if changed else ''} …")
            report, said = build_once(rebuild, standing.report)
            if not report.fault:
                server.base = base_path(root, server.base)
            standing.tell(report)
            say(said)  # last of all: whoever reads it may look at once
            changed = watching.burst()
    except KeyboardInterrupt:
        say("\nStopped.")
    finally:
        watching.stop()
        rebuild.stop()
        server.shutdown()
        server.server_close()


def build_once(rebuild: Callable[[], str], before: Report) -> tuple[Report, str]:
    """Build, and return how things stand now, with how long it took or what is wrong in words."""
    start = time.monotonic()
    fault = rebuild()
    seconds = time.monotonic() - start
    if fault:
        return Report(before.site, fault), f"{fault}\nNot built ({seconds:.1f} s). The last good site stays up."
    return Report(_stamp()), f"Built in {seconds:.1f} s."


def _names(paths: set[str]) -> str:
    first, *others = sorted(paths)
    return f"{first} and {len(others)} more" if others else first


def _stamp() -> str:
    return str(time.time_ns())


def _beside(name: str) -> bytes:
    return resources.files("hub.site").joinpath(name).read_bytes()
