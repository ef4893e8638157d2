"""Cost: what a command takes, in seconds by the clock, seconds of processors, and memory."""
from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLED_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took: seconds by the clock, seconds of processors, and the most memory at once in bytes."""

    wall: float
    processors: float
    memory: int


def run(command: Sequence[str | Path], folder: Path, environ: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end, with `environ` beside the environment. Exits with what it said where it fails."""
    start = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environ or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        peak = [0]
        done = threading.Event()
        watching = threading.Thread(target=_watch, args=(process.pid, peak, done))
        watching.start()
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        done.set()
        watching.join()
    if process.returncode:
        sys.exit(f"{' '.join(map(str, command))} failed:\n{said}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak[0])


def _watch(process: int, peak: list[int], done: threading.Event) -> None:
    """Keep in `peak` the most memory that a process and its children held together: what they share counts once."""
    while not done.wait(SAMPLED_EVERY_S):
        peak[0] = max(peak[0], sum(map(_held, _family(process))))


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _held(process: int) -> int:
    """The proportional set size of a process in bytes; nothing where it has ended."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
