"""Screens of the figures."""

from tidtam.reporting.figures.views.figure import one, overview

__all__ = ["one", "overview"]
