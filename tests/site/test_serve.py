"""The development server serves what was built, rebuilds what changed, and keeps the last good site up."""

from __future__ import annotations

import http.client
import json
import os
import queue
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hub.site.serve import Watch, dress

FOOD = "organisations/riverside-food-pantry.yaml"
PATIENCE_S = 60


class Serving:
    """`hub serve` in a process of its own, and what it says, line by line."""

    def __init__(self, root: Path, *arguments: str) -> None:
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "hub", "serve", *arguments],
            cwd=root,
            env={**os.environ, "HUB_TODAY": "2026-11-24"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def says(self, pattern: str) -> re.Match[str]:
        """Wait for a line that matches."""
        heard = []
        while True:
            try:
                heard.append(self._lines.get(timeout=PATIENCE_S))
            except queue.Empty:
                pytest.fail(f"hub serve never said {pattern!r}, but:\n" + "\n".join(heard))
            if match := re.search(pattern, heard[-1]):
                return match

    def get(self, path: str, address: str) -> http.client.HTTPResponse:
        parts = urlsplit(address)
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE_S)
        connection.request("GET", path)
        response = connection.getresponse()
        if not response.headers["Content-Type"].startswith("text/event-stream"):
            response.body = response.read()
            connection.close()
        return response

    def change(self, name: str, old: str, new: str) -> None:
        file = self.root / name
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        self.process.send_signal(how)
        code = self.process.wait(timeout=PATIENCE_S)
        self._reader.join()
        self.process.stdout.close()
        return code


@pytest.fixture
def serving(small_hub: Path) -> Iterator[Serving]:
    serving = Serving(small_hub, "--port", "0")
    yield serving
    if serving.process.poll() is None:
        serving.stop()


def test_a_change_is_built_and_a_fault_leaves_the_last_good_site_up(serving: Serving) -> None:
    address = serving.says(r"(http://127\.0\.0\.1:\d+/) shows the site")[1]
    serving.says(r"^Built in \d+\.\d s\.$")
    page = serving.get("/organisations/riverside-food-pantry/", address)
    assert page.status == 200
    assert b"Riverside Food Pantry" in page.body
    assert b'src="/_hub/reload.js"' in page.body

    serving.change(FOOD, "Riverside Food Pantry", "Riverside Larder")
    serving.says(rf"^Built in \d+\.\d s after {FOOD}\.$")
    assert b"Riverside Larder" in serving.get("/organisations/riverside-food-pantry/", address).body

    serving.change(FOOD, "kind:", "kinnd:")
    serving.says(rf"^{FOOD}:\d+:\d+: ")
    serving.says(r"^Not built .* The last good site stays up\.$")
    assert b"Riverside Larder" in serving.get("/organisations/riverside-food-pantry/", address).body
    events = serving.get("/_hub/events", address)
    report = json.loads(events.readline().removeprefix(b"data: "))
    events.close()
    assert f"{FOOD}:" in report["fault"]

    serving.change(FOOD, "kinnd:", "kind:")
    serving.says(r"^Built in")
    assert serving.stop() == 0


def test_a_site_under_a_path_is_served_under_that_path(small_hub: Path) -> None:
    conf = small_hub / "pelicanconf.py"
    text = conf.read_text(encoding="utf-8")
    conf.write_text(text + '\nSITEURL = "https://hub.example.org/hub"\n', encoding="utf-8")
    serving = Serving(small_hub, "--port", "0")
    try:
        address = serving.says(r"(http://127\.0\.0\.1:\d+/hub/) shows the site")[1]
        serving.says(r"^Built in")
        assert serving.get("/hub/organisations/", address).status == 200
        assert serving.get("/organisations/", address).status == 404
        assert serving.get("/", address).headers["Location"] == "/hub/"
    finally:
        serving.stop()


def test_until_the_first_site_is_built_the_page_says_so(small_hub: Path) -> None:
    (small_hub / "organisations" / "empty.yaml").touch()
    serving = Serving(small_hub, "--port", "0")
    try:
        address = serving.says(r"(http://127\.0\.0\.1:\d+/) shows the site")[1]
        serving.says(r"^Not built")
        assert b"No site yet" in serving.get("/", address).body
        (small_hub / "organisations" / "empty.yaml").unlink()
        serving.says(r"^Built in")
        assert b"No site yet" not in serving.get("/", address).body
    finally:
        serving.stop()


def test_a_termination_stops_it_like_ctrl_c(serving: Serving) -> None:
    serving.says("shows the site")
    assert serving.stop(signal.SIGTERM) == 0


def test_a_port_that_is_taken_is_a_sentence(small_hub: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        serving = Serving(small_hub, "--port", str(port))
        serving.says(rf"^Port {port} cannot be used \(.+\)\. Try another: make serve PORT={port + 1}$")
        assert serving.process.wait(timeout=PATIENCE_S) == 1
        serving.stop()


def test_a_machine_that_can_watch_no_more_files_looks_at_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def watch(*paths: Path, force_polling: bool = False, **_: object) -> Iterator[set[tuple[int, str]]]:
        if not force_polling:
            raise OSError("OS file watch limit reached")
        yield {(1, str(paths[0] / "a.yaml"))}

    monkeypatch.setattr("hub.site.serve.watch", watch)
    (tmp_path / "organisations").mkdir()
    watching = Watch(tmp_path)
    watching.start()
    while "organisations/a.yaml" not in watching.burst():
        pass  # the other watch, on the settings, makes the same of it


def test_the_script_goes_to_the_end_of_the_body() -> None:
    script = b'<script type="module" src="/_hub/reload.js" data-hub-site="7"></script>'
    assert dress(b"<body><p>Hello</p></body></html>", "7") == b"<body><p>Hello</p>" + script + b"</body></html>"
    assert dress(b"<p>No body", "7") == b"<p>No body" + script
