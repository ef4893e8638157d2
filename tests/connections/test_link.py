"""Links: each fact once, at both ends, whichever end tells it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hub.connections.link import MUTUAL, Link, links
from hub.edition import Edition
from hub.knowledge.consortium import Consortium, Member
from hub.knowledge.page import Reference
from hub.knowledge.stage import Stage
from hub.listings.check import check_listings
from hub.listings.organisation import Connection, Organisation, Provenance, Source
from hub.listings.read import organisation as frozen
from hub.listings.read import read_listing
from hub.records.dates import PartialDate
from hub.vocabulary import Body, Vocabulary

SOURCE = "https://example.org/partners"
WORDS = Vocabulary({}, {}, {}, {}, {}, {}, {}, {"the-council": Body("the-council", "The Council", "council")})


def day(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def says(to: str, kind: str = "partner", dates: str = "..", confirmed_by: tuple[str, ...] = (), **more) -> Connection:
    since, _, until = dates.partition("..")
    return Connection(to, kind, SOURCE, day(since), day(until), confirmed_by=confirmed_by, **more)


def group(slug: str, *connections: Connection, closed: str = "") -> Organisation:
    status, ended = ("closed", day(closed)) if closed else ("unconfirmed", None)
    listing = Provenance(status, date(2026, 1, 1), (Source(SOURCE, date(2026, 1, 1)),), ended=ended)
    return Organisation(slug, slug, "charity", "A group.", "borough", listing, connections=connections)


def together(slug: str, *members: Member, dissolved: str = "") -> Consortium:
    stages = (Stage("forming"), *((Stage("dissolved", day(dissolved)),) if dissolved else ()))
    page = {"path": "", "title": slug, "summary": "", "status": "published", "published": date(2026, 1, 1), "body": ""}
    return Consortium(slug=slug, **page, stages=stages, members=members, sources=(Reference("Page", SOURCE),))


def told(*organisations: Organisation, consortia: tuple[Consortium, ...] = ()) -> list[tuple[str, str, str, str]]:
    """Each link as (a, b, kind, since..until)."""
    edition = Edition(today=date(2026, 11, 24), vocabulary=WORDS, organisations=organisations, consortia=consortia)
    return [(x.a, x.b, x.kind, f"{x.since or ''}..{x.until or ''}") for x in links(edition)]


def one_of(*organisations: Organisation) -> Link:
    (link,) = links(Edition(today=date(2026, 11, 24), vocabulary=WORDS, organisations=organisations))
    return link


def test_what_one_end_tells_is_one_link_from_the_first_in_the_alphabet_to_the_other():
    assert told(group("a"), group("b", says("a"))) == [("a", "b", "partner", "..")]


def test_a_listing_comes_before_a_body():
    assert told(group("zoo", says("the-council"))) == [("zoo", "the-council", "partner", "..")]


def test_a_kind_with_a_direction_leads_from_whoever_states_it():
    assert told(group("a"), group("b", says("a", "member-of"))) == [("b", "a", "member-of", "..")]


def test_both_ends_that_tell_one_thing_are_one_link_with_the_more_exact_dates():
    link = one_of(group("a", says("b", dates="2024..")), group("b", says("a", dates="2024-03..2025")))
    assert (str(link.since), str(link.until)) == ("2024-03", "2025")
    assert link.stated_by == {"a", "b"}


def test_an_end_that_confirms_has_stated_it_though_its_listing_says_nothing():
    assert one_of(group("a", says("b", "funded-by", confirmed_by=("b",))), group("b")).stated_by == {"a", "b"}


def test_two_times_of_one_kind_between_two_stay_two_links():
    # Paid from 2012 to 2014, and again since 2020.
    paid = [says("the-council", "funded-by", dates) for dates in ("2020..", "2012..2014")]
    assert [link[3] for link in told(group("a", *paid))] == ["2012..2014", "2020.."]


def test_the_other_end_adds_to_that_of_two_times_which_fits_its_dates():
    a = group("a", says("b", dates="2012..2014"), says("b", dates="2020.."))
    assert [x[3] for x in told(a, group("b", says("a", dates="2012-05..")))] == ["2012-05..2014", "2020.."]
    assert [x[3] for x in told(a, group("b", says("a", dates="2020-02..2021")))] == ["2012..2014", "2020-02..2021"]


def test_an_end_that_gives_no_dates_speaks_of_the_latest_time():
    a = group("a", says("b", dates="2012..2014"), says("b", dates="2020.."))
    edition = Edition(today=date(2026, 11, 24), vocabulary=WORDS, organisations=(a, group("b", says("a"))))
    assert [sorted(link.stated_by) for link in links(edition)] == [["a"], ["a", "b"]]


def test_members_of_a_consortium_are_in_it_together_while_both_are():
    members = (
        Member("a", "lead", day("2020")),
        Member("b", "partner", day("2021-05"), day("2023")),
        Member("c", "partner", day("2024")),  # after b had left
        Member("d", "interested", day("2020")),
    )
    page = together("carers", *members)
    groups = [group(slug) for slug in "abcd"]
    assert told(*groups, consortia=(page,)) == [
        ("a", "b", "consortium", "2021-05..2023"),
        ("a", "c", "consortium", "2024.."),
    ]


def test_a_consortium_that_was_dissolved_connects_nobody_any_more():
    page = together("carers", Member("a", "lead", day("2020")), Member("b", "partner"), dissolved="2024-06")
    assert told(group("a"), group("b"), consortia=(page,)) == [("a", "b", "consortium", "2020..2024-06")]


def test_a_consortium_that_was_dissolved_nobody_knows_when_connects_nobody_on_any_day():
    page = replace(together("carers", Member("a", "lead"), Member("b", "partner")), stages=(Stage("dissolved"),))
    here = {"today": date(2026, 11, 24), "vocabulary": WORDS, "organisations": (group("a"), group("b"))}
    (link,) = links(Edition(**here, consortia=(page,)))
    assert link.over and not link.is_open(date(2010, 1, 1), frozenset())


def test_who_withdrew_was_in_it_until_then():
    page = together("carers", Member("a", "lead", day("2020")), Member("b", "withdrew", day("2021"), day("2023")))
    assert told(group("a"), group("b"), consortia=(page,)) == [("a", "b", "consortium", "2021..2023")]
    page = together("carers", Member("a", "lead", day("2020")), Member("b", "withdrew"))
    assert told(group("a"), group("b"), consortia=(page,)) == []


def test_the_translation_of_a_consortium_tells_nothing_more():
    page = together("carers", Member("a", "lead", day("2020")), Member("b", "partner"))
    translated = replace(page, slug="cuidadores", lang="es", translates="carers")
    assert told(group("a"), group("b"), consortia=(page, translated)) == [("a", "b", "consortium", "2020..")]


def test_two_consortia_are_two_links_and_what_a_listing_says_of_one_joins_the_one_that_fits():
    pages = tuple(
        together(slug, Member("a", "lead", day(since)), Member("b", "partner", day(since)))
        for slug, since in (("food", "2019"), ("carers", "2023"))
    )
    a = group("a", says("b", "consortium", "2019-02.."))
    assert [x[3] for x in told(a, group("b"), consortia=pages)] == ["2019-02..", "2023.."]


def test_two_bodies_in_a_consortium_are_no_link_of_this_hub():
    words = Vocabulary({}, {}, {}, {}, {}, {}, {}, {x: Body(x, x, "other") for x in ("x", "y")})
    page = together("food", Member("x", "lead"), Member("y", "partner"), Member("a", "partner"))
    edition = Edition(today=date(2026, 11, 24), vocabulary=words, organisations=(group("a"),), consortia=(page,))
    assert [(link.a, link.b) for link in links(edition)] == [("a", "x"), ("a", "y")]


def test_a_link_is_open_until_the_last_day_of_the_month_in_which_it_ended():
    link = one_of(group("a", says("b", dates="2024-03..2026-02")), group("b"))
    days = date(2024, 2, 29), date(2024, 3, 1), date(2026, 2, 28), date(2026, 3, 1)
    assert [link.is_open(each, frozenset()) for each in days] == [False, True, True, False]


def test_a_link_ends_with_either_of_its_listings_but_for_a_merger():
    today = date(2026, 11, 24)
    assert not one_of(group("a", says("b")), group("b")).is_open(today, frozenset({"b"}))
    assert one_of(group("a", says("b", "merged")), group("b")).is_open(today, frozenset({"b"}))


def test_what_no_end_was_told_of_ended_with_the_organisation():
    a = group("a", says("b"), says("b", "merged"), says("b", "hosts", "2010..2012"))
    assert told(a, group("b", closed="2025-03")) == [
        ("a", "b", "hosts", "2010..2012"),
        ("a", "b", "merged", ".."),
        ("a", "b", "partner", "..2025-03"),
    ]


def test_what_began_after_an_organisation_closed_is_over_and_does_not_run_backward():
    link = one_of(group("a", says("b", "funded-by", "2026-01..")), group("b", closed="2025-03"))
    assert (str(link.since), link.until, link.over) == ("2026-01", None, True)
    same_year = one_of(group("a", says("b", "funded-by", "2025-03-10..")), group("b", closed="2025"))
    assert (str(same_year.until), same_year.over) == ("2025", False)


SLUGS = ("a", "b", "c", "the-council")
KINDS = ("partner", "consortium", "shares-premises", "merged", "introduced", "member-of", "funded-by", "hosts")
stated = st.tuples(
    st.sampled_from(SLUGS[:3]),
    st.sampled_from(SLUGS),
    st.sampled_from(KINDS),
    st.sampled_from(["..", "2012..", "2012..2014", "2012-03..", "..2014", "2020..", "2020-05..2021", "2013..2015"]),
    st.booleans(),
)


def listing(slug: str, connections: list[tuple[str, str, str, str, bool]]) -> str:
    lines = []
    for _, to, kind, dates, confirmed in connections:
        since, _, until = dates.partition("..")
        fields = [f'with: "{to}"', f'kind: "{kind}"', f'source: "{SOURCE}"']
        fields += [f'{name}: "{text}"' for name, text in (("since", since), ("until", until)) if text]
        fields += [f'confirmed_by: ["{to}"]'] if confirmed else []
        lines.append(f"  - {{{', '.join(fields)}}}\n")
    block = "connections:\n" + "".join(lines) if lines else ""
    head = f'name: "{slug}"\nkind: "charity"\nsummary: "S."\nreach: "borough"\n'
    sources = f'  sources: [{{url: "{SOURCE}", read: "2026-01-15"}}]\n'
    return f'{head}{block}listing:\n  added: "2026-01-15"\n  status: "unconfirmed"\n{sources}'


@given(st.lists(stated, max_size=6).map(lambda all_: [each for each in all_ if each[0] != each[1]]))
def test_what_passes_the_check_is_a_link_with_both_its_ends_and_once_each(statements):
    files = {
        f"organisations/{slug}.yaml": listing(slug, [each for each in statements if each[0] == slug]).encode()
        for slug in SLUGS[:3]
    }
    read = [read_listing(path, text) for path, text in files.items()]
    records = [record for record, _ in read]
    assert not any(problems for _, problems in read)
    rules = {p.rule for p in check_listings(records, {"bodies": {"the-council"}}, ())}
    edition = Edition(today=date(2026, 11, 24), vocabulary=WORDS, organisations=tuple(map(frozen, records)))
    found = links(edition)
    # Every statement is told of by a link of its kind that has both its ends, whether or not the check would pass.
    for teller, to, kind, _, _ in statements:
        ways = ((teller, to), (to, teller)) if kind in MUTUAL else ((teller, to),)
        assert any(link.kind == kind and (link.a, link.b) in ways for link in found)
    assert len(found) <= len(statements)
    if rules & {"connection-conflict", "same-connection"}:
        return
    for one, two in combinations(found, 2):
        assert (one.a, one.b, one.kind) != (two.a, two.b, two.kind) or not one.period.agrees(two.period)
    # No date was bent: each statement fits a link that it is counted to.
    for teller, to, kind, dates, _ in statements:
        since, _, until = dates.partition("..")
        assert any(
            {link.a, link.b} == {teller, to}
            and link.kind == kind
            and teller in link.stated_by
            and str(link.since or "").startswith(since)
            and str(link.until or "").startswith(until)
            for link in found
        )
