"""Work shared out among processes: no listing and no page depends on another, so that several are read or made at once.

A worker is a fork of this process: it has all that is there already, and is only told which shares are its own.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

SHARE = 50
"""How many things of a kind a process takes at once: few enough that all are busy to the end."""


class Stopped(Exception):
    """A process that worked was killed."""


def in_shares(things: Sequence[Thing]) -> list[Sequence[Thing]]:
    return [things[start : start + SHARE] for start in range(0, len(things), SHARE)]


def share_out(
    work: Callable[[Sequence[Thing]], Result],
    shares: Sequence[Sequence[Thing]],
    processes: int,
    meanwhile: Callable[[], object] = lambda: None,
) -> list[Result]:
    """Do `work` on each of the `shares` once, begun in their order, and return what it gives, in their order.

    One process is this one; else this one does something else `meanwhile`. Raises what `work` raises, wherever it ran,
    and `Stopped` where a process was killed.
    """
    if processes == 1 or len(shares) < 2:
        meanwhile()
        return list(map(work, shares))
    # Not for a command that has little to do.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    workers = min(processes, len(shares))
    pool = ProcessPoolExecutor(workers, get_context("fork"), initializer=_begin, initargs=(work, shares))
    try:
        given = pool.map(_do, range(len(shares)))
        meanwhile()
        return list(given)
    except BrokenProcessPool as error:
        raise Stopped("A process was stopped from outside: did the memory run out?") from error
    finally:
        pool.shutdown(cancel_futures=True)


_task: tuple[Callable[[Sequence[Any]], Any], Sequence[Sequence[Any]]]
"""In a worker: what it does, and all shares, of which some are its own."""


def _begin(work: Callable[[Sequence[Thing]], Result], shares: Sequence[Sequence[Thing]]) -> None:
    global _task
    _task = work, shares
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the build's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_build, daemon=True).start()


def _end_with_the_build() -> None:
    """A build that was killed cannot tell its workers, and they would wait for their next share for ever."""
    from multiprocessing import parent_process

    parent_process().join()
    os._exit(1)


def _do(number: int) -> Any:
    work, shares = _task
    return work(shares[number])
