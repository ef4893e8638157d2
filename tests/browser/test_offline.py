"""What was read opens without a connection, says so, and can be removed: a real worker, a real host that goes away."""

from __future__ import annotations

import gzip
import shutil
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_accessibility import violations
from tests.conftest import REPOSITORY, SITE_URLS, ServedSite, Site, built, lay_out_hub, served

RESULTS = "[data-results] > li"
HALL, CARERS, PANTRY, HARBOUR = (
    f"/organisations/{slug}/"
    for slug in ("old-mill-hall-trust", "market-street-carers", "riverside-food-pantry", "safe-harbour")
)
NETWORK = r"ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_CONNECTION_REFUSED"
KEPT = """async () => (await Promise.all((await caches.keys()).map(async name =>
    (await (await caches.open(name)).keys()).map(({url}) => [name.split(' ')[2], new URL(url).pathname])))).flat()"""

WAITING = "async () => (await navigator.serviceWorker.getRegistration()).waiting !== null"
NOTHING = "async () => !(await navigator.serviceWorker.getRegistrations()).length && !(await caches.keys()).length"


@pytest.fixture
def page(new_page, faults) -> Page:
    """A browser that keeps pages."""
    faults.forgive(NETWORK)
    return new_page(service_workers="allow", viewport={"width": 1280, "height": 800})


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    """The next builds of the small site under its path: with a listing and the theme changed, and without a worker."""
    place = tmp_path_factory.mktemp("renewed")
    root = lay_out_hub(place / "hub", REPOSITORY / "tests" / "sites" / "small")
    settings, pantry = root / "pelicanconf.py", root / "organisations" / "riverside-food-pantry.yaml"
    (root / "themes").unlink()
    shutil.copytree(REPOSITORY / "themes", root / "themes")
    with (root / "themes/tiled-hall/static/css/base.css").open("a") as styles:
        styles.write("@layer base { .of-the-next-build { color: red; } }")
    pantry.write_text(pantry.read_text().replace("Riverside Food Pantry", "Riverside Food Larder"))
    with (root / "organisations" / "market-street-carers.yaml").open("a") as carers:
        carers.write("leave_page: true\n")
    changed = built(root, place / "changed", SITE_URLS["path"])
    (changed.output / "about" / "index.html").unlink()
    settings.write_text(f"{settings.read_text()}\nOFFLINE = False\n")
    return {"changed": changed, "without": built(root, place / "without", SITE_URLS["path"])}


@pytest.fixture
def host(small_sites: dict[str, Site]) -> Iterator[ServedSite]:
    """A host of its own for one test, which may be given another build."""
    with served(small_sites["path"]) as site:
        yield site


def visit(page: Page, address: str) -> None:
    """Open a page and wait until a worker has it, and has kept it."""
    page.goto(address)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    until(page, "async () => (await caches.match(location.pathname)) !== undefined")


def until(page: Page, condition: str, arg: object = None) -> None:
    """Wait until a function of the page, which may wait for something itself, is true."""
    for _ in range(200):
        if page.evaluate(condition, arg):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never true: {condition}")


def kept(page: Page, *kinds: str) -> list[str]:
    """The paths of what is kept in caches of some kinds."""
    return [path for kind, path in page.evaluate(KEPT) if kind in kinds]


def notice(page: Page):
    return page.locator(".notice")


def results(page: Page) -> list[str]:
    page.wait_for_selector(RESULTS)
    return page.eval_on_selector_all(f"{RESULTS} a", "links => links.map(a => a.textContent.trim())")


def test_a_page_that_was_read_opens_without_a_connection_and_says_of_what_day_it_is(each_site: ServedSite, page):
    visit(page, each_site.url(HALL))
    page.context.set_offline(True)
    page.reload()
    assert page.inner_text("h1") == "Old Mill Hall Trust"
    expect(notice(page)).to_contain_text("this page is as it was kept on")
    today = page.evaluate("new Date().toLocaleDateString('en-GB', {dateStyle: 'long'})")
    expect(notice(page)).to_contain_text(today)
    assert notice(page).get_attribute("role") == "status"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Besley")
    assert page.evaluate("document.fonts.check('600 20px Besley')")


def test_the_notice_comes_with_the_loss_and_goes_with_the_return_of_the_connection(site: ServedSite, page):
    visit(page, site.url(HALL))
    assert notice(page).count() == 0
    page.context.set_offline(True)
    expect(notice(page)).to_contain_text("What is kept on this device still opens")
    page.context.set_offline(False)
    expect(notice(page)).to_be_empty()


def test_a_kept_page_offers_the_new_one_when_the_connection_is_back(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.context.set_offline(True)
    page.reload()
    expect(notice(page)).to_contain_text("kept on")
    page.context.set_offline(False)
    expect(notice(page)).to_contain_text("The connection is back")
    notice(page).get_by_role("link").click()
    page.wait_for_function("() => !('kept' in document.documentElement.dataset)")
    assert notice(page).count() == 0


def test_a_page_that_was_not_read_gives_way_to_what_is_kept(each_site: ServedSite, page):
    visit(page, each_site.url(HALL))
    page.context.set_offline(True)
    page.goto(each_site.url(PANTRY))
    assert page.inner_text("h1") == "Without a connection"
    expect(notice(page)).to_contain_text("the page that you asked for is not kept")
    assert page.url == each_site.url(PANTRY)
    link = page.locator("[data-pages] a")
    assert link.all_inner_texts() == ["Old Mill Hall Trust"]
    link.click()
    page.wait_for_url(each_site.url(HALL))
    page.go_back()
    page.context.set_offline(False)
    notice(page).get_by_role("link", name="Load this page again").click()
    page.wait_for_selector("h1:has-text('Riverside Food Pantry')")


def test_a_search_that_was_made_is_answered_again_and_another_says_what_is_missing(each_site: ServedSite, page):
    visit(page, each_site.url(HALL))
    page.goto(each_site.url("/search/?q=pantry"))
    online = results(page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.reload()
    assert results(page) == online
    expect(notice(page)).to_contain_text("kept on")
    assert "incomplete" not in page.inner_text("[data-search] [role=status]")
    page.fill("input[name=q]", "zzz choir")
    expect(page.locator("[data-search] [role=status]")).to_contain_text("there is no connection, and not all of the directory is kept")
    assert page.locator("[data-note] a >> nth=0").get_attribute("href") == f"{each_site.base}/offline/"
    page.context.set_offline(False)
    page.click("[data-retry]")
    expect(page.locator("[data-search] [role=status]")).not_to_contain_text("incomplete")


def test_the_whole_directory_is_kept_on_a_press_and_then_every_search_works(each_site: ServedSite, page):
    visit(page, each_site.url("/offline/"))
    assert not kept(page, "shards", "directory")
    page.get_by_role("button", name="Keep the directory").click()
    expect(page.locator("[data-status]")).to_contain_text("Every search works without a connection")
    assert page.evaluate("document.activeElement.textContent") == "Search the directory"
    page.context.set_offline(True)
    for words, found in (("pantry", "Riverside Food Pantry"), ("carrers", "Example Carers Network"), ("oak hill", "One Oak Youth Club")):
        page.goto(each_site.url(f"/search/?q={words}"))
        assert found in results(page)
        assert "incomplete" not in page.inner_text("[data-search] [role=status]")
    page.goto(each_site.url("/search/?topic=food"))
    assert "Riverside Food Pantry" in results(page)


def test_what_comes_to_where_the_finger_was_leads_on_and_takes_nothing_back(site: ServedSite, page):
    visit(page, site.url("/offline/"))
    box = page.locator("[data-keep]").bounding_box()
    page.click("[data-keep]")
    expect(page.locator("[data-drop]")).to_be_visible()
    under = page.evaluate("([x, y]) => document.elementFromPoint(x, y).textContent", [box["x"] + 20, box["y"] + 20])
    assert under == "Search the directory"


def test_the_size_told_is_that_of_the_file_fetched(each_site: ServedSite, page):
    (pack,) = each_site.output.glob("search/index/*/all.json")
    asked = []
    visit(page, each_site.url("/offline/"))
    page.context.on("request", lambda request: asked.append(request.url) if "/search/index/" in request.url else None)
    size = round(len(gzip.compress(pack.read_bytes(), 6)) / 1000)
    expect(page.locator("[data-status]")).to_contain_text(f"About {size} KB are fetched")
    page.get_by_role("button", name="Keep the directory").click()
    expect(page.locator("[data-status]")).to_contain_text("It is kept")
    assert {url.rsplit("/", 1)[1] for url in asked} == {"all.json"}


def test_what_is_kept_is_removed_on_a_press(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.goto(site.url("/offline/"))
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")
    page.click("[data-drop]")
    expect(page.locator("[data-keep]")).to_be_focused()
    assert not kept(page, "directory") and f"{site.base}{HALL}" in kept(page, "pages")
    page.click("[data-remove]")
    expect(page.locator("[data-removed]")).to_contain_text("Nothing of this site is kept")
    expect(page.locator("[data-no-pages]")).to_be_visible()
    assert page.evaluate(NOTHING)


def test_pages_that_may_be_left_in_a_hurry_and_the_words_of_searches_are_not_kept(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.goto(site.url(HARBOUR))
    assert page.locator("[data-leave]").count() == 2
    topic = page.get_attribute(".breadcrumb a >> nth=1", "href").removeprefix(site.base)
    page.goto(site.url(topic))
    assert page.locator("[data-leave]").count() == 1
    page.goto(site.url("/search/?q=harbour"))
    results(page)
    page.goto(site.url(PANTRY))  # Safe Harbour is worth knowing to it
    page.goto(site.url(CARERS))
    until(page, f"async () => (await caches.match('{site.base}{CARERS}')) !== undefined")
    assert set(kept(page, "pages")) == {f"{site.base}{HALL}", f"{site.base}{CARERS}"}
    assert not [url for url in page.evaluate("async () => (await Promise.all((await caches.keys()).map(async n => (await (await caches.open(n)).keys()).map(r => r.url)))).flat()") if "?" in url]
    page.context.set_offline(True)
    page.goto(site.url(HARBOUR))
    assert page.inner_text("h1") == "Without a connection"


def test_a_page_that_may_be_left_in_a_hurry_brings_no_worker(site: ServedSite, page):
    page.goto(site.url(HARBOUR), wait_until="networkidle")
    assert page.evaluate(NOTHING)


def test_leaving_in_a_hurry_forgets_what_was_read_on_the_way(site: ServedSite, page, faults):
    faults.forgive("request to another host")
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Weather", content_type="text/plain"))
    visit(page, site.url(HALL))
    page.goto(site.url("/search/?q=harbour"))
    results(page)
    page.goto(site.url(HARBOUR))
    page.click("[data-leave] >> nth=0")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto(site.url(HARBOUR))
    assert not kept(page, "pages", "shards") and kept(page, "core")


def test_leaving_in_a_hurry_forgets_it_from_a_page_that_no_worker_has(site: ServedSite, page, faults):
    faults.forgive("request to another host")
    page.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="Weather", content_type="text/plain"))
    visit(page, site.url(HALL))
    page.goto(site.url(HARBOUR))
    page.context.new_cdp_session(page).send("Page.reload", {"ignoreCache": True})
    page.wait_for_function("() => document.readyState === 'complete' && !navigator.serviceWorker.controller")
    page.click("[data-leave] >> nth=0")
    page.wait_for_url("https://www.bbc.co.uk/**")
    page.goto(site.url(HARBOUR))
    until(page, f"async () => !(await ({KEPT})()).some(([kind]) => kind === 'pages')")


def test_a_file_that_the_host_fails_to_give_is_not_kept(site: ServedSite, page, faults):
    faults.forgive("502")
    visit(page, site.url(HALL))
    asked = []

    def fail(route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=502, body="Bad gateway")

    page.context.route("**/premises/premises.js", fail)
    page.goto(site.url("/premises/"), wait_until="networkidle")
    until(page, f"async () => (await ({KEPT})()).some(([, path]) => path.endsWith('/premises/'))")
    assert len(asked) == 2 and not [path for path in kept(page, "parts") if path.endswith("premises.js")]
    page.context.unroute("**/premises/premises.js")
    page.reload()
    expect(page.locator("[data-filters]")).to_be_visible()
    assert [path for path in kept(page, "parts") if path.endswith("premises.js")]


def test_a_fault_of_the_storage_leaves_the_site_as_it_is_online(site: ServedSite, page):
    visit(page, site.url(HALL))
    (worker,) = page.context.service_workers
    worker.evaluate("""() => {
      for (const name of ['keys', 'match', 'open', 'has']) CacheStorage.prototype[name] = () => Promise.reject(new Error('a fault'));
    }""")
    page.goto(site.url("/search/?q=pantry"))
    assert "Riverside Food Pantry" in results(page)
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith("Besley")
    assert worker.evaluate("caches.keys().catch(fault => fault.message)") == "a fault"


def test_the_directory_is_read_once_for_all_the_shards_that_are_asked_for_at_once(site: ServedSite, page):
    visit(page, site.url("/offline/"))
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")
    (worker,) = page.context.service_workers
    worker.evaluate("""() => {
      const {json} = Response.prototype;
      globalThis.parsed = 0;
      Response.prototype.json = function () { parsed++; return json.call(this); };
    }""")
    page.context.set_offline(True)
    answered = page.evaluate("""async () => {
      const pack = JSON.parse(document.querySelector('[data-device]').dataset.device).files.at(-1);
      const shards = ['t/0.json', 'd/0.json', 'f/topic.json'].map(path => fetch(pack.replace('all.json', path)));
      return (await Promise.all(shards)).map(({ok}) => ok);
    }""")
    assert answered == [True, True, True]
    assert worker.evaluate("parsed") == 1


def test_a_kept_page_without_a_heading_is_listed_by_its_address(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.evaluate("""async () => {
      const [name] = (await caches.keys()).filter(name => name.split(' ')[2] === 'pages');
      await (await caches.open(name)).put(location.pathname + 'bare', new Response('<html><body>Nothing</body></html>'));
    }""")
    page.goto(site.url("/offline/"))
    expect(page.locator("[data-pages] a").first).to_have_text(f"{site.base}{HALL}bare")
    assert not page.get_by_text("does not let a site keep pages").is_visible()


def test_a_page_that_is_kept_no_more_or_is_gone_is_forgotten_when_it_is_opened_again(host: ServedSite, renewed, page, faults):
    faults.forgive("404")
    for path in ("/about/", HALL, CARERS):
        visit(page, host.url(path))
    host.server.output = renewed["changed"].output
    for path in (CARERS, "/about/"):
        page.goto(host.url(path))
        until(page, f"async () => !(await ({KEPT})()).some(([, path]) => path === '{host.base}{path}')")
    assert kept(page, "pages") == [f"{host.base}{HALL}"]


def test_what_a_network_answers_in_the_place_of_a_file_is_not_kept(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.context.route("**/search/index/**", lambda route: route.fulfill(body="<html>Our terms</html>", content_type="text/html"))
    page.goto(site.url("/search/?q=pantry"))
    expect(page.locator("[data-search] [role=status]")).to_contain_text("could not")
    assert not kept(page, "shards")
    page.context.unroute("**/search/index/**")
    page.reload()
    assert "Riverside Food Pantry" in results(page)
    until(page, f"async () => (await ({KEPT})()).some(([kind]) => kind === 'shards')")


def test_after_all_is_removed_a_page_that_is_still_open_keeps_nothing(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.goto(site.url("/search/"))
    other = page.context.new_page()
    other.goto(site.url("/offline/"))
    other.click("[data-remove]")
    expect(other.locator("[data-removed]")).to_contain_text("Nothing of this site is kept")
    page.fill("input[name=q]", "pantry")
    assert "Riverside Food Pantry" in results(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(NOTHING)


def test_pages_of_a_site_below_this_one_are_not_kept(host: ServedSite, page, tmp_path):
    below = shutil.copytree(host.output, tmp_path / "output") / "sub" / "index.html"
    below.parent.mkdir()
    theirs = (host.output / "about" / "index.html").read_text("utf-8")
    below.write_text(theirs.replace("/worker.js", "/sub/worker.js", 1), encoding="utf-8")
    host.server.output = tmp_path / "output"
    visit(page, host.url(HALL))
    page.goto(host.url("/sub/"))
    visit(page, host.url(CARERS))
    assert set(kept(page, "pages")) == {f"{host.base}{HALL}", f"{host.base}{CARERS}"}


def test_a_page_that_there_is_no_room_to_keep_anew_stays_as_it_was_kept(site: ServedSite, page):
    visit(page, site.url(HALL))
    assert not [path for path in kept(page, "parts") if path.endswith("/no-script.css")]
    devtools = page.context.new_cdp_session(page)
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": page.evaluate("location.origin"), "quotaSize": 1000})
    page.reload(wait_until="networkidle")
    assert kept(page, "pages") == [f"{site.base}{HALL}"]


def test_what_went_meanwhile_does_not_hide_the_rest_of_what_is_kept(site: ServedSite, page):
    visit(page, site.url(HALL))
    page.add_init_script("CacheStorage.prototype.match = async () => undefined")
    page.goto(site.url("/offline/"))
    expect(page.locator("[data-no-pages]")).to_be_visible()
    assert page.locator("[data-keep]").is_visible() and page.locator("[data-remove]").is_visible()


def test_a_directory_that_is_kept_stays_where_another_page_cannot_fetch_it(site: ServedSite, page):
    visit(page, site.url("/offline/"))
    other = page.context.new_page()
    other.goto(site.url("/offline/"))
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")
    before = kept(page, "directory")
    page.context.set_offline(True)
    other.click("[data-keep]")
    expect(other.locator("[data-status]")).to_contain_text("There is no connection")
    assert kept(page, "directory") == before


def test_a_page_open_while_the_site_is_built_anew_keeps_its_own_files_and_finds_the_new_index(host: ServedSite, renewed, page):
    visit(page, host.url("/search/"))
    folder = page.get_attribute("link[href$='/hub.css']", "href")
    host.server.output = renewed["changed"].output
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    until(page, WAITING)
    page.fill("input[name=q]", "larder")
    assert "Riverside Food Larder" in results(page)
    page.fill("input[name=q]", "carrers")  # what puts it right is loaded now: it is that of this page
    page.wait_for_selector("[data-note]:has-text('Showing results for')")
    assert page.evaluate("async css => (await fetch(css)).status", folder) == 200
    page.goto(host.url(PANTRY))
    assert page.inner_text("h1") == "Riverside Food Larder"
    assert page.get_attribute("link[href$='/hub.css']", "href") != folder


def test_the_next_build_takes_over_when_no_page_of_the_last_is_open_and_clears_up(host: ServedSite, renewed, page):
    visit(page, host.url(HALL))
    page.goto(host.url("/offline/"))
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")
    before = page.evaluate("caches.keys()")
    host.server.output = renewed["changed"].output
    page.evaluate("async () => (await navigator.serviceWorker.getRegistration()).update()")
    until(page, WAITING)
    while page.evaluate(WAITING):  # until the old one has done all that it had begun
        page.goto("about:blank")
        page.wait_for_timeout(500)
        page.goto(host.url("/offline/"))
    until(page, "async () => (await caches.keys()).filter(name => name.includes(' core ')).length === 1")
    after = page.evaluate("caches.keys()")
    assert [name for name in before if name in after] == [name for name in before if " directory " in name]
    # The directory was kept on purpose: it stays as it was, and the page says that there is a newer one.
    expect(page.locator("[data-status]")).to_contain_text("The site has changed since")
    page.context.set_offline(True)
    page.goto(host.url("/search/?q=pantry"))
    assert "Riverside Food Pantry" in results(page)
    page.context.set_offline(False)
    page.goto(host.url("/offline/"))
    page.get_by_role("button", name="Bring it up to date").click()
    expect(page.locator("[data-status]")).to_contain_text("Every search works")
    page.context.set_offline(True)
    page.goto(host.url("/search/?q=larder"))
    assert "Riverside Food Larder" in results(page)
    assert page.evaluate("async () => (await caches.keys()).filter(name => name.includes(' directory ')).length") == 1


def test_a_directory_that_cannot_be_fetched_whole_is_not_kept_and_that_is_said(host: ServedSite, renewed, page, faults):
    faults.forgive("404")
    visit(page, host.url("/offline/"))
    host.server.output = renewed["changed"].output  # this page's files are gone
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("could not be fetched whole, so nothing was changed")
    assert not kept(page, "directory")
    page.context.set_offline(True)
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("There is no connection")
    page.context.set_offline(False)
    page.reload()
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")


def test_a_device_without_room_says_so_and_keeps_what_it_had(site: ServedSite, page):
    visit(page, site.url("/offline/"))
    devtools = page.context.new_cdp_session(page)
    origin = page.evaluate("location.origin")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1000})
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("There is not enough room")
    assert not kept(page, "directory") and kept(page, "core")
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin})
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")


def test_a_site_that_keeps_nothing_any_more_removes_what_was_kept(host: ServedSite, renewed, page):
    visit(page, host.url(HALL))
    host.server.output = renewed["without"].output
    page.goto(host.url(HALL))
    until(page, NOTHING)
    assert page.locator("html[data-worker]").count() == 0
    page.goto(host.url("/offline/"))
    assert "keeps no pages on your device" in page.inner_text("main")
    assert page.locator("button").count() == 0
    assert page.evaluate(NOTHING)


def test_only_the_last_fifty_pages_are_kept(served_hub: ServedSite, page):
    visit(page, served_hub.url("/about/"))
    listings = sorted(file for file in served_hub.output.glob("organisations/*/index.html"))
    read = [f"/organisations/{file.parent.name}/" for file in listings if " data-worker=" in file.read_text("utf-8")[:300]]
    for path in [*read[:52], read[1]]:
        page.goto(served_hub.url(path), wait_until="commit")
        until(page, "async path => (await caches.match(path)) !== undefined", path)
    until(page, f"async () => {{ const all = (await ({KEPT})()).filter(([kind]) => kind === 'pages'); return all.length === 50; }}")
    assert sorted(kept(page, "pages")) == sorted([read[1], *read[3:52]])


def test_a_first_visit_fetches_nothing_for_later_before_it_has_loaded(site: ServedSite, page, faults):
    faults.forgive("404")
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.add_init_script("addEventListener('load', () => fetch('/loaded', {method: 'HEAD'}).catch(() => {}))")
    visit(page, site.url(HALL))
    loaded = next(n for n, url in enumerate(asked) if url.endswith("/loaded"))
    later = [n for n, url in enumerate(asked) if url.endswith(("/worker.js", "/offline/", "/lunr.js", "/manifest.json")) or "notice-" in url]
    assert later and min(later) > loaded


def test_what_is_for_later_waits_for_the_answer_that_the_address_asks_for(site: ServedSite, page):
    asked = []

    def slowly(route) -> None:
        time.sleep(0.7)
        route.continue_()

    page.route("**/search/index/**", slowly)
    page.context.on("request", lambda request: asked.append(request.url))
    visit(page, site.url("/search/?q=pantry"))
    results(page)
    last = max(n for n, url in enumerate(asked) if "/search/index/" in url)
    later = [n for n, url in enumerate(asked) if url.endswith(("/worker.js", "/offline/"))]
    assert later and min(later) > last


def test_a_browser_that_is_to_save_data_keeps_only_what_it_is_told_to(site: ServedSite, page):
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page.goto(site.url("/offline/"), wait_until="networkidle")
    assert page.evaluate(NOTHING)
    page.click("[data-keep]")
    expect(page.locator("[data-status]")).to_contain_text("It is kept")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_kept_is_shown_accessibly(site: ServedSite, new_page, faults, width):
    faults.forgive(NETWORK)
    page = new_page(service_workers="allow", viewport={"width": width, "height": 800})
    visit(page, site.url(HALL))
    page.context.set_offline(True)
    for path in (HALL, PANTRY):
        page.goto(site.url(path))
        expect(notice(page)).to_contain_text("No connection")
        assert not violations(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_browser_that_lets_no_site_keep_pages_is_told_of(site: ServedSite, page):
    page.add_init_script("delete Navigator.prototype.serviceWorker")
    page.goto(site.url("/offline/"))
    expect(page.get_by_text("does not let a site keep pages")).to_be_visible()
    assert page.locator("main button:visible").count() == 0
