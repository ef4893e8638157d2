"""Measures: how well organisations are connected on a day, and what changed in the days up to it.

Worked out from the dates of links and consortia, so that every build can tell of any period, past ones too. Each
measure, its formula, its source and what it cannot tell are in docs/measures.md. Examples are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hub.connections.age import age, last_told
from hub.connections.link import Link
from hub.connections.network import Network, Pair, hubs, network
from hub.edition import Edition
from hub.knowledge.consortium import ENDS, STAGES, Consortium
from hub.listings.organisation import Organisation
from hub.places.whereabouts import wards_of
from hub.records.dates import PartialDate

TOGETHER = frozenset({"partner", "consortium", "shares-premises", "hosts", "refers-to"})
"""The kinds of link that are work done together. Money, membership, a merger and a mere introduction are not."""
FUNDING = "funded-by"
WAYS = ("introduction", "forums", "events", "consortia")
"""What a link may have come about through, as `through` begins."""
UNDER_WAY = "under-way"
NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Flow:
    """Links that began and ended within a period, and those open on its last day.

    `perhaps_new` and `perhaps_ended` are dated too roughly to say: by a year or month that lies only partly in it.
    """

    new: int
    perhaps_new: int
    ended: int
    perhaps_ended: int
    open: int


@dataclass(frozen=True, slots=True)
class Ratio:
    """Some `of` all."""

    some: int
    of: int


@dataclass(frozen=True, slots=True)
class Measures:
    """All that is measured of a period, from `first` to `last` day; what is open, on the last.

    `by_kind` holds the kinds that there are. `undated` are open links of which no beginning is told, `ageing` those of
    which nobody has told for years, or nobody knows when. `hubs` are the slugs that `without_hubs` leaves out. `before`
    and `after` are of the same organisations: those in the directory before the first day that still work on the last.
    `reciprocal` counts links that both listings state, of those that either does; `together` pairs that do something
    together, and both say so. `cross_topic` counts pairs that share no topic, `cross_ward` pairs with no place in the
    same ward, of those of which both are known. `began_through` counts new links of work together by what they came
    about through; `stages` and `outcomes` consortia; `better` case studies that tell an outcome for people.
    """

    first: date
    last: date
    all_links: Flow
    between_listings: Flow
    with_bodies: Flow
    by_kind: Mapping[str, Flow]
    undated: Ratio
    ageing: Ratio
    network: Network
    without_funding: Network
    without_hubs: Network
    hubs: tuple[str, ...]
    before: Network
    after: Network
    reciprocal: Ratio
    together: Ratio
    cross_topic: Ratio
    cross_ward: Ratio
    began_through: Mapping[str, int]
    stages: Mapping[str, int]
    outcomes: Mapping[str, int]
    better: Ratio

    @property
    def mergers(self) -> int:
        """How many of the links open on the last day are mergers, which happened once and go on for nobody."""
        return self.by_kind["merged"].open if "merged" in self.by_kind else 0

    @property
    def is_baseline(self) -> bool:
        """Whether there is nothing earlier to hold it against: no listing was there before it began."""
        return not self.before.organisations


def measure(edition: Edition, told: Iterable[Link], first: date, last: date) -> Measures:
    """Measure the period from `first` to `last`, both included, neither after the other nor after today.

    `told` are the links of the edition, as `links` gives them.
    """
    listed = {o.slug: o for o in edition.organisations if not o.example}
    every = _links(told, listed, edition.vocabulary.bodies)
    eve = first - timedelta(days=1)
    here, on_the_eve = ({s for s, o in listed.items() if works(o, day, edition.today)} for day in (last, eve))
    gone, gone_by_then = listed.keys() - here, listed.keys() - on_the_eve
    same = {slug for slug in here & on_the_eve if listed[slug].listing.added <= eve}

    def flow(wanted: Callable[[Link], bool]) -> Flow:
        chosen = [link for link in every if wanted(link)]
        new = [_lies_within(link.since, first, last) for link in chosen]
        ended = [_lies_within(link.until, first, last) for link in chosen]
        still = sum(link.is_open(last, gone) for link in chosen)
        return Flow(new.count(True), new.count(None), ended.count(True), ended.count(None), still)

    between = [link for link in every if link.b in listed]
    before = [link for link in between if link.is_open(eve, gone_by_then)]
    now = [link for link in every if link.is_open(last, gone)]
    now_between = [link for link in now if link.a in here and link.b in here]
    working = [link for link in now_between if link.kind in TOGETHER]
    begun = [link for link in between if link.kind in TOGETHER and _lies_within(link.since, first, last)]
    pairs = _pairs(now_between)
    left_out = hubs(pairs)
    reached = ((c, c.reached(last)) for c in edition.consortia if not (c.example or c.translates))
    consortia = [(c, tuple(stage.stage for stage in stages)) for c, stages in reached if stages]
    studies = [s for s in edition.case_studies if not (s.example or s.translates) and s.published <= last]
    return Measures(
        first=first,
        last=last,
        all_links=flow(lambda _: True),
        between_listings=flow(lambda link: link.b in listed),
        with_bodies=flow(lambda link: link.b not in listed),
        by_kind={kind: flow(lambda link, kind=kind: link.kind == kind) for kind in sorted({x.kind for x in every})},
        undated=Ratio(sum(link.since is None for link in now), len(now)),
        ageing=Ratio(sum(age(link, last_told(link, listed, last), last) != "" for link in now), len(now)),
        network=network(here, pairs),
        without_funding=network(here, _pairs(link for link in now_between if link.kind != FUNDING)),
        without_hubs=network(here - {*left_out}, pairs),
        hubs=left_out,
        before=network(same, _pairs(before)),
        after=network(same, pairs),
        reciprocal=Ratio(sum(map(_is_mutual, now_between)), sum(bool(link.stated_by) for link in now_between)),
        together=Ratio(len(_pairs(filter(_is_mutual, working))), len(_pairs(working))),
        cross_topic=_crossing(pairs, lambda slug: listed[slug].all_topics),
        cross_ward=_crossing(pairs, lambda slug: wards_of(listed[slug])),
        began_through=_counted((_way(link) for link in begun), (*WAYS, NOT_KNOWN)),
        stages=_counted((stages[-1] for _, stages in consortia), STAGES),
        outcomes=_counted((_outcome(c, stages, last) for c, stages in consortia), (*ENDS, UNDER_WAY, NOT_KNOWN)),
        better=Ratio(sum(bool(study.outcomes) for study in studies), len(studies)),
    )


def works(organisation: Organisation, day: date, today: date) -> bool:
    """Whether an organisation worked on a day, up to today. Of one that ended, nobody knows when, it is not said."""
    ended = organisation.listing.ended
    return organisation.is_open or (ended is not None and day <= ended.last_day and day < today)


def _links(told: Iterable[Link], listed: Mapping[str, Organisation], bodies: Collection[str]) -> list[Link]:
    """The links between listings that count, or with bodies."""
    return [link for link in told if link.a in listed and (link.b in listed or link.b in bodies)]


def _lies_within(day: PartialDate | None, first: date, last: date) -> bool | None:
    """Whether a date lies in a period; None where it is told too roughly to say."""
    if day is None or day.first_day > last or day.last_day < first:
        return False
    return True if first <= day.first_day and day.last_day <= last else None


def _pairs(links: Iterable[Link]) -> frozenset[Pair]:
    return frozenset((min(link.a, link.b), max(link.a, link.b)) for link in links)


def _is_mutual(link: Link) -> bool:
    return {link.a, link.b} <= link.stated_by


def _crossing(pairs: Iterable[Pair], of: Callable[[str], Collection[str]]) -> Ratio:
    """The pairs that have nothing in common, of those of which both sides say something."""
    known = [(one, two) for a, b in pairs if (one := {*of(a)}) and (two := {*of(b)})]
    return Ratio(sum(one.isdisjoint(two) for one, two in known), len(known))


def _way(link: Link) -> str:
    way = link.through.partition("/")[0]
    return way if way in WAYS else NOT_KNOWN


def _outcome(consortium: Consortium, stages: Collection[str], day: date) -> str:
    """What had come of a consortium by a day, by the stages that it reached. One that won and was dissolved has won."""
    if result := consortium.result(day):
        return result
    if "dissolved" in stages:
        return "dissolved"
    return NOT_KNOWN if consortium.is_silent(day) else UNDER_WAY


def _counted(found: Iterable[str], names: Iterable[str]) -> dict[str, int]:
    counts = Counter(found)
    return {name: counts[name] for name in names}
