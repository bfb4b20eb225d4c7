"""Screens of the signs."""
