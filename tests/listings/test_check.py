"""Listings seen together: what one file cannot know by itself, and what a reader would miss."""

from __future__ import annotations

import pytest

from hub.listings.check import check_listing, check_listings
from hub.listings.read import organisation, read_listing
from hub.records.problem import Problem
from hub.records.record import Record

WORDS = {
    "topics": {"food", "mental-health"},
    "people": {"carers"},
    "wards": {"riverside"},
    "areas": {"riverside", "the-quays"},
    "access": {"step-free"},
    "languages": {"en"},
    "bodies": {"the-council"},
}


def listing(
    name: str = "A",
    topics: str = '["food"]',
    status: str = '"unconfirmed"',
    contact: str = '{phone: "999"}',
    more: str = "",
) -> str:
    fields = [f'name: "{name}"\nkind: "charity"\nsummary: "What it does."\nreach: "borough"\n']
    fields += [f"topics: {topics}\n"] if topics else []
    fields += [f"contact: {contact}\n"] if contact else []
    sources = '  sources:\n    - {url: "https://example.org", date: "2020", read: "2026-01-15"}\n'
    return "".join([*fields, more, f'listing:\n  added: "2026-01-15"\n{sources}  status: {status}\n'])


def read(listings: dict[str, str]) -> tuple[list[Record], list[Problem]]:
    """Listings by slug, and what is wrong with their files."""
    reading = [read_listing(f"organisations/{slug}.yaml", text.encode()) for slug, text in listings.items()]
    return [record for record, _ in reading], [problem for _, problems in reading for problem in problems]


def check(records: list[Record], words=WORDS, unread=()) -> list[Problem]:
    """What is wrong with records by themselves, and together."""
    alone = [problem for record in records for problem in check_listing(record, words)]
    return [*alone, *check_listings(records, words, unread)]


def found(words=WORDS, unread=(), **listings: str) -> list[tuple[str, str]]:
    """The (slug, rule) of every problem between some listings, which have none in themselves."""
    records, problems = read({slug.replace("_", "-"): text for slug, text in listings.items()})
    assert problems == []
    told = sorted(check(records, words, unread))
    return [(problem.path.removeprefix("organisations/").removesuffix(".yaml"), problem.rule) for problem in told]


def sentences(**listings: str) -> list[str]:
    records, _ = read({slug.replace("_", "-"): text for slug, text in listings.items()})
    return [f"{p.line}:{p.column} {p.message} ({p.fix})" for p in check(records)]


def test_a_good_listing_has_no_problem():
    assert found(a=listing()) == []


def test_the_nearest_right_word_is_named():
    assert sentences(a=listing(topics='["mental-helth"]')) == [
        "5:10 there is no topic `mental-helth` (did you mean `mental-health`?)"
    ]


@pytest.mark.parametrize(
    "more",
    [
        'people: ["carer"]\n',
        'serves: ["quays-the"]\n',
        'languages: ["xx"]\n',
        'locations:\n  - {ward: "the-quays"}\n',
        'locations:\n  - {access: ["lift"]}\n',
        'locations:\n  - {spaces: [{name: "Hall", access: ["lift"]}]}\n',
        'services:\n  - {name: "S", topics: ["foods"]}\n',
        'services:\n  - {name: "S", people: ["carer"]}\n',
        'services:\n  - {name: "S", languages: ["xx"]}\n',
    ],
)
def test_a_word_that_is_in_no_vocabulary_is_found_wherever_it_stands(more):
    assert found(a=listing(more=more)) == [("a", "unknown-word")]


def test_a_vocabulary_that_cannot_be_trusted_is_not_asked():
    words = {name: slugs for name, slugs in WORDS.items() if name not in ("topics", "bodies")}
    more = 'connections:\n  - {with: "nobody", kind: "partner", source: "https://example.org"}\n'
    assert found(words, a=listing(topics='["no-such-topic"]', more=more)) == []


def connection(end: str, more: str = "") -> str:
    return f'connections:\n  - {{with: "{end}", kind: "partner", source: "https://example.org"{more}}}\n'


def test_a_connection_leads_to_a_listing_or_a_body_or_a_file_that_could_not_be_read():
    assert found(a=listing(more=connection("b")), b=listing("B")) == []
    assert found(a=listing(more=connection("the-council"))) == []
    assert found(a=listing(more=connection("broken")), unread={"broken"}) == []


def test_a_connection_that_leads_nowhere_is_told_with_the_nearest_end():
    assert sentences(a=listing(more=connection("the-counsil"))) == [
        "8:12 there is neither a listing nor a body `the-counsil` (did you mean `the-council`?)"
    ]


def test_a_connection_to_an_earlier_address_is_told_the_one_it_has_now():
    assert sentences(a=listing(more=connection("old-b")), b=listing("B", more='former: ["old-b"]\n')) == [
        "8:12 there is neither a listing nor a body `old-b` (it is now `b`)"
    ]


def test_a_connection_that_is_like_nothing_is_told_how_to_bring_a_deleted_listing_back_or_to_go():
    gone = (
        'if its listing was deleted, bring it back with status: "closed", or take this line out; '
        'if it is to have no listing, add it to vocabulary/bodies.yaml, '
        'as `its-name: {name: "Its Name", kind: "charity"}`'
    )
    message = "8:12 there is neither a listing nor a body"
    lamp = listing("B", more=connection("lamp-choirs"))
    assert sentences(b=lamp) == [f"{message} `lamp-choirs` ({gone})"]
    assert sentences(lamp_choir=lamp) == [f"{message} `lamp-choirs` ({gone})"]
    assert sentences(a=listing(more='former: ["old-a"]\n' + connection("old-a"))) == [
        f"9:12 there is neither a listing nor a body `old-a` ({gone})"
    ]


def test_a_listing_may_name_itself_neither_as_connection_nor_as_successor():
    assert found(a=listing(more=connection("a"))) == [("a", "self-connection")]
    assert found(a=listing(status='"merged"\n  successor: "a"')) == [("a", "self-connection")]


def test_a_successor_must_be_somebody():
    assert found(a=listing(status='"closed"\n  successor: "zzz"')) == [("a", "dead-connection")]
    assert found(a=listing(status='"closed"\n  successor: "the-council"')) == []


@pytest.mark.parametrize("register, number", [("charity", "1234567"), ("company", "01234567"), ("mutual", "12345R")])
def test_one_number_is_one_organisation(register, number):
    more = f'identifiers: {{{register}: "{number}"}}\n'
    assert found(a=listing("A", more=more), b=listing("Quite another", more=more)) == [("b", "duplicate-organisation")]


def test_a_near_name_at_one_postcode_is_told_and_passes():
    more = 'locations:\n  - {postcode: "AB1 2DE"}\n'
    names = {
        "a": listing("The Lamp & Candle Society", more=more),
        "b": listing("Lamp and Candle Society Ltd", more=more),
    }
    assert found(**names) == [("b", "near-duplicate")]


def test_of_two_of_near_name_the_newer_is_told():
    old, new = (
        listing("Lamp Society"),
        listing("The Lamp Society").replace('added: "2026-01-15"', 'added: "2026-02-01"'),
    )
    assert found(a=new, b=old) == [("a", "near-duplicate")]
    assert found(a=old, b=new) == [("b", "near-duplicate")]


def test_another_name_at_one_postcode_is_another_organisation():
    more = 'locations:\n  - {postcode: "AB1 2DE"}\n'
    assert found(a=listing("Lamp Society", more=more), b=listing("Riverside Choir", more=more)) == []


def test_the_same_name_is_told_wherever_it_is():
    assert found(a=listing("Lamp Society"), b=listing("The Lamp Society")) == [("b", "near-duplicate")]


def test_a_listing_and_its_successor_may_have_one_name():
    assert found(a=listing("Lamp", status='"merged"\n  successor: "b"'), b=listing("Lamp")) == []


def test_two_records_may_not_have_one_address():
    assert found(a=listing("A", more='former: ["b"]\n'), b=listing("B")) == [("a", "same-address")]
    assert found(a=listing("A", more='former: ["a"]\n')) == [("a", "same-address")]
    both = {"a": listing("A", more='former: ["c"]\n'), "b": listing("B", more='former: ["c"]\n')}
    assert found(**both) == [("b", "same-address")]


def test_names_that_differ_only_in_capitals_are_one_address():
    records, problems = read({"one": listing("A"), "ONE": listing("B")})
    assert [problem.rule for problem in problems] == ["file-name"]
    assert [problem.rule for problem in check(records)] == ["same-address"]


def test_an_organisation_is_a_listing_or_a_body_but_not_both():
    assert found(the_council=listing("The Council")) == [("the-council", "same-word")]


@pytest.mark.parametrize(
    "status", ['"unconfirmed"\n  ended: "2025"', '"unconfirmed"\n  successor: "the-council"',
               '"unconfirmed"\n  checked: "2026-01-01"\n  checked_by: "staff"']
)  # fmt: skip
def test_what_a_status_contradicts_is_found(status):
    assert found(a=listing(status=status)) == [("a", "status-mismatch")]


def test_dates_the_wrong_way_round_are_found_and_inexact_ones_are_not_guessed_at():
    assert found(a=listing(more=connection("the-council", ', since: "2025", until: "2024-12"'))) == [
        ("a", "date-order")
    ]
    assert found(a=listing(more=connection("the-council", ', since: "2024-12", until: "2024"'))) == []


@pytest.mark.parametrize(
    "hours, expected",
    [
        ('from: "09:00", to: "10:00"', []),
        ('from: "10:00", to: "09:00"', [("a", "time-order")]),
        ('from: "10:00", to: "10:00"', [("a", "time-order")]),
        ('from: "22:00", to: "00:00"', [("a", "time-order")]),
    ],
)
def test_hours_end_after_they_begin(hours, expected):
    assert found(a=listing(more=f'services:\n  - {{name: "S", times: [{{days: ["monday"], {hours}}}]}}\n')) == expected


def test_a_telephone_number_has_a_digit():
    _, [problem] = read({"a": listing(contact='{phone: "ring us"}')})
    assert (problem.rule, problem.grade) == ("wrong-form", "must")


def test_a_slip_in_the_name_of_a_place_is_found_and_another_place_is_not():
    more = 'locations:\n  - {name: "St Anne\'s Hall"}\nservices:\n  - {name: "S", at: "%s"}\n'
    assert found(a=listing(more=more % "St. Annes hall")) == [("a", "place-name")]
    assert found(a=listing(more=more % "St Anne's Hall")) == []
    assert found(a=listing(more=more % "The park")) == []


def test_a_listing_without_topic_contact_or_place_is_told_and_passes():
    assert found(a=listing(topics="", contact="")) == [("a", "no-contact"), ("a", "no-topic")]
    assert found(a=listing(topics="", more='services:\n  - {name: "S", topics: ["food"]}\n')) == []
    assert found(a=listing().replace('"borough"', '"place"')) == [("a", "no-place")]
    assert found(a=listing(more='serves: ["riverside"]\n').replace('"borough"', '"wards"')) == []


def test_a_closed_group_needs_no_contact_and_no_place():
    assert found(a=listing(contact="", status='"closed"').replace('"borough"', '"place"')) == []


def test_a_hard_text_is_told_and_an_easy_one_is_not():
    hard = "Multidisciplinary organisational interventions facilitate considerable infrastructural improvement. " * 10
    assert found(a=listing(more=f'about: "{hard.strip()}"\n')) == [("a", "reading-age")]
    assert found(a=listing(more=f'about: "{("We cook. You eat. " * 30).strip()}"\n')) == []


def test_a_record_that_is_right_becomes_an_organisation():
    more = """\
locations:
  - {name: "Hall", postcode: "AB1 2DE", spaces: [{name: "Room", capacity: 12}]}
services:
  - name: "Tea"
    times: [{days: ["monday"], from: "09:00", to: "10:00"}]
    as_at: "2024-05"
leave_page: true
"""
    [record], _ = read({"a": listing(more=more)})
    one = organisation(record)
    assert (one.slug, one.locations[0].spaces[0].capacity, one.leave_page) == ("a", 12, True)
    assert (one.services[0].times[0].opens, str(one.services[0].as_at), one.about) == ("09:00", "2024-05", "")
    assert one.locations[0].district == "AB1"
