"""Recipes follow their village to its new code."""

from tidtam.reporting.prints.models import Recipe

FOLLOWS = [(Recipe, "area")]
