"""Scales: which of five colour steps a ward's count falls in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the scale. It holds counts from `low` to `high`; the last step has no `high`."""

    number: int
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, and the number of the step that it falls in."""

    count: int
    step: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Step 0 is none; the others share out what there is."""

    steps: tuple[Step, ...]

    def step_of(self, count: int) -> int:
        """The number of the step, 0 to 4, that holds `count`."""
        return max(step.number for step in self.steps if step.low <= count)

    def cell(self, count: int) -> Cell:
        return Cell(count, self.step_of(count))


def scale(counts: Iterable[int]) -> Scale:
    """Cut the counts above nought into at most four steps of about as many places each (quantiles).

    Steps that would be empty are left out, so few or equal counts give fewer steps. The strongest colour always
    belongs to the highest counts.
    """
    ordered = sorted(count for count in counts if count > 0)
    cuts = sorted({1, *(ordered[len(ordered) * quarter // 4] for quarter in (1, 2, 3) if ordered)})
    bounds = [*cuts, None]
    offset = 5 - len(cuts)
    steps = [Step(0, 0, 0)]
    for i, low in enumerate(cuts):
        above = bounds[i + 1]
        steps.append(Step(i + offset if ordered else 1, low, above - 1 if above is not None else None))
    return Scale(tuple(steps))
