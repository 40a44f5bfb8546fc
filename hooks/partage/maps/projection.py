"""From longitude and latitude to a flat map: Lambert-93 in mainland France, degrees of one latitude elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from math import atanh, cos, exp, log, pi, radians, sin, sqrt, tan

Point = tuple[float, float]
_EXCENTRICITY = 0.0818191910428
"""Of the ellipsoid GRS 80."""
_AXIS = 6378.137
"""Its half axis, in kilometres."""
_PARALLELS = (44.0, 49.0)
_ORIGIN = (3.0, 46.5)
_OVERSEAS = ((-23, -17, -21.1), (-16, -10, -12.8), (1, 7, 4.0), (13, 15.2, 14.7), (15.2, 18.5, 16.2))
"""South, north and usual parallel of La Réunion, Mayotte, Guyane, Martinique and Guadeloupe."""


def kilometres(longitude: float, latitude: float) -> Point:
    """Return a point, in kilometres to the east and to the north: of Lambert-93, or of its own parallel overseas."""
    if -6 < longitude < 10.5 and 41 < latitude < 52:
        return _lambert(longitude, latitude)
    # A territory has one parallel, so that its outline is not sheared.
    parallel = next((each for south, north, each in _OVERSEAS if south < latitude <= north), latitude)
    return radians(longitude) * _AXIS * cos(radians(parallel)), radians(latitude) * _AXIS


@dataclass(frozen=True, slots=True)
class Frame:
    """How kilometres become units of a drawing, whose ordinates go down."""

    west: float
    north: float
    scale: float
    """Units for a kilometre."""
    left: float = 0.0
    top: float = 0.0

    def place(self, longitude: float, latitude: float) -> Point:
        """Return where a point of the Earth is in the drawing."""
        return self.put(*kilometres(longitude, latitude))

    def put(self, east: float, north: float) -> Point:
        """Return where a point in kilometres is in the drawing."""
        return (
            round(self.left + (east - self.west) * self.scale, 1),
            round(self.top + (self.north - north) * self.scale, 1),
        )


def _isometric(latitude: float) -> float:
    sine = sin(radians(latitude))
    return log(tan(pi / 4 + radians(latitude) / 2)) - _EXCENTRICITY * atanh(_EXCENTRICITY * sine)


def _radius_of_parallel(latitude: float) -> float:
    sine = _EXCENTRICITY * sin(radians(latitude))
    return _AXIS * cos(radians(latitude)) / sqrt(1 - sine * sine)


_ONE, _OTHER = _PARALLELS
_POWER = log(_radius_of_parallel(_ONE) / _radius_of_parallel(_OTHER)) / (
    _isometric(_OTHER) - _isometric(_ONE)
)
_CONSTANT = _radius_of_parallel(_ONE) * exp(_POWER * _isometric(_ONE)) / _POWER


def _lambert(longitude: float, latitude: float) -> Point:
    angle = _POWER * radians(longitude - _ORIGIN[0])
    distance = _CONSTANT * exp(-_POWER * _isometric(latitude))
    from_origin = _CONSTANT * exp(-_POWER * _isometric(_ORIGIN[1]))
    return 700 + distance * sin(angle), 6600 + from_origin - distance * cos(angle)
