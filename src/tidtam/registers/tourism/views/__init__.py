"""Screens of what villages offer."""
