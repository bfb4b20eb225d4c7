"""A producer in a round: the state it stands in, how it got there, its papers and its products."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField
from tidtam.registers.producers.models.lists import DocumentKind, Round
from tidtam.registers.producers.models.producer import Producer
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


class RegistrationSet(AreaQuerySet["Registration"]):
    area_path = "producer__area_id"


class Registration(models.Model):
    """A producer in a round, in its present state; how it got there stands in its steps.

    number: of the certificate, once registered. representative: who came in the producer's place, with a written
    authorisation. token: names it on the slip's QR, where a key would let others be guessed.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="registrations")
    round = models.ForeignKey(Round, models.PROTECT, related_name="registrations")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)
    number = CodeField(max_length=40, blank=True)
    representative = models.CharField(max_length=200, blank=True)
    token = CodeField(max_length=40, blank=True)

    objects = RegistrationSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["producer", "round"], name="registration_once_per_round"),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="registration_number_once"
            ),
            models.UniqueConstraint(fields=["token"], condition=~Q(token=""), name="registration_token_once"),
        ]
        indexes = [models.Index(fields=["round", "state"], name="registration_round_state")]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.round_id} {self.state}"


class RegistrationStep(models.Model):
    """One step of a registration, appended: known at T is the last step recorded by T."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)
    recorded_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=400, blank=True)

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
    """A product that a registration asks for. struck: why the officer struck it out; "" while it stands."""

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="products")
    product = models.ForeignKey(Product, models.PROTECT, related_name="registrations")
    struck = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["registration", "product"], name="registered_product_once")
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.product_id}"


class EntryLinkSet(AreaQuerySet["EntryLink"]):
    area_path = "area_id"


class EntryLink(models.Model):
    """A link or QR by which somebody without an account enters a producer, until it expires or is used up.

    token_print: the hash of the token, which itself is only in the link. area: where the producer may be;
    producer: the one that may be filled in, None for a new one. payload: what was typed so far. made: the
    registration that came of it.
    """

    token_print = CodeField(max_length=64, unique=True)
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+")
    round = models.ForeignKey(Round, models.PROTECT, related_name="+")
    producer = models.ForeignKey(Producer, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    payload = models.JSONField(default=dict)
    made = models.ForeignKey(Registration, models.PROTECT, null=True, blank=True, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = EntryLinkSet.as_manager()

    def __str__(self) -> str:
        return f"{self.area_id} {self.round_id}"
