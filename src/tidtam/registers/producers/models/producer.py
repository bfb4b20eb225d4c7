"""Who makes: producers, the accounts that belong to them, the standards they hold, their photos."""

from collections.abc import Collection
from datetime import date, datetime, time
from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.privacy.models import Person
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import next_month
from tidtam.kit.clock import BANGKOK
from tidtam.kit.fields import CodeField
from tidtam.kit.search import Searched


def month_bounds(month: date) -> tuple[datetime, datetime]:
    """The instants at which the month begins and the next one does, in Bangkok."""
    return (
        datetime.combine(month, time.min, BANGKOK),
        datetime.combine(next_month(month), time.min, BANGKOK),
    )


class ProducerKind(models.TextChoices):
    GROUP = "group", _("Community producer group")
    SOLE = "sole", _("Sole-owner community producer")
    SME = "sme", _("SME (legal entity)")


class LegalForm(models.TextChoices):
    ORDINARY = "ordinary", _("Registered ordinary partnership")
    LIMITED = "limited", _("Limited partnership")
    COMPANY = "company", _("Company limited")
    OTHER = "other", _("Another legal form")


#: What a producer's own people may do with it, by the officers' verb that allows the same.
OWN = {"view": "view", "describe": "edit"}

Owned = TypeVar("Owned", bound=models.Model, covariant=True)


class OwnedSet(AreaQuerySet[Owned]):
    """What belongs to a producer: open to the officers of its area, and to the producer's own people.

    Verbs: view; describe (everything but number, kind, name, area and registration); edit, for officers only.
    own_path: leads to the producer.
    """

    own_path = "producer_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas; its own people may view and describe a producer too."""
        officers = OWN.get(verb, verb)
        if verb not in OWN or "" in actor.reach(officers):
            return super().open_to(actor, officers)
        memberships = ProducerMember.objects.filter(user_id=actor.pk)
        own = list(memberships.values_list("producer_id", flat=True))
        if not own:  # asked first: an OR in the condition costs the database its order by name
            return super().open_to(actor, officers)
        return self.filter(reach_q(actor, officers, self.area_path) | Q(**{f"{self.own_path}__in": own}))


class ProducerSet(OwnedSet["Producer"]):
    area_path = "area_id"
    own_path = "pk"

    def expected_in(self, month: date, also: Collection[int] = ()) -> Self:
        """Registered at some time in the month, so that a report of its sales is due.

        One that was merged owes none of its own, in any month: it counts as the kept one. also: keys of kept
        ones that owe it because what came with them was registered.
        """
        starts, ends = month_bounds(month)
        kept = Q(struck_at__isnull=True) | Q(struck_at__gte=starts)
        due = Q(kept, registered_at__lt=ends)
        if also:
            due |= Q(pk__in=also)
        return self.filter(due, merged_into=None)

    def standing(self) -> Self:
        """Without those that turned out to be another one."""
        return self.filter(merged_into=None)


class Producer(models.Model):
    """Who makes. area: the village where known, else the subdistrict, of the place of production.

    person: the owner, or for a group or a company the chair or manager; the only place of personal data.
    link_*: by which of the three tests it belongs to the community. founded_year: Christian era. capital: satang.
    capacity: units a month, of capacity_unit. channels: codes of the list of channels. legal_number: of a
    company or partnership, smce_number: of a community enterprise; neither is a person's number.
    latitude, longitude: WGS 84 degrees of the place of production.
    registered_at, struck_at: since when, and until when, some round counts it as registered; kept by the steps.
    A producer reports its sales for the months between the two.
    shown_at: since when the office or the producer's own people show it to the public, None while nobody does; kept
    by `actions.showing`. Whether it may be shown depends on more: `queries.shown`.
    merged_into: the producer that this one turned out to be; its own history stays with it, and it counts as
    that one from the moment of the merge.
    """

    code = CodeField(max_length=20, unique=True)
    kind = models.CharField(max_length=10, choices=ProducerKind.choices)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    address = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="producers")
    link_production = models.BooleanField(default=False)
    link_management = models.BooleanField(default=False)
    link_benefit = models.BooleanField(default=False)
    link_note = models.CharField(max_length=400, blank=True)
    founded_year = models.PositiveSmallIntegerField(null=True, blank=True)
    members_male = models.PositiveIntegerField(null=True, blank=True)
    members_female = models.PositiveIntegerField(null=True, blank=True)
    workers = models.PositiveIntegerField(null=True, blank=True)
    capital = models.BigIntegerField(null=True, blank=True)
    capacity = models.PositiveBigIntegerField(null=True, blank=True)
    capacity_unit = models.CharField(max_length=40, blank=True)
    raw_material = models.CharField(max_length=400, blank=True)
    raw_source = models.CharField(max_length=200, blank=True)
    legal_form = models.CharField(max_length=10, choices=LegalForm.choices, blank=True)
    legal_number = CodeField(max_length=13, blank=True)
    smce_number = CodeField(max_length=20, blank=True)
    channels = models.JSONField(default=list, blank=True)
    website = models.CharField(max_length=300, blank=True)
    story_th = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    sort_key = CodeField(max_length=600)
    sound_key = CodeField(max_length=300)
    search_text = models.CharField(max_length=600)
    sound_text = CodeField(max_length=600, blank=True)
    recorded_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")

    searched = Searched(sound="sound_text", indexed=True)
    objects = ProducerSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["area", "sort_key", "id", "merged_into"], name="producer_area_sort"),
            # What the list is narrowed by stands at the end of the index that it walks. An index that began
            # with the kind would be taken for a district's groups, and walked through the whole country's.
            models.Index(fields=["sort_key", "id", "merged_into", "kind"], name="producer_sort"),
            models.Index(fields=["registered_at", "id", "merged_into"], name="producer_registered"),
            models.Index(fields=["sound_key"], name="producer_sound"),
            models.Index(fields=["area", "registered_at", "struck_at"], name="producer_area_registered"),
            models.Index(
                fields=["sort_key", "id"], name="producer_shown", condition=Q(shown_at__isnull=False)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at__isnull=True) | Q(registered_at__isnull=False),
                name="producer_struck_was_registered",
            ),
            models.CheckConstraint(condition=~Q(merged_into=models.F("pk")), name="producer_not_itself"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                name="producer_point_whole",
            ),
            models.CheckConstraint(
                condition=Q(founded_year__isnull=True) | Q(founded_year__range=(1850, 2200)),
                name="producer_founded_in_our_calendar",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th

    @property
    def called(self) -> str:
        """How the trail names it: a sole owner's by its number, for its name is a person's and the trail stays."""
        return self.code if self.kind == ProducerKind.SOLE else self.name_th

    @property
    def members_count(self) -> int | None:
        """Men and women together; None when neither was told."""
        told = [count for count in (self.members_male, self.members_female) if count is not None]
        return sum(told) if told else None

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, or None."""
        if self.latitude is None or self.longitude is None:
            return None
        return self.latitude, self.longitude


class ProducerMember(models.Model):
    """An account that belongs to a producer: sees and describes that producer and nothing else of the area."""

    producer = models.ForeignKey(Producer, models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="producer_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["producer", "user"], name="producer_member_once")]

    def __str__(self) -> str:
        return f"{self.producer_id} {self.user_id}"
