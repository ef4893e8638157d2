from datetime import date
from xml.etree import ElementTree

from hub.open_data.feeds import Entry, atom

ATOM = "{http://www.w3.org/2005/Atom}"
TODAY = date(2026, 11, 24)
ENTRIES = [
    Entry("Older", "https://example.org/b/", "B & <b>", date(2026, 1, 1)),
    Entry("Newer", "https://example.org/c/", "C", date(2026, 3, 1)),
    Entry("Same day", "https://example.org/a/", "A", date(2026, 1, 1)),
]


def read(entries, **options):
    return ElementTree.fromstring(
        atom("T", "https://example.org/", "https://example.org/f.atom", "en-GB", entries, TODAY, **options)
    )


def test_the_newest_comes_first_and_equal_days_go_by_address():
    assert [e.findtext(f"{ATOM}title") for e in read(ENTRIES).iter(f"{ATOM}entry")] == ["Newer", "Same day", "Older"]


def test_the_order_of_the_input_does_not_matter():
    assert atom("T", "s", "a", "en", ENTRIES, TODAY) == atom("T", "s", "a", "en", reversed(ENTRIES), TODAY)


def test_a_feed_holds_no_more_than_it_is_asked_for():
    assert len(list(read(ENTRIES, most=2).iter(f"{ATOM}entry"))) == 2


def test_an_empty_feed_is_still_a_feed():
    assert read([]).findtext(f"{ATOM}title") == "T"


def test_a_feed_with_nothing_in_it_is_of_the_day_of_the_build():
    assert read([]).findtext(f"{ATOM}updated") == "2026-11-24T00:00:00+00:00"


def test_what_is_of_a_day_to_come_is_in_no_feed_until_then():
    ahead = Entry("Ahead", "https://example.org/d/", "D", date(2031, 1, 1))
    feed = read([ahead, *ENTRIES])
    assert [e.findtext(f"{ATOM}title") for e in feed.iter(f"{ATOM}entry")] == ["Newer", "Same day", "Older"]
    assert feed.findtext(f"{ATOM}updated") == "2026-03-01T00:00:00+00:00"
    assert read([ahead]).findtext(f"{ATOM}updated") == "2026-11-24T00:00:00+00:00"
