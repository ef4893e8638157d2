"""Strays: places too far from the others to be of one borough, as where a file has its axes swapped."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import cos, hypot, radians
from statistics import median

Centre = tuple[float, float]
"""Latitude and longitude, in degrees."""
FAR = 60
"""Kilometres from the middle: more than any borough reaches, less than to a namesake in another county."""
DEGREE = radians(1) * 6371
"""Kilometres in a degree of latitude: the earth's mean radius is 6,371 (IUGG)."""


def strays(places: Mapping[str, Centre], around: Iterable[Centre]) -> list[str]:
    """The names of those that lie more than `FAR` from the middle, the median of the places `around`: one at least."""
    north, east = map(median, zip(*around, strict=True))
    return [
        name
        for name, (latitude, longitude) in places.items()
        if hypot(latitude - north, (longitude - east) * cos(radians(north))) * DEGREE > FAR
    ]
