"""Communities of the programme: a village that prepares for visitors, and who may edit its page."""

from django.conf import settings
from django.db import models

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet


class CommunitySet(AreaQuerySet["Community"]):
    area_path = "area_id"


class Community(models.Model):
    """A village of the programme.

    typed_name: the name as the source wrote it (บ้านวังคูน); area: the village it was matched to by a person.
    """

    area = models.OneToOneField(Area, models.PROTECT, related_name="community")
    typed_name = models.CharField(max_length=200, blank=True)
    match_note = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField()

    objects = CommunitySet.as_manager()

    def __str__(self) -> str:
        return str(self.area)


class CommunityEditor(models.Model):
    """An account that edits one community's page and answers for it; no other area data."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="community_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "user"], name="community_editor_once")]
