"""What readers' own words would miss is told by `hub check`, and by nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hub.cli import main
from hub.edition import read_edition
from hub.listings.organisation import Service
from hub.search import findable
from hub.vocabulary import People
from tests.search.conftest import EDITION, organisation

ONE_WAY = {"pensioner": ("older people",), "kids": ("boys", "toys"), "lunch": ("midday meal",)}
VOCABULARY = replace(EDITION.vocabulary, people={"older-people": People("older-people", "Older people")})


def unsaid(**listing: object):
    edition = replace(EDITION, vocabulary=VOCABULARY, organisations=(organisation("Club", **listing),))
    return list(findable.unsaid(edition, ONE_WAY))


@pytest.mark.parametrize(
    "listing",
    [
        {"summary": "A club for pensioners."},
        {"summary": "A club.", "services": (Service("Pensioners' lunch"),)},
        {"summary": "Pensioner power."},
    ],
)
def test_what_a_listing_says_in_other_words_than_readers_is_told_with_what_they_type(listing):
    (told,) = unsaid(**listing)
    assert (told[0], told[1].casefold(), told[2]) == ("club", "pensioner", "Older people")


@pytest.mark.parametrize(
    "listing",
    [
        {"summary": "A club for pensioners and other older people."},
        {"summary": "A club for pensioners.", "people": ("older-people",)},
        {"summary": "A pensioner-free club."},
        {"summary": "A club.", "services": (Service("Hall", "Not let to pensioners"),)},
        {"summary": "A club for pensioners.", "status": "closed"},
        {"summary": "Lunch."},  # which leads to words that name no topic and no group of people
        {"summary": "A club for pensıoners."},  # a dotless i, which a pattern without regard to capitals takes for one
        {"summary": "A club for PENSİONERS."},
    ],
)
def test_a_listing_that_is_found_or_does_not_mean_it_is_left_in_peace(listing):
    assert unsaid(**listing) == []


SYNONYMS = """\
one-way:
  kids: "children"
  carpet: "floor covering, rugs"
  advice: "rugs, pantry"
both-ways:
  - "flying carpet, magic rug"
  - "pantry, larder"
"""


@pytest.fixture
def told(hub, capsys, monkeypatch):
    """`told(lines, enough)`: what is said of how things are found, by `hub check` of the small hub with these lines."""

    def check(synonyms: str, enough: int = 1):
        monkeypatch.setattr(findable, "ENOUGH", enough)
        (hub / "vocabulary" / "synonyms.yaml").write_text(synonyms, encoding="utf-8")
        code = main(["check"])
        found = [line for line in capsys.readouterr().out.splitlines() if line.count(": ") >= 2]
        return code, [line for line in found if any(f": {rule}: " in line for rule in RULES)]

    return check


RULES = ("dead-end", "hard-to-find", "expected-search")


def test_a_line_of_synonyms_is_a_dead_end_where_nothing_has_any_of_its_words(told):
    code, lines = told(SYNONYMS)
    assert code == 0
    assert [line.split(" (")[0] for line in lines] == [
        "vocabulary/synonyms.yaml:3:11: dead-end: no listing and no page has “floor covering” nor “rugs”",
        "vocabulary/synonyms.yaml:6:5: dead-end: no listing and no page has “flying carpet” nor “magic rug”",
    ]


def test_a_young_hub_is_not_told_of_dead_ends(told):
    assert told(SYNONYMS, enough=1_000) == (0, [])


def test_a_listing_is_told_where_it_stands(told):
    code, (line,) = told('one-way:\n  members: "carers"\n', enough=1_000)
    at, message = "organisations/riverside-food-pantry.yaml:3:10", "people who type “Carers” will not find this, though"
    fix = "if it is for them, add “Carers” to its topics or people, or say it in the summary"
    assert (code, line) == (0, f"{at}: hard-to-find: {message} it says “members” ({fix})")


def test_expected_searches_are_checked_against_the_pages_that_there_are(told, hub):
    rows = ("search\tresult\twithin", "food\t/organisations/riverside-food-pantry/\t3", "food\t/organisations/x/\t3")
    (hub / "vocabulary" / "expected-searches.tsv").write_text("\n".join(rows), encoding="utf-8")
    code, (line,) = told('one-way:\n  larder: "pantry"\n')
    assert code == 0
    assert line.startswith("vocabulary/expected-searches.tsv:3:1: expected-search: there is no page /organisations/x/")


def test_reading_a_hub_as_the_build_does_tells_none_of_it(hub):
    (hub / "vocabulary" / "expected-searches.tsv").write_text("nothing", encoding="utf-8")
    problems = read_edition(hub, EDITION.today).problems
    assert not [problem for problem in problems if problem.rule in RULES or "expected" in problem.path]
