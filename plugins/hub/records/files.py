"""Files: what lies in the folders of a hub, seen for what it is before a byte is read.

A proposal may hold anything that git can: a link to a file outside, a file of gigabytes. A work tree may hold a pipe
that never ends. None of them is opened.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.text import LIMIT

_TOP = (1, 1)
# A link that comes into being after the look is not followed, and a pipe not waited for. Windows has neither.
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def read_file(root: Path, path: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of the file at `path` below `root`, or None and why not; of a file too large, one byte too many."""
    if found := not_a_file(root, path):
        return None, [found]
    try:
        with os.fdopen(os.open(root / path, _OPEN), "rb") as stream:
            return stream.read(LIMIT + 1), []
    except OSError as error:
        return None, [unreadable(path, error)]


def not_a_file(root: Path, path: str) -> Problem | None:
    """What is wrong with what stands where a file should."""
    try:
        mode = (root / path).lstat().st_mode
    except OSError as error:
        return unreadable(path, error)
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISLNK(mode):
        message = "there is a link here, which is not followed"
        return fault(path, _TOP, Rule.UNREADABLE, message, "put the file itself here")
    if stat.S_ISDIR(mode):
        where = f"{path.rpartition('/')[0]}/"
        message = "there is a folder here, which is not read"
        return fault(path, _TOP, Rule.UNKNOWN_FILE, message, f"put its files into {where} itself, or delete it")
    message = "there is a pipe, a socket or a device here, which is not read"
    return fault(path, _TOP, Rule.UNREADABLE, message, "put a file here, or delete it")


def not_a_folder(root: Path, path: str) -> Problem | None:
    """What is wrong with what stands where the folder `path` should; nothing where nothing stands there."""
    name = path.rstrip("/")
    try:
        mode = (root / name).lstat().st_mode
    except FileNotFoundError:
        return None
    except OSError as error:
        return unreadable(name, error)
    if stat.S_ISDIR(mode):
        return None
    message = f"there is {'a link' if stat.S_ISLNK(mode) else 'a file'} here where a folder should be"
    return fault(name, _TOP, Rule.UNREADABLE, message, "put the folder itself here")


def unreadable(path: str, error: OSError) -> Problem:
    reason = (error.strerror or "no reason given").lower()
    return fault(path, _TOP, Rule.UNREADABLE, f"the file cannot be read or written: {reason}", "mend or delete it")
