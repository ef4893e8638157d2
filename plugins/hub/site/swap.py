"""The folder that a site stands in, and how a new site takes its place whole: a reader never meets half of one.

A build deletes only what a build made. Whatever it makes says so by a file `MARKER` inside; without one, and with
anything beside what the marker lists, a folder is somebody's own and is left alone.
"""
from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

MARKER = ".hub-site"
"""The file inside every site that a build made: a line of explanation, then the names at the top of the site."""

_EXPLAINED = "# hub build made this folder and replaces it whole. Put nothing else in it. At its top the build put:"
_LITTER = frozenset({".DS_Store"})  # a file manager leaves it behind in any folder that was looked at
_SHOWN = 5


class NotASite(Exception):
    """A folder that a build would have deleted holds something that no build made."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site stands (`output`), where the next one is made (`fresh`), and where the last one goes (`old`)."""

    output: Path

    @classmethod
    def at(cls, output: Path) -> Place:
        """The place at `output`; a link is followed, so that the folder behind it is what changes."""
        output = output.resolve()
        if not output.name:
            raise NotASite(f"{output} cannot be the folder of a site: name another")
        return cls(output)

    @property
    def fresh(self) -> Path:
        return self.output.with_name(f".{self.output.name}.hub-new")

    @property
    def old(self) -> Path:
        return self.output.with_name(f".{self.output.name}.hub-old")

    @property
    def lock(self) -> Path:
        return self.output.with_name(f".{self.output.name}.hub-lock")

    @contextmanager
    def alone(self, on_wait: Callable[[], None]) -> Iterator[int]:
        """Keep other builds into this place out, and give the file descriptor that does so.

        Where one runs already, calls `on_wait`, then waits for its end, and for that of every process that it gave the
        descriptor to. The lock file stays: one that is removed can be held by one build and made anew by another.
        """
        self.lock.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                on_wait()
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield handle
        finally:
            os.close(handle)

    def restore(self) -> None:
        """Give back the last site after a build that was killed between the two renames of `swap`."""
        if _is_marked(self.old) and (not os.path.lexists(self.output) or _is_empty(self.output)):
            self.old.rename(self.output)

    def make_ready(self) -> None:
        """Clear up after a build that was killed, and leave no `old` and an empty `fresh` with its marker.

        Raises `NotASite` where `output`, or what is in the way of `fresh` or `old`, is not a build's to replace.
        """
        self.restore()
        self.refuse_strangers()
        for leftover in (self.fresh, self.old):
            _remove(leftover)
        self.fresh.mkdir()
        mark(self.fresh)

    def refuse_strangers(self) -> None:
        """Raise `NotASite` where `output` is no folder, or holds anything that a build did not put there."""
        if not os.path.lexists(self.output):
            return
        if not self.output.is_dir():
            raise NotASite(f"{self.output} is not a folder: name another")
        present = _names(self.output)
        if not _is_marked(self.output):
            if present:
                raise NotASite(
                    f"{self.output} is not a site that hub build made: it holds {some(present)}. "
                    "Nothing was deleted. Name another folder, or empty this one if nothing in it is wanted"
                )
            return
        strangers = present - _listed(self.output) - {MARKER} - _LITTER
        if strangers:
            raise NotASite(
                f"{self.output} holds what hub build did not put there: {some(strangers)}. "
                "Nothing was deleted. Move it away, or name another folder"
            )

    def swap(self) -> None:
        """Put `fresh` in the place of `output`. A kill between two renames leaves neither, which `restore` mends."""
        mark(self.fresh)
        self.refuse_strangers()  # again: a build takes long enough to put something into the folder
        try:
            if _is_marked(self.output):
                self.output.rename(self.old)
            self.fresh.rename(self.output)
        except BaseException:
            self.restore()
            raise
        # What cannot be removed now is removed by the next build, and under this name never taken for a whole site.
        with suppress(OSError):
            if self.old.exists():
                self.old.rename(self.fresh)
                _remove(self.fresh)

    def clear(self) -> None:
        """Remove what a build that failed had made so far: half a site fills a disk as a whole one does."""
        with suppress(OSError, NotASite):
            _remove(self.fresh)


def some(names: set[str] | tuple[str, ...]) -> str:
    """The first of some names in order, and how many more there are."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(sorted(names)[:_SHOWN]) + more


def _names(folder: Path) -> set[str]:
    return {entry.name for entry in folder.iterdir()}


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())


def _is_marked(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and (folder / MARKER).is_file()


def mark(folder: Path) -> None:
    """Write the marker of a folder that a build made, with the names that are in it now."""
    names = sorted(_names(folder) - {MARKER})
    (folder / MARKER).write_text("\n".join([_EXPLAINED, *names, ""]), encoding="utf-8")


def _listed(folder: Path) -> set[str]:
    return set((folder / MARKER).read_text(encoding="utf-8", errors="replace").splitlines()[1:])


def _remove(folder: Path) -> None:
    """Remove a folder that a build made; its marker goes last, or a kill would leave a folder that nobody owns."""
    if not os.path.lexists(folder):
        return
    if not _is_marked(folder) and not _is_empty(folder):
        raise NotASite(f"{folder} is in the way, and hub build did not make it: move it away")
    for entry in folder.iterdir():
        if entry.name != MARKER:
            shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
    (folder / MARKER).unlink(missing_ok=True)
    folder.rmdir()
