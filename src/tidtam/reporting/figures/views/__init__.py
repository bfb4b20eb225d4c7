"""Screens of the figures."""

from tidtam.reporting.figures.views.figure import one, overview
from tidtam.reporting.figures.views.pivot import arranged
from tidtam.reporting.figures.views.sales import part, sales

__all__ = ["arranged", "one", "overview", "part", "sales"]
