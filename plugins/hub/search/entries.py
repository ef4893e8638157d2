"""Entries: what a shard of terms holds of each term, in the fewest bytes that a browser reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap, takewhile

from hub.search.digits import gaps, spelt, spelt_one
from hub.search.document import Document
from hub.search.fields import FIELDS
from hub.search.phrases import Scores, phrases
from hub.search.pipeline import words_of
from hub.search.postings import index
from hub.search.query_words import NONE, Synonyms, looked_for
from hub.terms.stemmer import stem
from hub.terms.stop_words import STOP_WORDS

NAMES = len(FIELDS)
"""The number of the field of names, which is not lunr's: it holds who has a name that begins with a term."""

Entry = tuple[str, str]
"""A term with its text in a shard, a list in JSON: the term, then a group for each field that has it. A group has the
field's number, its scores, its documents, and which has which.

These three are numbers as `spelt` writes them. Scores, in thousandths, stand once each, ascending, in gaps: each less
the one before. Documents are in gaps too; then comes the place of each one's score, left out where there is one score
alone. In the field of names the score is how many words the name has.
"""


def entries(found: Sequence[Document], synonyms: Synonyms = NONE) -> Iterator[Entry]:
    """Every term of some documents with its groups, and every phrase that synonyms lead to, in no order."""
    wanted = {said for some in looked_for(synonyms).values() for said in some if " " in said}
    parts = {term for said in wanted for term in said.split()}
    kept: dict[str, Scores] = {}
    names = _names(found)
    counted = index(found)
    for term, fields in counted.scores():
        holders = counted.terms[term]
        groups = (_group(field, holders[field].documents, scores) for field, scores in fields.items())
        yield _entry(term, *groups, *([names.pop(term)] if term in names else []))
        if term in parts:
            kept[term] = {f: dict(zip(holders[f].documents, scores, strict=True)) for f, scores in fields.items()}
    yield from starmap(_entry, names.items())
    for said, told in phrases(wanted, kept):
        yield _entry(said, *(_group(field, list(scores), list(scores.values())) for field, scores in told.items()))


def _names(found: Sequence[Document]) -> dict[str, str]:
    """By the term that names begin with the group of the documents that have them."""
    begun: dict[str, list[tuple[int, int]]] = {}
    for number, document in enumerate(found):
        for term, length in sorted({beginning(name) for name in (document.card.title, *document.card.names)}):
            begun.setdefault(term, []).append((number, length))
    return {term: _group(NAMES, *zip(*pairs, strict=True)) for term, pairs in begun.items()}


def _entry(term: str, *groups: str) -> Entry:
    return term, f'["{term}",{",".join(groups)}]'  # letters and digits alone, which need no marks in JSON


def _group(field: int, documents: Sequence[int], scores: Sequence[int]) -> str:
    if len(documents) == 1:  # as most are
        told = f'"{spelt_one(scores[0])}","{spelt_one(documents[0])}"'
    else:
        distinct = {score: place for place, score in enumerate(sorted(set(scores)))}
        told = f'"{spelt(gaps(list(distinct)))}","{spelt(gaps(documents))}"'
        if len(distinct) > 1:
            told += f',"{spelt(map(distinct.__getitem__, scores))}"'
    return f"[{field},{told}]".replace("\\", r"\\")


def beginning(name: str) -> tuple[str, int]:
    """The term that a name begins with, and how many words it has, both without a leading "the".

    Where that would be a word that is left out of the index, it is the whole run of such: `All About Us Choir` begins
    with "all about us". With a space in it, it can be no term of lunr's.
    """
    told = [word for token in name.split() for word in words_of(token)]
    if told[:1] == ["the"] and len(told) > 1:
        told = told[1:]
    if not told:
        return "", 0
    left_out = list(takewhile(STOP_WORDS.__contains__, told))
    return " ".join(left_out) if left_out else stem(told[0]), len(told)
