"""A group lists itself: by mouse, by keyboard, with errors, with nasty words, and without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import cycle, repeat
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations
from tests.conftest import ServedSite, built, served

FORM = "/list-your-group/"
NASTY = (
    *("NO", "12:30", "0123", "1_000", "~", "- a", "a: b # c", "---", "%YAML", "*a &b !c", "[x] {y}", "`|>", "null"),
    *('say "tea" \\ \'n\' cake', "C:\\new\\table\\x41", "  spaces around  ", "tab\there", "e\u0301 caf\u00e9 \u1e9b\u0323"),
    *("👩‍👩‍👧 🥕 𠮷", "جمعية المسنين", "a\u202eb\u202cc\u200fd", "a\u2028b\u2029c\u0085d", "soft\u00adhyphen\u200bzero\ufeff"),
    *("a\u200cb \u00a0 c\u3000d", "x" * 120, "é" * 120),
)  # fmt: skip
LONG = 'First, with spaces   \n\n--- not a document\n---\n# no comment\n  further in\n\n\n\n- "quoted" \\ and: so on\t.\n…\nEnd\n\n'


def choose(page: Page, name: str, *values: str) -> None:
    for value in values:
        page.locator(f'[name="{name}"][value="{value}"]').check()


def answer_six(page: Page, name: str, summary: str) -> None:
    page.locator("[name=name]").fill(name)
    choose(page, "kind", "unincorporated")
    page.locator("[name=summary]").fill(summary)
    choose(page, "reach", "place")
    choose(page, "topics", "young-people", "food")
    page.locator("[name='contact.email']").fill("info@example.org")


def unfold(page: Page) -> None:
    page.eval_on_selector_all("form details", "all => all.forEach(each => { each.open = true; })")


def add(page: Page, name: str) -> None:
    page.locator(f'[data-question="{name}"] > p > [data-add]').click()


def check(page: Page) -> None:
    page.get_by_role("button", name="Check the answers").click()


def saved(page: Page, folder: Path) -> Path:
    check(page)
    assert page.locator("[data-errors]").is_hidden(), page.locator("[data-errors]").inner_text()
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def answer_all(page: Page, name: str, texts: Iterator[str]) -> None:
    """Answer every question there is, with the next of some texts wherever one can be written."""
    answer_six(page, name, next(texts)[:200])
    unfold(page)
    page.locator("[name=about]").fill(LONG + next(texts))
    for field in ("other_names", "offers", "needs"):
        page.locator(f"[name={field}]").fill(f"{next(texts)}\n\n  One more \n")
    page.locator("[name='contact.website']").fill("www.example.org/a?b=c&d=é#e")
    page.locator("[name='contact.phone']").fill("020 7946 0000")
    choose(page, "languages", "en", "ar")
    choose(page, "people", "carers", "anyone")
    choose(page, "serves", "the-quays", "oak-hill")
    page.locator("[name='listing.sources.0.url']").fill("https://example.org/about")
    choose(page, "leave_page", "true")
    add(page, "locations")
    for field in ("name", "address", "access_note"):
        page.locator(f"[name='locations.0.{field}']").fill(next(texts))
    page.locator("[name='locations.0.postcode']").fill("se155se")
    page.locator("[name='locations.0.ward']").select_option("market")
    choose(page, "locations.0.access", "step-free")
    add(page, "locations.0.spaces")
    page.locator("[name='locations.0.spaces.0.name']").fill(next(texts))
    page.locator("[name='locations.0.spaces.0.capacity']").fill("120")
    add(page, "services")
    for field in ("name", "summary", "eligibility", "cost_note", "when", "way_in", "at"):
        page.locator(f"[name='services.0.{field}']").fill(next(texts))
    page.locator("[name='services.0.cost']").select_option("donation")
    add(page, "services.0.times")
    choose(page, "services.0.times.0.days", "friday", "monday")
    page.locator("[name='services.0.times.0.from']").fill("09:30")
    page.locator("[name='services.0.times.0.to']").fill("17:00")
    page.locator("[name='services.0.times.0.note']").fill(next(texts))


def test_its_file_passes_the_check_and_the_format_whatever_was_typed(small_sites, small_hub, run_hub, page):
    texts = cycle(NASTY)  # there are more of them than questions, so each pass puts another text to each question
    files = []
    with served(small_sites["root"]) as site:
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(site.url(FORM))
        for number in range(4):
            answer_all(page, f"Group {number} {next(texts)}"[:120], texts)
            files.append(saved(page, small_hub / "organisations"))
            page.get_by_role("button", name="Start again").click()
    checked, formatted = run_hub(small_hub, "check"), run_hub(small_hub, "fmt", "--check")
    assert checked.returncode == 0, checked.stdout
    assert formatted.returncode == 0, formatted.stdout
    assert len(set(files)) == 4 and all(file.name.startswith("group-") for file in files)
    text = files[1].read_text("utf-8")
    assert 'topics: ["young-people", "food"]' in text and 'days: ["friday", "monday"]' in text  # as they were ticked
    assert 'website: "https://www.example.org/a?b=c&d=é#e"' in text and 'postcode: "SE15 5SE"' in text
    assert "about: |\n  First, with spaces\n\n  --- not a document\n  ---\n  # no comment\n" in text


def test_the_card_shown_is_the_card_that_a_build_makes(small_sites, small_hub, tmp_path, new_page):
    shown = {}
    with served(small_sites["root"]) as site:
        for name in ("Old Quay & Friends’ Choir < 5", "Tea Online"):
            page = new_page()
            page.goto(site.url(FORM))
            answer_six(page, name, 'We sing & "talk".')
            if name.startswith("Old"):
                unfold(page)
                add(page, "locations")
                page.locator("[name='locations.0.postcode']").fill("SE15 5SE")
                page.locator("[name='locations.0.ward']").select_option("old-town")
            else:
                unfold(page)
                choose(page, "serves", "market", "the-quays")
            saved(page, small_hub / "organisations")
            shown[name] = card_html(page, "[data-preview] .card")
    output = built(small_hub, tmp_path / "output")
    with served(output) as site:
        page = new_page()
        page.goto(site.url("/organisations/"))
        for name, html in shown.items():
            assert card_html(page, f'.card:has(a:text-is("{name}"))') == html


def card_html(page: Page, selector: str) -> str:
    """The markup of a card without its address and without spaces that mean nothing."""
    html = page.eval_on_selector(
        selector,
        "card => { const copy = card.cloneNode(true); copy.querySelector('a').removeAttribute('href'); return copy.outerHTML; }",
    )
    return re.sub(r">\s+|\s+<", lambda m: m.group().strip(), html)


def test_an_error_is_told_at_the_top_and_at_its_field_in_the_same_words(site: ServedSite, page):
    page.goto(site.url(FORM))
    page.locator("[name='contact.website']").fill("nowhere")
    unfold(page)
    add(page, "services")
    page.locator("[name='services.0.summary']").fill("Songs")
    page.eval_on_selector_all("form details", "all => all.forEach(each => { each.open = false; })")
    check(page)
    summary = page.locator("[data-errors]")
    assert summary.evaluate("box => box === document.activeElement")
    told = summary.locator("li").all_inner_texts()
    assert told == [
        "“Name” has no answer yet. Write one.",
        "“Kind of organisation” has no answer yet. Choose one.",
        "“What it does” has no answer yet. Write one.",
        "“Where it works” has no answer yet. Choose one.",
        "“nowhere” is not a web address. Write the whole address, beginning with https://",
        "Service 1: “Name” has no answer yet. Write one.",
    ]
    assert (
        page.locator(".field-error").all_text_contents() != []
        and [text.strip() for text in page.locator(".field-error").all_text_contents()] == told
    )
    name = page.locator("[name=name]")
    assert name.get_attribute("aria-invalid") == "true"
    described = name.get_attribute("aria-describedby").split()
    assert [page.locator(f"#{each}").count() for each in described] == [1, 1]
    assert not violations(page)
    summary.get_by_role("link", name="Service 1").click()
    focus = page.evaluate("document.activeElement.name")
    assert focus == "services.0.name" and page.locator("[name='services.0.name']").is_visible()
    page.locator("[name='services.0.name']").fill("Choir")
    check(page)
    assert page.locator("[data-errors-list] li").count() == 5


def test_all_of_it_can_be_done_by_keyboard_on_a_small_screen(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 480})
    page.goto(site.url(FORM))
    page.locator("[name=name]").focus()
    keys = page.keyboard
    keys.type("Keyboard Club")
    for key in ("Tab", "Space", "Tab"):  # the first kind
        keys.press(key)
    keys.type("We type.")
    for key in ("Tab", "ArrowDown", "ArrowDown", "Tab", "Space"):  # a reach, then the first topic
        keys.press(key)
    while page.evaluate("document.activeElement.name") != "contact.website":
        keys.press("Tab")
    keys.type("example.org")
    opened = 0
    while page.evaluate("document.activeElement.type") != "submit":
        keys.press("Tab")
        if page.evaluate("document.activeElement.matches('summary')") and "Its places" in page.evaluate(
            "document.activeElement.textContent"
        ):
            keys.press("Enter")
            keys.press("Tab")
            keys.press("Enter")  # adds a place, and the focus follows
            assert page.evaluate("document.activeElement.name") == "locations.0.name"
            opened += 1
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert opened == 1
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "done"
    assert "Keyboard Club" in page.locator("[data-preview]").inner_text()
    assert 'website: "https://example.org"' in page.locator("[data-text]").text_content()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_with_every_question_unfolded_and_the_card_shown(site: ServedSite, new_page, width, scheme):
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.goto(site.url(FORM))
    answer_all(page, "Old Quay Choir", repeat("We sing."))
    check(page)
    unfold(page)
    assert not violations(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_reload_loses_nothing_and_starting_again_leaves_nothing(site: ServedSite, page):
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(site.url(FORM))
    answer_all(page, "Old Quay Choir", repeat("We sing."))
    add(page, "services")
    page.locator("[name='services.1.name']").fill("Second")
    page.locator('[data-question="services.0"] > p > [data-remove]').click()
    check(page)
    before = page.locator("[data-text]").text_content()
    page.reload()
    expect(page.locator("[data-restored]")).to_have_text("Your answers from before are still here.")
    check(page)
    assert page.locator("[data-text]").text_content() == before
    assert page.evaluate("localStorage.length") == 0 and page.context.cookies() == []
    page.get_by_role("button", name="Start again").click()
    page.reload()
    assert page.locator("[name=name]").input_value() == "" and page.locator(".item").count() == 0


def test_the_letter_holds_the_file_and_one_too_long_says_to_attach_it(site: ServedSite, page):
    page.goto(site.url(FORM))
    answer_six(page, "Tea & Talk", "We talk.")
    check(page)
    link = urlsplit(page.locator("[data-letter]").get_attribute("href"))
    assert unquote(link.path) == "directory@example.org"
    letter = parse_qs(link.query, keep_blank_values=True)
    assert letter["subject"] == ["List our group: Tea & Talk"]
    assert letter["body"][0].replace("\r\n", "\n") == page.locator("[data-text]").text_content()
    assert page.locator("[data-long]").is_hidden()
    unfold(page)
    page.locator("[name=about]").fill("Long. " * 400)
    check(page)
    assert page.locator("[data-long]").is_visible() and page.locator("[data-fits]").is_hidden()
    body = parse_qs(urlsplit(page.locator("[data-letter]").get_attribute("href")).query)["body"][0]
    assert body == "Our group is “Tea & Talk”. Its file tea-and-talk.yaml is attached."


def test_a_letter_with_the_file_attached_fits_whatever_the_name(site: ServedSite, page):
    page.goto(site.url(FORM))
    answer_six(page, "Tea " + "🥕" * 116, "We talk.")
    unfold(page)
    page.locator("[name=about]").fill("Long. " * 400)
    check(page)
    link = page.locator("[data-letter]").get_attribute("href")
    assert len(link) <= 1800
    assert parse_qs(urlsplit(link).query)["body"] == ["Our group is “tea”. Its file tea.yaml is attached."]


def test_a_paste_of_more_than_a_file_may_be_is_told_as_too_long(site: ServedSite, page):
    page.goto(site.url(FORM))
    answer_six(page, "Tea", "We talk.")
    unfold(page)
    page.locator("[name=about]").fill(f"a{' ' * 100_000}b")
    check(page)
    assert page.locator("[data-errors-list] li").count() == 1
    assert "is the most" in page.locator("[data-errors-list]").text_content()


def test_a_proposal_comes_filled_in_where_the_forge_can_do_that(site: ServedSite, page):
    page.goto(site.url(FORM))
    answer_six(page, "Tea", "We talk.")
    check(page)
    assert page.locator("[data-proposal]").get_attribute("href") == "https://forge.example.org/example-borough/hub"
    assert page.locator("[data-by-hand]").is_visible()
    page.eval_on_selector("[data-form]", "form => { form.dataset.forge = 'https://github.com/example/hub'; }")
    check(page)
    link = urlsplit(page.locator("[data-proposal]").get_attribute("href"))
    assert link.path == "/example/hub/new/main/organisations"
    assert parse_qs(link.query)["value"] == [page.locator("[data-text]").text_content()]
    assert page.locator("[data-proposable]").is_visible()


def test_a_group_that_is_listed_already_is_shown_its_page(site: ServedSite, page):
    page.goto(site.url(FORM))
    page.locator("[name=name]").fill("one oak youth club ltd")
    page.locator("[name=name]").blur()
    expect(page.locator("[data-listed-link]")).to_have_text("One Oak Youth Club")
    assert page.locator("[data-listed-link]").get_attribute("href") == f"{site.base}/organisations/one-oak-youth-club/"
    page.locator("[name=name]").fill("Another")
    page.locator("[name=name]").blur()
    expect(page.locator("[data-listed]")).to_be_hidden()


@pytest.mark.parametrize("name", ["جمعية المسنين", "One, Oak: Youth? Club!", "One Ōak Youth Club"])
def test_a_name_that_makes_no_address_of_its_own_is_asked_for_one(site: ServedSite, page, tmp_path, name):
    page.goto(site.url(FORM))
    answer_six(page, "Tea", "We talk.")
    assert page.locator("[data-file-name]").is_hidden()
    page.locator("[name=name]").fill(name)
    page.locator("[name=name]").blur()
    expect(page.locator("[data-file-name]")).to_be_visible()
    for wrong, told in (
        ("", "“A short name for your page’s address” has no answer yet. Write one."),
        ("شاي", "“شاي” has no Latin letters or digits. Write a short name in them."),
        ("one oak youth club", "“one oak youth club” is the address of One Oak Youth Club already. Write another."),
    ):
        page.locator("[name=file]").fill(wrong)
        check(page)
        assert page.locator("[data-errors-list] li").all_inner_texts() == [told]
    page.locator("[name=file]").fill("Tea for All")
    page.reload()
    expect(page.locator("[data-file-name]")).to_be_visible()
    file = saved(page, tmp_path)
    assert file.name == "tea-for-all.yaml" and "file" not in file.read_text("utf-8")


def test_advice_is_given_and_stops_nobody(site: ServedSite, page):
    page.goto(site.url(FORM))
    page.locator("[name=name]").fill("Tea")
    choose(page, "kind", "charity")
    page.locator("[name=summary]").fill("We talk.")
    choose(page, "reach", "wards")
    page.locator("[name='contact.phone']").fill("12345")
    check(page)
    assert page.locator("[data-done]").is_visible()
    assert len(page.locator("[data-advice] li").all()) == 3


def test_without_script_the_questions_can_be_printed_and_sent_by_letter(site: ServedSite, new_page):
    page = new_page(java_script_enabled=False)
    page.goto(site.url(FORM))
    assert page.locator("form:not(.search-box)").is_hidden()
    paper = page.locator("[data-paper]")
    assert paper.locator("ol > li").first.is_visible()
    text = paper.inner_text()
    for words in ("Name", "Kind of organisation", "What it helps with", "Opening times", "directory@example.org"):
        assert words in text
    assert paper.locator("a[href^='mailto:directory@example.org']").is_visible()
    page.emulate_media(media="print")
    assert paper.locator("ol > li").first.is_visible()


def test_in_forced_colours_fields_have_edges_and_errors_are_told(site: ServedSite, new_page):
    page = new_page(forced_colors="active")
    page.goto(site.url(FORM))
    check(page)
    assert page.locator(".field-error").first.is_visible()
    assert page.eval_on_selector("[name=name]", "input => getComputedStyle(input).borderTopStyle") == "solid"
