"""Screens of the assets."""
