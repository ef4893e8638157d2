"""Work that is shared out: all of it is done, what goes wrong comes back, and nothing of it outlives a build."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from hub.work import SHARE, Stopped, in_shares, share_out

NUMBERS = range(5 * SHARE + 1)
SHARES = in_shares(NUMBERS)


@pytest.mark.parametrize("processes", [1, 2, 3])
def test_each_thing_is_done_once(tmp_path: Path, processes: int) -> None:
    def work(numbers) -> None:
        for number in numbers:
            with (tmp_path / str(number)).open("x"):
                pass

    share_out(work, SHARES, processes)
    assert len(list(tmp_path.iterdir())) == len(NUMBERS)


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_given_comes_back_in_order_and_something_else_is_done_meanwhile(processes: int) -> None:
    done = []
    assert share_out(sum, SHARES, processes, lambda: done.append("once")) == list(map(sum, SHARES))
    assert done == ["once"]


@pytest.mark.parametrize("processes", [2, 3])
def test_as_many_processes_work_as_are_asked_for_and_this_is_one_of_them(tmp_path: Path, processes: int) -> None:
    def work(_numbers) -> int:
        (tmp_path / str(os.getpid())).touch()
        wait_until(lambda: len(list(tmp_path.iterdir())) == processes)
        return os.getpid()

    workers = set(share_out(work, SHARES, processes))
    assert len(workers) == processes
    assert os.getpid() in workers


def test_what_goes_wrong_meanwhile_ends_the_work(tmp_path: Path) -> None:
    def work(numbers) -> None:
        (tmp_path / str(numbers[0])).touch()
        time.sleep(0.2)

    with pytest.raises(KeyboardInterrupt):
        share_out(work, SHARES, 2, interrupt)
    assert len(list(tmp_path.iterdir())) < len(SHARES)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("processes", [1, 2])
def test_what_goes_wrong_in_a_process_comes_back_with_its_message(processes: int) -> None:
    def work(numbers) -> None:
        if NUMBERS[-1] in numbers:
            raise ValueError("the last one is no good")

    with pytest.raises(ValueError, match="the last one is no good"):
        share_out(work, SHARES, processes)


def test_a_process_that_ends_itself_ends_the_work() -> None:
    def work(numbers) -> None:
        if SHARE in numbers:
            raise SystemExit(0)

    with pytest.raises(SystemExit):
        share_out(work, SHARES, 2)


def test_a_process_that_is_killed_ends_the_work(tmp_path: Path) -> None:
    this, begun = os.getpid(), tmp_path / "begun"

    def work(_numbers) -> None:
        if os.getpid() != this:
            begun.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        wait_until(begun.exists)

    with pytest.raises(Stopped):
        share_out(work, SHARES, 2)


def test_no_process_outlives_the_build_that_started_it(tmp_path: Path) -> None:
    def work(_numbers) -> None:
        (tmp_path / str(os.getpid())).touch()
        time.sleep(600)

    build = get_context("fork").Process(target=share_out, args=(work, SHARES, 2))
    build.start()
    wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
    build.kill()
    build.join()
    wait_until(lambda: not any(map(runs, tmp_path.iterdir())))


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.02)


def runs(process: Path) -> bool:
    try:
        os.kill(int(process.name), 0)
    except ProcessLookupError:
        return False
    return True
