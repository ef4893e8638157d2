"""Documents in any number, the same for the same number: the hub's own, with their words put together anew.

Its own words fall as often as they do in a borough. Rare ones come from an English dictionary and from numbers, so that
the terms grow with the documents as they do in real text.
"""
from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hub.edition import Edition, read_edition
from hub.search.document import KINDS, Document, documents
from hub.vocabulary import Vocabulary
from tests.conftest import REPOSITORY
from tests.search.conftest import TODAY

SCRIPTS = """
𠮷野 𐐀𐐁 🥕 﨎 ＡＢＣ 😀 جمعية المُسنّين مركز أهلا Người Việt Đà Nẵng cộng đồng Gŵyl Llŷn tŷ ŵyl siop O’Brien Mary's
Carers' rock'n'roll 12345 9990001 09990002 SE15 5SE 1990s 3 0 a1 b2
""".split()
RARE = 0.12
"""The part of words that are replaced by ones from the dictionary."""


@cache
def own_documents() -> tuple[Document, ...]:
    """The documents of this repository's hub."""
    return documents(_own())


def own_vocabulary() -> Vocabulary:
    """The words of this repository's hub."""
    return _own().vocabulary


@cache
def _own() -> Edition:
    return read_edition(REPOSITORY, TODAY).edition


@cache
def _dictionary() -> list[str]:
    listed = REPOSITORY / "node_modules" / "an-array-of-english-words" / "index.json"
    words = json.loads(listed.read_text(encoding="utf-8"))
    random.Random(0).shuffle(words)
    return words


def made_up(number: int) -> tuple[Document, ...]:
    """So many documents, in the order in which equal results stand."""
    chance = random.Random(number)
    own, dictionary = own_documents(), _dictionary()

    def mixed(texts: Sequence[str]) -> str:
        """Half of one text and half of another, with rare words among them."""
        one, other = (text.split() for text in chance.sample(texts, 2))
        words = one[: (len(one) + 1) // 2] + other[len(other) // 2 :]
        return " ".join(
            dictionary[int(len(dictionary) * chance.random() ** 3)] if chance.random() < RARE else word
            for word in words
        )

    texts = {field: [d.fields[field] for d in own] for field in own[0].fields}
    titles, summaries = [d.card.title for d in own], [d.card.summary for d in own]

    def made(index: int) -> Document:
        like = chance.choice(own)
        fields = {**like.fields, "numbers": str(2_000_000 + index), "title": mixed(titles), "summary": mixed(summaries)}
        fields |= {field: mixed(texts[field]) for field in ("names", "parts", "places")}
        url = f"/organisations/{fields['title'].lower().replace(' ', '-')[:60]}-{index}/"
        card = replace(like.card, url=url, title=fields["title"], summary=fields["summary"])
        return replace(like, card=card, fields=fields)

    found = (made(index) for index in range(number))
    return tuple(sorted(found, key=lambda d: (KINDS.index(d.card.kind), d.card.title, d.card.url)))


def in_every_script(number: int) -> tuple[Document, ...]:
    """Documents of the hub's words among those of other scripts, names with apostrophes, and numbers."""
    chance = random.Random(number)
    words = [word for d in own_documents() for word in d.card.summary.split()][:2000]

    def text() -> str:
        return " ".join(chance.choice(SCRIPTS if chance.random() < 0.5 else words) for _ in range(chance.randint(0, 9)))

    return tuple(
        replace(own_documents()[0], fields={field: text() for field in own_documents()[0].fields}, weight=weight)
        for weight in chance.choices((1, 0.4), k=number)
    )
