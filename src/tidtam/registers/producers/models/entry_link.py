"""Links by which somebody without an account enters a producer on a phone."""

from django.db import models
from django.db.models import Q

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.secret_links import SecretLink
from tidtam.registers.producers.models.lists import Round
from tidtam.registers.producers.models.producer import Producer
from tidtam.registers.producers.models.registration import Registration, RegistrationState


class EntryLinkSet(AreaQuerySet["EntryLink"]):
    area_path = "area_id"


class EntryLink(SecretLink):
    """A link or QR by which somebody without an account enters a producer, until it expires or is closed.

    area: where the producer may be; producer: the one that may be filled in, None for a new one. many: a poster's
    link, by which everybody begins a link of their own (parent). payload: the personal number in it only sealed.
    made: the registration that came of it; until it is received the link opens the entry again.
    """

    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    producer = models.ForeignKey(Producer, models.PROTECT, null=True, blank=True, related_name="+")
    many = models.BooleanField(default=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="begun")
    note = models.CharField(max_length=200, blank=True)
    made = models.ForeignKey(Registration, models.PROTECT, null=True, blank=True, related_name="entry_links")

    objects = EntryLinkSet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["area", "created_at"], name="entry_link_area")]
        constraints = [
            models.CheckConstraint(
                condition=Q(many=False) | Q(parent__isnull=True, made__isnull=True),
                name="entry_link_poster_is_no_entry",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.round_id}"

    @property
    def is_open(self) -> bool:
        """Whether it still leads anywhere; one begun from a poster ends with it."""
        return super().is_open and (self.parent is None or self.parent.closed_at is None)

    @property
    def is_sealed(self) -> bool:
        """Whether an officer has received what came of it: from then on it is changed at the office."""
        return self.made is not None and self.made.state != RegistrationState.DRAFT
