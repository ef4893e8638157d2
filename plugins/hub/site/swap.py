"""The folder that a site stands in, and how a new site takes its place whole: a reader never meets half of one."""
from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


class NotASite(Exception):
    """The folder named for output holds something else, which a build would have deleted."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site stands (`output`), where the next one is made (`fresh`), and where the last one goes (`old`)."""

    output: Path

    @classmethod
    def at(cls, output: Path) -> Place:
        """The place at `output`; a link is followed, so that the folder behind it is what changes."""
        return cls(output.resolve())

    @property
    def fresh(self) -> Path:
        return self.output.with_name(f"{self.output.name}.new")

    @property
    def old(self) -> Path:
        return self.output.with_name(f"{self.output.name}.old")

    @property
    def lock(self) -> Path:
        return self.output.with_name(f"{self.output.name}.lock")

    def make_ready(self) -> None:
        """Clear up after a build that was killed, and leave no `fresh` or `old` behind.

        Raises `NotASite` where `output` holds anything but a site.
        """
        if not self.output.exists() and self.old.exists():  # killed between the two renames of `swap`
            self.old.rename(self.output)
        if self.output.exists() and not _may_be_replaced(self.output):
            raise NotASite(f"{self.output} holds something that is not a site: empty it, or name another folder")
        for leftover in (self.fresh, self.old):
            if leftover.exists():
                shutil.rmtree(leftover)

    def swap(self) -> None:
        """Put `fresh` in the place of `output`. A kill between two renames leaves neither, which `make_ready` mends."""
        if self.output.exists():
            self.output.rename(self.old)
        try:
            self.fresh.rename(self.output)
        except OSError:
            if self.old.exists():
                self.old.rename(self.output)
            raise
        # What cannot be removed now is removed by the next build.
        shutil.rmtree(self.old, ignore_errors=True)

    @contextmanager
    def alone(self, on_wait: Callable[[], None]) -> Iterator[None]:
        """Keep other builds into this place out. Where one runs already, calls `on_wait`, then waits for its end."""
        self.lock.parent.mkdir(parents=True, exist_ok=True)
        handle = _locked(self.lock, on_wait)
        try:
            yield
        finally:
            self.lock.unlink(missing_ok=True)
            os.close(handle)


def _may_be_replaced(folder: Path) -> bool:
    return folder.is_dir() and (not any(folder.iterdir()) or (folder / "organisations" / "index.html").is_file())


def _locked(path: Path, on_wait: Callable[[], None]) -> int:
    """Open and lock the file at `path`. Whoever held it unlinks it as it goes, so ours must still be the one there."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(handle, fcntl.LOCK_EX)
        try:
            if os.path.samestat(os.fstat(handle), path.stat()):
                return handle
        except FileNotFoundError:
            pass
        os.close(handle)
