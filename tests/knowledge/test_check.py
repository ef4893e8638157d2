"""Pages seen with all that they name: where their links lead, and what their text would do to a reader."""

from __future__ import annotations

import pytest

from hub.knowledge.check import check_pages
from hub.knowledge.read import BRIEFINGS, PAGES, briefing, read_pages

WORDS = {
    "topics": {"food"},
    "people": {"carers"},
    "wards": {"riverside"},
    "neighbourhoods": {"the-quays"},
    "languages": {"en"},
}
HEAD = 'title: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
LAW = 'law_as_at: "2026-01-01"\nreview_by: "2027"\nsources:\n  - {title: "An Act", url: "https://example.org"}\n'


def page(body: str, more: str = "", head: str = HEAD) -> str:
    return f"---\n{head}{more}---\n{body}"


def told(
    body: str, more: str = "", words=WORDS, others: dict[str, str] | None = None, folder: str = PAGES
) -> list[str]:
    pages, problems = read_pages(PAGES, {f"{PAGES}{slug}.md": text.encode() for slug, text in (others or {}).items()})
    briefings: list = []
    more += LAW if folder == BRIEFINGS else ""
    read, faults = read_pages(folder, {f"{folder}a.md": page(body, more).encode()})
    assert problems + faults == []
    (briefings if folder == BRIEFINGS else pages).extend(read)
    found = [
        problem for problem in check_pages(briefings, pages, words, {"one-oak"}) if problem.path == f"{folder}a.md"
    ]
    return [f"{problem.line}:{problem.column} {problem.rule}" for problem in found]


@pytest.mark.parametrize(
    "address",
    [
        "/", "/organisations/", "/organisations/one-oak/", "/topics/food/", "/people/carers/",
        "/wards/riverside/", "/neighbourhoods/the-quays/",
        "/briefings/", "/search/", "/search/?q=tea", "/a/", "/topics/food/#groups", "https://example.org",
        "mailto:a@example.org", "tel:999", "#part",
        "../topics/food/", "/feeds/all.atom.xml",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_passes(address):
    assert told(f"See [this]({address}).\n\n## Part\n\nText.\n") == []


@pytest.mark.parametrize(
    "address",
    [
        "/organisations/one-oaks/",
        "/topics/foo/",
        "/topic/food/",
        "/nowhere/",
        "/a/b/c/",
        "#nowhere",
        "/topics/food",
        "food/",
        "/briefings/b/",
    ],
)
def test_a_link_that_leads_nowhere_is_found_where_it_stands(address):
    assert told(f"Text.\n\nSee [this]({address}).\n\n## Part\n\nText.\n") == ["9:12 dead-link"]


def test_the_nearest_address_is_told():
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page("[x](/organisations/one-oka/)").encode()})
    [problem] = check_pages([], [record], WORDS, {"one-oak"})
    assert (problem.message, problem.fix) == ("/organisations/one-oka/ leads nowhere", "did you mean `one-oak`?")


def test_links_into_a_vocabulary_that_cannot_be_trusted_are_not_asked():
    words = {name: slugs for name, slugs in WORDS.items() if name != "topics"}
    assert told("[x](/topics/anything/)", words=words) == []


def test_only_a_draft_may_link_to_a_draft():
    others = {"draft": page("Text.", head=HEAD.replace("published", "draft", 1))}
    assert told("[x](/draft/)", others=others) == ["7:5 dead-link"]


def test_a_page_that_could_not_be_read_may_be_linked_to():
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page("[x](/broken/) [y](/briefings/bad/)").encode()})
    assert check_pages([], [record], WORDS, (), {f"{PAGES}broken.md", f"{BRIEFINGS}bad.md"}) == []


@pytest.mark.parametrize(
    "body, expected",
    [
        ("[a](javascript:x)", ["7:5 link-scheme"]),
        ("text\n\n<div>\n\nx\n", ["9:1 raw-html"]),
        ("a <b>c</b>", ["7:3 raw-html", "7:7 raw-html"]),
        ("![](/a.png)", ["7:5 image-alt"]),
        ("![a](https://example.org/a.png)", ["7:6 outside-image"]),
        ("# One\n\ntext", ["7:1 heading-level"]),
        ("One\n===\n\ntext", ["7:1 heading-level"]),
        ("### Three\n\ntext", ["7:1 heading-level"]),
        ("## Two\n\n#### Four\n\ntext", ["9:1 heading-level"]),
        ("text[^1]", ["7:5 dead-link"]),
        ("soft\xadhyphen", ["7:5 hidden-character"]),
        ("\n\n", ["7:1 empty-file"]),
        ("`<b>` and [a]: x", []),
        ("## Two\n\n### Three\n\n## Two again\n\ntext", []),
    ],
)
def test_what_a_text_may_not_hold_is_found_on_its_line(body, expected):
    assert told(body) == expected


def test_the_same_link_twice_is_told_twice_each_in_its_place():
    assert told("[a](/x/)\n\n[b](/x/)\n") == ["7:5 dead-link", "9:5 dead-link"]


def test_words_of_the_front_matter_are_looked_up():
    assert told("Text.", 'topics: ["fod"]\norganisations: ["one-oak", "two-oak"]\n') == [
        "6:10 unknown-word",
        "7:28 unknown-word",
    ]


def test_dates_the_wrong_way_round_are_found():
    assert told("Text.", 'updated: "2026-01-14"\n') == ["6:10 date-order"]


def test_a_page_may_not_take_an_address_of_the_site():
    [record], _ = read_pages(PAGES, {f"{PAGES}topics.md": page("Text.").encode()})
    assert [problem.rule for problem in check_pages([], [record], WORDS, ())] == ["same-address"]


def test_only_briefings_are_measured_for_reading_age():
    hard = "Multidisciplinary organisational interventions facilitate considerable infrastructural improvement. " * 10
    assert told(hard) == []
    assert told(hard, folder=BRIEFINGS) == ["11:1 reading-age"]
    assert told("We cook. You eat. " * 30, folder=BRIEFINGS) == []


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Text.\n", ("no-front-matter", 1, 1)),
        ("---\ntitle: x\n", ("front-matter-not-closed", 1, 1)),
        ("---\n---\ntext", ("no-front-matter", 1, 1)),
        ("---\ntitle: 'x\n---\ntext", ("unclosed-quote", 2, 8)),
        ("---\n\ttitle: x\n---\ntext", ("tab", 2, 1)),
    ],
)
def test_a_page_without_fields_that_can_be_read_is_told(text, expected):
    records, [problem] = read_pages(PAGES, {f"{PAGES}a.md": text.encode()})
    assert records == []
    assert (problem.rule, problem.line, problem.column) == expected


def test_a_record_that_is_right_becomes_a_briefing():
    [record], problems = read_pages(BRIEFINGS, {f"{BRIEFINGS}a.md": page("\nText: x\n---\ny\n", LAW).encode()})
    assert problems == []
    one = briefing(record)
    assert (one.slug, one.body, str(one.review_by), one.sources[0].title) == (
        "a",
        "\nText: x\n---\ny\n",
        "2027",
        "An Act",
    )
    assert (one.path, one.reviewed_by, one.is_published) == (f"{BRIEFINGS}a.md", "", True)
