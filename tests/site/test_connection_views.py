"""What pages show of connections: both ends, their age, the picture, and the counts by topic and ward."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.edition import Edition
from hub.listings.organisation import Connection, Location, Organisation, Provenance, Source
from hub.places.grid import grid
from hub.records.dates import PartialDate
from hub.site.borough_views import borough
from hub.site.connection_views import table, ties
from hub.site.diagram import MOST, diagram
from hub.site.directory import Directory
from hub.vocabulary import Body, Topic, TopicGroup, Vocabulary, Ward

SOURCE = "https://example.org/partners"
FOOD = Topic("food", "Food", "Food", "bowl-food", "Meals.", "home", "stock")
MONEY = Topic("money", "Money", "Money", "coins", "Debt.", "home", "stock")
ARTS = Topic("arts", "Arts", "Arts", "palette", "Art.", "to-do", "pool")
GROUPS = {
    "home": TopicGroup("home", "Home", "stock", (FOOD, MONEY)),
    "to-do": TopicGroup("to-do", "Things to do", "pool", (ARTS,)),
}
WARDS = {slug: Ward(slug, slug, slug, "E0", (0.0, 0.0), (i, 0)) for i, slug in enumerate(("east", "west"))}
COUNCIL = Body("the-council", "The Council", "council", "https://council.example.org")
WORDS = Vocabulary(GROUPS, {t.slug: t for t in (FOOD, MONEY, ARTS)}, {}, WARDS, {}, {}, {}, {COUNCIL.slug: COUNCIL})


def says(to: str, kind: str = "partner", dates: str = "..", as_at: str = "", **more) -> Connection:
    days = [PartialDate.parse(text) if text else None for text in (*dates.split(".."), as_at)]
    return Connection(to, kind, SOURCE, days[0], days[1], as_at=days[2], **more)


def group(slug: str, *connections: Connection, topic: str = "", wards: tuple[str, ...] = (), **listing) -> Organisation:
    about = {"status": "unconfirmed", "added": date(2026, 1, 1), "sources": (Source(SOURCE, date(2026, 1, 1)),)}
    return Organisation(
        slug,
        slug.upper(),
        "charity",
        "A group.",
        "borough",
        Provenance(**{**about, **listing}),
        topics=(topic,) if topic else (),
        locations=tuple(Location(ward=ward) for ward in wards),
        connections=connections,
    )


def directory(*organisations: Organisation, today: date = date(2026, 11, 24)) -> Directory:
    return Directory(Edition(today=today, vocabulary=WORDS, organisations=organisations))


def told(found) -> list[tuple[str, str, bool]]:
    return [(tie.other.slug, tie.kind, tie.back) for tie in found]


def test_what_one_listing_tells_shows_at_the_other_from_its_side():
    a, b = group("a", says("b", "funded-by"), says("the-council", "member-of")), group("b")
    listed = directory(a, b)
    assert told(ties(listed, a).now) == [("b", "funded-by", False), ("the-council", "member-of", False)]
    assert told(ties(listed, b).now) == [("a", "funded-by", True)]


def test_a_mutual_kind_is_the_same_from_both_ends():
    a, b = group("a"), group("b", says("a"))
    listed = directory(a, b)
    assert told(ties(listed, a).now) == [("b", "partner", False)]
    assert told(ties(listed, b).now) == [("a", "partner", False)]


def test_a_connection_is_under_earlier_from_the_day_after_it_ended():
    a, b = group("a", says("b", dates="2024..2026-11")), group("b")
    last, after = (ties(directory(a, b, today=day), b) for day in (date(2026, 11, 30), date(2026, 12, 1)))
    assert (told(last.now), told(last.earlier)) == ([("a", "partner", False)], [])
    assert (told(after.now), told(after.earlier)) == ([], [("a", "partner", False)])
    assert after.drawn is None and after


def test_one_that_is_yet_to_begin_is_told_and_not_drawn():
    a, b = group("a", says("b", dates="2027-01..")), group("b")
    found = ties(directory(a, b), a)
    assert [tie.state for tie in found.now] == ["to-come"] and found.drawn is None


def test_who_tells_of_it_is_both_this_or_the_other():
    a = group("a", says("b"), says("c", confirmed_by=("c",)), says("the-council"))
    listed = directory(a, group("b"), group("c"))
    assert [(tie.other.slug, tie.told) for tie in ties(listed, a).now] == [
        ("b", "this"),
        ("c", "both"),
        ("the-council", "this"),
    ]
    assert ties(listed, listed.by_slug["b"]).now[0].told == "other"


@pytest.mark.parametrize(
    ("connection", "listing", "age"),
    [
        (says("b", as_at="2019"), {}, "old"),
        (says("b", as_at="2024-11-24"), {}, ""),  # 730 days ago
        (says("b", as_at="2024-11-23"), {}, "old"),
        (says("b", as_at="2024"), {}, ""),  # it may have been told on the last day of 2024
        (says("b", dates="2026.."), {}, ""),
        (says("b"), {}, "unknown"),
        (says("b"), {"checked": date(2026, 5, 3), "checked_by": "organisation"}, ""),
        (says("b", "merged", "1987.."), {}, ""),  # a merger does not wear off
        (says("b", dates="2001..2013"), {}, ""),
    ],
)
def test_what_nobody_has_told_of_for_two_years_is_said_to_be_old(connection, listing, age):
    a = group("a", connection, **listing)
    found = ties(directory(a, group("b")), a)
    assert (*found.now, *found.earlier)[0].age == age


def test_an_organisation_that_closed_has_no_connection_that_goes_on():
    a, b = group("a", says("b"), says("b", "merged")), group("b", status="closed")
    found = ties(directory(a, b), a)
    assert (told(found.now), told(found.earlier)) == ([("b", "merged", False)], [("b", "partner", False)])


def test_what_two_do_together_comes_before_what_one_is_to_the_other():
    a = group("a", says("b", "funded-by"), says("b", "hosts"), says("c"), says("d"))
    b = group("b", says("a", "hosts"))
    groups = ties(directory(a, b, group("c"), group("d")), a).now_by_kind
    assert [(g.kind, g.back, [tie.other.slug for tie in g.ties]) for g in groups] == [
        ("partner", False, ["c", "d"]),
        ("funded-by", False, ["b"]),
        ("hosts", False, ["b"]),
        ("hosts", True, ["b"]),
    ]


def test_what_connections_of_a_kind_share_is_said_once_and_those_that_differ_stand_apart():
    old = {"as_at": "2019"}
    a = group("a", *(says(to, "member-of", **old) for to in "bc"), says("b", **old), says("c", as_at="2026"))
    groups = ties(directory(a, group("b"), group("c")), a).now_by_kind
    assert [(g.kind, g.age, g.told, [tie.other.slug for tie in g.ties]) for g in groups] == [
        ("partner", "", "this", ["c"]),
        ("partner", "old", "this", ["b"]),
        ("member-of", "old", "this", ["b", "c"]),
    ]


def test_a_kind_is_drawn_once_with_all_its_neighbours():
    a = group("a", says("b"), says("b", "funded-by"), says("c", "shares-premises"), says("c", "refers-to"), says("c"))
    drawn = ties(directory(a, group("b"), group("c")), a).drawn
    assert [(b.kind, b.style, [n.other.slug for n in b.neighbours]) for b in drawn.branches] == [
        ("partner", "solid", ["b", "c"]),
        ("shares-premises", "double", ["c"]),
        ("funded-by", "dashed", ["b"]),
        ("refers-to", "dotted", ["c"]),
    ]


def test_a_picture_of_one_and_of_two_neighbours_by_hand():
    # One row of 56 with 8 above and below is less than the own tile of 120: the row begins at 32, its middle is at 60.
    a = group("a", says("b"))
    drawn = ties(directory(a, group("b")), a).drawn
    assert (drawn.width, drawn.height, drawn.trunk) == (528, 120, "M120 60H134M134 60V60")
    assert drawn.branches[0].path == "M134 60H320"
    mirrored = ties(directory(a, group("b")), a, mirrored=True).drawn
    assert mirrored.own.x == 528 - 120
    assert mirrored.branches[0].path == "M394 60H208"
    # Two rows and 16 are 128 high: their middles are at 36 and 92, and the line parts between them, at 64.
    two = ties(directory(group("a", says("b"), says("c")), group("b"), group("c")), group("a")).drawn
    assert (two.height, two.branches[0].path) == (128, "M134 64H300M300 36V92M300 36H320M300 92H320")


@given(st.lists(st.integers(1, 5), min_size=1, max_size=20), st.booleans())
def test_everything_drawn_stands_in_the_picture_and_every_kind_ends_at_its_neighbours_tiles(numbers, mirrored):
    kinds = ("partner", "funded-by", "hosts", "refers-to", "shares-premises")
    slugs = [f"x{number}" for number in range(len(numbers))]
    a = group("a", *(says(slug, kind) for slug, n in zip(slugs, numbers, strict=True) for kind in kinds[:n]))
    drawn = ties(directory(a, *map(group, slugs)), a, mirrored).drawn
    shown = sum(len(branch.neighbours) for branch in drawn.branches)
    assert (shown, drawn.left_off) == (min(sum(numbers), MOST), max(0, sum(numbers) - MOST))
    assert len({branch.kind for branch in drawn.branches}) == len(drawn.branches) == max(numbers)
    for branch in drawn.branches:
        for box in (drawn.own, branch.label, *(box for n in branch.neighbours for box in (n.tile, n.name))):
            assert box.x >= 0 and box.x + box.width <= drawn.width
            assert box.y >= 0 and box.y + box.height <= drawn.height
        middles = {n.tile.y + n.tile.height // 2 for n in branch.neighbours}
        near_edge = {n.tile.x + (n.tile.width if mirrored else 0) for n in branch.neighbours}
        ends = [line.split("H") for line in branch.path.split("M") if "H" in line]
        assert {int(start.split()[1]) for start, to in ends if int(to) in near_edge} == middles


def test_nobody_gives_no_picture():
    assert diagram([]) is None


def test_links_are_counted_by_topic_and_ward_and_listed_with_those_to_bodies():
    # a and b are about food and money, which are of one group, and lie in one ward; c is about arts, in another; d has
    # neither; e is closed. The council is in no picture.
    a = group(
        "a", says("b"), says("c", "hosts"), says("the-council", "funded-by"), says("e"), topic="food", wards=("east",)
    )
    b = group("b", topic="money", wards=("east", "west"))
    c = group("c", says("d", "member-of"), topic="arts", wards=("west",))
    e = group("e", topic="food", wards=("east",), status="closed", ended=PartialDate(2020))
    found = borough(directory(a, b, c, group("d"), e), grid(WARDS.values()))
    assert (found.open, found.ended, found.placed, found.linked, found.listed) == (4, 1, 3, 4, 4)
    assert [[cell.count for cell in cells] for _, cells in found.matrix] == [[1, 1], [1, 0]]
    assert [(row.topic.slug, row.within, row.across) for row in found.topics] == [
        ("food", 0, 2),
        ("money", 0, 1),
        ("arts", 0, 1),
    ]
    # East: a–b within; a–b leads to the west too, as b has a place there; a–c leads to the west.
    # West: b's other place, and c, each joined with a in the east; and c with d, whose ward is not told.
    assert [(row.ward.slug, row.within, row.across, row.unplaced) for row in found.wards] == [
        ("east", 1, 1, 0),
        ("west", 0, 2, 1),
    ]


def test_many_of_one_kind_with_one_body_are_told_together_and_the_rest_one_by_one():
    members = [group(slug, says("the-council", "member-of")) for slug in "abcde"]
    found = borough(directory(*members, group("f", says("the-council"), says("a"))), grid(WARDS.values()))
    assert [(g.kind, g.other.slug, [row.start.slug for row in g.rows]) for g in found.gathered] == [
        ("member-of", "the-council", ["a", "b", "c", "d", "e"])
    ]
    assert [(row.tie.kind, {row.start.slug, row.tie.other.slug}) for row in found.single] == [
        ("partner", {"a", "f"}),
        ("partner", {"f", "the-council"}),
    ]
    fewer = borough(directory(*members[1:]), grid(WARDS.values()))
    assert not fewer.gathered and fewer.single == fewer.now


def test_a_merger_is_counted_by_itself_for_it_goes_on_for_nobody():
    gone = group("b", status="merged", ended=PartialDate(2020))
    found = borough(directory(group("a", says("b", "merged")), gone, group("c")), grid(WARDS.values()))
    assert (found.open, found.merged, found.ended, found.linked, found.listed) == (0, 1, 0, 0, 2)
    assert [(kind.kind, kind.open) for kind in found.kinds] == [("merged", 1)]


def test_a_hub_without_connections_has_nothing_to_count():
    found = borough(directory(group("a")), grid(WARDS.values()))
    assert not found.now and not found.earlier and found.open == 0


def test_the_file_has_every_link_with_its_ends_by_slug_and_name():
    rows = list(table(directory(group("a", says("the-council", "funded-by", "2024-03..", as_at="2024")))))
    assert rows == [
        tuple("from from_name kind to to_name since until source as_at told_by through over".split()),
        ("a", "A", "funded-by", "the-council", "The Council", "2024-03", "", SOURCE, "2024", "a", "", ""),
    ]


def test_the_file_names_no_page_that_readers_do_not_see_yet():
    a = group("a", says("b", through="forums/not-out-yet"), says("c", through="introduction"))
    rows = list(table(directory(a, group("b"), group("c"))))
    assert [row[-2] for row in rows[1:]] == ["", "introduction"]


connections = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["a", "b", "c", "the-council"]),
        st.sampled_from(["partner", "funded-by", "hosts", "merged"]),
        st.sampled_from(["..", "2012..2014", "2020..", "2027.."]),
    ),
    max_size=8,
)


@given(connections)
def test_every_connection_shows_at_both_ends_alike_and_once(stated):
    groups = [group(slug, *(says(*told[1:]) for told in stated if told[0] == slug != told[1])) for slug in "abc"]
    listed = directory(*groups)
    shown = {g.slug: ties(listed, g) for g in groups}
    for slug, seen in shown.items():
        every = [*seen.now, *seen.earlier]
        assert len({id(tie.link) for tie in every}) == len(every)
        assert {id(tie.link) for tie in every} == {id(x) for x in listed.links if slug in (x.a, x.b)}
        for tie in every:
            if isinstance(tie.other, Organisation):
                back = shown[tie.other.slug]
                (twin,) = [t for t in (*back.now, *back.earlier) if t.link is tie.link]
                assert replace(twin, other=tie.other, topic=None, back=tie.back, told=tie.told) == replace(
                    tie, topic=None
                )
                assert twin.back != tie.back or tie.kind in ("partner", "merged")
