"""Pages in other languages, in a built site: what they say of themselves, and how readers find them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from tests.conftest import Site

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ORIGINAL, TRANSLATION = "briefings/community-rights", "briefings/community-rights-ar"


def text(site: Site, page: str) -> str:
    return (site.output / page / "index.html").read_text("utf-8")


def tag(name: str, html: str, which: int = 0) -> str:
    return re.findall(rf"<{name}\b[^>]*>", html)[which]


def test_a_page_in_another_language_says_so_and_the_site_around_it_stays_in_its_own(small_sites):
    html = text(small_sites["root"], TRANSLATION)
    assert tag("html", html) == '<html lang="ar" dir="rtl" data-worker="/worker.js" data-offline="/offline/">'
    assert tag("body", html) == '<body lang="en-GB" dir="ltr">'
    assert tag("h1", html) == '<h1 lang="ar" dir="rtl">'
    assert '<div class="prose" lang="ar" dir="rtl"><p>يمكن' in html
    assert '"inLanguage": "ar"' in html


def test_a_page_in_the_hubs_own_language_says_it_once(small_sites):
    html = text(small_sites["root"], ORIGINAL)
    assert tag("html", html) == '<html lang="en-GB" dir="ltr" data-worker="/worker.js" data-offline="/offline/">'
    assert (tag("body", html), tag("h1", html)) == ("<body>", "<h1>")


def test_sisters_name_each_other_to_readers_and_to_search_engines(small_sites):
    site = small_sites["path"]
    there, back = text(site, ORIGINAL), text(site, TRANSLATION)
    assert f'<a href="/hub/{TRANSLATION}/" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in there
    assert f'<a href="/hub/{ORIGINAL}/" hreflang="en-GB" lang="en-GB" dir="ltr">English</a>' in back
    alternates = {
        ("en-GB", f"https://hub.example.org/hub/{ORIGINAL}/"),
        ("ar", f"https://hub.example.org/hub/{TRANSLATION}/"),
    }
    for html in (there, back):
        assert set(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html)) == alternates
    for url in ElementTree.parse(site.output / "sitemap.xml").getroot():
        if url[0].text in dict(map(reversed, alternates)):
            assert {(link.get("hreflang"), link.get("href")) for link in url.iter(f"{XHTML}link")} == alternates


def test_lists_and_feeds_name_the_original_alone_and_say_in_which_languages_it_is(small_sites):
    site = small_sites["root"]
    index = text(site, "briefings")
    assert "حقوق" not in index and index.count(f'href="/{TRANSLATION}/"') == 1
    feed = ElementTree.parse(site.output / "feeds" / "briefings.atom")
    assert not [link for link in feed.iter(f"{ATOM}link") if TRANSLATION in link.get("href")]
    footer = text(site, ".").partition("<footer")[2]
    assert 'href="/about-es/"' not in footer


def test_the_footer_names_each_other_language_in_itself_and_leads_to_all_that_is_in_it(small_sites):
    site = small_sites["root"]
    assert '<a href="/languages/#ar" hreflang="ar" lang="ar" dir="rtl">العربية</a>' in text(site, ".")
    page = text(site, "languages")
    assert '<h2 id="es" lang="es" dir="ltr">Español</h2>' in page
    assert f'href="/{TRANSLATION}/"' in page and 'href="/about-es/"' in page


def test_a_hub_in_one_language_has_no_page_of_languages(eastmere):
    assert not (eastmere.output / "languages").exists()
    assert "/languages/#" not in text(eastmere, ".")


def test_a_translation_of_a_draft_is_listed_by_itself(small_hub, tmp_path, run_hub):
    original = small_hub / "content" / "briefings" / "community-rights.md"
    original.write_text(original.read_text("utf-8").replace('status: "published"', 'status: "draft"'), "utf-8")
    study = small_hub / "content" / "case-studies" / "sharing-a-hall.md"  # it leads to the original
    study.write_text(study.read_text("utf-8").replace("/community-rights/#what-a-listing-gives", "/care-and-carers/"))
    ran = run_hub(small_hub, "build", "--output", str(tmp_path / "out"))
    assert ran.returncode == 0, ran.stderr
    site = Site(tmp_path / "out")
    assert '<h2 lang="ar" dir="rtl">' in text(site, "briefings")
    assert "hreflang" not in tag("link", text(site, TRANSLATION), 1)
