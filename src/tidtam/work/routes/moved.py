"""Routes follow their area to its new code."""

from tidtam.work.routes.models import Route

FOLLOWS = [(Route, "area")]
