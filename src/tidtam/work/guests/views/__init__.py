"""Screens of what visitors ask."""
