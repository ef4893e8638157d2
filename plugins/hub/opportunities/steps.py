"""Steps: the stages that one release tells of, by the types of its notice or, where it has none, by its tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from hub.opportunities.days import day_of, moment_of
from hub.opportunities.plain import one_line
from hub.records.given import Given

NOTICE_STAGES: Mapping[str, str] = {
    "UK1": "pipeline",
    "UK2": "engagement",
    "UK3": "planned",
    "UK4": "release",
    "UK5": "transparency",
    "UK6": "award",
    "UK7": "contract",
    "UK10": "change",
    "UK11": "end",
    "UK12": "cancelled",
}
"""The stage that each notice of the Procurement Act 2023 tells of; the others tell of none."""
SIGNALS = frozenset({"pipeline", "engagement", "planned", "first-signal"})
"""The stages of notices that come before a release."""

_FAILED = frozenset({"cancelled", "unsuccessful", "withdrawn"})
_UPDATES = ("Update", "Amendment")
PSR = re.compile(r"provider selection regime|\bPSR\b", re.IGNORECASE)
_INTENTION = re.compile(r"intention to award|intends? to award", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage as a notice tells it, by its name in the schema; `day` is None where the notice does not say.

    `expected` says that the notice only foresees it, `last_day` that it is the last day of the stage, not its first.
    """

    stage: str
    day: date | None
    note: str = ""
    expected: bool = False
    last_day: bool = False


def steps_of(
    release: Given, tags: tuple[str, ...], published: date, doubts: list[str]
) -> tuple[tuple[Step, ...], bool]:
    """What a release tells of the way of its procurement, and whether it changes what an earlier one told."""
    tender = release["tender"]
    update = any(tag.endswith(_UPDATES) for tag in tags)
    steps: list[Step] = []
    typed = {each["noticeType"].text(): each for each in documents_of(release) if each["noticeType"]}
    for kind, document in typed.items():
        if stage := NOTICE_STAGES.get(kind):
            day = day_of(document["datePublished"], doubts) if tags == ("compiled",) else None
            steps.append(Step(stage, _own_day(release, stage, doubts) or day or published))
        else:
            what = f"{one_line(kind, 20)} is no step on the way to a contract; it was left out"
            doubts.append(f"{document.where}: {what}")
    if not typed:
        steps += _by_tag(release, tags, published, doubts)
    if "cancelled" not in {step.stage for step in steps} and "tenderCancellation" in tags:
        steps.append(Step("cancelled", published))
    stages = {step.stage for step in steps}
    if stages & SIGNALS and (day := day_of(tender["communication"]["futureNoticeDate"], doubts)):
        steps.append(Step("release", day, expected=True))
    for milestone in release["planning"]["milestones"]:
        due = day_of(milestone["dueDate"], doubts) if milestone["type"].text() == "engagement" else None
        if due and "engagement" in stages and due > published:
            steps.append(Step("engagement", due, "The last day of the talks, as the notice says.", last_day=True))
    if "release" in stages or (update and "change" in stages):
        steps += _closing(tender, doubts, first="release" in stages)
    return tuple(steps), update


def _by_tag(release: Given, tags: tuple[str, ...], published: date, doubts: list[str]) -> Iterator[Step]:
    """The stages of a notice of the older rules, or of the Provider Selection Regime: they have no type, only tags."""
    tender, awards = release["tender"], list(release["awards"])
    states = [tender["status"].text(), *(award["status"].text() for award in awards)]
    failed = states[0] in _FAILED or (awards and all(state in _FAILED for state in states[1:]))
    if failed:
        yield Step("cancelled", published, "No contract was awarded." if awards else "")
    elif any(tag.startswith("tender") and not tag.endswith("Cancellation") for tag in tags):
        yield Step("change" if any(tag.endswith(_UPDATES) for tag in tags) else "release", published)
    elif any(tag.startswith(("award", "contract")) for tag in tags):
        text = f"{tender['title'].text()} {tender['description'].text()}"
        if any(tag.endswith((*_UPDATES, "Termination")) for tag in tags):
            yield Step("change", published)
        elif PSR.search(text) and _INTENTION.search(text):
            yield Step("intention", published)
        else:
            yield Step("award", _own_day(release, "award", doubts) or published)
            if signed := _own_day(release, "contract", doubts):
                yield Step("contract", signed)
    elif any(tag.startswith("planning") for tag in tags):
        yield Step("first-signal", published, "Early notice, under the older rules or those for health care.")


def _own_day(release: Given, stage: str, doubts: list[str]) -> date | None:
    """The day that a release names for its stage itself: of the award, of the signature, of the end."""
    days: list[date | None] = []
    if stage == "award":
        days = [day_of(award["date"], doubts) for award in release["awards"]]
    elif stage == "contract":
        days = [day_of(contract["dateSigned"], doubts) for contract in release["contracts"]]
    elif stage == "end":
        days = [day_of(contract["finalStatusDate"], doubts) for contract in release["contracts"]]
    return max((day for day in days if day), default=None)


def _closing(tender: Given, doubts: list[str], *, first: bool) -> Iterator[Step]:
    given = tender["expressionOfInterestDeadline"] or tender["tenderPeriod"]["endDate"]
    moment = moment_of(given) if given else None
    if given and moment is None:
        doubts.append(f"{given.where}: this is no date; it was left out")
    note = "To say that one is interested." if tender["expressionOfInterestDeadline"] else ""
    if moment and len(given.text()) > 10 and (moment.hour, moment.minute) not in ((0, 0), (23, 59)):
        note = f"{note} By {moment:%H:%M}, London time.".strip()
    if moment or first:
        yield Step("closing", moment.date() if moment else None, note)


def documents_of(release: Given) -> Iterator[Given]:
    """The documents of all parts of a release; some of them say what type of notice it is."""
    for holder in (release["planning"], release["tender"], *release["awards"], *release["contracts"]):
        yield from holder["documents"]
