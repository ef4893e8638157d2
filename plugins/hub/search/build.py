"""The build of the search index: an edition in, the files that the search page reads out."""
from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from lunr.builder import Builder
from lunr.index import Index
from lunr.token_set import TokenSet

from hub.edition import Edition
from hub.search.document import FIELDS, Document, documents
from hub.search.pipeline import hub_terms
from hub.search.stop_words import STOP_WORDS


@dataclass(frozen=True, slots=True)
class SearchIndex:
    """The search of one edition as two JSON files in UTF-8; the same edition gives the same bytes.

    `index` is lunr's own serialized index with `stopWords` beside it; its references are numbers into the list
    `documents` of `documents`, which holds a card each (see `hub.search.document.Card`; empty fields are left out) and
    `topics`, the topics' names by slug. `size` counts the documents.
    """

    index: bytes
    documents: bytes
    size: int


def build_index(edition: Edition) -> SearchIndex:
    """Index all listings and pages of an edition."""
    found = documents(edition)
    topics = {topic.slug: topic.name for topic in edition.vocabulary.topics.values()}
    cards = [{name: value for name, value in asdict(d.card).items() if value} for d in found]
    return SearchIndex(
        index=_json({**serialize(lunr_index(found)), "stopWords": sorted(STOP_WORDS)}),
        documents=_json({"topics": topics, "documents": cards}),
        size=len(found),
    )


def lunr_index(found: Sequence[Document]) -> Index:
    """Put documents into a lunr index, each under its number."""
    builder = Builder()
    builder.pipeline.add(hub_terms)
    builder.search_pipeline.add(hub_terms)
    for field, boost in FIELDS.items():
        # As a list of one, the text reaches the pipeline whole: lunr's own ideas of where words end would come first.
        builder.field(field, boost, lambda document, field=field: [document["fields"][field]])
    for number, document in enumerate(found):
        builder.add({"id": number, "fields": document.fields}, {"boost": document.weight})
    if not found:  # lunr.py would divide by their number
        return Index({}, {}, TokenSet(), list(FIELDS), builder.search_pipeline)
    return builder.build()


def serialize(index: Index) -> dict[str, object]:
    """lunr.py's serialization in the order that lunr.js asks for.

    JavaScript compares strings by UTF-16 unit, Python by code point: they disagree as soon as a letter beyond U+FFFF
    meets one just below, and lunr.js then refuses the whole index.
    """
    serialized = index.serialize()
    serialized["invertedIndex"].sort(key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))
    return serialized


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
