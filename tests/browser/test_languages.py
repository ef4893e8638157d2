"""The whole small hub in two pseudo-languages: nothing left in English, nothing cut off, no map mirrored.

One borrows the plurals and dates of Polish, the other those of Arabic, and runs from right to left.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from functools import cache
from urllib.parse import unquote

import pytest
from babel import Locale
from babel.numbers import get_currency_symbol

from hub.translations import template
from tests.browser.kinds import kinds
from tests.browser.test_accessibility import assert_axe_finds_nothing, on
from tests.browser.test_form_page import add, answer_six, unfold
from tests.conftest import REPOSITORY, ServedSite, Site, built, lay_out_hub, served
from tests.pseudo import CLOSE, OPEN, pseudo

SMALL = REPOSITORY / "tests" / "sites" / "small"
LANGUAGES = ("pl", "ar")
WIDTHS = (320, 414, 768, 1280)
WEDNESDAY_EVENING = "2026-11-25T18:30:00Z"  # when a group of the small hub is open

# Everything that a page says: text, attributes that are read out or shown, letters already begun, descriptions.
SAID = """() => {
    const said = [];
    const words = told => typeof told === 'string' ? said.push(told) : Object.values(told).forEach(words);
    const look = root => {
        for (const element of root.querySelectorAll('*')) {
            if (['SCRIPT', 'STYLE'].includes(element.tagName)) continue;
            if (element.tagName === 'NOSCRIPT') look(new DOMParser().parseFromString(element.textContent, 'text/html'));
            if (element.content instanceof DocumentFragment) look(element.content);
            for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
                if (element.hasAttribute(name)) said.push(element.getAttribute(name));
            if (element.dataset.words) words(JSON.parse(element.dataset.words));
            if (element.matches('meta[name=description], meta[property^="og:"]:not([property$=":url"], [property$=":type"], [property$=":image"])'))
                said.push(element.content);
            if (element.matches('a[href^="mailto:"]')) said.push(...element.href.split(/[?&]/).slice(1).map(part => part.split('=')[1]));
            for (const node of element.childNodes)
                if (node.nodeType === Node.TEXT_NODE && element.tagName !== 'NOSCRIPT') said.push(node.data);
        }
    };
    look(document);
    return said;
}"""

# Words that stand outside the window, or stick out of a box that cuts off or frames what is in it.
CUT_OFF = """() => {
    const hidden = e => e.closest('.visually-hidden, .skip, template') || getComputedStyle(e).clipPath === 'inset(50%)';
    const found = [];
    for (const e of document.querySelectorAll('body *')) {
        if (hidden(e) || !e.checkVisibility()) continue;
        // What stands between the parts of a card's last line is cut off at the head of a row, and made so that it is.
        const cuts = ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && !e.matches('.card-meta');
        const frames = e.matches('button, summary, .button, .button-plain, .wall-tile, .plate, .ward-tile, .site-header a, .facts dt, .pairs dt');
        if ((cuts || frames) && (e.scrollWidth > e.clientWidth + 1 || cuts && e.scrollHeight > e.clientHeight + 1) && e.clientWidth)
            found.push(`${e.tagName}.${e.className}: ${e.innerText}`);
        for (const node of e.childNodes) {
            if (node.nodeType !== Node.TEXT_NODE || !node.data.trim() || e.closest('.table')) continue; // a table scrolls by itself
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects())
                if (box.width && (box.left < -1 || box.right > innerWidth + 1)) { found.push(`outside: ${node.data}`); break; }
        }
    }
    return found;
}"""


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The small hub in each pseudo-language."""
    words = template(REPOSITORY / "themes" / "tiled-hall")
    return {lang: in_pseudo_language(lang, words, tmp_path_factory.mktemp(lang)) for lang in LANGUAGES}


def in_pseudo_language(lang, words, place) -> Site:
    root = lay_out_hub(place / "hub", SMALL)
    pseudo(words, lang, root / "catalogues")
    with (root / "pelicanconf.py").open("a") as settings:
        settings.write(f'DEFAULT_LANG = "{lang}"\nCATALOGUES = "catalogues"\n')
    return built(root, place / "output")


@pytest.fixture(params=LANGUAGES)
def lang(request) -> str:
    return request.param


@pytest.fixture
def spoken(lang, sites):
    with served(sites[lang]) as site:
        yield site


@cache
def content() -> str:
    """All that the records and settings of the small hub say, and the alphabet."""
    told = []
    for file in (*SMALL.rglob("*.yaml"), *SMALL.rglob("*.md"), SMALL / "pelicanconf.py"):
        text = file.read_text("utf-8")
        told += re.findall(r'"((?:[^"\\]|\\.)*)"', text)
        told += re.findall(r"^ {2,}(\S.*)", text, re.MULTILINE)  # block texts
        if file.suffix == ".md":
            told += [re.sub(r"\]\([^)]*\)|[*_\[\]`#|]|\[\^\w+\]:?", "", text.split("---\n", 2)[2])]
    return plain("\n".join(told))


def is_content(words: str) -> bool:
    """Whether the hub itself says so, perhaps at the head of a sentence."""
    return words in content() or words[:1].upper() + words[1:] in content()


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u00a0", " ")).strip()


def english(said: list[str], lang: str) -> list[str]:
    """What is neither between brackets, nor content, nor written by the language itself: a date, a day, an "and"."""
    locale = Locale.parse(lang)
    months, days = locale.months["format"], locale.days["format"]
    own = {locale.display_name, *months["wide"].values(), *months["abbreviated"].values(), *days["wide"].values()}
    pounds = get_currency_symbol("GBP", locale=locale)
    left = []
    for text in said:
        rest, inner = unquote(text), 1
        while inner:  # a sentence may hold another
            rest, inner = re.subn(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", "|", rest)
        rest = re.sub(f"{OPEN}[^{OPEN}]*$|^[^{CLOSE}]*{CLOSE}", "|", rest)  # it goes on in a link, or began before one
        rest = plain(rest).replace(pounds, "")
        for part in re.split(r"[|–·/]| i |, | و|: ", rest):
            words = " ".join(word for word in part.split() if word not in own).strip(" .,;:()“”\u2068\u2069…{}[]\"'")
            if re.search(r"[A-Za-z]{2}", words) and not is_content(words):
                left.append(f"{words!r} in {text[:200]!r}")
    return left


def listings(site: Site) -> list[str]:
    files = site.output.glob("organisations/*/index.html")
    return [f"/organisations/{file.parent.name}/" for file in files if 'http-equiv="refresh"' not in file.read_text("utf-8")]


def test_no_english_is_left_on_any_kind_of_page(spoken: ServedSite, new_page, lang):
    page = new_page(viewport={"width": 1280, "height": 800})
    page.clock.set_fixed_time(WEDNESDAY_EVENING)
    left = []
    for path in dict.fromkeys([*kinds(spoken.site), "/languages/", *listings(spoken.site)]):
        page.goto(spoken.url(path))
        left += [f"{path}: {each}" for each in english(page.evaluate(SAID), lang)]
    assert not left, "\n".join(left)


@pytest.mark.parametrize("query", ["oak", "carers oak nonsense", "xyzzy"])
def test_no_english_is_left_in_what_search_says(spoken: ServedSite, page, lang, query):
    page.goto(spoken.url(f"/search/?q={query}"))
    page.wait_for_selector("[data-results] > li, [data-note] .empty")
    assert OPEN in page.inner_text("[role=status]")
    assert not english(page.evaluate(SAID), lang)


def test_no_english_is_left_in_the_errors_and_the_card_of_the_form(spoken: ServedSite, page, lang):
    page.goto(spoken.url("/list-your-group/"))
    submit = page.locator("[data-form] [type=submit]")
    unfold(page)
    add(page, "services")
    add(page, "services.0.times")
    add(page, "locations")
    add(page, "locations.0.spaces")
    wrong = {
        "contact.website": "Food",
        "contact.email": "Food",
        "contact.phone": "12345",
        "summary": "é" * 201,
        "about": "<b>",
        "other_names": "Food\nFood",
        "identifiers.charity": "Food",
        "locations.0.name": "Oak Hill",
        "locations.0.postcode": "Food",
        "services.0.at": "oak-hill",
        "services.0.times.0.from": "17:00",
        "services.0.times.0.to": "09:00",
    }
    for name, text in wrong.items():
        page.locator(f"[name='{name}']").fill(text)
    for capacity, number in (("Food", 14), ("0", 16)):  # what compares answers waits until each is of the right type
        page.locator("[name='locations.0.spaces.0.capacity']").fill(capacity)
        submit.click()
        errors = page.locator("[data-errors-list] li").all_inner_texts()
        assert len(errors) == number and all(error.startswith(OPEN) and error.endswith(CLOSE) for error in errors), errors
        assert not english(page.evaluate(SAID), lang)

    page.reload()
    page.evaluate("sessionStorage.clear()")
    page.goto(spoken.url("/list-your-group/"))
    answer_six(page, "Food", "Food")
    page.locator("[name='contact.phone']").fill("12345")
    submit.click()
    assert page.locator("[data-preview] .card").is_visible() and page.locator("[data-advice] li").count() == 2
    # The file is a record, whose fields have English names in every language.
    page.eval_on_selector_all("[data-text], [data-file]", "all => all.forEach(each => each.replaceChildren())")
    page.eval_on_selector("[data-letter]", "letter => { letter.href = letter.href.replace(/&body=.*/, ''); }")
    assert not english(page.evaluate(SAID), lang)


def test_search_counts_in_the_plurals_of_the_language(spoken: ServedSite, page, lang):
    page.goto(spoken.url("/search/?q=carers"))
    page.wait_for_selector("[data-results] > li")
    # Two groups and one briefing: in Polish the second form and the first, in Arabic the third and the second.
    two, one = {"pl": (1, 0), "ar": (2, 1)}[lang]
    assert re.findall(rf"([12])[^{CLOSE}]*~(\d){CLOSE}", page.inner_text("[role=status]"))[:2] == [
        ("2", str(two)),
        ("1", str(one)),
    ]


def test_a_group_that_is_open_says_so_in_the_language(spoken: ServedSite, new_page, lang):
    page = new_page()
    page.clock.set_fixed_time(WEDNESDAY_EVENING)
    page.goto(spoken.url("/organisations/one-oak-youth-club/"))
    page.wait_for_selector(".open-now:not([hidden])")
    assert page.inner_text(".open-now").startswith(OPEN) and {"pl": "20:00", "ar": "8:00"}[lang] in page.inner_text(".open-now")


def test_dates_days_and_series_are_those_of_the_language(sites: dict[str, Site]):
    def said(lang: str) -> str:
        return (sites[lang].output / "organisations" / "one-oak-youth-club" / "index.html").read_text("utf-8")

    assert "poniedziałek i środa" in said("pl") and re.search(r"\d{1,2} stycznia 2026", said("pl"))
    assert "الاثنين والأربعاء" in said("ar") and re.search(r"\d{1,2} يناير 2026", said("ar"))


def test_nothing_is_cut_off_and_nothing_scrolls_sideways(spoken: ServedSite, new_page):
    page = new_page()
    found = []
    for path in [*kinds(spoken.site), "/languages/", "/search/?q=oak"]:
        page.goto(spoken.url(path))
        if "?q" in path:
            page.wait_for_selector("[data-results] > li")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{path} at {width}: {each}" for each in page.evaluate(CUT_OFF)]
            if (over := page.evaluate("document.documentElement.scrollWidth - innerWidth")) > 0:
                found.append(f"{path} at {width}: {over}px too wide")
    assert not found, "\n".join(found)


def lefts(page, *selectors: str) -> list[float]:
    return [page.locator(selector).first.bounding_box()["x"] for selector in selectors]


def test_the_page_is_mirrored_and_the_map_is_not(sites: dict[str, Site], new_page):
    tiles: dict[str, list[float]] = {}
    for lang in LANGUAGES:
        with served(sites[lang]) as site:
            page = new_page(viewport={"width": 1280, "height": 800})
            page.goto(site.url("/wards/"))
            name, menu = lefts(page, ".site-name", ".site-nav")
            map_, lists = lefts(page, ".front-map", ".front-wards")
            assert (name < menu) == (map_ < lists) == (lang == "pl")
            boxes = page.eval_on_selector_all(
                ".ward-tile",
                """tiles => { const map = tiles[0].parentElement.getBoundingClientRect();
                return tiles.map(t => t.getBoundingClientRect()).map(b => [Math.round(b.x - map.x), Math.round(b.y - map.y)]); }""",
            )
            tiles[lang] = boxes
            page.goto(site.url("/organisations/one-oak-youth-club/"))
            west, east = lefts(page, ".ward-locator i:nth-child(1)", ".ward-locator i:nth-child(2)")
            assert west < east
    assert tiles["pl"] == tiles["ar"]
    assert tiles["ar"][0][0] < tiles["ar"][1][0]


def test_telephone_numbers_and_addresses_read_in_their_own_order(sites: dict[str, Site], new_page):
    with served(sites["ar"]) as site:
        page = new_page()
        page.goto(site.url("/organisations/one-oak-youth-club/"))
        for selector, first, last in ((".button[href^='tel:'] span", "020", "0001"), ("address bdi", "1", "Green")):
            places = page.locator(selector).first.evaluate(
                """(element, words) => {
                    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
                    return words.map(word => {
                        const range = document.createRange(), at = node.data.indexOf(word);
                        range.setStart(node, at); range.setEnd(node, at + word.length);
                        return range.getBoundingClientRect().x;
                    });
                }""",
                [first, last],
            )
            assert places[0] < places[1], selector


def test_the_page_says_its_language_and_direction(sites: dict[str, Site]):
    for lang, direction in (("pl", "ltr"), ("ar", "rtl")):
        own = [file for file in sites[lang].pages if not file.parent.name.endswith(("-es", "-ar"))]
        assert not [file for file in own if f'<html lang="{lang}" dir="{direction}"' not in file.read_text("utf-8")]


def test_files_beside_the_pages_speak_the_language_too(sites: dict[str, Site], lang):
    output = sites[lang].output
    assert re.search(rf"<title>{OPEN}", (output / "feeds" / "organisations.atom").read_text("utf-8"))
    assert f'"lang": "{lang}"' in (output / "manifest.webmanifest").read_text("utf-8")
    assert f"Preferred-Languages: {lang}\n" in (output / ".well-known" / "security.txt").read_text("utf-8")


def test_axe_finds_nothing_in_either_language(spoken: ServedSite, new_page: Callable, lang):
    width, scheme = {"ar": (320, "dark"), "pl": (1280, "light")}[lang]
    paths = ["/", "/search/?q=oak", "/wards/", "/organisations/one-oak-youth-club/", "/briefings/community-rights/"]
    assert_axe_finds_nothing(spoken, [*paths, "/briefings/community-rights-ar/", "/languages/"], new_page(**on(width, scheme)))


def test_html_validate_finds_no_error_in_either_language(sites: dict[str, Site]):
    command = [REPOSITORY / "node_modules" / ".bin" / "html-validate", "--config", REPOSITORY / ".htmlvalidate.mjs"]
    ran = subprocess.run(
        [*command, "--formatter", "text", *(f"{site.output}/**/*.html" for site in sites.values())],
        capture_output=True,
        encoding="utf-8",
        check=False,
        cwd=REPOSITORY,
    )
    assert ran.returncode == 0, (ran.stdout + ran.stderr)[:4000]
