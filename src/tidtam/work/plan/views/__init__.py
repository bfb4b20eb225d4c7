"""The plan's screens."""
