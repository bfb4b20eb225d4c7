"""What a village offers: places to see, dishes, souvenirs, beds, things to do, and days to come for."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.kit.hours import Hours
from tidtam.kit.review.models import Shown, State, rules
from tidtam.kit.search import Searched
from tidtam.kit.told import told
from tidtam.registers.communities.models import CommunityEditor
from tidtam.registers.producers.models import Product
from tidtam.registers.tourism.models.village_page import VillagePage


class Kind(models.TextChoices):
    ATTRACTION = "attraction", _("Place to see")
    DISH = "dish", _("Local dish")
    SOUVENIR = "souvenir", _("Souvenir")
    HOMESTAY = "homestay", _("Homestay")
    ACTIVITY = "activity", _("Activity")
    EVENT = "event", _("Festival or event")


class Recurs(models.TextChoices):
    """How an event comes again. The days of a moving feast are entered for each year."""

    ONCE = "once", _("Once")
    YEARLY = "yearly", _("Every year on the same days")
    MOVING = "moving", _("Every year, on days entered year by year")


class OfferSet(AreaQuerySet["Offer"]):
    area_path = "page__community__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """With the village's page."""
        reached = reach_q(actor, verb, self.area_path)
        if verb in {"view", "edit"} and actor.pk is not None:
            editors = CommunityEditor.objects.filter(user=actor.pk, community=OuterRef("page__community"))
            reached |= Q(Exists(editors))
        return self.filter(reached)

    def published(self) -> Self:
        """What everybody may see: itself published, in a village that is."""
        return self.filter(state=State.PUBLISHED, page__state=State.PUBLISHED)

    def standing(self) -> Self:
        return self.filter(draft_of=None)

    def with_place(self) -> Self:
        return self.select_related("page__community__area__parent__parent__parent")


class Offer(Shown):
    """One thing for visitors. page: the village's own page, never a draft of it.

    price_from, price_to: satang; of a homestay for a night and a person. months: 1 to 12, empty for all the year.
    hours: see `kit.hours`. For a dish: its recipe, and what was improved (before, after). For a souvenir: the
    brand, and the product of the register that it is. For a homestay: rooms, how many it sleeps, its certificate.
    For an activity: minutes, and for how many. For an event: how it comes again; its days are `dates`.
    """

    page = models.ForeignKey(VillagePage, models.PROTECT, related_name="offers")
    draft_of = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="draft")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    text_th = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    price_from = models.BigIntegerField(null=True, blank=True)
    price_to = models.BigIntegerField(null=True, blank=True)
    months = models.JSONField(default=list, blank=True)
    hours = models.JSONField(default=dict, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    recipe_th = models.TextField(blank=True)
    recipe_en = models.TextField(blank=True)
    before_th = models.TextField(blank=True)
    after_th = models.TextField(blank=True)
    brand_th = models.CharField(max_length=120, blank=True)
    brand_en = models.CharField(max_length=120, blank=True)
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    rooms = models.PositiveSmallIntegerField(null=True, blank=True)
    sleeps = models.PositiveSmallIntegerField(null=True, blank=True)
    certificate = models.CharField(max_length=120, blank=True)
    certified_until = models.DateField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    group_min = models.PositiveSmallIntegerField(null=True, blank=True)
    group_max = models.PositiveSmallIntegerField(null=True, blank=True)
    recurs = models.CharField(max_length=8, choices=Recurs.choices, blank=True)
    sort_key = CodeField(max_length=600)
    search_text = models.CharField(max_length=800)
    sound_text = CodeField(max_length=800, blank=True)

    searched = Searched(sound="sound_text", indexed=True)
    objects = OfferSet.as_manager()

    class Meta:
        constraints = [
            *rules("offer"),
            models.CheckConstraint(
                condition=Q(price_from__isnull=True) | Q(price_from__gte=0), name="offer_price"
            ),
            models.CheckConstraint(
                condition=Q(price_to__isnull=True)
                | Q(price_from__isnull=False, price_to__gte=F("price_from")),
                name="offer_price_in_order",
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="offer_point_whole",
            ),
            models.CheckConstraint(
                condition=(Q(kind=Kind.EVENT) & ~Q(recurs="")) | (~Q(kind=Kind.EVENT) & Q(recurs="")),
                name="offer_recurs_if_event",
            ),
        ]
        indexes = [
            models.Index(fields=["page", "kind", "state"], name="offer_page_kind"),
            models.Index(fields=["state", "kind", "sort_key"], name="offer_state_kind_sort"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return told(self.name_th, self.name_en)

    @property
    def text(self) -> str:
        return told(self.text_th, self.text_en)

    @property
    def recipe(self) -> str:
        return told(self.recipe_th, self.recipe_en)

    @property
    def brand(self) -> str:
        return told(self.brand_th, self.brand_en)

    @property
    def opening(self) -> Hours:
        return Hours.from_json(self.hours)

    @property
    def point(self) -> tuple[float, float] | None:
        """Its own position; None where only the village's is known."""
        return None if self.latitude is None or self.longitude is None else (self.latitude, self.longitude)


class OfferDate(models.Model):
    """The days of an event, both included; of one that comes every year on the same days, of any one year."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="dates")
    starts_on = models.DateField()
    ends_on = models.DateField()
    note_th = models.CharField(max_length=200, blank=True)
    note_en = models.CharField(max_length=200, blank=True)
    cancelled = models.BooleanField(default=False)

    class Meta:
        ordering = ["starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["offer", "starts_on"], name="offer_date_once"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="offer_date_in_order"),
        ]
        indexes = [models.Index(fields=["starts_on", "ends_on"], name="offer_date_days")]

    def __str__(self) -> str:
        return f"{self.offer_id} {self.starts_on}"

    @property
    def note(self) -> str:
        return told(self.note_th, self.note_en)
