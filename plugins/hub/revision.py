"""Revisions: what git says has changed, so that a proposal is judged by what it changes."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from hub.listings.read import FOLDER
from hub.records.nearest import nearest
from hub.records.problem import Problem
from hub.records.rules import Rule, fault

_SURE = 0.85  # how like its old name the name of a listing must be that was there already


class NoSuchRevision(Exception):
    """git does not know the revision, or this is no repository. The message says which."""


def changed_since(root: Path, revision: str) -> set[str]:
    """The files below `root` that differ from where they parted from a revision, relative to `root`; new and gone too.

    Raises `NoSuchRevision`.
    """
    known = _parting(root, revision)
    differ = _git(root, "diff", "--name-only", "--no-renames", "--relative", "-z", known, "--")
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z")
    return {path for path in (differ + new).split("\0") if path}


def slugs_at(root: Path, revision: str) -> set[str]:
    """The slugs of the listings where the work here parted from a revision. Raises `NoSuchRevision`.

    Examples are left out: they were never published.
    """
    known = _parting(root, revision)
    files = _git(root, "ls-tree", "--name-only", "-z", known, FOLDER)
    examples = _git(root, "grep", "--name-only", "-z", "^example: true$", known, "--", FOLDER, nothing=1)
    return _slugs(files) - _slugs(examples)


def files_at(root: Path, revision: str, paths: Collection[str]) -> dict[str, bytes]:
    """What stood in those of some files that there were where the work here parted from a revision, by path.

    Raises `NoSuchRevision`.
    """
    if not paths:
        return {}
    known = _parting(root, revision)
    there = _git(root, "ls-tree", "--name-only", "-z", known, "--", *sorted(paths)).split("\0")
    return {path: os.fsencode(_git(root, "show", f"{known}:./{path}")) for path in there if path}


def tracked(root: Path, paths: Collection[str]) -> set[str] | None:
    """The files that git keeps below some paths of `root`, and the folders that they lie in, relative to `root`.

    None where `root` is not the top of a repository, git keeps nothing there yet, or git is not installed.
    """
    if not (root / ".git").exists():
        return None
    try:
        files = _git(root, "ls-files", "--cached", "-z", "--", *paths).split("\0")
    except NoSuchRevision:
        return None
    return {part.as_posix() for file in files if file for part in (Path(file), *Path(file).parents)} or None


def vanished(
    before: Collection[str], now: Collection[str], former: Mapping[str, str], names: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """A problem for each address that was there and now leads nowhere.

    `former` gives the listing that an old slug leads to; `names` gives for each listing that is open the others that
    it names. One that names what has gone is another organisation, and one that has ended carries nothing on.
    """
    for slug in sorted(set(before) - set(now) - former.keys()):
        message = f"/{FOLDER}{slug}/ has gone, and people and search engines still link to it"
        heirs = sorted(heir for heir, others in names.items() if slug not in others)
        like = nearest(slug, (heir for heir in heirs if heir not in before)) or nearest(slug, heirs, _SURE)
        back = 'bring it back with status: "closed"'
        fix = f'{back}, or add former: ["{slug}"] to the listing that carries on'
        if like:
            fix = f'add former: ["{slug}"] to the fields of {FOLDER}{like}.yaml, if that is the same group, or {back}'
        yield fault(f"{FOLDER}{slug}.yaml", (1, 1), Rule.VANISHED_ADDRESS, message, fix)


def _parting(root: Path, revision: str) -> str:
    """The commit at which the work here parted from a revision: what others did since then is not of this change.

    It is the revision itself where git knows of no commit that both come from.
    """
    known = _resolve(root, revision)
    try:
        return _git(root, "merge-base", known, "HEAD").strip()
    except NoSuchRevision:
        return known


def _resolve(root: Path, revision: str) -> str:
    """The commit that a revision names; never an option, whatever it looks like."""
    return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()


def _slugs(paths: str) -> set[str]:
    """The slugs of the listings among paths with a NUL between them."""
    names = (path.rpartition("/")[2] for path in paths.split("\0"))
    return {name.removesuffix(".yaml") for name in names if name.endswith(".yaml")}


def _git(root: Path, *arguments: str, nothing: int = 0) -> str:
    """What git says; `nothing` is the code by which it may say that it found nothing."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except FileNotFoundError:
        raise NoSuchRevision("git is not installed, so nothing can be compared") from None
    if done.returncode not in (0, nothing):
        words = done.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise NoSuchRevision(words or "git knows no such revision")
    return os.fsdecode(done.stdout)
