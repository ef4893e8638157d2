"""Stages, members and meetings that cannot have been as they are told."""

from __future__ import annotations

from datetime import date

import pytest

from hub.knowledge.check import check_pages
from hub.knowledge.read import read_pages
from hub.records.dates import PartialDate
from hub.records.problem import Grade, Problem
from hub.records.to_come import meetings_to_come

HEAD = '---\ntitle: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
SOURCES = 'sources:\n  - {title: "Notes", url: "https://example.org"}\n'
FORUM = 'kind: "forum"\ntheme: "What it is about."\nfor: "All"\n'
CONTRACT = 'kind: "contract"\nbuyer: ["the-council"]\n'
CONSORTIUM = 'outcomes: ["Carers get a break."]\n'
WORDS = {"bodies": {"the-council"}}


def records(**pages: str) -> list:
    """Pages by `section__slug`, of lines of front matter."""
    found = []
    for name, more in pages.items():
        section, _, slug = name.partition("__")
        folder = f"content/{section}/"
        text = f"{HEAD}{more}{SOURCES}---\nText.\n"
        read, problems = read_pages(folder, {f"{folder}{slug.replace('_', '-')}.md": text.encode()})
        assert problems == []
        found += read
    return found


def faults(ended=(), **pages: str) -> list[Problem]:
    return check_pages(records(**pages), WORDS, {"one-oak", "two-oaks"}, ended=dict(ended))


def stages(*told: str) -> str:
    """Stages told as `closing 2026-02`, or without a date."""
    parts = (each.split() for each in told)
    lines = (f'  - {{stage: "{name}"{"".join(f", date: {d!r}" for d in day)}}}\n' for name, *day in parts)
    return "stages:\n" + "".join(lines).replace("'", '"')


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("release 2026-03-01", "closing 2026-02-01"), "`closing` (2026-02-01) lies before `release` (2026-03-01)"),
        (("release 2026-03", "closing 2026-05", "award 2026-04"), "`award` (2026-04) lies before `closing` (2026-05)"),
        (("start 2026", "end 2025"), "`end` (2025) lies before `start` (2026)"),
    ],
)
def test_an_opportunity_whose_stages_cannot_have_come_so_is_warned_of(told, said):
    (problem,) = faults(opportunities__a=CONTRACT + stages(*told))
    assert (problem.rule, problem.message, problem.grade) == ("stage-order", said, Grade.SHOULD)


@pytest.mark.parametrize(
    "told",
    [
        ("release 2026-03", "closing 2026"),  # may be later in that year
        ("release", "closing 2026-02", "award 2026-03"),
        ("release 2024", "closing 2024-06", "award 2024-08", "release 2026", "closing 2026-06"),  # two rounds
        ("engagement 2026-05", "release 2026-03"),
    ],
)
def test_an_opportunity_whose_stages_may_have_come_so_passes(told):
    assert faults(opportunities__a=CONTRACT + stages(*told)) == []


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (("idea 2016", "bid 2015"), "`idea` (2016) comes after `bid` (2015)"),
        (("dissolved 2017", "ready 2018"), "`ready` (2018) comes after `dissolved` (2017)"),
        (("dissolved 2017", "ready"), "`ready` comes after `dissolved` (2017)"),
        (("forming 2016", "bid 2015"), "`forming` (2016) comes after `bid` (2015)"),
    ],
)
def test_a_consortium_whose_stages_cannot_have_come_so_is_warned_of(told, said):
    (problem,) = faults(consortia__a=CONSORTIUM + stages(*told))
    assert (problem.rule, problem.message, problem.grade) == ("stage-order", said, Grade.SHOULD)


@pytest.mark.parametrize(
    "told",
    [
        ("idea 2015", "forming", "ready 2015-06", "bid 2015", "won 2016", "dissolved 2019"),
        ("bid 2015", "lost 2016", "ready 2017", "bid 2017", "won 2018"),  # it bid again
        ("dissolved 2019", "won 2016"),  # the file's order gives way to the dates
    ],
)
def test_a_consortium_whose_stages_may_have_come_so_passes(told):
    assert faults(consortia__a=CONSORTIUM + stages(*told)) == []


def members(*lines: str) -> str:
    return CONSORTIUM + stages("bid") + "members:\n" + "".join(f"  - {{{line}}}\n" for line in lines)


@pytest.mark.parametrize("again", ['role: "partner"', 'role: "interested", since: "2014"', 'role: "withdrew"'])
def test_a_member_is_named_once_for_one_time(again):
    page = members('who: "one-oak", role: "lead", since: "2012"', f'who: "one-oak", {again}')
    (problem,) = faults(consortia__a=page)
    assert (problem.rule, problem.line) == ("repeated", 11)
    assert problem.message == "`one-oak` is named for the same time more than once"


def test_a_member_who_left_and_came_back_is_named_twice():
    times = 'since: "2012", until: "2014"', 'since: "2016"'
    page = members(*(f'who: "one-oak", role: "partner", {time}' for time in times), 'who: "two-oaks", role: "lead"')
    assert faults(consortia__a=page) == []


def test_nobody_joins_a_consortium_once_they_have_ended():
    ended = {"one-oak": (PartialDate(2013), "organisations/one-oak.yaml:9")}
    (problem,) = faults(ended, consortia__a=members('who: "one-oak", role: "lead", since: "2014"'))
    said = "`since` (2014) lies after `one-oak` ended (2013: organisations/one-oak.yaml:9)"
    assert (problem.rule, problem.line, problem.message) == ("date-order", 10, said)
    assert faults(ended, consortia__a=members('who: "one-oak", role: "lead", since: "2013-05"')) == []


def meets(day: str, starts: str, more: str = "") -> list[Problem]:
    event = f'starts: "{starts}"\n{more}online: true\n'
    return faults(forums__a=f'{FORUM}meetings: [{{date: "{day}", event: "e"}}]\n', events__e=event)


def test_a_meeting_is_on_the_day_of_its_event():
    (problem,) = meets("2016-06-09", "2016-06-08T10:00")
    assert (problem.path, problem.line, problem.rule) == ("content/forums/a.md", 9, "meeting-conflict")
    assert problem.message == "it met on 2016-06-09 here, and content/events/e.md:6 says 2016-06-08"
    assert meets("2016-06", "2016-06-08T10:00") == meets("2016-06-08", "2016-06") == []
    assert meets("2016-06-09", "2016-06-08", 'ends: "2016-06-10"\n') == []


def test_forums_that_are_parts_of_each_other_are_told_of_each():
    def part_of(slug: str) -> str:
        return f'{FORUM}part_of: "{slug}"\n'

    found = faults(forums__a=part_of("b"), forums__b=part_of("c"), forums__c=part_of("a"), forums__d=part_of("a"))
    assert [(problem.path[15], problem.rule) for problem in found] == [(x, "self-connection") for x in "abc"]
    assert found[0].message.endswith("in a ring: a is a part of b is a part of c is a part of a")
    assert [problem.message for problem in faults(forums__a=part_of("a"))] == ["the forum is named as a part of itself"]


def test_the_same_answers_do_not_stand_in_two_forums():
    def feedback(answered: int, more: str = "", kept: str = "") -> str:
        return f'{FORUM}{kept}feedback: [{{from: "2025-01-01", to: "2025-06-30", answered: {answered}{more}}}]\n'

    met, again = ", met: {none: 8, 1-2: 22}", ", invited: 90, met: {1-2: 22, none: 8}"
    def repeated(**pages: str) -> list[Problem]:
        return [each for each in faults(**pages) if each.rule == "overlapping-periods"]

    (problem,) = repeated(forums__a=feedback(30, met), forums__b=feedback(30, again))
    assert (problem.path, problem.line) == ("content/forums/b.md", 9)
    assert problem.message == "the same answers stand in content/forums/a.md:9"
    assert repeated(forums__a=feedback(30, met), forums__b=feedback(31, met)) == []
    few = feedback(4, ", met: {none: 4}")
    assert repeated(forums__a=few, forums__b=few) == repeated(forums__a=feedback(30), forums__b=feedback(30)) == []
    translation = feedback(30, met, kept='translates: "a"\nlang: "so"\n')
    assert repeated(forums__a=feedback(30, met), forums__b=translation) == []


def test_what_is_counted_before_its_day_is_warned_of():
    told = 'meetings: [{date: "2026-12-01", attendance: 12}, {date: "2026-12-02"}, {date: "2026", attendance: 9}]\n'
    answers = 'feedback: [{from: "2026-10-01", to: "2026-12-31", answered: 12}]\n'
    (record,) = records(forums__a=FORUM + told + answers)
    found = sorted(meetings_to_come(record, date(2026, 11, 24)))
    assert [(each.line, each.rule, each.grade) for each in found] == [
        (9, "date-to-come", Grade.SHOULD), (10, "date-to-come", Grade.SHOULD)
    ]  # fmt: skip
    assert list(meetings_to_come(record, date(2027, 1, 1))) == []
