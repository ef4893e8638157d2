"""Words: texts that must be one of a vocabulary, wherever a schema says so with `x-vocabulary`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from hub.records.nearest import did_you_mean
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule
from hub.records.schema import GAP, STARTER
from hub.records.shape import Shape

_WHERE = {
    "areas": "the wards and neighbourhoods are in vocabulary/",
    "organisations": "write the name of its file without .yaml; if the listing was deleted, bring it back with "
    'status: "closed", or take the word out',
    "parties": "write the name of a listing's file without .yaml, or the short name that a body has in "
    "vocabulary/bodies.yaml, or is given there",
    **dict.fromkeys(
        ("case-studies", "forums", "events", "opportunities", "consortia"), "write the name of its file without .md"
    ),
}


def patterns(shape: Shape, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where a record may name words, as patterns for `Record.find`, and of which vocabulary."""
    if shape.vocabulary:
        yield path, shape.vocabulary
    for name, field in shape.fields.items():
        yield from patterns(field, (*path, name))
    if shape.items:
        yield from patterns(shape.items, (*path, "*"))


def unknown_words(
    record: Record, where: Collection[tuple[tuple[str, ...], str]], words: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Each word that a record names and its vocabulary does not have. A vocabulary that `words` lacks is not asked."""
    for pattern, vocabulary in where:
        known = words.get(vocabulary)
        if known is None:
            continue
        for at, word in record.texts(*pattern):
            if word not in known and word.strip() and word not in (STARTER, GAP):
                noun = _NOUNS.get(vocabulary, "word")
                fix = _tag(word, known) if vocabulary == "languages" else ""
                fix = fix or did_you_mean(word, sorted(known)) or _WHERE.get(vocabulary) or _choice(vocabulary, known)
                yield record.fault(at, Rule.UNKNOWN_WORD, f"there is no {noun} `{word[:80]}`", fix)


def _tag(name: str, known: Collection[str]) -> str:
    """The tag to write for the English name of a language; empty where it is none."""
    from babel import Locale  # it has much to read, and a right file needs none of it

    tags = {words.casefold(): tag.replace("_", "-") for tag, words in Locale("en").languages.items()}
    tag = tags.get(name.strip().casefold(), "")
    if not tag or tag in known:
        return f"write {tag}" if tag else ""
    return f"its tag is {tag}: add it to vocabulary/languages.yaml"


def _choice(vocabulary: str, known: Collection[str]) -> str:
    """The words themselves where they are few; else where they are written."""
    if 0 < len(known) <= _FEW:
        return f"write one of: {', '.join(sorted(known))}"
    return f"the words to choose from are in vocabulary/{vocabulary}.yaml"


_FEW = 30
_NOUNS = {
    "topics": "topic",
    "people": "group of people",
    "wards": "ward",
    "neighbourhoods": "neighbourhood",
    "areas": "ward or neighbourhood",
    "access": "way of getting in",
    "languages": "language",
    "organisations": "listing",
    "parties": "listing or body",
    "case-studies": "case study",
    "forums": "forum",
    "events": "event",
    "opportunities": "opportunity",
    "consortia": "consortium",
}
