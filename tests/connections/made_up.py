"""What tests of connections share: organisations and words put together by hand."""

from __future__ import annotations

from datetime import date

from hub.connections.link import links
from hub.connections.neighbours import Neighbours
from hub.edition import Edition
from hub.listings.organisation import Connection, Organisation, Provenance
from hub.site.chance_views import Chances
from hub.site.directory import Directory
from hub.site.matching_views import Matching
from hub.site.opportunity_views import Opportunities
from hub.vocabulary import Lending, Neighbourhood, People, Topic, Vocabulary, Ward

TODAY = date(2026, 11, 24)


def organisation(slug: str, status: str = "listed", **fields) -> Organisation:
    """An open organisation that says nothing but what `fields` say."""
    listing = Provenance(status, date(2026, 1, 15), (), successor=fields.pop("successor", ""))
    return Organisation(
        slug=slug,
        **{"name": slug.title(), "kind": "charity", "summary": "", "reach": "wards", "listing": listing, **fields},
    )


_WARDS = {slug: Ward(slug, slug.title(), slug, "", (51.5, 0.0), (0, 0)) for slug in ("hill", "vale", "quay")}
VOCABULARY = Vocabulary(
    topic_groups={},
    topics={t: Topic(t, t.title(), t, "", "", "", "") for t in ("food", "advice", "sport", "arts", "health")},
    people={p: People(p, p.title(), p == "anyone") for p in ("anyone", "carers", "older-people", "women", "children")},
    wards=_WARDS,
    neighbourhoods={"heights": Neighbourhood("heights", "The Heights", ("hill", "vale"))},
    access={},
    languages={},
    bodies={},
    lendings={
        "transport": Lending("transport", "Transport", ("minibus", "minibuses", "van")),
        "room": Lending("room", "Room", ("hall", "space")),
        "land": Lending("land", "Land to grow on", ("growing space",)),
    },
)
"""Two wards of a neighbourhood, `hill` and `vale`, and a third, `quay`; a few topics, people and lendings."""


def edition(*organisations: Organisation, **pages) -> Edition:
    return Edition(today=TODAY, vocabulary=VOCABULARY, organisations=organisations, **pages)


def neighbours_of(made: Edition) -> Neighbours:
    directory = Directory(made)
    chances = Chances(Matching(directory), Opportunities(directory))
    return Neighbours(made, links(made), chances.brought)


def named(slug: str, *organisations: Organisation, **pages) -> dict[str, tuple]:
    """The neighbours of an organisation, in their order, each with its reasons."""
    made = edition(*organisations, **pages)
    own = next(o for o in organisations if o.slug == slug)
    return {each.organisation.slug: each.reasons for each in neighbours_of(made).of(own).neighbours}


def others(number: int, **fields) -> tuple[Organisation, ...]:
    """Organisations that are there to be counted."""
    return tuple(organisation(f"other-{i}", **fields) for i in range(number))


def partner(slug: str, **fields) -> Connection:
    return Connection(to=slug, kind="partner", source="https://example.org", **fields)
