from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from hub.address import Address
from hub.knowledge.event import Booking
from hub.knowledge.page import Briefing, Place
from hub.listings.organisation import Contact, Identifiers, Location, Organisation, Provenance, Service, Source, Space
from hub.open_data import json_ld
from hub.vocabulary import Access, Body, Topic, Vocabulary
from tests.open_data.made_up import event

WORDS = Vocabulary(
    {}, {"food": Topic("food", "Food", "Food", "bowl-food", "Meals.", "home", "stock")}, {}, {}, {}, {}, {}, {}
)
LISTING = Provenance("unconfirmed", date(2026, 1, 1), (Source("https://example.org", date(2026, 1, 1)),))
ADDRESS = Address("https://example.org/hub")


def test_a_full_listing_is_an_ngo_with_its_services_and_numbers():
    o = Organisation(
        "pantry",
        "The Pantry",
        "charity",
        "Food.",
        "place",
        LISTING,
        identifiers=Identifiers(charity="123456", company="01234567"),
        topics=("food",),
        contact=Contact(phone="020 7946 0123"),
        locations=(Location(address="1 Example Street", postcode="SE1 1AA"),),
        services=(Service("Shop", "Low prices.", ("food",)),),
    )
    record = json_ld.organisation(o, WORDS, ADDRESS)
    assert record["@type"] == "NGO"
    assert record["url"] == "https://example.org/hub/organisations/pantry/"
    assert record["identifier"] == ["GB-CHC-123456", "GB-COH-01234567"]
    assert record["address"][0]["postalCode"] == "SE1 1AA"
    assert record["makesOffer"][0]["itemOffered"]["serviceType"] == ["Food"]


def test_a_room_tells_what_is_there_what_is_not_and_whether_it_is_free():
    access = {"step-free": Access("step-free", "Step-free"), "steps": Access("steps", "Steps", True, "step-free")}
    room = Space("Hall", capacity=50, access=("steps",), equipment=("a screen",), charge="paid")
    places = (Location("Mill", access=("step-free",), spaces=(room, Space("Vestry"))), Location("Shed"))
    o = Organisation("mill", "Mill", "charity", "A hall.", "place", LISTING, locations=places)
    (place,) = json_ld.organisation(o, replace(WORDS, access=access), ADDRESS)["location"]
    hall, vestry = place["containsPlace"]
    assert [(f["name"], f["value"]) for f in place["amenityFeature"]] == [("Step-free", True)]
    assert [(f["name"], f["value"]) for f in hall["amenityFeature"]] == [("Step-free", False), ("a screen", True)]
    assert hall["maximumAttendeeCapacity"] == 50 and hall["isAccessibleForFree"] is False
    assert vestry == {"@type": "Room", "name": "Vestry"}


def test_what_a_listing_does_not_say_is_left_out():
    record = json_ld.organisation(
        Organisation("bare", "Bare", "charity", "A group.", "borough", LISTING), WORDS, ADDRESS
    )
    assert not {"email", "telephone", "address", "makesOffer", "identifier", "alternateName"} & record.keys()


def test_no_search_engine_is_told_of_an_example_or_of_a_group_that_has_ended():
    bare = Organisation("bare", "Bare", "charity", "A group.", "borough", LISTING)
    for hidden in (replace(bare, example=True), replace(bare, listing=replace(LISTING, status="closed"))):
        assert json_ld.organisation(hidden, WORDS, ADDRESS) is None
    briefing = Briefing(
        slug="b",
        path="content/briefings/b.md",
        title="B",
        summary="S",
        status="published",
        published=date(2026, 1, 1),
        body="Text.",
        sources=(),
        law_as_at=date(2026, 1, 1),
        example=True,
    )
    assert json_ld.article(briefing, umbrella="U", address=ADDRESS, lang="en-GB") is None


def event_record(one, *organisers):
    return json_ld.event(one, organisers, WORDS, ADDRESS, "en-GB", ZoneInfo("Europe/London"))


def test_an_event_tells_its_local_time_with_the_offset_of_that_day():
    hall = Place("Hall", "1 Way", "SE1 1AA")
    record = event_record(event("fair", "2026-06-01T10:00", "2026-06-01T12:00", place=hall))
    assert (record["startDate"], record["endDate"]) == ("2026-06-01T10:00:00+01:00", "2026-06-01T12:00:00+01:00")
    assert record["eventStatus"] == "https://schema.org/EventScheduled"
    assert record["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert record["location"][0]["address"]["postalCode"] == "SE1 1AA"


def test_an_event_that_was_called_off_keeps_its_record():
    assert event_record(event("a", "2026-06", cancelled=True)) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "https://example.org/hub/events/a/",
        "name": "A",
        "description": "A.",
        "url": "https://example.org/hub/events/a/",
        "inLanguage": "en-GB",
        "startDate": "2026-06",
        "eventStatus": "https://schema.org/EventCancelled",
    }


def test_an_event_in_a_hall_and_online_is_in_both_by_whoever_holds_it():
    both = event("a", "2026-06-01", place=Place("Hall"), online=True, book=Booking(url="https://example.org/book"))
    record = event_record(both, Body("council", "Council", "council", "https://example.org"))
    assert record["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert record["location"] == [
        {"@type": "Place", "name": "Hall"},
        {"@type": "VirtualLocation", "url": "https://example.org/book"},
    ]
    assert record["organizer"] == [{"@type": "Organization", "name": "Council", "url": "https://example.org"}]


def test_an_event_that_is_an_example_is_no_record():
    assert event_record(event("a", "2026-06-01", example=True)) is None
