"""Chances: what an organisation's page shows of the contracts and grants that may fit it, and why each may."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from hub.opportunities.matching import Fit
from hub.opportunities.readiness import has_sheet
from hub.site.matching_views import FitRow, Matching
from hub.site.opportunity_views import Opportunities, OpportunityRow

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
