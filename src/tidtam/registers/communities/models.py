"""Communities of the programme: a village that prepares for visitors, and who may edit its page."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor


class CommunitySet(AreaQuerySet["Community"]):
    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas; whoever edits a community may also view that one."""
        reached = reach_q(actor, verb, self.area_path)
        if verb == "view" and actor.pk is not None:
            reached |= Q(pk__in=CommunityEditor.objects.filter(user=actor.pk).values("community"))
        return self.filter(reached)


class Community(models.Model):
    """A village of the programme.

    typed_name: the name as the source wrote it (บ้านวังคูน); area: the village it was matched to by a person.
    stated: codes of the areas in which the source says that it lies, separated by spaces; "" when it says none.
    """

    area = models.OneToOneField(Area, models.PROTECT, related_name="community")
    typed_name = models.CharField(max_length=200, blank=True)
    match_note = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200, blank=True)
    stated = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField()

    objects = CommunitySet.as_manager()

    def __str__(self) -> str:
        return str(self.area)

    @property
    def stated_codes(self) -> list[str]:
        return self.stated.split()

    @property
    def is_outside(self) -> bool:
        """Whether it lies in none of the areas that its source named."""
        return bool(self.stated) and not self.area_id.startswith(tuple(self.stated_codes))


class CommunityEditor(models.Model):
    """An account that edits one community's page and answers for it; no other area data."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="community_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "user"], name="community_editor_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.community_id}"
