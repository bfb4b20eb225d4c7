"""What was told stays with its place under its new code."""

from tidtam.work.voices.models import Voice

FOLLOWS = [(Voice, "area")]
