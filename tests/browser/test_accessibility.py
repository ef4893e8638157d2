"""What every kind of page owes to every reader, in a real browser."""

from __future__ import annotations

import pytest

from tests.browser.kinds import kinds
from tests.conftest import REPOSITORY, ServedSite, Site, served

AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page) -> list[str]:
    # axe is put in past the page's own policy, which rightly refuses it.
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [f"{page.url}: {v['id']}: {v['help']}: {n['html'][:160]}" for v in found for n in v["nodes"]]


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_on_any_kind_of_page(borough: ServedSite, new_page, width, scheme):
    # Long lists have the same markup in the small hub: axe takes half a minute over hundreds of rows that are alike.
    long = ("/organisations/", "/premises/", "/connections/")
    paths = [path for path in kinds(borough.site) if path not in long]
    assert_axe_finds_nothing(borough, paths, new_page(**on(width, scheme)))


def test_axe_finds_nothing_on_the_small_hub_either(small_sites: dict[str, Site], new_page):
    with served(small_sites["root"]) as site:
        assert_axe_finds_nothing(site, kinds(site.site), new_page(**on(320, "dark")))


def test_axe_finds_nothing_where_all_is_an_example(new_site: Site, new_page):
    with served(new_site) as site:
        page = new_page(**on(320, "dark"))
        assert_axe_finds_nothing(site, kinds(site.site), page)
        page.goto(site.url("/search/?q=example"))
        page.wait_for_selector("[data-results] .example")
        assert not violations(page)


def on(width: int, scheme: str) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 800}, "color_scheme": scheme, "reduced_motion": "reduce"}


def assert_axe_finds_nothing(site: ServedSite, paths: list[str], page) -> None:
    found = []
    for path in paths:
        page.goto(site.url(path))
        found += violations(page)
    assert not found, "\n".join(found)


def test_axe_finds_nothing_among_results(borough: ServedSite, page):
    listing = next(path for path in kinds(borough.site) if path.startswith("/organisations/") and path.count("/") > 2)
    page.goto(borough.url(f"/search/?q={listing.split('/')[2].replace('-', '+')}"))
    page.wait_for_selector("[data-results] > li")
    assert not violations(page)


def test_no_page_scrolls_sideways(borough: ServedSite, new_page):
    page = new_page()
    wide = []
    for path in kinds(borough.site):
        page.goto(borough.url(path))
        for width in (320, 414, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if over > 0:
                wide.append(f"{path} at {width}: {over}px")
    assert not wide


def test_at_400_percent_zoom_everything_still_reads_down_one_column(borough: ServedSite, new_page):
    # WCAG 2.2, 1.4.10: 1280 px wide at 400% is 320 CSS px wide and 256 high.
    page = new_page(viewport={"width": 320, "height": 256}, device_scale_factor=4)
    for path in kinds(borough.site):
        page.goto(borough.url(path))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("path", ["/", "/topics/", "/wards/"])
@pytest.mark.parametrize("width", [320, 414, 768, 1280])
def test_no_tile_clips_its_words(borough: ServedSite, new_page, width, path):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(borough.url(path))
    clipped = page.evaluate(
        """() => [...document.querySelectorAll('.ward-tile, .wall-tile')]
            .filter(t => t.scrollWidth > t.clientWidth || t.scrollHeight > t.clientHeight)
            .map(t => t.innerText)"""
    )
    assert not clipped


@pytest.mark.parametrize("path", ["/", "/topics/", "/wards/"])
@pytest.mark.parametrize("width", [320, 414, 768, 1280])
def test_words_on_tiles_break_only_where_they_may(borough: ServedSite, new_page, width, path):
    """A word of a tile that spans two lines must have a soft hyphen at the break, which the browser draws."""
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(borough.url(path))
    broken = page.evaluate(
        """() => {
            const found = [];
            for (const span of document.querySelectorAll('.ward-tile span[aria-hidden], .wall-tile span')) {
                const node = span.firstChild;
                if (!node || !span.getClientRects().length) continue;
                for (const {0: part, index} of node.data.matchAll(/[^\\s\\u00ad-]+/g)) {
                    const range = document.createRange();
                    range.setStart(node, index);
                    range.setEnd(node, index + part.length);
                    const lines = [...range.getClientRects()].map(r => Math.round(r.top));
                    if (node.data[index - 1] === '\\u00ad' && lines.length > 1) lines.shift(); // the hyphen itself
                    if (new Set(lines).size > 1) found.push(node.data);
                }
            }
            return found;
        }"""
    )
    assert not broken


def test_links_and_buttons_outside_text_are_24_pixels_or_more(borough: ServedSite, new_page):
    """WCAG 2.2, 2.5.8, on a phone: a target in a sentence, or one hidden until it has the focus, is excepted."""
    page = new_page(viewport={"width": 320, "height": 800}, has_touch=True)
    small = []
    for path in kinds(borough.site):
        page.goto(borough.url(path))
        small += page.evaluate(
            """path => [...document.querySelectorAll('a[href], button, input, summary')]
                .filter(e => e.checkVisibility() && !e.matches('.skip') && !e.closest('.prose, p, address, .sources, .ward-map, h1, h2, h3, h4'))
                .map(e => [e.getBoundingClientRect(), e])
                .filter(([box]) => box.width < 24 || box.height < 24)
                .map(([box, e]) => `${path}: ${Math.round(box.width)}×${Math.round(box.height)} ${e.outerHTML.slice(0, 90)}`)""",
            path,
        )
    assert not small, "\n".join(small)


def test_the_keyboard_reaches_everything_and_shows_where_it_is(site: ServedSite, page):
    page.goto(site.url("/"))
    targets = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, summary')].filter(e => e.checkVisibility()).length"
    )
    seen = set()
    for _ in range(targets):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
                const e = document.activeElement, style = getComputedStyle(e), around = getComputedStyle(e.parentElement);
                const ring = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
                const all = [...document.querySelectorAll('a[href], button, input, summary')].filter(e => e.checkVisibility());
                return {html: e.outerHTML, at: all.indexOf(e), ring: ring(style) || ring(around)};
            }"""
        )
        assert at["ring"], f"no ring on {at['html'][:120]}"
        seen.add(at["at"])
    assert seen == set(range(targets))


def test_the_first_tab_offers_to_skip_to_the_main_part(site: ServedSite, page):
    page.goto(site.url("/organisations/"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")


def test_the_menu_opens_by_keyboard_on_a_phone(site: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    page.goto(site.url("/"))
    page.locator(".site-menu summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate("!document.activeElement.closest('details').open")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/organisations/")


def test_in_forced_colours_the_map_still_tells_its_tiles_apart(site: ServedSite, new_page):
    page = new_page(forced_colors="active")
    page.goto(site.url("/wards/oak-hill/"))
    borders = page.eval_on_selector_all(".ward-tile", "tiles => tiles.map(t => getComputedStyle(t).borderTopWidth)")
    assert borders and set(borders) == {"1px"}
    here, other = (
        page.eval_on_selector(selector, "t => getComputedStyle(t).backgroundColor")
        for selector in (".ward-tile.here", ".ward-tile:not(.here)")
    )
    assert here != other


def test_in_forced_colours_a_badge_is_drawn_in_the_colour_of_text(site: ServedSite, new_page):
    page = new_page(forced_colors="active")
    page.goto(site.url("/organisations/one-oak-youth-club/"))
    drawn, text, ground = page.evaluate(
        """() => [
            getComputedStyle(document.querySelector('.badge rect[fill=currentColor]')).fill,
            getComputedStyle(document.querySelector('.badge')).color,
            getComputedStyle(document.body).backgroundColor,
        ]"""
    )
    assert drawn == text != ground


def test_text_at_twice_its_size_is_not_cut_off(borough: ServedSite, new_page):
    page = new_page(viewport={"width": 320, "height": 800})
    listings = [path for path in kinds(borough.site) if path.startswith("/organisations/")]
    for path in ("/", *listings, "/search/?q=food", "/premises/", "/premises/ask/", "/offers-and-needs/"):
        page.goto(borough.url(path))
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("width", [320, 1280])
def test_geography_never_mirrors(site: ServedSite, new_page, width):
    page = new_page(viewport={"width": width, "height": 800})
    page.goto(site.url("/"))

    def east_of_west() -> bool:
        return page.evaluate(
            """() => {
                const x = slug => document.querySelector(`.ward-tile[href$="/wards/${slug}/"]`).getBoundingClientRect().x;
                return x('riverside') > x('oak-hill');
            }"""
        )

    assert east_of_west()
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert east_of_west()
