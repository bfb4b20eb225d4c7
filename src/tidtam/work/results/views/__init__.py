"""Screens of the results."""
