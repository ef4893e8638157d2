"""Chances: what an organisation's page shows of the contracts and grants that may fit it, why each may, and what the
organisation brings to each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hub.connections.ground import Brought, Contribution
from hub.opportunities.matching import Fit
from hub.opportunities.readiness import has_sheet
from hub.site.matching_views import FitRow, Matching
from hub.site.opportunity_views import Opportunities, OpportunityRow
from hub.vocabulary import Vocabulary

MOST_CHANCES = 6
"""As many opportunities as a page of an organisation names."""


@dataclass(frozen=True, slots=True)
class Chance:
    """An opportunity that may fit an organisation, and what the two have in common."""

    row: OpportunityRow
    why: FitRow


class Chances:
    """The contracts and grants that can still be gone for, by whom they may fit: each is matched once for all."""

    def __init__(self, matching: Matching, opportunities: Opportunities) -> None:
        self._matching = matching
        self._of: dict[str, list[tuple[OpportunityRow, Fit]]] = defaultdict(list)
        for row in opportunities.soonest:
            if has_sheet(row.record, matching.directory.edition.today):
                for fit in matching.fits(row.record):
                    self._of[fit.organisation.slug].append((row, fit))

    def of(self, slug: str) -> tuple[Chance, ...]:
        """Those of an organisation, by its slug, soonest first, at most `MOST_CHANCES`."""
        return tuple(Chance(row, self._matching.row(fit)) for row, fit in self._of.get(slug, ())[:MOST_CHANCES])

    @property
    def brought(self) -> Brought:
        """What each organisation brings to each of its own, where it fits by its topics or people."""
        words = self._matching.directory.vocabulary
        return {
            slug: [(row.record, brings) for row, fit in those if (brings := _brings(fit, words))]
            for slug, those in self._of.items()
        }


def _brings(fit: Fit, words: Vocabulary) -> frozenset[Contribution]:
    """What a fit covers of the opportunity; empty where that is no work of its own, but only where it is."""
    people = [Contribution("people", slug) for slug in fit.people]
    topics = [Contribution("topic", slug) for slug in (*fit.runs, *fit.about)]
    areas = [Contribution("area", words.areas[slug].address) for slug in fit.places]
    return frozenset((*people, *topics, *areas)) if people or topics else frozenset()
