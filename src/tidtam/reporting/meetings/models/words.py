"""What a resolution is found by."""

from django.db import models

from tidtam.kit.search import Searched
from tidtam.reporting.meetings.models.resolutions import Resolution, ResolvedAction


class ResolutionWords(models.Model):
    """A row for the resolution itself, and one for each matter that came of it, with the names of its place.

    So that every word typed must be found in one resolution and one of its places. Written with them, never changed.
    """

    resolution = models.ForeignKey(Resolution, models.CASCADE, related_name="words")
    made = models.OneToOneField(ResolvedAction, models.CASCADE, null=True, blank=True, related_name="+")
    search_text = models.TextField()
    sound_text = models.TextField(blank=True)

    searched = Searched(sound="sound_text", indexed=True)

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.made_id or ''}"
