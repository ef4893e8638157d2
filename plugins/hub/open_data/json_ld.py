"""JSON-LD in the words of schema.org, so that search engines read pages as records."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo

from hub.address import Address
from hub.knowledge.event import Event
from hub.knowledge.page import Article, Place
from hub.listings.organisation import Location, Organisation, Space
from hub.records.dates import Moment
from hub.records.org_ids import org_id
from hub.vocabulary import Body, Vocabulary

CONTEXT = "https://schema.org"


def site(name: str, address: Address, lang: str) -> dict[str, object]:
    """The hub itself, and where it is searched."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "name": name,
        "url": address.absolute("/"),
        "inLanguage": lang,
        "potentialAction": {
            "@type": "SearchAction",
            "target": address.absolute("/search/?q={words}"),
            "query-input": "required name=words",
        },
    }


def organisation(o: Organisation, words: Vocabulary, address: Address) -> dict[str, object] | None:
    """A listing, as an `NGO` with its services. What the listing does not say is left out.

    None for a group that has ended and for an example, which no search engine should take for one that is there.
    """
    if o.example or not o.is_open:
        return None
    page = address.absolute(o.address)
    return _told(
        {
            "@context": CONTEXT,
            "@type": "NGO",
            "@id": page,
            "name": o.name,
            "alternateName": list(o.other_names),
            "description": o.summary,
            "url": o.contact.website or page,
            "email": o.contact.email,
            "telephone": o.contact.phone,
            "identifier": identifiers(o),
            "address": [_address(place) for place in o.locations if place.address or place.postcode],
            "location": [_place(place, words) for place in o.locations if place.spaces],
            "areaServed": [words.areas[area].name for area in o.serves],
            "knowsAbout": [words.topics[topic].name for topic in o.all_topics],
            "makesOffer": [
                {
                    "@type": "Offer",
                    "itemOffered": _told(
                        {
                            "@type": "Service",
                            "name": service.name,
                            "description": service.summary,
                            "serviceType": [words.topics[topic].name for topic in service.topics],
                        }
                    ),
                }
                for service in o.services
            ],
        }
    )


def identifiers(o: Organisation) -> list[str]:
    """Its numbers as org-ids."""
    return [org_id(field, number) for field, number in o.identifiers]


def article(page: Article, umbrella: str, address: Address, lang: str) -> dict[str, object] | None:
    """A briefing or case study, as an `Article` by the umbrella body; None for an example."""
    if page.example:
        return None
    return {
        "@context": CONTEXT,
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "url": address.absolute(page.address),
        "inLanguage": page.lang or lang,
        "datePublished": page.published.isoformat(),
        "dateModified": page.changed.isoformat(),
        "publisher": {"@type": "Organization", "name": umbrella},
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "citation": [source.url for source in page.sources],
    }


def event(
    page: Event, organisers: Iterable[Organisation | Body], words: Vocabulary, address: Address, lang: str, zone: tzinfo
) -> dict[str, object] | None:
    """An event, as an `Event` in local time with its offset from UTC; None for an example.

    Where only a month or a year is known, that is its date.
    """
    if page.example:
        return None
    here, place = address.absolute(page.address), page.place
    where = [_place(place, words)] if place else []
    online = {"@type": "VirtualLocation", "url": page.book.url or here}
    mode = "Mixed" if place and page.online else "Online" if page.online else "Offline" if place else ""
    return _told(
        {
            "@context": CONTEXT,
            "@type": "Event",
            "@id": here,
            "name": page.title,
            "description": page.summary,
            "url": here,
            "inLanguage": page.lang or lang,
            "startDate": _moment(page.starts, zone),
            "endDate": _moment(page.ends, zone) if page.ends else "",
            "eventStatus": f"{CONTEXT}/{'EventCancelled' if page.cancelled else 'EventScheduled'}",
            "eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode" if mode else "",
            "location": [*where, online] if page.online else where,
            "organizer": [
                _told({"@type": "Organization", "name": each.name, "url": _page_of(each, address)})
                for each in organisers
            ],
        }
    )


def _moment(moment: Moment, zone: tzinfo) -> str:
    at = moment.at(zone)
    return at.isoformat() if at else str(moment)


def _page_of(party: Organisation | Body, address: Address) -> str:
    return address.absolute(party.address) if isinstance(party, Organisation) else party.website


def _place(place: Location | Place, words: Vocabulary) -> dict[str, object]:
    """A place; that of a listing with the rooms in it that others may use."""
    return _told(
        {
            "@type": "Place",
            "name": place.name,
            "address": _address(place) if place.address or place.postcode else None,
            "amenityFeature": _features(place.access, words),
            "containsPlace": [_room(space, words) for space in getattr(place, "spaces", ())],
        }
    )


def _room(space: Space, words: Vocabulary) -> dict[str, object]:
    return _told(
        {
            "@type": "Room",
            "name": space.name,
            "description": space.summary,
            "maximumAttendeeCapacity": space.capacity,
            "amenityFeature": [
                *_features(space.access, words),
                *(_feature(thing, True) for thing in space.equipment),
            ],
            "isAccessibleForFree": {"free": True, "paid": False}.get(space.charge),
        }
    )


def _features(access: tuple[str, ...], words: Vocabulary) -> list[dict[str, object]]:
    """Words of access; one that denies another says of that other that it is not there."""
    found = (words.access[slug] for slug in access)
    return [_feature(words.access[word.denies].name if word.denies else word.name, not word.denies) for word in found]


def _feature(name: str, there: bool) -> dict[str, object]:
    return {"@type": "LocationFeatureSpecification", "name": name, "value": there}


def _address(place: Location | Place) -> dict[str, object]:
    return _told(
        {"@type": "PostalAddress", "streetAddress": place.address, "postalCode": place.postcode, "addressCountry": "GB"}
    )


def _told(record: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in record.items() if value not in ("", [], None)}
