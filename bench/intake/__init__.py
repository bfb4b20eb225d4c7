"""Fifteen invented reports of other provinces, and what has to be read out of each."""
