"""Folders: which files of a hub are its records and pictures, and what lies among them that nothing reads.

A directory that drops a listing in silence is worse than one that is not built, so whatever looks like content and is
none is told.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from hub.knowledge.kinds import CONTENT, KINDS
from hub.listings.read import FOLDER
from hub.records.files import not_a_file, not_a_folder, unreadable
from hub.records.nearest import did_you_mean, nearest
from hub.records.problem import Problem
from hub.records.rules import Rule, fault
from hub.records.slug import is_slug, slugify

VOCABULARY = "vocabulary/"
IMAGES = "content/images/"
RECORDS = (VOCABULARY, FOLDER, *KINDS)
"""The folders of a hub that hold records, relative to its root."""
ENDINGS = ("gif", "jpeg", "jpg", "png", "webp")
"""How the names of pictures end. An SVG may hold a script."""
LARGEST = 5_000_000
"""The most bytes of a picture."""

_TOP = (1, 1)
_NEEDED = (VOCABULARY, FOLDER)
_RECORD = re.compile(r"\.(?:md|markdown|ya?ml)\Z", re.IGNORECASE)
_SLIP = 0.8  # how like the name of a folder is that is misspelt


def record_files(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of all that should be records, sorted, and what is wrong with the folders they lie in.

    What an editor or the system keeps there under a name that begins with a dot is passed over, unless it looks like a
    record.
    """
    paths: list[str] = []
    problems: list[Problem] = []
    for folder in RECORDS:
        names, faults = _names(root, folder)
        problems += faults
        for name in names:
            if not name.startswith("."):
                paths.append(f"{folder}{name}")
            elif _RECORD.search(name) and not name.startswith(".#"):  # .#name is Emacs's mark of a file in use
                message = "the file's name begins with a dot, so it is not read"
                fix = "take the dot out, or delete it"
                problems.append(fault(f"{folder}{name}", _TOP, Rule.UNKNOWN_FILE, message, fix))
    return paths, [*problems, *_missing(root), *_strays(root)]


def image_files(root: Path) -> tuple[list[str], list[Problem]]:
    """The paths of all that lies in the folder of pictures, sorted, and what may not be published of it."""
    names, problems = _names(root, IMAGES)
    paths = [f"{IMAGES}{name}" for name in names]
    return paths, [*problems, *(found for path in paths if (found := _image_fault(root, path)))]


def _names(root: Path, folder: str) -> tuple[list[str], list[Problem]]:
    """What lies in a folder, sorted; nothing where it is not there."""
    if found := _first_fault(root, folder):
        return [], [found]
    try:
        return sorted(path.name for path in (root / folder).iterdir()), []
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [unreadable(folder.rstrip("/"), error)]


def _first_fault(root: Path, folder: str) -> Problem | None:
    """What is wrong with a folder or with the one that it lies in."""
    steps = [step for step in folder.split("/") if step]
    ways = ("/".join(steps[: number + 1]) for number in range(len(steps)))
    return next((found for way in ways if (found := not_a_folder(root, way))), None)


def _missing(root: Path) -> Iterator[Problem]:
    for folder in _NEEDED:
        if not os.path.lexists(root / folder.rstrip("/")):
            message = f"the folder {folder} is not there"
            fix = "bring it back; a new hub begins with the words of another"
            yield fault(folder.rstrip("/"), _TOP, Rule.MISSING_FILE, message, fix)


def _strays(root: Path) -> Iterator[Problem]:
    """Folders and files beside those that are read, from which something would be missed."""
    known = [folder.split("/")[1] for folder in (*KINDS, IMAGES)]
    for name in _names(root, CONTENT)[0]:
        if name not in known and (not name.startswith(".") or _RECORD.search(name)):
            fix = did_you_mean(name, known) or f"the folders are {', '.join(known)}; move it, or delete it"
            yield fault(f"{CONTENT}{name}", _TOP, Rule.UNKNOWN_FILE, "nothing reads this", fix)
    tops = [folder.rstrip("/") for folder in (*_NEEDED, CONTENT)]
    for name in _names(root, "")[0]:
        right = nearest(name, tops, _SLIP)
        if right and name not in tops and not name.startswith(".") and _holds_records(root / name):
            message = "there are records here, and nothing reads them"
            yield fault(name, _TOP, Rule.UNKNOWN_FILE, message, f"did you mean `{right}`?")


def _holds_records(folder: Path) -> bool:
    return folder.is_dir() and any(_RECORD.search(path.name) for way in ("*", "*/*") for path in folder.glob(way))


def _image_fault(root: Path, path: str) -> Problem | None:
    """What keeps something in the folder of pictures from being published. A name is a picture's address."""
    if found := not_a_file(root, path):
        return found
    name = path.removeprefix(IMAGES)
    stem, _, ending = name.rpartition(".")
    if ending not in ENDINGS:
        right = f"call it {stem}.{ending.lower()}" if stem and ending.lower() in ENDINGS else "move it elsewhere"
        message = f"a picture's name ends in {', '.join(ENDINGS)}; everything here is published"
        return fault(path, _TOP, Rule.IMAGE_FILE, message, right)
    if not is_slug(stem):
        message = "the picture's name has more in it than small letters, digits and single hyphens"
        return fault(path, _TOP, Rule.IMAGE_FILE, message, f"call it {slugify(stem) or 'a-name'}.{ending}")
    size = (root / path).lstat().st_size
    if size > LARGEST:
        message = f"the picture has {size / 1_000_000:,.1f} MB; {LARGEST // 1_000_000} is the most"
        return fault(path, _TOP, Rule.IMAGE_FILE, message, "make it smaller: 2,000 pixels are wide enough")
    return None
