"""Records, settings and theme fit together, or it is told which line of which file keeps them from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from hub.fitness import fit
from hub.settings import SETTINGS, read_settings

TODAY = date(2026, 11, 24)


def told(root: Path, **options: object) -> list[str]:
    """What is wrong with a hub, each as `file:line: rule: sentence`."""
    return [f"{p.path}:{p.line}: {p.rule}: {p.message}" for p in fit(root, TODAY, **options).problems]


def line_of(root: Path, words: str) -> int:
    return next(n for n, line in enumerate((root / SETTINGS).read_text().splitlines(), 1) if words in line)


def change(root: Path, old: str, new: str) -> None:
    text = (root / SETTINGS).read_text()
    assert old in text
    (root / SETTINGS).write_text(text.replace(old, new))


def test_a_hub_that_fits_has_an_edition_and_its_settings_are_among_its_files(small_hub):
    reading = fit(small_hub, TODAY)
    assert (reading.edition is not None, reading.problems) == (True, ())
    assert SETTINGS in reading.files


def test_what_is_done_while_files_are_read_has_settings_in_which_nothing_is_wrong(small_hub):
    given = []
    fit(small_hub, TODAY, meanwhile=given.append, siteurl="https://other.example")
    assert [settings["SITEURL"] for settings in given] == ["https://other.example"]
    change(small_hub, "SITENAME", "SITENOM")
    fit(small_hub, TODAY, meanwhile=given.append)
    assert len(given) == 1


def test_a_home_ward_that_is_none_is_told_where_it_is_set_whatever_else_is_wrong(small_hub):
    change(small_hub, '"oak-hill"', '"atlantis"')
    problem = f"{SETTINGS}:{line_of(small_hub, 'atlantis')}: settings: there is no ward “atlantis” for home_ward"
    assert told(small_hub) == [problem]
    assert fit(small_hub, TODAY).edition is None
    (small_hub / "organisations" / "empty.yaml").touch()
    assert problem in told(small_hub)
    assert problem in told(small_hub, published=True)


def test_a_home_ward_is_not_asked_for_among_wards_that_cannot_be_read(small_hub):
    (small_hub / "vocabulary" / "wards.yaml").write_text("oak-hill: [\n")
    assert not [problem for problem in told(small_hub) if "home_ward" in problem]


@pytest.mark.parametrize(("siteurl", "words"), [("nowhere", "no web address"), ("https://hub.org/", "ends in a slash")])
def test_the_address_that_stands_in_for_siteurl_is_checked_as_siteurl_is(small_hub, siteurl, words):
    (problem,) = told(small_hub, siteurl=siteurl)
    assert problem.startswith(f"{SETTINGS}:{line_of(small_hub, 'SITEURL')}: settings: SITEURL")
    assert words in problem


def test_settings_that_pelican_has_read_are_not_read_again(small_hub):
    settings, _ = read_settings(small_hub)
    (small_hub / SETTINGS).write_text("1 / 0\n")
    assert told(small_hub, settings=settings) == []
    assert told(small_hub, settings=settings | {"SITENAME": ""}) != []


def test_an_icon_that_is_none_is_told_only_where_icons_have_been_fetched(small_hub):
    topics = small_hub / "vocabulary" / "topics.yaml"
    topics.write_text(topics.read_text().replace('icon: "', 'icon: "no-', 1))
    assert [problem.split(": ")[1] for problem in told(small_hub)] == ["unknown-word"]
    (small_hub / "node_modules").unlink()
    assert told(small_hub) == []


def test_a_language_without_a_translation_is_a_warning_and_english_never_is(small_hub):
    change(small_hub, '"en-GB"', '"ga"')
    (problem,) = fit(small_hub, TODAY).problems
    assert (problem.rule, problem.grade, problem.line) == ("no-catalogue", "should", line_of(small_hub, '"ga"'))
    assert fit(small_hub, TODAY).edition is not None
    change(small_hub, '"ga"', '"en-IE"')
    assert told(small_hub) == []


def test_a_folder_of_translations_must_be_there_and_counts_where_it_is(small_hub):
    change(small_hub, '"en-GB"', '"ga-IE"')
    with (small_hub / SETTINGS).open("a") as settings:
        settings.write('CATALOGUES = "own-words"\n')
    (problem,) = told(small_hub)
    line = line_of(small_hub, "own-words")
    assert problem == f"{SETTINGS}:{line}: settings: there is no folder “own-words” for CATALOGUES"
    catalogue = small_hub / "own-words" / "ga" / "LC_MESSAGES" / "messages.po"
    catalogue.parent.mkdir(parents=True)
    assert [problem.split(": ")[1] for problem in told(small_hub)] == ["no-catalogue"]
    catalogue.touch()
    assert told(small_hub) == []


@pytest.mark.parametrize(("field", "status"), [("starts", "published"), ("ends", "draft")])
def test_a_time_that_the_clock_goes_past_in_spring_is_told_where_it_stands(small_hub, field, status):
    event = small_hub / "content" / "events" / "winter-lunch.md"

    def told_at(starts: str, ends: str) -> list[tuple[str, int, str]]:
        lines = [line for line in whole if not line.startswith(("starts:", "ends:", "status:"))]
        head = ["---", f'starts: "{starts}"', f'ends: "{ends}"', f'status: "{status}"']
        event.write_text("\n".join([*head, *lines[1:]]))
        return [(problem.rule, problem.line, problem.fix) for problem in fit(small_hub, TODAY).problems]

    whole = event.read_text().split("\n")
    gone = {"starts": "2026-03-29T00:30", "ends": "2026-03-29T02:00", field: "2026-03-29T01:30"}
    line = 2 if field == "starts" else 3
    assert told_at(**gone) == [("date", line, "write the time that clocks show then, as 02:30")]
    assert told_at("2026-03-29T00:59", "2026-03-29T02:00") == told_at("2026-10-25T01:30", "2026-10-25T01:45") == []
    change(small_hub, "Europe/London", "UTC")
    assert told_at(**gone) == []


HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (f'{HEAD}\nmsgid "Topics"\nmsgstr "<IMG src=x>"\n', 5, "has a <IMG src=x> too many"),
        (f'{HEAD}\nmsgid "Topics"\nmsgstr "100% ábhar"\n', 5, "has a % too many"),
        (f'{HEAD}\nmsgid "Topics\n', 5, "it is no file of translations"),
        (HEAD.replace("utf-8", "utf-5"), 1, "its head or its encoding cannot be right"),
        (HEAD + '"Plural-Forms: nplurals=2; plural=(1/n);\\n"\n', 1, "its head or its encoding cannot be right"),
        (HEAD + '"Plural-Forms: nplurals=x; plural=n;\\n"\n', 1, "its head or its encoding cannot be right"),
        (HEAD + '"Plural-Forms: nplurals=2; plural=os;\\n"\n', 1, "its head or its encoding cannot be right"),
    ],
)
@pytest.mark.parametrize("language", ["ga", "en"])
def test_a_catalogue_that_would_break_pages_is_told_whatever_the_language_of_the_hub(
    small_hub, language, text, line, words
):
    with (small_hub / SETTINGS).open("a") as settings:
        settings.write('CATALOGUES = "own-words"\n')
    catalogue = small_hub / "own-words" / language / "LC_MESSAGES" / "messages.po"
    catalogue.parent.mkdir(parents=True)
    catalogue.write_text(text)
    (problem,) = told(small_hub)
    assert problem.startswith(f"own-words/{language}/LC_MESSAGES/messages.po:{line}: broken-catalogue: ")
    assert problem.endswith(words)
    assert fit(small_hub, TODAY).edition is None
