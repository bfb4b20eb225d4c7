"""Links by which somebody without an account enters a producer on a phone."""

from django.db import models
from django.db.models import Q

from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models.lists import Round
from tidtam.registers.producers.models.producer import Producer
from tidtam.registers.producers.models.registration import Registration, RegistrationState


class EntryLinkSet(AreaQuerySet["EntryLink"]):
    area_path = "area_id"


class EntryLink(models.Model):
    """A link or QR by which somebody without an account enters a producer, until it expires or is closed.

    token_print: the hash of the token, which itself is only in the link. area: where the producer may be;
    producer: the one that may be filled in, None for a new one. many: a poster's link, by which everybody begins
    a link of their own (parent). payload: what was typed so far, as typed; the personal number only sealed.
    made: the registration that came of it; until it is received the link opens the entry again.
    """

    token_print = CodeField(max_length=64, unique=True)
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    producer = models.ForeignKey(Producer, models.PROTECT, null=True, blank=True, related_name="+")
    many = models.BooleanField(default=False)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="begun")
    note = models.CharField(max_length=200, blank=True)
    payload = models.JSONField(default=dict)
    made = models.ForeignKey(Registration, models.PROTECT, null=True, blank=True, related_name="entry_links")
    by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

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
        if self.closed_at is not None or self.expires_at <= clock.now():
            return False
        return self.parent is None or self.parent.closed_at is None

    @property
    def is_sealed(self) -> bool:
        """Whether an officer has received what came of it: from then on it is changed at the office."""
        return self.made is not None and self.made.state != RegistrationState.DRAFT
