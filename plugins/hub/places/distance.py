"""Distance: how far a degree reaches. A borough is small enough to be taken for flat."""
from __future__ import annotations

from math import cos, radians

Centre = tuple[float, float]
"""Latitude and longitude, in degrees."""
RADIUS = 3958.8
"""Miles: the earth's mean radius (IUGG)."""
KILOMETRE = 1 / 1.609344
"""In miles."""


def miles_of_a_degree(latitude: float) -> tuple[float, float]:
    """Miles in a degree of latitude, and in one of longitude at a latitude in degrees."""
    north = radians(1) * RADIUS
    return north, north * cos(radians(latitude))
