"""A small borough to search, and two ways into the browser's side: Node runs the very modules that the page loads."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hub.edition import Edition
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import Briefing, CaseStudy, PlainPage
from hub.knowledge.stage import Stage
from hub.listings.organisation import Identifiers, Location, Organisation, Provenance, Service, Source, Space
from hub.records.dates import PartialDate
from hub.search.digits import BASE, ZERO
from hub.search.document import Card, Document, documents
from hub.search.fields import FIELDS
from hub.search.query_words import NONE, Synonyms, query_words
from hub.search.shards import Shards, cut
from hub.terms.english import everyday
from hub.vocabulary import Language, Neighbourhood, People, Topic, TopicGroup, Vocabulary, Ward
from tests.conftest import REPOSITORY
from tests.node import node

HERE = Path(__file__).parent
THEME, PACKAGES = REPOSITORY / "themes" / "tiled-hall", REPOSITORY / "node_modules"
TODAY = date(2026, 11, 24)


def organisation(name: str, summary: str = "A group.", status: str = "unconfirmed", **more: object) -> Organisation:
    source = Source("https://example.org", TODAY)
    slug = "".join(c if c.isalnum() else "-" for c in name.lower())
    values = {"kind": "charity", "reach": "place", "listing": Provenance(status, TODAY, (source,)), **more}
    return Organisation(slug=slug, name=name, summary=summary, **values)


def topic(slug: str, name: str) -> Topic:
    return Topic(slug, name, name, "icon", "", "all", "stock")


def made(*texts: str, weights: tuple[float, ...] = (1, 0.4)) -> list[Document]:
    """A document for each text, which stands in all fields, in some twice."""
    return [
        Document(
            Card("page", f"/{n}/", text, text),
            {name: f"{text} {text}" if field % 3 == n % 3 else text for field, name in enumerate(FIELDS)},
            weights[n % len(weights)],
        )
        for n, text in enumerate(texts)
    ]


def numbers_in(text: str) -> list[int]:
    """The numbers that an index spells, by another way than the page's: each is a run of high digits and a low one."""
    runs = re.findall(f"[{chr(ZERO + BASE)}-{chr(ZERO + 2 * BASE - 1)}]*.", text)
    return [sum((ord(c) - ZERO) % BASE * BASE**place for place, c in enumerate(run)) for run in runs]


TOPICS = {t.slug: t for t in (topic("food", "Food"), topic("play", "Play and holidays"), topic("money", "Money"))}
VOCABULARY = Vocabulary(
    topic_groups={"all": TopicGroup("all", "All", "stock", tuple(TOPICS.values()))},
    topics=TOPICS,
    people={"older-people": People("older-people", "Older people"), "boys": People("boys", "Boys")},
    wards={
        "hill": Ward("hill", "Castle Hill", "Hill", "E1", (51.0, 0.0), (0, 0)),
        "quay": Ward("quay", "Saltquay", "Quay", "E2", (51.0, 0.1), (1, 0)),
    },
    neighbourhoods={"old-town": Neighbourhood("old-town", "Old Town", ("hill", "quay"))},
    access={},
    languages={"es": Language("es", "Spanish", "español"), "cy": Language("cy", "Welsh", "Cymraeg")},
    bodies={},
)

ORGANISATIONS = (
    organisation(
        "Saltquay Pantry",
        "Low-cost groceries for members.",
        other_names=("Quayside Food Club", "SQP"),
        identifiers=Identifiers(charity="9990001", company="09990002"),
        topics=("food",),
        people=("older-people",),
        locations=(Location("The Old Chapel", "3 Anchor Road", "SE15 5SE", "quay", spaces=(Space("Big hall"),)),),
        services=(Service("Food bank", "Parcels on Fridays", topics=("money",)), Service("Lunch club")),
        languages=("es",),
    ),
    organisation("Holiday Play Scheme", "Days out for boys and girls.", topics=("play",), people=("boys",)),
    organisation("Play for All", "A playground.", topics=("play",), serves=("old-town",)),
    organisation("Food For Thought", "Talks on money and food.", topics=("money", "food"), reach="borough"),
    organisation("Castle Railway Survey", "Surveys of the old railway.", locations=(Location(ward="hill"),)),
    organisation("The Who Cares Trust", "For children in care."),
    organisation("Gŵyl Ddraig", "Gŵyl Gymraeg. Élan!", languages=("cy",)),
    organisation("Người Việt Nam", "Vietnamese elders. 﨎 𠮷野 🥕"),
    organisation("جمعية المسنين", "مركز للمسنين"),
    organisation("Food Rescue", "Saved food and shared it.", status="closed", topics=("food",)),
    organisation("Number Two", "Numbers.", identifiers=Identifiers(company="IP012345", mutual="28737R")),
)
BRIEFING = Briefing(
    slug="personal-budgets",
    path="content/briefings/personal-budgets.md",
    title="Personal budgets",
    summary="What a personal budget pays for.",
    status="published",
    published=date(2026, 11, 1),
    body="Words.\n\n## Direct payments and food\n\nMore words of the body.\n",
    topics=("money",),
    law_as_at=date(2026, 6, 1),
    review_by=PartialDate(2027, 6),
    sources=(),
)
CASE_STUDY = CaseStudy(
    slug="a-shared-kitchen",
    path="content/case-studies/a-shared-kitchen.md",
    title="A shared kitchen",
    summary="How two groups came to cook together.",
    status="published",
    published=date(2026, 10, 1),
    body="Words.",
    topics=("food",),
    sources=(),
)
OPPORTUNITY = Opportunity(
    slug="lunches",
    path="content/opportunities/lunches.md",
    title="Lunches",
    summary="A contract.",
    status="published",
    published=date(2026, 11, 1),
    body="## How",
    type="contract",
    stages=(Stage("release", notice="012345-2026"), Stage("closing", notice="012345-2026")),
    offered_by=("saltquay-pantry",),
    ocid="ocds-abc123-1",
    area="Meals",
    people=("older-people",),
    languages=("es",),
    places=("old-town",),
    outcomes=("People eat well.",),
)
ABOUT = PlainPage(
    slug="about",
    path="content/pages/about.md",
    title="About",
    summary="What this is.",
    status="published",
    published=TODAY,
    body="Text.",
)


EDITION = Edition(
    today=TODAY,
    vocabulary=VOCABULARY,
    organisations=ORGANISATIONS,
    briefings=(BRIEFING,),
    case_studies=(CASE_STUDY,),
    pages=(ABOUT,),
    waiting=(replace(BRIEFING, slug="draft", title="Unfinished thoughts", status="draft"),),
)


@pytest.fixture(scope="session")
def edition() -> Edition:
    return EDITION


def sent(
    shards: Shards,
    synonyms: Synonyms = NONE,
    places: Mapping[str, str] = NONE,
    common: Iterable[str] = (),
) -> dict[str, object]:
    """The files of an index as `host.mjs` serves them, their text by path as they would lie below /search/, and
    what the page is told of words."""
    files = {f"index/{shards.build}/{path}": data.decode() for path, data in shards.files.items()}
    return {"files": {"manifest.json": shards.manifest.decode(), **files}, **query_words(synonyms, places, common)}


@pytest.fixture(scope="session")
def ask() -> Iterator[Callable[[Edition, list[str]], list[dict]]]:
    """`ask(edition, queries)`: what the search page finds for each, by lunr.js, in the index of this edition."""

    with node(HERE / "ask.mjs") as answers:

        def asked(edition: Edition, queries: list[str]) -> list[dict]:
            return answers({**sent(cut(documents(edition), everyday=everyday("en"))), "queries": queries})

        yield asked
