"""The page of a village: its story, whom it receives and when, how to get there, whom to call."""

from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.privacy.models import Person
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import Shown, State, rules
from tidtam.kit.told import told
from tidtam.registers.communities.models import Community, CommunityEditor


class Receives(models.TextChoices):
    """Whether the village receives visitors now."""

    YES = "yes", _("Receives visitors")
    BOOKED = "booked", _("By appointment only")
    PAUSED = "paused", _("Receives nobody for the time being")


class Access(models.TextChoices):
    """What helps a visitor who walks, sees or hears badly, or comes with a child."""

    RAMP = "ramp", _("Ways without steps")
    TOILET = "toilet", _("A toilet for wheelchairs")
    PARKING = "parking", _("Parking near by")
    SEATS = "seats", _("Seats on the way")
    SIGNS = "signs", _("Large signs")
    HELPER = "helper", _("Somebody who helps")


class VillagePageSet(AreaQuerySet["VillagePage"]):
    area_path = "community__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas; a village's own editors view and edit its page."""
        reached = reach_q(actor, verb, self.area_path)
        if verb in {"view", "edit"} and actor.pk is not None:
            reached |= Q(
                Exists(CommunityEditor.objects.filter(user=actor.pk, community=OuterRef("community")))
            )
        return self.filter(reached)

    def published(self) -> Self:
        return self.filter(state=State.PUBLISHED)

    def standing(self) -> Self:
        """The records themselves, without the drafts beside them."""
        return self.filter(draft_of=None)

    def with_place(self) -> Self:
        return self.select_related("community__area__parent__parent__parent")


class VillagePage(Shown):
    """What visitors read of a village.

    area: the village's, as the community has it (kept here to be found by). identity: what only this village has.
    day: one day here. access, transit: how to get there, and by which bus or train. capacity: visitors a day that
    it can carry. notice_days: how many days before somebody must ask. guide_fee: satang a group. languages: codes
    (th, en, lo) that its people speak with visitors. access_ways: codes of `Access`. months: the good ones, 1 to
    12. coordinator: whom visitors call; shown with that person's consent only. verified_on: when somebody of the
    place last said that all this is so.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="pages")
    draft_of = models.OneToOneField("self", models.CASCADE, null=True, blank=True, related_name="draft")
    tagline_th = models.CharField(max_length=200, blank=True)
    tagline_en = models.CharField(max_length=200, blank=True)
    story_th = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    identity_th = models.TextField(blank=True)
    identity_en = models.TextField(blank=True)
    day_th = models.TextField(blank=True)
    day_en = models.TextField(blank=True)
    access_th = models.TextField(blank=True)
    access_en = models.TextField(blank=True)
    transit_th = models.TextField(blank=True)
    transit_en = models.TextField(blank=True)
    receives = models.CharField(max_length=10, choices=Receives.choices, default=Receives.BOOKED)
    notice_days = models.PositiveSmallIntegerField(null=True, blank=True)
    group_min = models.PositiveSmallIntegerField(null=True, blank=True)
    group_max = models.PositiveSmallIntegerField(null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    guide_fee = models.BigIntegerField(null=True, blank=True)
    languages = models.JSONField(default=list, blank=True)
    access_ways = models.JSONField(default=list, blank=True)
    months = models.JSONField(default=list, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    coordinator = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    verified_on = models.DateField(null=True, blank=True)
    verified_label = models.CharField(max_length=200, blank=True)
    search_text = models.CharField(max_length=1000, blank=True)

    objects = VillagePageSet.as_manager()

    class Meta:
        constraints = [
            *rules("village_page"),
            models.UniqueConstraint(
                fields=["community"], condition=Q(draft_of__isnull=True), name="village_page_once"
            ),
            models.CheckConstraint(
                condition=Q(group_min__isnull=True)
                | Q(group_max__isnull=True)
                | Q(group_max__gte=F("group_min")),
                name="village_page_group_in_order",
            ),
            models.CheckConstraint(
                condition=Q(guide_fee__isnull=True) | Q(guide_fee__gte=0), name="village_page_fee"
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="village_page_point_whole",
            ),
        ]
        indexes = [models.Index(fields=["state", "community"], name="village_page_state")]

    def __str__(self) -> str:
        return str(self.community)

    @property
    def code(self) -> str:
        return self.community.area_id

    @property
    def area(self) -> Area:
        return self.community.area

    @property
    def point(self) -> tuple[float, float] | None:
        """Its own position, else the village's."""
        if self.latitude is None or self.longitude is None:
            return self.area.point
        return self.latitude, self.longitude

    @property
    def tagline(self) -> str:
        return told(self.tagline_th, self.tagline_en)

    @property
    def story(self) -> str:
        return told(self.story_th, self.story_en)

    @property
    def identity(self) -> str:
        return told(self.identity_th, self.identity_en)

    @property
    def day(self) -> str:
        return told(self.day_th, self.day_en)

    @property
    def way(self) -> str:
        """How to get there."""
        return told(self.access_th, self.access_en)

    @property
    def transit(self) -> str:
        return told(self.transit_th, self.transit_en)
