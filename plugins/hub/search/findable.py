"""Findable: what readers' own words would miss, told to whoever can put the words right.

Only `hub check` asks. It stops nothing: a page that is hard to find is still a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from hub.edition import Edition, Reading
from hub.listings.organisation import Organisation
from hub.listings.read import FOLDER, read_listing
from hub.records.problem import Problem
from hub.records.record import Record, read
from hub.records.rules import Rule
from hub.records.tree import Path as At
from hub.search.document import each_document
from hub.search.expected import faults_of
from hub.search.fields import organisation_fields
from hub.terms import terms
from hub.vocabulary import Vocabulary
from hub.vocabulary.read import EXPECTED_SEARCHES, schema
from hub.vocabulary.synonyms import leads, one_way

SYNONYMS = "vocabulary/synonyms.yaml"
ENOUGH = 100
"""Listings from which on words that none has are told: in a young hub most words lead nowhere yet."""

Words = tuple[str, ...]


def hard_to_find(reading: Reading) -> Iterator[Problem]:
    """What search will not find of a hub that was read. Where its files have faults, little is looked for."""
    edition, contents = reading.edition, reading.contents
    if EXPECTED_SEARCHES in contents:
        yield from faults_of(contents[EXPECTED_SEARCHES], _addresses(edition) if edition else None)
    if edition is None or not edition.vocabulary.synonyms:
        return
    synonyms, _ = read(SYNONYMS, "synonyms", contents[SYNONYMS], schema("synonyms"))
    if synonyms is None:
        return
    if len(edition.organisations) >= ENOUGH:
        yield from dead_ends(synonyms, edition)
    for slug, said, named in unsaid(edition, one_way(synonyms.data)):
        path = f"{FOLDER}{slug}.yaml"  # read again for its lines: few are told, and an edition keeps no file's lines
        record, _ = read_listing(path, contents[path])
        if record:
            yield _unsaid(record, said, named)


def dead_ends(record: Record, edition: Edition) -> Iterator[Problem]:
    """The lines of synonyms that lead to nothing that a listing or page has. One that leads to something is no end."""
    told = leads(record.data)
    wanted = {words for _, others in told for words in map(_terms, others)}
    missing = _missing(wanted, edition)
    for at, others in told:
        if all(_terms(other) in missing for other in others):
            which = " nor ".join(f"“{other}”" for other in others)
            fix = "write the words that listings use, or take the line out"
            yield record.fault(at, Rule.DEAD_END, f"no listing and no page has {which}", fix)


def unsaid(edition: Edition, leading: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str, str]]:
    """Open listings that say one thing where readers look for another: the slug, what it says, what it should name.

    Where one word leads to the name of a topic or of a group of people ("counselling: mental health"), a listing with
    the first in its summary or in the name of a service is meant, and not found by the second unless it has that too.
    """
    names = _names(edition.vocabulary)
    lead = {
        typed.casefold(): named
        for typed, others in leading.items()
        if (named := [other for other in others if _terms(other) in names])
    }
    if not lead:
        return
    # As it is written: a "senior school" is not for seniors, nor what is "alcohol-free" for those who drink too much.
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, lead))})s?(?![\w-])", re.IGNORECASE)
    for organisation in edition.organisations:
        if organisation.is_open and (found := _first(pattern, organisation)):
            fields = organisation_fields(organisation, edition.vocabulary)
            has = {term for text in fields.values() for term in terms(text)}
            # Without regard to capitals ı is taken for i, which no folding of the text makes of it.
            for other in lead.get(found.casefold(), ()):
                if not has.issuperset(_terms(other)):
                    yield organisation.slug, found, names[_terms(other)]


def _first(pattern: re.Pattern[str], organisation: Organisation) -> str:
    texts = (organisation.summary, *(service.name for service in organisation.services))
    return next((found[1] for text in texts if (found := pattern.search(text))), "")


def _unsaid(record: Record, said: str, named: str) -> Problem:
    message = f"people who type “{named}” will not find this, though it says “{said}”"
    fix = f"if it is for them, add “{named}” to its topics or people, or say it in the summary"
    at: At = next((at for at, text in _told(record) if said.casefold() in text.casefold()), ())
    return record.fault(at, Rule.HARD_TO_FIND, message, fix)


def _told(record: Record) -> Iterator[tuple[At, str]]:
    return chain(record.texts("summary"), record.texts("services", "*", "name"))


def _names(vocabulary: Vocabulary) -> Mapping[Words, str]:
    """The names of topics and of groups of people by their terms."""
    return {_terms(word.name): word.name for word in (*vocabulary.people.values(), *vocabulary.topics.values())}


def _missing(wanted: set[Words], edition: Edition) -> set[Words]:
    """Those that no document has all of. Pages come last and only where they must: their headings take time to find."""
    missing = set(wanted)
    for document in each_document(edition):
        has = {term for text in document.fields.values() for token in text.split() for term in _terms(token)}
        missing = {words for words in missing if not has.issuperset(words)}
        if not missing:
            break
    return missing


def _addresses(edition: Edition) -> set[str]:
    return {each.address for each in (*edition.organisations, *edition.written)}


@lru_cache(maxsize=1 << 17)
def _terms(text: str) -> Words:
    return tuple(terms(text))
