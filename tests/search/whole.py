"""Whole lunr, which the shards are held against: lunr.py's own build of the same documents, with our pipeline in it."""
from __future__ import annotations

from collections.abc import Sequence

from lunr import lunr
from lunr.builder import Builder

from hub.search.document import Document
from hub.search.fields import FIELDS
from hub.search.pipeline import hub_terms
from hub.search.postings import Index


def whole(found: Sequence[Document]) -> dict[str, object]:
    """lunr.py's serialization of documents, each under its number."""
    builder = Builder()
    builder.pipeline.add(hub_terms)
    builder.search_pipeline.add(hub_terms)
    fields = [
        {"field_name": name, "boost": boost, "extractor": lambda document, name=name: document["fields"][name]}
        for name, boost in FIELDS.items()
    ]
    records = [({"id": n, "fields": d.fields}, {"boost": d.weight}) for n, d in enumerate(found)]
    return lunr("id", fields, records, builder=builder).serialize()


def for_javascript(serialized: dict[str, object]) -> dict[str, object]:
    """A serialization in the order that lunr.js asks for, by UTF-16 unit and not by code point."""
    entries = sorted(serialized["invertedIndex"], key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))
    return {**serialized, "invertedIndex": entries}


def as_lunr_writes(index: Index) -> dict[str, object]:
    """Our own index, uncut, spelt as lunr.py serializes one."""
    names = tuple(FIELDS)
    inverted, vectors = [], {f"{name}/{n}": [] for n in range(len(index.weights)) for name in names}
    for number, (term, scores) in enumerate(index.scores()):
        held = {name: {} for name in names}
        for field, found in index.terms[term].items():
            for document, score in zip(found.documents, scores[field], strict=True):
                held[names[field]][str(document)] = {}
                vectors[f"{names[field]}/{document}"] += [number, score / 1000]
        inverted.append([term, {**held, "_index": number}])
    return {
        "version": "2.3.9",
        "fields": list(names),
        "fieldVectors": list(map(list, vectors.items())),
        "invertedIndex": sorted(inverted, key=lambda entry: entry[0]),
        "pipeline": ["hub"],
    }
