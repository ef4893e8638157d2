"""Repositories: the hub of another borough, laid out so that `make` builds it at once.

What all hubs have in common is copied from the one at hand; what is a borough's own begins as the files of `starter/`,
with that borough's names in them.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from string import Template

from hub import COMMAND
from hub.revision import tracked
from hub.settings import is_language
from hub.vocabulary import Vocabulary
from hub.vocabulary.read import read_vocabulary

COMMON = (
    ".ci",
    ".editorconfig",
    ".github",
    ".gitignore",
    ".htmlvalidate.mjs",
    ".npmrc",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "benchmarks",
    "docs",
    "package-lock.json",
    "package.json",
    "plugins",
    "pyproject.toml",
    "requirements-bench.txt",
    "requirements-node.txt",
    "requirements.txt",
    "scripts",
    "tests",
    "themes",
)
"""What every hub has, whatever the borough. One that begins with a dot serves some host, and may be missing."""
OWN = ("README.md", "content", "organisations", "pelicanconf.py", "vocabulary")
"""What is a borough's own. Tests of it lie in `tests/own/`."""
NAME_LIMIT = 80
"""The most letters of a name."""

_STARTER = Path(__file__).with_name("starter")
_PLACES = ("bodies", "neighbourhoods", "sectors", "wards")  # words that are of one borough; the others serve any
# Where git does not say what belongs to the hub: nothing hidden below the top, nothing that programs left, no keys.
_LITTER = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*", "*.key", "*.pem")
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ .,'’&()-])*")


class NotLaidOut(Exception):
    """The repository cannot be laid out, and nothing of it was. The message says why."""


@dataclass(frozen=True, slots=True)
class Borough:
    """What its hub must know from the first: the name of the place, the body that keeps the hub, the language."""

    place: str
    umbrella: str
    lang: str = "en-GB"

    def __post_init__(self) -> None:
        """Raises `NotLaidOut` where a name could not stand in settings, records and pages as it is."""
        for name in (self.place, self.umbrella):
            if len(name) > NAME_LIMIT or not _NAME.fullmatch(name):
                raise NotLaidOut(f"“{name}” cannot be a name here: write letters, spaces, digits and . , ' & ( ) -")
        if not is_language(self.lang):
            raise NotLaidOut(f"“{self.lang}” is no language; write a tag such as en-GB")


def lay_out(source: Path, directory: Path, borough: Borough, today: date) -> None:
    """Lay out the repository of `borough` in `directory`, from the hub at `source`.

    Raises `NotLaidOut` where anything is in that directory already, where it lies within `source`, and where something
    cannot be read or written; then nothing has changed.
    """
    try:
        target = directory.resolve()
    except (OSError, RuntimeError):  # of links that lead back to themselves
        raise NotLaidOut(f"{directory} leads nowhere: it is a link to itself") from None
    if target.is_relative_to(source.resolve()):
        raise NotLaidOut(f"{directory} lies within this hub; lay the new one out beside it, as ../{target.name}")
    if not target.parent.is_dir():
        raise NotLaidOut(f"there is no folder {directory.parent} to put it in")
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise NotLaidOut(f"{directory} is there already and not empty; it stays as it is")
    if missing := [name for name in COMMON if not name.startswith(".") and not (source / name).exists()]:
        raise NotLaidOut(f"this hub lacks {', '.join(missing)}, which every hub has")
    files = {f"vocabulary/{file.name}": file.read_bytes() for file in (source / "vocabulary").glob("*.yaml")}
    if not (vocabulary := read_vocabulary(files).vocabulary):
        found = "the words of this hub have faults, and a new one begins with them"
        raise NotLaidOut(f"{found}; {COMMAND} check tells each")
    # Made whole beside its place first: a name is changed at once or not at all. It is ours to name, so that whoever
    # stops us leaves nothing behind.
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        fresh.mkdir()
        _copy_common(source, fresh)
        _begin_own(source, fresh, asdict(borough) | _example_words(vocabulary, today))
        fresh.rename(target)
    except shutil.Error as error:  # a list of what was at fault; the first says enough
        raise NotLaidOut(f"{error.args[0][0][0]} cannot be copied") from None
    except OSError as error:
        why = (error.strerror or "it cannot be written").lower()
        raise NotLaidOut(f"{error.filename or directory}: {why}") from None
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _example_words(vocabulary: Vocabulary, today: date) -> dict[str, str]:
    """What the example listing and briefing say that must be words of the new hub's vocabulary, and their dates."""
    kinds = {
        "topic": vocabulary.topics,
        "people": vocabulary.people,
        "access": vocabulary.access,
        "language": vocabulary.languages,
    }
    first = {kind: next(iter(words)) for kind, words in kinds.items()}
    return first | {"today": today.isoformat(), "in_a_year": f"{today.year + 1}-{today.month:02}"}


def _copy_common(source: Path, fresh: Path) -> None:
    kept = tracked(source, COMMON)

    def left_behind(folder: str, names: list[str]) -> set[str]:
        own = {"own"} if Path(folder).name == "tests" else set()
        if kept is None:
            return _LITTER(folder, names) | own
        here = Path(folder).relative_to(source)
        return own | {name for name in names if (here / name).as_posix() not in kept}

    for name in COMMON:
        if (source / name).is_dir():
            shutil.copytree(source / name, fresh / name, symlinks=True, ignore=left_behind)
        elif (source / name).exists():
            shutil.copy2(source / name, fresh / name)


def _begin_own(source: Path, fresh: Path, words: dict[str, str]) -> None:
    for file in sorted(_STARTER.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            target = fresh / file.relative_to(_STARTER)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(Template(file.read_text(encoding="utf-8")).substitute(words), encoding="utf-8")
    for file in sorted((source / "vocabulary").glob("*.yaml")):
        if file.stem not in _PLACES:
            shutil.copy2(file, fresh / "vocabulary" / file.name)
    # The head of the page is the borough's; what the parts below it tell holds for any hub.
    _, rule, rest = (source / "README.md").read_text(encoding="utf-8").partition("\n## ")
    with (fresh / "README.md").open("a", encoding="utf-8") as readme:
        readme.write(rule + rest)
