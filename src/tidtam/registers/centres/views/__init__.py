"""Screens of the information centres."""
