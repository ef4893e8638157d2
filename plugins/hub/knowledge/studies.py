"""Studies: whether a case study and the consortium that it tells of say the same of each other.

One fact is written once, on either page, and shows at both. Where both tell it, they must not tell it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hub.knowledge.consortium import Consortium
from hub.knowledge.kinds import KINDS, folder_of
from hub.knowledge.page import CaseStudy, Page
from hub.records.problem import Problem
from hub.records.record import Record
from hub.records.rules import Rule


def study_faults(records: Sequence[Record]) -> Iterator[Problem]:
    """What case studies and consortia say otherwise of each other, told of both. Translations are held to it too."""
    studies, consortia = _by_slug(records, CaseStudy), _by_slug(records, Consortium)
    for study in studies.values():
        for at, slug in study.texts("consortium"):
            consortium = consortia.get(slug)
            if not consortium:
                continue
            yield from _otherwise(study, at, consortium, ("case_study",), study.data.get("translates", study.slug))
            for path, opportunity in study.texts("opportunity"):
                yield from _otherwise(study, path, consortium, ("for",), opportunity)
    for consortium in consortia.values():
        for at, slug in consortium.texts("case_study"):
            if study := studies.get(slug):
                own = consortium.data.get("translates", consortium.slug)
                yield from _otherwise(consortium, at, study, ("consortium",), own)


def _otherwise(one: Record, at: tuple[str | int, ...], two: Record, field: tuple[str], said: str) -> Iterator[Problem]:
    """A problem of `one` at `at`, where `two` names in a field of its own another page than `said`."""
    for path, named in two.texts(*field):
        if named != said:
            message = f"{two.path}:{two.place(*path)[0]} says `{field[0]}: {named}`, which does not go with this"
            fix = "put the one right that is wrong, or tell it on one of the two pages only: it shows at both"
            yield one.fault(at, Rule.STUDY_CONFLICT, message, fix)


def _by_slug(records: Sequence[Record], kind: type[Page]) -> Mapping[str, Record]:
    return {record.slug: record for record in records if KINDS[folder_of(record.path)] is kind}
