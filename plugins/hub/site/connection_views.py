"""What pages show of the connections of one organisation, worked out before any template sees it; the file of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from hub.connections.age import age, last_told
from hub.connections.link import MUTUAL, Link
from hub.knowledge.consortium import Consortium
from hub.knowledge.event import Event
from hub.knowledge.forum import Forum
from hub.knowledge.page import Page
from hub.listings.organisation import Organisation
from hub.site.diagram import Diagram, diagram
from hub.site.directory import Directory
from hub.site.views import sort_key
from hub.vocabulary import Body, Topic


@dataclass(frozen=True, slots=True)
class Tie:
    """A link as one of its ends sees it.

    `back` says that the kind leads from the other end to this one. `state` is open, ended or to-come; `told` is both,
    this or other by the ends that tell it, or page where only the page of a consortium does. `page` is what it came
    about through, where readers see that. `age` is old where nobody has told of it for long, unknown where nobody knows
    when it was told, else empty.
    """

    other: Organisation | Body
    topic: Topic | None
    kind: str
    back: bool
    link: Link
    state: str
    told: str
    page: Page | None
    age: str


ORDER = (
    *("partner", "consortium", "shares-premises", "member-of", "funded-by", "hosts", "refers-to", "merged"),
    "introduced",
)
"""The kinds as a page lists them: what two do together, then what one is to the other, then what lies behind them."""


@dataclass(frozen=True, slots=True)
class TieGroup:
    """The ties of one kind and direction; in a table also of one `age` and one `told`, which it says once."""

    kind: str
    back: bool
    ties: tuple[Tie, ...]

    @property
    def age(self) -> str:
        return self.ties[0].age

    @property
    def told(self) -> str:
        return self.ties[0].told


def by_kind(ties: Iterable[Tie], alike: bool = False) -> tuple[TieGroup, ...]:
    """Ties by kind and direction, in the order of kinds; within each in the order that they have.

    `alike` parts those of a kind that differ in `age` or `told`, so that each part says these once.
    """
    held: dict[tuple[int, bool, str, str], list[Tie]] = defaultdict(list)
    for tie in ties:
        said = (tie.age, tie.told) if alike else ("", "")
        held[ORDER.index(tie.kind), tie.back, *said].append(tie)
    return tuple(TieGroup(ORDER[key[0]], key[1], tuple(held[key])) for key in sorted(held))


@dataclass(frozen=True, slots=True)
class Ties:
    """The connections of one organisation: those of now and to come, those that have ended, and the picture of them."""

    now: tuple[Tie, ...]
    earlier: tuple[Tie, ...]
    drawn: Diagram | None

    @property
    def now_by_kind(self) -> tuple[TieGroup, ...]:
        return by_kind(self.now, alike=True)

    @property
    def earlier_by_kind(self) -> tuple[TieGroup, ...]:
        return by_kind(self.earlier, alike=True)

    def __bool__(self) -> bool:
        return bool(self.now or self.earlier)


def ties(directory: Directory, organisation: Organisation, mirrored: bool = False) -> Ties:
    """What a listing's page shows of its connections. `mirrored` draws it for those who read from right to left."""
    slug = organisation.slug
    seen = [tie for link in directory.links_of(slug) if (tie := tie_of(directory, link, slug))]
    seen.sort(key=lambda tie: (isinstance(tie.other, Body), sort_key(tie.other.name), tie.other.slug, tie.kind))
    now = tuple(tie for tie in seen if tie.state != "ended")
    ended = (tie for tie in seen if tie.state == "ended")
    earlier = tuple(
        sorted(ended, key=lambda tie: tie.link.until.last_day if tie.link.until else date.min, reverse=True)
    )
    drawn = by_kind(tie for tie in now if tie.state == "open")
    return Ties(now, earlier, diagram([group.ties for group in drawn], mirrored))


def tie_of(directory: Directory, link: Link, this: str) -> Tie | None:
    """A link from one end; None where the other is an example that was left out."""
    other = directory.party(link.other(this))
    if other is None:
        return None
    today = directory.edition.today
    is_open = link.is_open(today, directory.closed)
    to_come = link.since is not None and link.since.first_day > today and directory.closed.isdisjoint((link.a, link.b))
    return Tie(
        other=other,
        topic=directory.card(other).topic if isinstance(other, Organisation) else None,
        kind=link.kind,
        back=link.kind not in MUTUAL and link.b == this,
        link=link,
        state="open" if is_open else "to-come" if to_come else "ended",
        told=_told(link, this),
        page=_page(directory, link.through),
        age=age(link, last_told(link, directory.by_slug, today), today) if is_open else "",
    )


def _told(link: Link, this: str) -> str:
    if {link.a, link.b} <= link.stated_by:
        return "both"
    return "this" if this in link.stated_by else "other" if link.stated_by else "page"


def _page(directory: Directory, through: str) -> Page | None:
    section, _, slug = through.partition("/")
    kind = next((kind for kind in (Forum, Event, Consortium) if kind.section == section), None)
    return directory.page(kind, slug) if kind else None


HEADER = (
    *("from", "from_name", "kind", "to", "to_name", "since", "until", "source", "as_at", "told_by"),
    *("through", "over"),
)


def table(directory: Directory) -> Iterator[tuple[str, ...]]:
    """All links as rows of a file, after its header: `told_by` holds the slugs of the ends that tell it."""
    yield HEADER
    for link in directory.links:
        one, two = (directory.party(slug) for slug in (link.a, link.b))
        if one and two:
            dates = [str(day) if day else "" for day in (link.since, link.until, link.as_at)]
            ends = link.a, one.name, link.kind, link.b, two.name
            # A page that readers do not see yet is not told of here either.
            through = link.through if "/" not in link.through or _page(directory, link.through) else ""
            told_by, over = " ".join(sorted(link.stated_by)), "yes" if link.over or link.until else ""
            yield *ends, dates[0], dates[1], link.source, dates[2], told_by, through, over
