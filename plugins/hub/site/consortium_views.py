"""What pages show of consortia, worked out before any template sees it: where each stands, who was in it and when, the
list by what there is still to join, and the consortia of one organisation."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from hub.knowledge.consortium import ENDS, GATHERING, Consortium, Member
from hub.knowledge.forum import Forum
from hub.knowledge.opportunity import Opportunity
from hub.knowledge.page import CaseStudy, Page
from hub.knowledge.stage import Stage, in_order
from hub.listings.organisation import Organisation
from hub.records.dates import PartialDate
from hub.site.directory import Directory
from hub.site.opportunity_views import StageView
from hub.vocabulary import Body


@dataclass(frozen=True, slots=True)
class MemberRow:
    """Somebody who is, was or may be in it. `left` says that they withdrew, or that their time in it is over."""

    who: Organisation | Body
    member: Member
    left: bool


@dataclass(frozen=True, slots=True)
class ConsortiumPage:
    """All that a consortium's page shows besides the record itself. What is not known is empty or None.

    `now` is the stage that it has reached, `result` won or lost. `silent` says that nothing has been told of it for so
    long that nobody can say what became of it. `forums` are those that any of its members runs or takes part in.
    """

    record: Consortium
    now: Stage | None
    result: str
    silent: bool
    told: PartialDate | None
    stages: tuple[StageView, ...]
    members: tuple[MemberRow, ...]
    opportunity: Opportunity | None
    case_studies: tuple[CaseStudy, ...]
    forums: tuple[Forum, ...]

    @property
    def near(self) -> tuple[Page, ...]:
        """The pages that its own leads to."""
        return (*self.case_studies, *self.forums, *((self.opportunity,) if self.opportunity else ()))

    @property
    def is_past(self) -> bool:
        """Whether it is dissolved, or may well be."""
        return self.silent or (self.now is not None and self.now.stage == "dissolved")


def consortium_page(directory: Directory, record: Consortium) -> ConsortiumPage:
    today = directory.edition.today
    reached = record.reached(today)
    now = reached[-1] if reached else None
    return ConsortiumPage(
        record=record,
        now=now,
        result=record.result(today),
        silent=record.is_silent(today),
        told=record.told(),
        stages=tuple(StageView(stage, _state(stage, now, reached)) for stage in in_order(record.stages)),
        members=tuple(
            MemberRow(who, member, _left(member, today))
            for member in record.members
            if (who := directory.party(member.who))
        ),
        opportunity=directory.page(Opportunity, record.opportunity),
        case_studies=tuple(
            each
            for each in directory.case_studies
            if each.consortium == record.original or each.slug == record.case_study
        ),
        forums=tuple(each for each in directory.forums if share_members(each, record)),
    )


def share_members(forum: Forum, consortium: Consortium) -> bool:
    """Whether anybody who runs a forum, or takes part in it, is or was in a consortium; who withdrew was not."""
    members = {member.who for member in consortium.members if member.role != "withdrew"}
    return not members.isdisjoint((*forum.convenors, *forum.takes_part))


def _state(stage: Stage, now: Stage | None, reached: tuple[Stage, ...]) -> str:
    if stage is now:
        return "now"
    return "past" if any(stage is each for each in reached) else "to-come"


def _left(member: Member, today: date) -> bool:
    return member.role == "withdrew" or (member.until is not None and member.until.last_day < today)


@dataclass(frozen=True, slots=True)
class ConsortiumList:
    """Consortia by what there is still to join: those that gather, those that have bid, those whose end is known, and
    those of which nothing has been told for so long that nobody can say."""

    gathering: tuple[ConsortiumPage, ...]
    bid: tuple[ConsortiumPage, ...]
    ended: tuple[ConsortiumPage, ...]
    silent: tuple[ConsortiumPage, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """A consortium that an organisation is or was in, or thinks of joining, and how."""

    page: ConsortiumPage
    row: MemberRow


class Consortia:
    """The consortia of an edition as lists want them, each worked out once."""

    def __init__(self, directory: Directory) -> None:
        self.pages = tuple(consortium_page(directory, each) for each in directory.consortia)
        self._of: dict[str, list[Membership]] = defaultdict(list)
        for page in self.pages:
            for row in page.members:
                self._of[row.member.who].append(Membership(page, row))

    def of(self, slug: str) -> tuple[Membership, ...]:
        """Those that an organisation is in, then those that it was in."""
        return tuple(sorted(self._of.get(slug, ()), key=lambda each: each.row.left or each.page.is_past))

    def list(self) -> ConsortiumList:
        told = [page for page in self.pages if not page.silent]
        return ConsortiumList(
            gathering=tuple(page for page in told if page.now is None or page.now.stage in GATHERING),
            bid=tuple(page for page in told if page.now and page.now.stage == "bid"),
            ended=tuple(page for page in told if page.now and page.now.stage in ENDS),
            silent=tuple(page for page in self.pages if page.silent),
        )
