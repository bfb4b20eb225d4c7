"""Committees follow their area to its new code."""

from tidtam.reporting.meetings.models import Committee

FOLLOWS = [(Committee, "area")]
