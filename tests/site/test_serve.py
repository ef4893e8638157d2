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
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from hub.site.removal import removal
from hub.site.serve import MOST_STREAMS, DevelopmentServer, Rebuild, Report, Standing, Watch, dress
from hub.site.swap import Place

FOOD = "organisations/riverside-food-pantry.yaml"
PATIENCE_S = 60


def get(path: str, address: str, **headers: str) -> http.client.HTTPResponse:
    """Ask a server for a page. The `body` is read, but for a stream of events, which has no end."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=PATIENCE_S)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    if not response.headers["Content-Type"].startswith("text/event-stream"):
        response.body = response.read()
        connection.close()
    return response


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
        return get(path, address)

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
    serving.says(rf"^Building after {FOOD} …$")
    serving.says(r"^Built in \d+\.\d s\.$")
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


def test_a_site_that_a_killed_build_took_away_is_up_before_any_record_is_mended(small_hub: Path) -> None:
    place = Place.at(small_hub / "output")
    place.make_ready()
    (place.fresh / "index.html").write_text("<title>The last good site</title>")
    place.swap()
    place.output.rename(place.old)
    (small_hub / "organisations" / "empty.yaml").touch()
    serving = Serving(small_hub, "--port", "0")
    try:
        address = serving.says(r"(http://127\.0\.0\.1:\d+/) shows the site")[1]
        assert b"The last good site" in serving.get("/", address).body
        serving.says(r"^Not built")
        assert b"The last good site" in serving.get("/", address).body
    finally:
        serving.stop()


def test_stopping_ends_the_build_and_what_it_started(tmp_path: Path) -> None:
    rebuild = Rebuild(tmp_path, tmp_path / "output")
    # A build that starts another process and hears no plea to end; both keep the pipe open.
    program = "import signal, subprocess; signal.signal(15, signal.SIG_IGN); "
    rebuild.command = [sys.executable, "-c", f"{program} subprocess.run(['sleep', '600'])"]
    ended = threading.Event()
    building = threading.Thread(target=lambda: (rebuild(), ended.set()), daemon=True)
    building.start()
    while rebuild._running is None:
        time.sleep(0.01)
    time.sleep(0.5)
    rebuild.stop()
    assert ended.wait(PATIENCE_S)


@pytest.fixture
def development(tmp_path: Path) -> Iterator[DevelopmentServer]:
    (tmp_path / "index.html").write_text("<title>The site</title>")
    server = DevelopmentServer(tmp_path, "", 0, Standing(Report("1")))
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/", "/_hub/events", "/_hub/reload.js"])
def test_a_page_of_another_host_reads_nothing(development: DevelopmentServer, path: str) -> None:
    answer = get(path, development.address, Host="elsewhere.example:8000")
    assert answer.status == 421
    assert b"The site" not in answer.body
    assert get("/", development.address, Host="localhost:8000").status == 200


def test_a_path_that_no_disk_can_hold_is_not_found(development: DevelopmentServer) -> None:
    assert get("/" + "long" * 1000, development.address).status == 404


def test_no_more_pages_than_it_can_bear_wait_for_news(
    development: DevelopmentServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.site.serve.HEARTBEAT_S", 0.05)
    streams = [get("/_hub/events", development.address) for _ in range(MOST_STREAMS)]
    assert {stream.status for stream in streams} == {200}
    assert get("/_hub/events", development.address).status == 503
    assert get("/", development.address).status == 200
    streams.pop().close()
    for _ in range(200):
        if (answer := get("/_hub/events", development.address)).status == 200:
            streams.append(answer)
            break
        time.sleep(0.05)
    assert len(streams) == MOST_STREAMS
    for stream in streams:
        stream.close()


@pytest.mark.parametrize("port", ["1;touch x", "70000", "-1", ""])
def test_a_port_that_is_none_is_a_sentence(tmp_path: Path, run_hub: Callable, port: str) -> None:
    ran = run_hub(tmp_path, "serve", f"--port={port}")
    assert ran.returncode == 2
    assert f"{port!r} is not a port: write a number from 0 to 65535" in ran.stderr


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


def test_while_one_writes_no_page_is_kept_and_what_was_kept_before_is_removed(development: DevelopmentServer) -> None:
    (development.output / "index.html").write_text('<html lang="en" data-worker="/worker.js"><title>The site</title>')
    (development.output / "worker.js").write_text("it would keep pages")
    assert b'<html lang="en"><title>' in get("/", development.address).body
    worker = get("/worker.js", development.address)
    assert worker.body == removal("").encode()
