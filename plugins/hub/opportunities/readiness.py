"""Readiness: what must be true of those who mean to bid together, and by which stage.

The stages follow what the notices of the Procurement Act 2023 leave time for: lead and members agreed in outline while
the buyer talks with bidders, papers and memorandum in hand at the planned notice, since the time to bid may then be as
short as ten days. The list draws on a guide of Voluntary Action LeicesterShire, on NCVO, and on the Charity
Commission's study of five consortia; `docs/consortia.md` names them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hub.knowledge.opportunity import Opportunity
from hub.knowledge.timeline import timeline


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that must be true. `name` is that of its words in the theme.

    `contract` and `grant` are the stages of each by which it must; empty where it is not asked there. `lent` says that
    one member may have it for all.
    """

    name: str
    contract: str
    grant: str = ""
    lent: bool = False


ITEMS: Sequence[Item] = (
    Item("outcomes", "first-signal", "release"),
    Item("contact", "first-signal", "release"),
    Item("trustees", "engagement", "release"),
    Item("objects", "engagement", "release"),
    Item("lead", "engagement", "release"),
    Item("memorandum", "planned", "release"),
    Item("diligence", "planned", "closing"),
    Item("accounts", "planned", "closing", lent=True),
    Item("insurance", "planned", "closing", lent=True),
    Item("policies", "planned", "closing", lent=True),
    Item("evidence", "planned", "closing", lent=True),
    Item("registered", "planned", lent=True),
    Item("price", "release", "closing"),
    Item("staff", "closing"),
    Item("agreement", "closing", "closing"),
    Item("checked", "closing", "closing"),
)


def items_by_stage(kind: str) -> dict[str, tuple[Item, ...]]:
    """The items for a contract or a grant, by the stage by which they must be true, in order."""
    found: dict[str, tuple[Item, ...]] = {}
    for item in ITEMS:
        stage = {"contract": item.contract, "grant": item.grant}[kind]
        if stage:
            found[stage] = (*found.get(stage, ()), item)
    return found


def has_sheet(opportunity: Opportunity, today: date) -> bool:
    """Whether there is a sheet for it on a day: while one can still go for it, or get ready for it."""
    return bool(opportunity.sheet) and timeline(opportunity, today).is_ahead
