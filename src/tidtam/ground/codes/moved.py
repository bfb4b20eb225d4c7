"""Codes follow their area to its new code."""

from tidtam.ground.codes.models import Code

FOLLOWS = [(Code, "area")]
