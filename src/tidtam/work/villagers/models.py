"""Links by which a village says, without an account, what it received of what was promised to it."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.kit.secret_links import SecretLink
from tidtam.work.followup.models import Action
from tidtam.work.plan.models import Confirmation, Target


class Speaker(models.TextChoices):
    """In which post somebody speaks for the village; never by name."""

    HEAD = "head", _("Village head")
    ASSISTANT = "assistant", _("Assistant village head")
    CHAIR = "chair", _("Chair of the tourism community")
    COMMITTEE = "committee", _("Village committee")


class VillageLinkSet(AreaQuerySet["VillageLink"]):
    area_path = "area_id"


class VillageLink(SecretLink):
    """A link or QR that opens one village's own page, until it expires or is closed.

    speaker: the post that answers by it. maker: the account that was shown the address of today, "" where a machine
    made it; whoever knows the address could answer, so that account's own works are not proved by it. used_at: when
    it was last opened, to the hour.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    speaker = models.CharField(max_length=10, choices=Speaker.choices)
    maker = CodeField(max_length=40, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = VillageLinkSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "speaker"], condition=Q(closed_at=None), name="village_link_open_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.speaker}"


class Said(models.TextChoices):
    RECEIVED = "received", _("We received it")
    MISSING = "missing", _("Not received yet")
    BROKEN = "broken", _("Damaged")


class VillageAnswer(models.Model):
    """What the village said of one target on one day; appended, never changed.

    id is made with the page, so that sending twice answers once. confirmation: what it counts as for the target.
    action: the matter that came of it, or the one that stood for it already.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    link = models.ForeignKey(VillageLink, models.PROTECT, related_name="answers")
    target = models.ForeignKey(Target, models.PROTECT, related_name="village_answers")
    said = models.CharField(max_length=10, choices=Said.choices)
    note = models.CharField(max_length=400, blank=True)
    confirmation = models.OneToOneField(Confirmation, models.PROTECT, related_name="village_answer")
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["target", "-answered_at"], name="village_answer_target")]

    def __str__(self) -> str:
        return f"{self.target_id} {self.said}"
