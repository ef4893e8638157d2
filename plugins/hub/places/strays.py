"""Strays: places too far from the others to be of one borough, as where a file has its axes swapped."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import hypot
from statistics import median

from hub.places.distance import KILOMETRE, Centre, miles_of_a_degree

FAR = 60 * KILOMETRE
"""Miles from the middle: more than any borough reaches, less than to a namesake in another county."""


def strays(places: Mapping[str, Centre], around: Iterable[Centre]) -> list[str]:
    """The names of those that lie more than `FAR` from the middle, the median of the places `around`: one at least."""
    north, east = map(median, zip(*around, strict=True))
    of_latitude, of_longitude = miles_of_a_degree(north)
    return [
        name
        for name, (latitude, longitude) in places.items()
        if hypot((latitude - north) * of_latitude, (longitude - east) * of_longitude) > FAR
    ]
