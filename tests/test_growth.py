"""Growth: what a build does for each listing does not grow with their number. Counted in calls, for seconds vary."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import FrameType

import pytest

from hub.edition import read_edition
from hub.places.grid import grid
from hub.site import views
from hub.site.directory import Directory

NUMBERS = (60, 120, 240)


@pytest.fixture
def calls(tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many calls within the hub itself it takes to read so many made-up listings and work out their views."""
    monkeypatch.syspath_prepend(repository / "benchmarks")
    from hubs import generated_hub

    hubs = [generated_hub(tmp_path / str(number), number) for number in NUMBERS]
    return [counted(hub) for hub in hubs]


def counted(hub: Path) -> int:
    count = 0

    def seen(frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call" and "/plugins/hub/" in frame.f_code.co_filename

    sys.setprofile(seen)
    try:
        read_and_view(hub)
    finally:
        sys.setprofile(None)
    return count


def read_and_view(hub: Path) -> None:
    edition = read_edition(hub, date(2026, 11, 24)).edition
    directory, words = Directory(edition), edition.vocabulary
    views.ward_map(directory, grid(words.wards.values()))
    views.a_to_z(directory)
    views.people_counts(directory)
    for organisation in edition.organisations:
        views.listing_page(directory, organisation)
    for make, subjects in (
        (views.topic_group, words.topics),
        (views.people_group, words.people),
        (views.area_group, words.areas),
    ):
        for subject in subjects.values():
            make(directory, subject)


def test_twice_as_many_listings_take_twice_the_work(calls: list[int]) -> None:
    first, second, third = calls
    assert second - first > 60 * 100  # else nothing was counted
    assert third - second < 2.2 * (second - first)
