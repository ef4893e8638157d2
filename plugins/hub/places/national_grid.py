"""The National Grid: from eastings and northings, which British public data use, to latitude and longitude.

Source: Ordnance Survey, "A guide to coordinate systems in Great Britain", annexes B and C, with its constants. The step
from its datum to that of satellites is good to about five metres.
"""
from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

_AIRY = 6377563.396, 6356256.909
_WGS84 = 6378137.0, 6356752.3142
"""Ellipsoids: the half axes in metres."""
_SCALE = 0.9996012717
_EAST, _NORTH = 400_000, -100_000
_LATITUDE, _LONGITUDE = radians(49), radians(-2)
_SHIFT = 446.448, -125.157, 542.060
_TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))
_STRETCH = 1 - 20.4894e-6


def degrees_of(easting: float, northing: float) -> tuple[float, float]:
    """(latitude, longitude) in degrees, WGS84, of a point given in metres east and north."""
    latitude, longitude = _unprojected(easting, northing)
    return _shifted(latitude, longitude)


def _unprojected(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude in radians on Airy's ellipsoid (annex C.2)."""
    a, b = _AIRY
    square, n = 1 - (b / a) ** 2, (a - b) / (a + b)
    latitude, along = _LATITUDE, 0.0
    while abs(rest := northing - _NORTH - along) > 1e-5 or not along:
        latitude += rest / (a * _SCALE)
        apart, both = latitude - _LATITUDE, latitude + _LATITUDE
        along = b * _SCALE * (
            (1 + n + 5 / 4 * (n**2 + n**3)) * apart
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(apart) * cos(both)
            + 15 / 8 * (n**2 + n**3) * sin(2 * apart) * cos(2 * both)
            - 35 / 24 * n**3 * sin(3 * apart) * cos(3 * both)
        )  # fmt: skip
    nu = a * _SCALE / sqrt(1 - square * sin(latitude) ** 2)
    rho = a * _SCALE * (1 - square) / (1 - square * sin(latitude) ** 2) ** 1.5
    eta, t, sec = nu / rho - 1, tan(latitude), 1 / cos(latitude)
    east = easting - _EAST
    return (
        latitude
        - t / (2 * rho * nu) * east**2
        + t / (24 * rho * nu**3) * (5 + 3 * t**2 + eta - 9 * t**2 * eta) * east**4
        - t / (720 * rho * nu**5) * (61 + 90 * t**2 + 45 * t**4) * east**6,
        _LONGITUDE
        + sec / nu * east
        - sec / (6 * nu**3) * (nu / rho + 2 * t**2) * east**3
        + sec / (120 * nu**5) * (5 + 28 * t**2 + 24 * t**4) * east**5,
    )


def _shifted(latitude: float, longitude: float) -> tuple[float, float]:
    """From radians on Airy's ellipsoid to degrees on WGS84's, by way of right angles (annex B)."""
    a, b = _AIRY
    nu = a / sqrt(1 - (1 - (b / a) ** 2) * sin(latitude) ** 2)
    x, y = nu * cos(latitude) * cos(longitude), nu * cos(latitude) * sin(longitude)
    z = (b / a) ** 2 * nu * sin(latitude)
    (dx, dy, dz), (rx, ry, rz) = _SHIFT, _TURN
    x, y, z = (
        dx + _STRETCH * x - rz * y + ry * z,
        dy + rz * x + _STRETCH * y - rx * z,
        dz - ry * x + rx * y + _STRETCH * z,
    )
    a, b = _WGS84
    square, flat = 1 - (b / a) ** 2, hypot(x, y)
    latitude = atan2(z, flat * (1 - square))
    for _ in range(5):
        nu = a / sqrt(1 - square * sin(latitude) ** 2)
        latitude = atan2(z + square * nu * sin(latitude), flat)
    return degrees(latitude), degrees(atan2(y, x))
