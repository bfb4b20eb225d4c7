"""Screens of the communities."""
