"""Work shared out among processes: no page depends on another, so that several can be made at once.

A worker is a fork of the build: it has the records and the templates already, and is only told which pages are its own.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from typing import Any, TypeVar

Thing = TypeVar("Thing")

SHARE = 50
"""How many things a process takes at once: few enough that all are busy to the end."""


def share_out(work: Callable[[Sequence[Thing]], None], things: Sequence[Thing], processes: int) -> None:
    """Do `work` on all `things`, a share at a time and each share once, in no order. One process is this one.

    Raises what `work` raises, wherever it ran; and `concurrent.futures.process.BrokenProcessPool` where a process was
    killed.
    """
    shares = [(start, start + SHARE) for start in range(0, len(things), SHARE)]
    if processes == 1 or len(shares) == 1:
        work(things)
        return
    workers = min(processes, len(shares))
    with ProcessPoolExecutor(workers, get_context("fork"), initializer=_begin, initargs=(work, things)) as pool:
        for _ in pool.map(_do, shares):
            pass


_task: tuple[Callable[[Sequence[Any]], None], Sequence[Any]]
"""In a worker: what it does, and all the things that its shares are of."""


def _begin(work: Callable[[Sequence[Thing]], None], things: Sequence[Thing]) -> None:
    global _task
    _task = work, things
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the build's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_build, daemon=True).start()


def _end_with_the_build() -> None:
    """A build that was killed cannot tell its workers, and they would wait for their next share for ever."""
    parent_process().join()
    os._exit(1)


def _do(share: tuple[int, int]) -> None:
    work, things = _task
    work(things[slice(*share)])
