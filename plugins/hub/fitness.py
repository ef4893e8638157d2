"""Fitness: whether records, settings and theme of a hub fit together, so that its site can be built.

A check, a build and a Pelican that was started by itself all ask here, so that none passes what another refuses.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from hub.edition import Edition, Reading, read_edition
from hub.knowledge.event import Event
from hub.records.nearest import did_you_mean
from hub.records.problem import Grade, Problem
from hub.records.rules import Rule, fault
from hub.records.tree import Place
from hub.rendering.catalogues import FOLDER, TEMPLATE, catalogue, catalogue_faults, catalogue_folder, catalogues
from hub.rendering.icons import Icons, icon_folder
from hub.settings import SETTINGS, faults, is_language, read_settings, setting_fault, source
from hub.vocabulary import Topic, Ward

TOPICS = "vocabulary/topics.yaml"
WARDS = "vocabulary/wards.yaml"
EXAMPLE_CODES = "E059999"

Contents = Mapping[str, bytes]
"""What stands in the files that were read, by path."""


def _nothing(_settings: Mapping[str, Any]) -> None:
    pass


def fit(
    root: Path,
    today: date,
    *,
    published: bool = False,
    siteurl: str = "",
    settings: Mapping[str, Any] | None = None,
    meanwhile: Callable[[Mapping[str, Any]], object] = _nothing,
) -> Reading:
    """Read the hub at `root` and check all of it together, its settings too.

    Where it is to be `published`, examples are left out, and no address may be one. `siteurl` stands in for SITEURL.
    `settings` are those that Pelican has read already; else `pelicanconf.py` is run. `meanwhile` is done with them
    while other processes read, unless something is wrong with them.
    """
    text = source(root)
    if settings is None:
        settings, told = read_settings(root, siteurl, published)
    else:
        told = list(faults(settings, text))
    if any(problem.grade is Grade.MUST for problem in told):
        meanwhile = _nothing
    reading = read_edition(
        root,
        today,
        published,
        home=url.rstrip("/") if isinstance(url := settings.get("SITEURL"), str) else "",
        processes=_processes(settings),
        meanwhile=partial(meanwhile, settings),
    )
    problems = [*reading.problems, *told]
    problems += _home_ward(settings, text, reading.words.get("wards"))
    problems += (spoken := list(_translations(settings, text, root)))
    if reading.edition:
        problems += _icons(reading.edition.vocabulary.topics.values(), Icons(icon_folder(root)), reading.contents)
    if reading.edition and not told:
        problems += _hours_left_out(reading.edition, ZoneInfo(settings["TIMEZONE"]), reading.contents)
    if reading.edition and published:
        problems += _example_wards(reading.edition.vocabulary.wards.values(), reading.contents)
    passes = not any(problem.grade is Grade.MUST for problem in problems)
    return replace(
        reading,
        edition=reading.edition if passes else None,
        problems=tuple(sorted(problems)),
        files=tuple(sorted({*reading.files, SETTINGS, *(problem.path for problem in spoken)})),
    )


def _processes(settings: Mapping[str, Any]) -> int:
    """How many processes may work at once. Settings that could not be read, or say nothing that can be, leave one."""
    number = settings.get("PROCESSES")
    return number if isinstance(number, int) and number > 0 else 1


def _home_ward(settings: Mapping[str, Any], text: str, wards: frozenset[str] | None) -> Iterator[Problem]:
    """Nothing is said where no wards could be read, or where no home ward is set: that is told already."""
    hub = settings.get("HUB")
    home = hub.get("home_ward") if isinstance(hub, Mapping) else None
    if wards is not None and isinstance(home, str) and home.strip() and home not in wards:
        fix = did_you_mean(home, sorted(wards)) or "name one of vocabulary/wards.yaml"
        yield setting_fault("home_ward", f"there is no ward “{home}” for home_ward", fix, text)


def _hours_left_out(edition: Edition, zone: ZoneInfo, contents: Contents) -> Iterator[Problem]:
    """Times of events that no clock tells, as it goes forward past them in spring."""
    for event in (*edition.written, *edition.waiting):
        for name in ("starts", "ends") if isinstance(event, Event) else ():
            moment = getattr(event, name)
            at = moment.at(zone) if moment else None
            if isinstance(at, datetime) and (real := at.astimezone(UTC).astimezone(zone)).time() != at.time():
                message = f"there is no {at:%H:%M} on {at:%Y-%m-%d} in {zone.key}, where the clock goes forward past it"
                fix = f"write the time that clocks show then, as {real:%H:%M}"
                yield fault(event.path, _line_of(contents[event.path], f"{name}:"), Rule.DATE, message, fix)


def _example_wards(wards: Iterable[Ward], contents: Contents) -> Iterator[Problem]:
    """The wards that a new hub begins with, by codes that the Office for National Statistics gives to none."""
    for ward in wards:
        if ward.code.startswith(EXAMPLE_CODES):
            message = f"“{ward.name}” is an example of a ward, which may not go live"
            fix = "put the borough's own wards in its place: docs/another-borough.md tells how"
            yield fault(WARDS, _line_of(contents[WARDS], ward.code), Rule.SETTINGS, message, fix)


def _translations(settings: Mapping[str, Any], text: str, root: Path) -> Iterator[Problem]:
    """Nothing is said where a setting is missing, or of the wrong type: that is told already."""
    named, lang, theme = (settings.get(name) for name in ("CATALOGUES", "DEFAULT_LANG", "THEME"))
    if not (isinstance(named, str) and isinstance(theme, str) and is_language(lang)):
        return
    folder, locale = catalogue_folder(settings, root), Locale.parse(lang, sep="-")
    fix = "keep what the English has, and no more; a per cent sign is %%, and quotation marks are not straight"
    for path in catalogues(folder):
        name = Path(os.path.relpath(path, root)).as_posix()
        for line, message in catalogue_faults(path, root / theme / FOLDER / TEMPLATE):
            yield fault(name, (line, 1), Rule.BROKEN_CATALOGUE, message, fix)
    if named and not folder.is_dir():
        fix = "name the folder that holds the translations, or take the line out to use the theme's own"
        yield setting_fault("CATALOGUES", f"there is no folder “{named}” for CATALOGUES", fix, text)
    elif locale.language != "en" and not catalogue(folder, locale):
        message = f"there is no translation into “{lang}”, so what the site itself says stays English"
        fix = "docs/translators.md tells how one is made"
        yield setting_fault("DEFAULT_LANG", message, fix, text, Rule.NO_CATALOGUE)


def _icons(topics: Iterable[Topic], icons: Icons, contents: Contents) -> Iterator[Problem]:
    """Nothing is said where npm's packages have not been fetched: then nothing can be built at all."""
    if not icons.folder.is_dir():
        return
    for topic in topics:
        if topic.icon not in icons:
            at = _line_of(contents[TOPICS], f'icon: "{topic.icon}"')
            message = f"there is no Phosphor icon “{topic.icon}”"
            yield fault(TOPICS, at, Rule.UNKNOWN_WORD, message, icons.near(topic.icon))


def _line_of(content: bytes, words: str) -> Place:
    """Where some words stand in a file that passed the check; its head where they are written in another way."""
    lines = content.decode("utf-8").splitlines()
    return next((number for number, text in enumerate(lines, 1) if words in text), 1), 1
