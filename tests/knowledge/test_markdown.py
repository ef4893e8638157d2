"""The one renderer of what staff write: nothing comes through it that could harm or mislead a reader."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hub.knowledge.markdown import Around, may_follow, outline, render, within


def test_headings_have_ids_of_their_words_each_once():
    rendered = render("## Who can *ask*?\n\n### Café & co\n\n## Who can ask\n\n## 中文\n")
    assert rendered.headings == (
        (2, "who-can-ask", "Who can ask?"),
        (3, "cafe-and-co", "Café & co"),
        (2, "who-can-ask-2", "Who can ask"),
        (2, "section", "中文"),
    )
    assert '<h2 id="who-can-ask-2">' in rendered.html


def test_links_within_the_site_begin_with_its_path():
    html = render("[a](/topics/food/) [b](#part) [c](https://example.org/x) [d](other/)", Around(base="/hub")).html
    assert re.findall('href="([^"]*)"', html) == ["/hub/topics/food/", "#part", "https://example.org/x", "other/"]


def test_footnotes_tables_definitions_and_abbreviations_are_read():
    html = render(
        "NHS.[^1]\n\n[^1]: Note.\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\nTerm\n: Meaning\n\n"
        "*[NHS]: National Health Service\n"
    ).html
    for part in (
        'id="fnref-1"',
        'href="#fn-1"',
        '<th scope="col">',
        'class="align-end"',
        "<dd>Meaning</dd>",
        "<abbr title=",
    ):
        assert part in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>", "<div onclick='x'>\n\ntext\n\n</div>", "a <b>c</b>", "<!-- hidden -->",
        "<img src=x onerror=y>",
        "<svg/onload=alert(1)>", "<iframe src='x'>", "<?php x ?>", "<![CDATA[x]]>", "<a href='javascript:x'>y</a>",
    ],
)  # fmt: skip
def test_raw_html_is_shown_and_never_passed_through(text):
    html = render(text).html
    assert not re.search(r"<(?!/?(?:p|br)\b)", html), html
    assert outline(text).tags


def test_html_in_code_is_no_raw_html():
    assert outline("`<b>` and\n\n    <div>\n").tags == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)",
        "&amp;#106;avascript:alert(1)", "&#x6A;avascript:x",
        "data:text/html,x", "vbscript:x", "//example.org", "///example.org", "{static}/../x", "|attach|x",
        "/\\\\example.org", "java\tscript:x", "\x01javascript:x", "file:///etc/passwd",
    ],
)  # fmt: skip
def test_a_link_that_may_not_be_followed_leads_nowhere(address):
    html = render(f"[a]({address}) ![b]({address})").html
    assert "href=" not in html
    assert "src=" not in html


@pytest.mark.parametrize(
    "text", ["[a](/x \"href='{static}/../x'\")", "![src='|attach|x'](/a.png)", "NHS\n\n*[NHS]: href='{static}x'\n"]
)
def test_nothing_that_pelican_would_take_for_a_file_to_publish_comes_through_in_an_attribute(text):
    for tag in re.findall(r"<[^>]*>", render(text).html):
        assert not re.search("[{|]", tag), tag


def test_the_arrow_back_from_a_note_is_called_what_the_site_calls_it():
    text = "A.[^1]\n\n[^1]: Note.\n"
    assert 'aria-label="Zurück zu 1"' in render(text, Around(back_words="Zurück zu {}")).html
    assert not re.search("aria-label|title", render(text).html)


def test_a_link_defined_elsewhere_is_judged_alike():
    assert "href=" not in render("[a][1] and [1]\n\n[1]: javascript:alert(1)\n").html
    assert "href=" not in render("<javascript://example.org/%0aalert(1)>").html


def test_a_picture_from_elsewhere_is_not_fetched():
    assert render("![a](https://example.org/x.png)").html == '<p><img alt="a"></p>'


def test_email_addresses_and_numbers_may_be_links():
    assert [may_follow(a) for a in ("mailto:a@example.org", "tel:+442079460001", "", "a b", "http://[::1")] == [
        True, True, True, False, False
    ]  # fmt: skip


MARKS = st.sampled_from(
    ["<", ">", "[", "](", ")", "!", "`", "*", "_", "\n", "\n\n", "    ", "# ", "- ", "1. ", "> ", "|",
    "javascript:", "&#106;", "\\", '"',
     "<b>", "onclick=x", "[^1]", ": ", "*[a]: ", "http://a.b", "a", " "]
)  # fmt: skip


@given(st.lists(MARKS | st.text(max_size=5), max_size=40).map("".join))
@settings(max_examples=300)
def test_whatever_is_written_no_tag_and_no_address_comes_through_that_is_not_ours(text):
    html = render(text).html
    known = (
        "p|br|hr|em|strong|code|pre|a|img|h[1-6]|ul|ol|li|blockquote|table|thead|tbody|tr|th|td|dl|dt|dd|abbr|sup|div|section"
    )
    for tag in re.findall(r"<(?!/)([^>]*)>", html):
        assert re.fullmatch(rf'(?:{known})(?: [a-z-]+="[^"<>]*")*', tag), tag
        assert not re.search(r'(?:href|src)="\s*(?!https?:|mailto:|tel:)[^"/#?]*:', tag), tag
    assert not re.search(r"\son\w+=\"", " ".join(re.findall(r"<[^>]*>", html)))


def test_each_table_stands_in_a_part_that_a_keyboard_can_scroll_with_a_name_of_its_own():
    table = "| a |\n| - |\n| 1 |\n\n"
    html = render(f"{table}## Fees & times\n\n{table}{table}", Around(table_words="Table {number}: {heading}")).html
    assert html.count('class="table" tabindex="0"><table>') == 3
    names = re.findall(r'<section aria-label="([^"]*)"', html)
    assert names == ["Table 1", "Table 2: Fees &amp; times", "Table 3: Fees &amp; times"]


def test_a_link_to_a_page_that_waits_is_plain_words():
    waiting = Around(base="/hub", waiting=frozenset({"/briefings/next/"}))
    html = render("[a](/briefings/next/) [b](/briefings/next/#part) [c](/briefings/)", waiting).html
    assert html == '<p><span>a</span> <span>b</span> <a href="/hub/briefings/">c</a></p>'


@pytest.mark.parametrize(
    "address",
    [
        "/forums/next/?from=mail", "/forums/next/?a=1#part", "https://hub.example.org/hub/forums/next/",
        "http://HUB.example.org/hub/forums/next/?x#y", "/calendars/forums/next.ics",
        "https://hub.example.org/hub/calendars/forums/next.ics",
    ],
)  # fmt: skip
def test_no_way_of_writing_a_link_to_a_page_that_waits_gives_it_away(address):
    around = Around("/hub", "https://hub.example.org/hub", frozenset({"/forums/next/", "/calendars/forums/next.ics"}))
    assert render(f"[a]({address}) b", around).html == "<p><span>a</span> b</p>"
    assert render(f"<{address}>", around).html.count("<a ") == 0


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("https://hub.example.org/hub/topics/food/?x#y", "/topics/food/?x#y"),
        ("https://hub.example.org/hub", "/"),
        ("https://hub.example.org/hub#part", "/#part"),
        ("https://hub.example.org/hubs/", "https://hub.example.org/hubs/"),
        ("https://hub.example.org.evil.example/hub/", "https://hub.example.org.evil.example/hub/"),
        ("/topics/food/", "/topics/food/"),
    ],
)
def test_the_sites_own_address_is_a_path_within_it(address, path):
    assert within(address, "https://hub.example.org/hub") == path
    assert within(address, "") == address
