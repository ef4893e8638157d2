"""Pages seen with all that they name: where their links lead, and what their text would do to a reader."""

from __future__ import annotations

import pytest

from hub.knowledge.check import check_pages
from hub.knowledge.freeze import frozen
from hub.knowledge.kinds import PAGES
from hub.knowledge.read import read_pages

BRIEFINGS, CASE_STUDIES = "content/briefings/", "content/case-studies/"

WORDS = {
    "topics": {"food"},
    "people": {"carers"},
    "wards": {"riverside"},
    "neighbourhoods": {"the-quays"},
    "languages": {"en"},
}
IMAGES = ("content/images/hall.png",)
HEAD = 'title: "A"\nsummary: "S."\nstatus: "published"\npublished: "2026-01-15"\n'
SOURCES = 'sources:\n  - {title: "An Act", url: "https://example.org"}\n'
LAW = f'law_as_at: "2026-01-01"\nreview_by: "2027"\n{SOURCES}'


def page(body: str, more: str = "", head: str = HEAD) -> str:
    return f"---\n{head}{more}---\n{body}"


def told(
    body: str, more: str = "", words=WORDS, others: dict[str, str] | None = None, folder: str = PAGES
) -> list[str]:
    pages, problems = read_pages(PAGES, {f"{PAGES}{slug}.md": text.encode() for slug, text in (others or {}).items()})
    more += {BRIEFINGS: LAW, CASE_STUDIES: SOURCES}.get(folder, "")
    read, faults = read_pages(folder, {f"{folder}a.md": page(body, more).encode()})
    assert problems + faults == []
    found = check_pages([*pages, *read], words, {"one-oak"}, IMAGES)
    return [f"{each.line}:{each.column} {each.rule}" for each in found if each.path == f"{folder}a.md"]


@pytest.mark.parametrize(
    "address",
    [
        "/", "/organisations/", "/organisations/one-oak/", "/topics/food/", "/people/carers/",
        "/wards/riverside/", "/neighbourhoods/the-quays/",
        "/briefings/", "/search/", "/search/?q=tea", "/a/", "/a/#part", "https://example.org", "https://example.org/#x",
        "mailto:a@example.org", "tel:999", "#part",
        "/feeds/briefings.atom", "/feeds/organisations.atom", "/images/hall.png",
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
        "one-oak.md",
        "www.gov.uk",
        "../topics/food/",
        "/topics/food/#groups",
        "/organisations/#a",
        "/a/#nowhere",
        "/organisations/one-oak.yaml",
        "/topics/../topics/food/",
        "/topics//food/",
        "https:example.org",
        "http:/evil.org",
        "https:///evil.org",
        "/premise/",
        "/difference/",
        "/event/",
        "/forums/x/",
        "/feeds/",
        "/feeds/no-such.atom",
        "/images/",
        "/images/no-such.png",
        "/theme/style.css",
        "/404.html",
        "?q=tea",
        "#",
        "{filename}a.md",
        "{static}/../pelicanconf.py",
        "{attach}hall.pdf",
        "|filename|a.md",
        "%7Bstatic%7D/x",
    ],
)
def test_a_link_that_leads_nowhere_is_found_where_it_stands(address):
    assert told(f"Text.\n\nSee [this]({address}).\n\n## Part\n\nText.\n") == ["9:12 dead-link"]


def test_the_nearest_address_is_told():
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page("[x](/organisations/one-oka/)").encode()})
    [problem] = check_pages([record], WORDS, {"one-oak"})
    assert (problem.message, problem.fix) == ("/organisations/one-oka/ leads nowhere", "did you mean `one-oak`?")


@pytest.mark.parametrize(
    "address, fix",
    [
        ("www.gov.uk/help?a=1", "write https://www.gov.uk/help?a=1"),
        ("gov.uk", "write https://gov.uk"),
        ("www.gov.uk:443/x", "write https://www.gov.uk:443/x"),
        ("info@example.org", "write mailto:info@example.org"),
        ("one-oak.md", "write /organisations/one-oak/"),
        ("../organisations/one-oak", "write /organisations/one-oak/"),
        ("../../organisations/one-oak.yaml", "write /organisations/one-oak/"),
        ("/organisations/one-oak.yaml", "write /organisations/one-oak/"),
        ("topics/food/index.html", "write /topics/food/"),
        ("a.md#part", "write /a/#part"),
        ("a.md#other", "write /a/"),
        ("../pages/a.md", "write /a/"),
        ("{filename}a.md", "write /a/"),
        ("{filename}/pages/a.md#part", "write /a/"),
        ("|filename|../pages/a.md", "write /a/"),
        ("{filename}nobody.md", "write the address where readers find it, as /briefings/name/"),
        ("{filename}//[", "write the address where readers find it, as /briefings/name/"),
        ("nobody", "write the whole address within the site, as /topics/food/"),
        ("/topics/food/#groups", "leave out #groups"),
        ("/topics/./food/", "write /topics/food/"),
        ("#prat", "did you mean `part`?"),
    ],
)
def test_the_address_that_was_meant_is_told_where_it_can_be_known(address, fix):
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page(f"[x]({address})\n\n## Part\n\nText.\n").encode()})
    [problem] = check_pages([record], WORDS, {"one-oak"})
    assert (problem.rule, problem.fix) == ("dead-link", fix)


def test_a_picture_stands_in_the_folder_of_pictures():
    assert told("![a](hall.png)") == told("![a]({static}/images/hall.png)") == ["7:6 dead-link"]
    assert told("![a](/images/hall.png)") == []


def test_a_part_of_another_page_must_be_there_and_of_one_that_could_not_be_read_is_not_asked():
    others = {"b": page("## Who can ask?\n\nText.[^1]\n\n[^1]: Note.\n")}
    assert told("[x](/b/#who-can-ask) [y](/b/#fn-1) [z](/b/#fnref-1)", others=others) == []
    assert told("[x](/b/#who-asks)", others=others) == ["7:5 dead-link"]
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page("[x](/broken/#part)").encode()})
    assert check_pages([record], WORDS, (), (), {f"{PAGES}broken.md"}) == []


def test_links_into_a_vocabulary_that_cannot_be_trusted_are_not_asked():
    words = {name: slugs for name, slugs in WORDS.items() if name != "topics"}
    assert told("[x](/topics/anything/)", words=words) == []
    assert told("[x](/topics/any/thing/)", words=words) == ["7:5 dead-link"]


def test_only_a_draft_may_link_to_a_draft():
    others = {"draft": page("Text.", head=HEAD.replace("published", "draft", 1))}
    assert told("[x](/draft/)", others=others) == ["7:5 dead-link"]


def test_a_page_that_could_not_be_read_may_be_linked_to():
    [record], _ = read_pages(PAGES, {f"{PAGES}a.md": page("[x](/broken/) [y](/briefings/bad/)").encode()})
    assert check_pages([record], WORDS, (), (), {f"{PAGES}broken.md", f"{BRIEFINGS}bad.md"}) == []


@pytest.mark.parametrize(
    "body, expected",
    [
        ("[a](javascript:x)", ["7:5 link-scheme"]),
        ("text\n\n<div>\n\nx\n", ["9:1 raw-html"]),
        ("a <b>c</b>", ["7:3 raw-html", "7:7 raw-html"]),
        ("![](/images/hall.png)", ["7:5 image-alt"]),
        ("![a](/images/hal.png)", ["7:6 dead-link"]),
        ("![a](/a.png)", ["7:6 dead-link"]),
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


@pytest.mark.parametrize(
    "body, expected",
    [
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", ["9:1 broken-markdown"]),
        ("a | b\n---|---\n| 1 | 2 |", ["9:1 broken-markdown"]),
        ("- Item\n\n    | a | b |\n    |---|---|\n    | 1 | 2 | 3 |", ["11:5 broken-markdown"]),
        ("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | |\n| `|` | \\| |", []),
        ("Text.\n\n| **a** | b |\n| 1 | 2 |", ["9:1 broken-markdown"]),
        ("Text:\n| a | b |\n|---|---|\n| 1 | 2 |", ["8:1 broken-markdown"]),
        ("| a | b |\n|---|\n| 1 | 2 |", ["7:1 broken-markdown"]),
        ("a | b\nc | d", ["7:1 broken-markdown"]),
        ("    | a | b |", []),
        ("`| a | b |` and \\| a | b or A|B", []),
        ("Home | About\nand more", []),
        ("[guide](https://example.org and more", ["7:7 broken-markdown"]),
        ("[a](/topics/food/) and *so on* [b](/topics/food/ and more", ["7:34 broken-markdown"]),
        ("![A hall](/images/hall.png", ["7:9 broken-markdown"]),
        ("`[a](b` and \\[a\\](b and [sic] (so) and [a](/topics/food/ 'Food (all)')", []),
        ("Text.\n\n[^1]: A note.", ["9:1 broken-markdown"]),
        ("Text.[^1]\n\n[^1]: A note that leads on.[^2]\n\n[^2]: The other.", []),
    ],
)
def test_what_would_be_lost_or_printed_with_its_signs_is_found_on_its_line(body, expected):
    assert told(body) == expected


def test_the_same_link_twice_is_told_twice_each_in_its_place():
    assert told("[a](/x/)\n\n[b](/x/)\n") == ["7:5 dead-link", "9:5 dead-link"]


@pytest.mark.parametrize(
    "body, expected",
    [
        ("/x/ and `[a](/x/)` and [a](/x/y/) and [a](/x/)", ["7:28 dead-link", "7:43 dead-link"]),
        ("[a](../topics/food) and /topics/food", ["7:5 dead-link"]),
        ('    [code](/x/)\n\n[a](/x/ "A title")', ["9:5 dead-link"]),
        ("- One\n\n    [a](/x/)", ["9:9 dead-link"]),
        ("/x/ [a][1] [b][1]\n\n[1]: /x/", ["9:6 dead-link", "9:6 dead-link"]),
        ("/x/y [a](</x/y>)", ["7:11 dead-link"]),
        ("x&y [a](/x&amp;y/)", ["7:9 dead-link"]),
        ("[a](/x\\_y/)", ["7:5 dead-link"]),
        ("[a](\n/x/)", ["8:1 dead-link"]),
        ("/images/hall.png ![a](/images/hall.png) ![](/images/hall.png)", ["7:45 image-alt"]),
    ],
)
def test_a_link_is_told_in_its_own_place_and_not_in_that_of_text_that_looks_like_it(body, expected):
    assert told(body) == expected


TANGLES = {
    "brackets": "[" * 30_000,
    "links": "[a](" * 15_000,
    "pictures": "![" * 30_000,
    "notes": "a[^1] " * 8_000 + "\n\n[^1]: Note.\n",
    "definitions": "a\n:   " * 5_000,
    "headings": "# a\n" * 16_000,
    "underlined": "a\n===\n" * 10_000,
    "rules": "---\n" * 16_000,
    "abbreviations": "*[a]: b\n" * 8_000,
    "declarations": "<![CDATA[" * 7_000,
    "angles": "[a](<b" * 10_000,
    "stars": "*a*" * 21_000,
    "a wide table": "|a" * 200 + "\n" + "|-" * 200 + "\n" + "|a\n" * 20_000,
    "brackets before a long text": "[" * 900 + "a" * 60_000,
}


@pytest.mark.parametrize("name", TANGLES)
def test_a_text_that_would_keep_the_parser_for_minutes_is_told_in_seconds(name):
    [found] = told(f"Text.\n\n{TANGLES[name]}")
    assert found in ("9:1 tangled", "10:1 tangled")


@pytest.mark.parametrize(
    "text",
    [
        "- See [a link](/topics/food/) and *stress*\n" * 800,
        "## Heading\n\nSome words and [a link](/topics/food/), `code`, **bold**.\n\n" * 600,
        "| a | b | c | d | e |\n| - | - | - | - | - |\n" + "| 1 | 2 | 3 | 4 | 5 |\n" * 1_000,
        "".join(f"Words.[^{n}]\n\n[^{n}]: Note.\n\n" for n in range(500)),
        ("a word " * 400 + "[a](/topics/food/) *b* " * 20 + "\n\n") * 15,
    ],
)
def test_a_long_text_that_a_person_may_write_passes(text):
    assert set(told(text)) <= {"7:1 reading-age"}


def test_words_of_the_front_matter_are_looked_up():
    assert told("Text.", 'topics: ["fod"]\norganisations: ["one-oak", "two-oak"]\n') == [
        "6:10 unknown-word",
        "7:28 unknown-word",
    ]


def test_dates_the_wrong_way_round_are_found():
    assert told("Text.", 'updated: "2026-01-14"\n') == ["6:10 date-order"]


def test_a_page_may_not_take_an_address_of_the_site():
    for name in ("topics", "search", "premises", "events", "theme", "images", "404", "feeds"):
        [record], _ = read_pages(PAGES, {f"{PAGES}{name}.md": page("Text.").encode()})
        assert [problem.rule for problem in check_pages([record], WORDS, ())] == ["same-address"]


def test_a_text_of_any_kind_is_measured_for_reading_age():
    hard = "Multidisciplinary organisational interventions facilitate considerable infrastructural improvement. " * 10
    assert told(hard) == ["7:1 reading-age"]
    assert told(hard, folder=BRIEFINGS) == ["11:1 reading-age"]
    assert told(hard, folder=CASE_STUDIES) == ["9:1 reading-age"]
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
    one = frozen(record)
    assert (one.slug, one.body, str(one.review_by), one.sources[0].title) == (
        "a",
        "\nText: x\n---\ny\n",
        "2027",
        "An Act",
    )
    assert (one.path, one.reviewed_by, one.is_draft) == (f"{BRIEFINGS}a.md", "", False)


def test_a_briefing_cannot_tell_the_law_of_a_day_after_it_was_written():
    def told_of(law: str, updated: str = "") -> list[str]:
        more = LAW.replace("2026-01-01", law) + (f'updated: "{updated}"\n' if updated else "")
        read, _ = read_pages(BRIEFINGS, {f"{BRIEFINGS}a.md": page("Text.\n", more).encode()})
        return [each.rule for each in check_pages(read, WORDS, ()) if "law_as_at" in each.message]

    assert told_of("2026-01-15") == []
    assert told_of("2026-01-16") == ["date-order"]
    assert told_of("2026-01-16", updated="2026-02-01") == []
