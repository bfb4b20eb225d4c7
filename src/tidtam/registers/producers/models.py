"""The register of producers and products, counted by registration round."""

from datetime import date, datetime, time
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import next_month
from tidtam.kit.clock import BANGKOK
from tidtam.kit.fields import CodeField


def month_bounds(month: date) -> tuple[datetime, datetime]:
    """The instants at which the month begins and the next one does, in Bangkok."""
    return (
        datetime.combine(month, time.min, BANGKOK),
        datetime.combine(next_month(month), time.min, BANGKOK),
    )


class Category(models.Model):
    """One of the programme's product categories; data, so that another country brings its own."""

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    aliases = models.JSONField(default=list)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class Round(models.Model):
    """A registration round: two years (2557-2558) or a quarter of a fiscal year, with its dates."""

    code = CodeField(max_length=20, primary_key=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    opens_on = models.DateField()
    closes_on = models.DateField()

    class Meta:
        ordering = ["-opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="round_dates"
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class ProducerKind(models.TextChoices):
    GROUP = "group", _("Community producer group")
    SOLE = "sole", _("Sole-owner community producer")
    SME = "sme", _("SME (legal entity)")


class ProducerSet(AreaQuerySet["Producer"]):
    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas; its own people may view a producer too."""
        if verb != "view" or "" in actor.reach(verb):
            return super().open_to(actor, verb)
        memberships = ProducerMember.objects.filter(user_id=actor.pk)
        own = list(memberships.values_list("producer_id", flat=True))
        if not own:  # asked first: an OR in the condition costs the database its order by name
            return super().open_to(actor, verb)
        return self.filter(reach_q(actor, verb, self.area_path) | models.Q(pk__in=own))

    def expected_in(self, month: date) -> Self:
        """Registered at some time in the month, so that a report of its sales is due."""
        starts, ends = month_bounds(month)
        kept = models.Q(struck_at__isnull=True) | models.Q(struck_at__gte=starts)
        return self.filter(kept, registered_at__lt=ends)


class Producer(models.Model):
    """Who makes. area: the village where known, else the subdistrict.

    registered_at, struck_at: since when, and until when, some round counts it as registered; kept by the steps.
    A producer reports its sales for the months between the two.
    """

    code = CodeField(max_length=20, unique=True)
    kind = models.CharField(max_length=10, choices=ProducerKind.choices)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    sort_key = CodeField(max_length=600)
    sound_key = CodeField(max_length=300)
    search_text = models.CharField(max_length=600)
    recorded_at = models.DateTimeField()
    registered_at = models.DateTimeField(null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)

    objects = ProducerSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["area", "sort_key"], name="producer_area_sort"),
            models.Index(fields=["sort_key"], name="producer_sort"),
            models.Index(fields=["sound_key"], name="producer_sound"),
            models.Index(fields=["area", "registered_at", "struck_at"], name="producer_area_registered"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(struck_at__isnull=True) | models.Q(registered_at__isnull=False),
                name="producer_struck_was_registered",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class ProducerMember(models.Model):
    """An account that belongs to a producer: sees that producer and nothing else of the area."""

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="producer_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["producer", "user"], name="producer_member_once")]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.user_id}"


class ProductSet(AreaQuerySet["Product"]):
    area_path = "producer__area_id"


class Product(models.Model):
    """What is made, in one of the categories. price: satang."""

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="products")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    code = CodeField(max_length=20, blank=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    price = models.BigIntegerField(null=True, blank=True)
    sort_key = CodeField(max_length=600)
    search_text = models.CharField(max_length=600)

    objects = ProductSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["category", "sort_key"], name="product_category_sort"),
            models.Index(fields=["sort_key"], name="product_sort"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="product_code_once"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price__gte=0), name="price_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class RegistrationState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    RECEIVED = "received", _("Received")
    DISTRICT = "district", _("Before the district committee")
    PROVINCE = "province", _("Before the province")
    REGISTERED = "registered", _("Registered")
    REJECTED = "rejected", _("Rejected")
    CANCELLED = "cancelled", _("Cancelled")


class RegistrationSet(AreaQuerySet["Registration"]):
    area_path = "producer__area_id"


class Registration(models.Model):
    """A producer in a round, in its present state; how it got there stands in its steps."""

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="registrations")
    round = models.ForeignKey(Round, models.PROTECT, related_name="registrations")
    state = models.CharField(max_length=12, choices=RegistrationState.choices)

    objects = RegistrationSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["producer", "round"], name="registration_once_per_round")
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
