"""What listings say of their connections, and of each other's."""

from __future__ import annotations

import pytest

from hub.listings.check import check_listing, check_listings
from hub.listings.read import read_listing

WORDS = {
    "bodies": {"the-council"},
    "forums": {"carers-forum"},
    "events": {"open-day"},
    "consortia": {"carers-together"},
}


def listing(*connections: str, more: str = "") -> bytes:
    """A listing with connections, each as `b partner since:2012 until:2014`."""
    lines = []
    for told in connections:
        to, kind, *fields = told.split()
        said = [f'with: "{to}"', f'kind: "{kind}"', 'source: "https://example.org"']
        for field in fields:
            name, _, value = field.partition(":")
            said.append(f'{name}: ["{value}"]' if name == "confirmed_by" else f'{name}: "{value}"')
        lines.append(f"  - {{{', '.join(said)}}}\n")
    block = "connections:\n" + "".join(lines) if lines else ""
    return f"""name: "A"
kind: "charity"
summary: "What it does."
topics: ["food"]
reach: "borough"
contact: {{phone: "999"}}
{block}listing:
  status: "unconfirmed"
  added: "2026-01-15"
  sources: [{{url: "https://example.org", read: "2026-01-15"}}]
{more}""".encode()


def gone(ended: str, *connections: str) -> bytes:
    """A listing that closed."""
    return listing(*connections, more=f'  ended: "{ended}"\n').replace(b'"unconfirmed"', b'"closed"')


def problems(words=WORDS, **listings: bytes) -> list[str]:
    files = {f"organisations/{slug.replace('_', '-')}.yaml": text for slug, text in listings.items()}
    read = [read_listing(path, text) for path, text in files.items()]
    records = [record for record, _ in read]
    assert [fault for _, faults in read for fault in faults] == []
    told = sorted([*check_listings(records, words, ()), *(p for each in records for p in check_listing(each, words))])
    return [f"{p.path[14]}:{p.line} {p.rule}: {p.message} ({p.fix})" for p in told if p.rule != "near-duplicate"]


def rules(**listings: bytes) -> list[str]:
    return [each.partition(":")[2].split()[1].rstrip(":") for each in problems(**listings)]


def test_each_end_that_says_another_date_is_told_of_the_line_of_the_other():
    fix = "(find out which is right, and write it in one of the two listings, or alike in both)"
    assert problems(a=listing("b partner since:2024-03"), b=listing("a partner since:2024-05")) == [
        f"a:8 connection-conflict: `since` is 2024-03 here and 2024-05 in organisations/b.yaml:8 {fix}",
        f"b:8 connection-conflict: `since` is 2024-05 here and 2024-03 in organisations/a.yaml:8 {fix}",
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("since:2024", "since:2024-05"),  # once more exactly
        ("since:2024", ""),
        ("since:2024 until:2025", "until:2025"),
        ("since:2012 until:2014", "since:2020"),  # another time
    ],
)
def test_both_ends_may_tell_of_one_thing_or_of_two_times(a, b):
    assert rules(a=listing(f"b partner {a}"), b=listing(f"a partner {b}")) == []


def test_what_goes_on_for_the_one_and_has_ended_for_the_other_is_told_of_both():
    fix = "(find out which is right: write `until` in both, or in none; or write `as_at` where it was told of earlier)"
    a = listing("b partner until:2024")
    assert problems(a=a, b=listing("a partner since:2019")) == [
        f"a:8 connection-conflict: it ended in 2024 here, and goes on in organisations/b.yaml:8 {fix}",
        f"b:8 connection-conflict: it goes on here, and ended in 2024 in organisations/a.yaml:8 {fix}",
    ]
    assert rules(a=a, b=listing("a partner until:2025")) == ["connection-conflict"] * 2
    assert rules(a=a, b=listing("a partner as_at:2025")) == ["connection-conflict"] * 2


def test_what_was_told_before_it_ended_or_by_one_that_is_gone_is_no_conflict():
    a = listing("b partner until:2024")
    assert rules(a=a, b=listing("a partner as_at:2023")) == []
    assert rules(a=a, b=gone("2025", "a partner")) == []
    # Without a date it may speak of either of the two times.
    assert rules(a=listing("b partner until:2014", "b partner since:2020"), b=listing("a partner")) == []


def test_nothing_begins_once_either_end_is_over():
    told = "date-order: `since` (2026) lies after `b` ended (2025: organisations/b.yaml:11) (put the two right)"
    assert problems(a=listing("b hosts since:2026"), b=gone("2025")) == [f"a:8 {told}"]
    assert rules(b=gone("2025", "the-council funded-by since:2026")) == ["date-order"]
    assert rules(a=listing("b hosts since:2025-03"), b=gone("2025")) == []


def test_a_later_time_of_the_one_end_does_not_hide_that_the_earlier_fits():
    a = listing("b partner since:2012 until:2014", "b partner since:2020")
    assert rules(a=a, b=listing("a partner since:2012 until:2014")) == []
    assert rules(a=a, b=listing("a partner since:2013")) == ["connection-conflict"] * 3


@pytest.mark.parametrize(("kind", "found"), [("funded-by", 2), ("member-of", 2), ("hosts", 0), ("refers-to", 0)])
def test_two_cannot_be_paid_by_each_other_at_one_time_but_can_host_each_other(kind, found):
    assert rules(a=listing(f"b {kind}"), b=listing(f"a {kind}")) == ["connection-conflict"] * found
    assert rules(a=listing(f"b {kind} until:2014"), b=listing(f"a {kind} since:2020")) == []


def test_a_listing_says_one_thing_once():
    fix = "(make one of the two; where it ended and began again, give both `since` and `until`)"
    assert problems(a=listing("the-council partner", "the-council partner since:2012")) == [
        f"a:9 same-connection: `the-council` is named as partner for the same time in line 8 {fix}"
    ]
    assert rules(a=listing("the-council partner since:2012", "the-council partner since:2020")) == ["same-connection"]


@pytest.mark.parametrize("again", ["funded-by since:2020", "funded-by since:2014", "partner since:2012 until:2014"])
def test_another_time_or_kind_is_another_thing(again):
    assert rules(a=listing("the-council funded-by since:2012 until:2014", f"the-council {again}")) == []


def test_what_a_connection_came_about_through_is_an_introduction_or_a_page():
    for through in ("introduction", "forums/carers-forum", "events/open-day", "consortia/carers-together"):
        assert rules(a=listing(f"the-council partner through:{through}")) == []
    (told,) = problems(a=listing("the-council partner through:forums/carer-forum"))
    assert told.startswith("a:8 dead-connection: there is no page forums/carer-forum that readers see")
    assert told.endswith("(did you mean `forums/carers-forum`?)")
    assert "content/events/" in problems(a=listing("the-council partner through:events/zzz"))[0]


def test_a_draft_that_a_connection_came_about_through_is_called_one_and_no_other_page_is_proposed():
    words = {**WORDS, "drafts": {"forums/carers-forums"}}
    fix = "(publish that page first, or take `through` out)"
    assert problems(words, a=listing("the-council partner through:forums/carers-forums")) == [
        f"a:8 dead-connection: forums/carers-forums is a draft, which readers do not see {fix}"
    ]


def test_pages_that_cannot_be_asked_are_not():
    assert problems({"bodies": {"the-council"}}, a=listing("the-council partner through:forums/zzz")) == []


def test_who_is_in_a_consortium_is_told_on_its_page():
    told = problems(a=listing("the-council consortium through:consortia/carers-together"))
    assert "same-connection" in told[0] and "content/consortia/carers-together.md" in told[0]


def test_only_the_two_ends_confirm():
    assert rules(a=listing("the-council partner confirmed_by:a")) == []
    assert rules(a=listing("the-council partner confirmed_by:the-council")) == []
    assert problems(a=listing("the-council partner confirmed_by:the-counsel")) == [
        "a:8 not-an-end: `the-counsel` is at neither end of this connection (did you mean `the-council`?)"
    ]


def test_a_listing_says_once_when_it_merged():
    merged = '  ended: "2012"\n  successor: "the-council"\n'
    text = listing("the-council merged since:2011-12", more=merged).replace(b'"unconfirmed"', b'"merged"')
    assert problems(a=text) == [
        "a:8 connection-conflict: it merged in 2011-12 here, and `ended` in line 13 says 2012 (put the two right)"
    ]
    assert problems(a=text.replace(b"2011-12", b"2012-10")) == []


def test_an_end_that_has_another_address_now_is_told_it():
    b = listing(more="").replace(b'kind: "charity"', b'former: ["old-b"]\nkind: "charity"')
    (told,) = problems(a=listing("b partner confirmed_by:old-b"), b=b)
    assert told.endswith("not-an-end: `old-b` is at neither end of this connection (it is now `b`)")
