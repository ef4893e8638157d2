"""What tests of matching and gaps share: a small borough, its listings and opportunities, put together by hand."""

from __future__ import annotations

from datetime import date

from hub.edition import Edition
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.stage import Stage
from hub.listings.organisation import Location, Organisation, Provenance, Service, Space
from hub.opportunities.cover import Cover
from hub.records.dates import PartialDate
from hub.vocabulary import Language, Neighbourhood, People, Topic, Vocabulary, Ward

TODAY = date(2026, 11, 26)
WORDS = Vocabulary(
    topic_groups={},
    topics={
        slug: Topic(slug, slug.title(), slug, "", "", group, "")
        for slug, group in {"carers": "care", "health": "care", "sport": "play", "arts": "play"}.items()
    },
    people={p: People(p, p.title(), p == "anyone") for p in ("anyone", "carers", "women")},
    wards={slug: Ward(slug, slug.title(), slug, "", (51.5, 0.0), (0, 0)) for slug in ("hill", "vale", "quay")},
    neighbourhoods={"heights": Neighbourhood("heights", "The Heights", ("hill", "vale"))},
    access={},
    languages={tag: Language(tag, tag, tag) for tag in ("tr", "es", "so")},
    bodies={},
)
"""Two wards of a neighbourhood, `hill` and `vale`, and a third, `quay`."""


def organisation(slug: str, status: str = "listed", **fields: object) -> Organisation:
    """An open organisation that says nothing but what `fields` say."""
    listing = Provenance(status, date(2026, 1, 15), ())
    return Organisation(
        slug=slug,
        **{"name": slug.title(), "kind": "charity", "summary": "", "reach": "place", "listing": listing, **fields},
    )


def service(*topics: str, name: str = "A service", **fields: object) -> Service:
    return Service(name, topics=topics, **fields)


def place(ward: str, *spaces: str) -> Location:
    return Location(ward=ward, spaces=tuple(map(Space, spaces)))


def opportunity(slug: str = "wanted", **fields: object) -> Opportunity:
    """A contract that is to be released on 1 March 2027."""
    return Opportunity(
        slug=slug,
        path=f"content/opportunities/{slug}.md",
        title=slug.title(),
        **{
            "summary": "A.",
            "status": "published",
            "published": date(2026, 1, 1),
            "body": "",
            "type": "contract",
            "stages": (Stage("release", PartialDate.parse("2027-03-01")),),
            **fields,
        },
    )


def edition(*organisations: Organisation, opportunities: tuple[Opportunity, ...] = ()) -> Edition:
    return Edition(today=TODAY, vocabulary=WORDS, organisations=organisations, opportunities=opportunities)


def cover(*organisations: Organisation, examples: bool = False) -> Cover:
    return Cover(edition(*organisations), examples)
