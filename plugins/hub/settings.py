"""Settings: what a borough sets in `pelicanconf.py`, checked like any other file.

A hub is copied with addresses of example.org in it, so that nothing it sends goes to a stranger; they may not go live.
"""

from __future__ import annotations

import ast
import os
import re
import runpy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale, UnknownLocaleError

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.rules import Rule, fault

SETTINGS = "pelicanconf.py"
EDGES = ("north", "south")
_EXAMPLE = re.compile(r"(?:^|[@./])(?:example\.(?:org|com|net)|[\w-]+\.(?:example|invalid|test)|localhost)(?:[/:]|$)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
# Without what would begin a header in the address of a letter.
_MAIL = re.compile(r"[^@\s?&]+@[^@\s?&]+\.[^@\s?&]+\Z")
# What each address is, and how to mend it.
_ADDRESSES = {
    "SITEURL": ("the site's address", "write the address where people will read it, as https://hub.yourborough.org"),
    "contact": ("the address that readers write to", "write an address that staff read"),
    "forge": ("the address of the repository", "write where its files can be read"),
}


@dataclass(frozen=True, slots=True)
class Hub:
    """The mapping `HUB`.

    `place` is the borough; `umbrella` the body that keeps the hub; `home_ward` the slug of the ward that the mark
    lights; `edges` names what lies beyond the map's `north` and `south`; `leave_to` is where "Leave this page" goes.
    """

    place: str
    umbrella: str
    contact: str
    forge: str
    home_ward: str
    tagline: str = ""
    leave_to: str = "https://www.bbc.co.uk/weather"
    searches: tuple[str, ...] = ()
    edges: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> Hub:
        """The typed form of a mapping in which `faults` finds nothing."""
        return cls(**{**settings, "searches": tuple(settings.get("searches", ()))})


_REQUIRED = ("place", "umbrella", "contact", "forge", "home_ward")


def read_settings(root: Path, siteurl: str = "", published: bool = False) -> tuple[dict[str, Any], list[Problem]]:
    """What the settings of the hub at `root` say, and what in them keeps it from being built, or `published`.

    `siteurl` stands in for their SITEURL, where the address is given otherwise. Settings that cannot be run are empty.
    """
    settings, problems = _run(root)
    if problems:
        return settings, problems
    if siteurl:
        settings["SITEURL"] = siteurl
    text = source(root)
    return settings, [*faults(settings, text), *(_examples(settings, text) if published else ())]


_YEARS = range(1900, 9000)


def build_date(settings: Mapping[str, Any], environ: Mapping[str, str] = os.environ) -> date:
    """The day that a build speaks of: `HUB_TODAY` as 2026-11-24, else today in the TIMEZONE of the settings, or in UTC
    where they name none.

    Raises `ValueError` with a sentence where `HUB_TODAY` is no day, or none that a site could be of.
    """
    text = environ.get("HUB_TODAY", "")
    if not text:
        zone = settings.get("TIMEZONE")
        return datetime.now(ZoneInfo(zone) if _is_zone(zone) else UTC).date()
    try:
        day = datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise ValueError(f"HUB_TODAY is “{text}”, which is no day; write it as 2026-11-24") from None
    if day.year not in _YEARS:  # the calendar ends, and a site says what is due within a year
        raise ValueError(f"HUB_TODAY is “{text}”; name a year from {_YEARS[0]} to {_YEARS[-1]}")
    return day


def faults(settings: Mapping[str, Any], source: str = "") -> Iterator[Problem]:
    """What is wrong with settings that were read. `source` is the text of the file, to tell where each stands."""

    def wrong(name: str, message: str, fix: str) -> Problem:
        return setting_fault(name, message, fix, source)

    if not _told(settings.get("SITENAME")):
        yield wrong("SITENAME", "SITENAME, the name of the site, must be set", 'write SITENAME = "…"')
    if not _is_web_address(url := settings.get("SITEURL")):
        yield wrong("SITEURL", f"SITEURL is {url!r}, which is no web address", "write it as https://hub.yourborough.org")
    elif url.endswith("/"):
        yield wrong("SITEURL", "SITEURL ends in a slash", "take the slash away")
    if not is_language(lang := settings.get("DEFAULT_LANG")):
        yield wrong("DEFAULT_LANG", f"DEFAULT_LANG is {lang!r}, which is no language", 'write a tag such as "en-GB"')
    if not _is_zone(zone := settings.get("TIMEZONE")):
        yield wrong("TIMEZONE", f"TIMEZONE is {zone!r}, which is no time zone", 'write a name such as "Europe/London"')
    if not isinstance(named := settings.get("CATALOGUES", ""), str):
        yield wrong("CATALOGUES", f"CATALOGUES is {named!r}, which is no folder's name", 'write it as "translations"')
    if not isinstance(offline := settings.get("OFFLINE", True), bool):
        yield wrong("OFFLINE", f"OFFLINE is {offline!r}, which is neither True nor False", "write OFFLINE = False")
    hub = settings.get("HUB")
    if not isinstance(hub, dict):
        yield wrong("HUB", "HUB, the settings of the hub, must be a mapping", "copy it from another hub")
        return
    known = [each.name for each in fields(Hub)]
    for key in hub:
        if key not in known:
            fix = did_you_mean(str(key), known) or f"the names are {', '.join(known)}"
            yield wrong(str(key), f"there is no setting “{key}” in HUB", fix)
    for name in _REQUIRED:
        if not _told(hub.get(name)):
            yield wrong("HUB", f"HUB must say “{name}” in words", f'write "{name}": "…"')
    for name in ("tagline", "leave_to"):
        if name in hub and not isinstance(hub[name], str):
            yield wrong(name, f"“{name}” in HUB must be words", f'write "{name}": "…"')
    if _told(hub.get("contact")) and not _MAIL.match(hub["contact"]):
        yield wrong("contact", f"“{hub['contact']}” is no email address", "write one that staff read")
    searches = hub.get("searches", ())
    if not isinstance(searches, list | tuple) or not all(_told(words) for words in searches):
        yield wrong("searches", "“searches” in HUB must be a list of words", 'write ["food bank", "advice"]')
    edges = hub.get("edges", {})
    if not isinstance(edges, dict) or not all(name in EDGES and _told(words) for name, words in edges.items()):
        yield wrong("edges", "“edges” in HUB may name what lies north and south", 'write {"north": "the river"}')


def _examples(settings: Mapping[str, Any], source: str) -> Iterator[Problem]:
    """A problem for each address that is still an example; `source` says where each stands."""
    hub = settings.get("HUB") if isinstance(settings.get("HUB"), dict) else {}
    for name, (noun, fix) in _ADDRESSES.items():
        value = settings.get(name) if name == "SITEURL" else hub.get(name)
        if value and _EXAMPLE.search(str(value).strip().lower()):
            message = f"{noun} is still “{str(value)[:80]}”"
            yield setting_fault(name, message, fix, source, Rule.EXAMPLE_ADDRESS)


def setting_fault(name: str, message: str, fix: str, source: str, rule: Rule = Rule.SETTINGS) -> Problem:
    """What is wrong with the setting of a name, told where it stands in `source`, the text of the file."""
    return fault(SETTINGS, _place(source, name), rule, message, fix)


def source(root: Path) -> str:
    """The text of the settings of the hub at `root`; empty where there is none that can be read."""
    try:
        return (root / SETTINGS).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _run(root: Path) -> tuple[dict[str, Any], list[Problem]]:
    """Run the settings file: what it sets, or the problem that keeps it from running."""
    path = root / SETTINGS
    try:
        return runpy.run_path(str(path)), []
    except FileNotFoundError:
        problem = "there is no pelicanconf.py here", "copy one from another hub"
        return {}, [fault(SETTINGS, (1, 1), Rule.SETTINGS, *problem)]
    except SystemExit:
        return {}, [fault(SETTINGS, (1, 1), Rule.SETTINGS, "the settings end the program", "take sys.exit out of them")]
    except Exception as error:  # whatever a settings file may raise is its author's to mend
        line = getattr(error, "lineno", None) or _line_in(error, str(path))
        said = str(error).splitlines()[0] if str(error) else ""
        message = f"the settings cannot be read: {type(error).__name__}: {said}".rstrip(": ")
        return {}, [fault(SETTINGS, (line, 1), Rule.SETTINGS, message, "put that line right")]


def _told(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_web_address(text: object) -> bool:
    try:
        parts = urlsplit(text) if isinstance(text, str) else None
    except ValueError:  # of a host in brackets that do not close
        return False
    return parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)


def _is_zone(name: object) -> bool:
    return isinstance(name, str) and name in available_timezones()


def is_language(tag: object) -> bool:
    """Whether it is the tag of a language that dates and lists can be written in: `en-GB`."""
    if not isinstance(tag, str) or not _TAG.fullmatch(tag):  # Babel reads no further than a full stop or an @
        return False
    try:
        return bool(Locale.parse(tag, sep="-"))
    except (UnknownLocaleError, ValueError):
        return False


def _place(source: str, name: str) -> tuple[int, int]:
    """Where a setting is given: an assignment of that name, or a key of that name in a dict; else the first line."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except SyntaxError:
        return 1, 1
    for node in nodes:
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Store):
            return node.lineno, node.col_offset + 1
        if isinstance(node, ast.Dict):
            for key in node.keys:
                if isinstance(key, ast.Constant) and key.value == name:
                    return key.lineno, key.col_offset + 1
    return 1, 1


def _line_in(error: Exception, path: str) -> int:
    """The last line of the settings that an error passed through."""
    line, trace = 1, error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == path:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
