"""A producer in a round: the state it stands in, how it got there, its papers and its products."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models.lists import DocumentKind, Round
from tidtam.registers.producers.models.producer import Producer, ProducerMember
from tidtam.registers.producers.models.product import Product


class RegistrationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    RECEIVED = "received", _("Received")
    DISTRICT = "district", _("Before the district committee")
    PROVINCE = "province", _("Before the province")
    REGISTERED = "registered", _("Registered")
    REJECTED = "rejected", _("Rejected")
    CANCELLED = "cancelled", _("Cancelled")
    LAPSED = "lapsed", _("Lapsed")


#: Somebody has still to do something.
UNDER_WAY = (
    RegistrationState.DRAFT,
    RegistrationState.RECEIVED,
    RegistrationState.DISTRICT,
    RegistrationState.PROVINCE,
)

#: Taken in by an officer and not decided yet.
WAITING = UNDER_WAY[1:]


class RegistrationSet(AreaQuerySet["Registration"]):
    area_path = "producer__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas; a producer's own people may view its registrations too."""
        return self._with_own(actor, verb) if verb == "view" else super().open_to(actor, verb)

    def enterable_by(self, actor: Actor) -> Self:
        """Those that the actor may fill in: an officer who edits there, or the producer's own people."""
        return self._with_own(actor, "edit")

    def _with_own(self, actor: Actor, verb: str) -> Self:
        own = list(ProducerMember.objects.filter(user_id=actor.pk).values_list("producer_id", flat=True))
        reached = reach_q(actor, verb, self.area_path)
        return self.filter(reached | Q(producer__in=own) if own else reached)


class Registration(models.Model):
    """A producer in a round, in its present state; how it got there stands in its steps.

    number: of the certificate, once registered. representative: who came in the producer's place, with a written
    authorisation. token: names it on the slip's QR, where a key would let others be guessed; given when it is
    received. since: when it came to its present state; kept by the steps.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="registrations")
    round = models.ForeignKey(Round, models.PROTECT, related_name="registrations")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)
    number = CodeField(max_length=40, blank=True)
    representative = models.CharField(max_length=200, blank=True)
    token = CodeField(max_length=40, blank=True)
    since = models.DateTimeField(null=True, blank=True)

    objects = RegistrationSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["producer", "round"], name="registration_once_per_round"),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="registration_number_once"
            ),
            models.UniqueConstraint(fields=["token"], condition=~Q(token=""), name="registration_token_once"),
        ]
        indexes = [
            models.Index(fields=["round", "state", "producer"], name="registration_round_state"),
            models.Index(fields=["state", "producer"], name="registration_state"),
            models.Index(fields=["state", "since"], name="registration_state_since"),
        ]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.round_id} {self.state}"


class RegistrationStep(models.Model):
    """One step of a registration, appended: known at T is the last step recorded by T.

    post: the position with which it was signed. dated_on: the day on the paper, of the signature or of the
    committee's meeting; meeting: which one (ครั้งที่ 3/2561). late: taken outside the round's dates, for `reason`.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    post = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    meeting = models.CharField(max_length=120, blank=True)
    late = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["registration", "recorded_at"], name="registration_step_at")]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.state}"


class RegistrationDocument(models.Model):
    """A paper handed in with a registration: kept as a file, or looked at and given back (file is None).

    refused: why an officer did not take it; such a paper counts as missing.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="documents")
    kind = models.ForeignKey(DocumentKind, models.PROTECT, related_name="+")
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    refused = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["registration", "kind"], name="registration_document_kind")]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.kind_id}"


class RegisteredProduct(models.Model):
    """A product that a registration asks for. struck: why the officer struck it out; "" while it stands.

    struck_at: since when it does not count. After the registration is registered nothing is put back, so that
    what was known at any moment stays known.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="products")
    product = models.ForeignKey(Product, models.PROTECT, related_name="registrations")
    struck = models.CharField(max_length=200, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "product"], name="registered_product_once"),
            models.CheckConstraint(
                condition=Q(struck="", struck_at__isnull=True) | (~Q(struck="") & Q(struck_at__isnull=False)),
                name="registered_product_struck_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.product_id}"
