"""Work shared out among processes: no listing and no page depends on another, so that several are read or made at once.

A worker is a fork of this process: it has all that is there already, and takes one share after another.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

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

    This process is one of the `processes`: it does something else `meanwhile`, then takes its part of what is left.
    Raises what `work` raises, wherever it ran, and `Stopped` where a process was killed.
    """
    if processes == 1 or len(shares) < 2:
        meanwhile()
        return list(map(work, shares))
    # Not for a command that has little to do.
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    others, context = min(processes, len(shares)) - 1, get_context("fork")
    worker = Worker(work, shares, context.Value("i", 0))
    pool = ProcessPoolExecutor(others, context, initializer=_begin, initargs=(worker,))
    try:
        parts = [pool.submit(_take_shares) for _ in range(others)]
        meanwhile()
        done = worker.take()
        for other in parts:
            done |= other.result()
        return [done[number] for number in range(len(shares))]
    except BrokenProcessPool as error:
        raise Stopped("A process was stopped from outside: did the memory run out?") from error
    finally:
        worker.end()
        pool.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class Worker:
    """A process at work: it does the next of the `shares`, until all are `begun` by one process or another."""

    work: Callable[[Sequence[Any]], Any]
    shares: Sequence[Sequence[Any]]
    begun: Synchronized[int]

    def take(self) -> dict[int, Any]:
        """Do what is left, and return what came of it by the numbers of the shares. Where one fails, none is begun."""
        done: dict[int, Any] = {}
        try:
            while (number := self._next()) < len(self.shares):
                done[number] = self.work(self.shares[number])
        except BaseException:
            self.end()
            raise
        return done

    def end(self) -> None:
        """Leave nothing that could be begun."""
        self.begun.value = len(self.shares)

    def _next(self) -> int:
        with self.begun.get_lock():
            self.begun.value += 1
            return self.begun.value - 1


_worker: Worker
"""In another process than the first: the worker that it is."""


def _begin(worker: Worker) -> None:
    global _worker
    _worker = worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the build's to answer
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_the_build, daemon=True).start()


def _end_with_the_build() -> None:
    """A build that was killed cannot tell its workers, and they would wait for their next share for ever."""
    from multiprocessing import parent_process

    parent_process().join()
    os._exit(1)


def _take_shares() -> dict[int, Any]:
    return _worker.take()
