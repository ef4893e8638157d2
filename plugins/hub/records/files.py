"""Files: what lies in the folders of a hub, seen for what it is before a byte is read, and written whole or not at all.

A proposal may hold anything that git can: a link to a file outside, a file of gigabytes. A work tree may hold a pipe
that never ends. None of them is opened.
"""

from __future__ import annotations

import os
import stat
import tempfile
from pathlib import Path

from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.text import LIMIT

_TOP = (1, 1)
# A link that comes into being after the look is not followed, and a pipe not waited for. Windows has neither.
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotWritten(Exception):
    """Why a new file cannot be written."""


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


def replace(path: Path, text: str) -> None:
    """Write a file whole or not at all, with the permissions that it had."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    new = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        new.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o644)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def create(path: Path, text: str) -> None:
    """Write a new file. Raises `FileExistsError` where something stands there already, which stays as it is."""
    stream = path.open("x", encoding="utf-8", newline="\n")
    try:
        with stream:
            stream.write(text)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def begin(root: Path, path: str, text: str) -> None:
    """Write a new file at `path` below `root`, and the folders that it lies in. Raises `NotWritten`."""
    for folder in [*reversed(Path(path).parents)][1:]:
        if found := not_a_folder(root, folder.as_posix()):
            raise NotWritten(f"{found.path}: {found.message}; {found.fix}")
    try:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        create(root / path, text)
    except FileExistsError:
        raise NotWritten(f"{path} is there already; it stays as it is") from None
    except OSError as error:
        raise NotWritten(f"{path} cannot be written: {(error.strerror or 'no reason given').lower()}") from None
