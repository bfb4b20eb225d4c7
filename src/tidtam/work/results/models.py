"""What came of the works: visitors, income and households that earned, of a village and a month."""

import uuid
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.registers.communities.models import CommunityEditor

#: The visitors and the income of a month, each in its four parts.
VISITORS = ("thai_day", "thai_night", "foreign_day", "foreign_night")
INCOME = ("food", "lodging", "goods", "guides")
NUMBERS = (*VISITORS, *INCOME, "households")


class Answer(models.TextChoices):
    """What was said of a month. Where nothing was said there is no row: no report is neither nil nor this."""

    REPORTED = "reported", _("Reported")
    NIL = "nil", _("Nobody came, nothing earned")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class HowCounted(models.TextChoices):
    REGISTER = "register", _("Visitors' register")
    ESTIMATE = "estimate", _("Estimate")
    SURVEY = "survey", _("Survey")


def open_q(actor: Actor, verb: str, path: str) -> Q:
    """By the area that `path` leads to; who edits a community reads and reports its results as well."""
    if verb not in ("view", "report"):
        return reach_q(actor, verb, path)
    found = reach_q(actor, "edit" if verb == "report" else verb, path)
    if actor.pk is not None:
        edited = CommunityEditor.objects.filter(user=actor.pk)
        found |= Q(**{f"{path}__in": edited.values("community__area_id")})
    return found


class ResultSet(AreaQuerySet["Result"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        return self.filter(open_q(actor, verb, "area_id"))


class Result(models.Model):
    """One village's results of one month; what they say stands in its revisions. version: number of the last."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area = models.ForeignKey(Area, models.PROTECT, related_name="results")
    month = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)

    objects = ResultSet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "month"], name="result_once_per_month")]
        indexes = [models.Index(fields=["month", "area"], name="result_month_area")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.month}"


class RevisionSet(models.QuerySet["ResultRevision"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        return self.filter(open_q(actor, verb, "result__area_id"))

    def standing(self, known_at: datetime | None = None) -> Self:
        """Of each month what stands, or what stood at the moment."""
        if known_at is None:
            return self.filter(number=F("result__version"))
        later = self.model.objects.filter(
            result=OuterRef("result"), number__gt=OuterRef("number"), recorded_at__lte=known_at
        )
        return self.filter(~Exists(later), recorded_at__lte=known_at)


def _all(value: int | None) -> Q:
    """Every number is this one. A check that comes out as unknown lets a row pass: so what is none is said to be."""
    found = Q(**dict.fromkeys(NUMBERS, value))
    if value is not None:
        found &= Q(**{f"{name}__isnull": False for name in NUMBERS})
    return found


def _some() -> Q:
    found = Q()
    for name in NUMBERS:
        found |= Q(**{f"{name}__isnull": False, f"{name}__gt": 0})
    return found


def _not_below(names: tuple[str, ...]) -> Q:
    found = Q()
    for name in names:
        found &= Q(**{f"{name}__gte": 0}) | Q(**{name: None})
    return found


class ResultRevision(models.Model):
    """What was said of a village's month; appended, never changed. number: 1 was said first.

    thai_day … foreign_night: persons who came for the day and who stayed overnight. food … guides: satang that the
    village earned by it. households: how many earned. None of them: it was not counted, which is not zero.
    because: why the month is not applicable. reason: why the revision before was wrong.
    """

    result = models.ForeignKey(Result, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=16, choices=Answer.choices)
    how = models.CharField(max_length=10, choices=HowCounted.choices, blank=True)
    thai_day = models.PositiveIntegerField(null=True, blank=True)
    thai_night = models.PositiveIntegerField(null=True, blank=True)
    foreign_day = models.PositiveIntegerField(null=True, blank=True)
    foreign_night = models.PositiveIntegerField(null=True, blank=True)
    food = models.BigIntegerField(null=True, blank=True)
    lodging = models.BigIntegerField(null=True, blank=True)
    goods = models.BigIntegerField(null=True, blank=True)
    guides = models.BigIntegerField(null=True, blank=True)
    households = models.PositiveIntegerField(null=True, blank=True)
    because = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    objects = RevisionSet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["result", "number"], name="result_revision_once"),
            models.CheckConstraint(
                condition=(Q(answer="reported", because="") & ~Q(how="") & _some())
                | (Q(answer="nil", because="") & _all(0))
                | (Q(answer="not_applicable", how="") & ~Q(because="") & _all(None)),
                name="result_says_one_thing",
            ),
            models.CheckConstraint(condition=_not_below(INCOME), name="result_income_not_negative"),
            models.CheckConstraint(
                condition=Q(number=1) | Q(number__gt=1) & ~Q(reason=""), name="result_corrected_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.result_id} {self.number}"

    @property
    def visitors(self) -> int | None:
        """All who came; None where nobody was counted."""
        return added(self, VISITORS)

    @property
    def income(self) -> int | None:
        """Satang of all kinds; None where none was counted."""
        return added(self, INCOME)


def added(row: ResultRevision, names: tuple[str, ...]) -> int | None:
    """The sum of what was counted of these; None where nothing was."""
    counted = [number for name in names if (number := getattr(row, name)) is not None]
    return sum(counted) if counted else None


class ResultRules(models.Model):
    """Until when a province's villages report. Without a row the defaults hold.

    due_days: days after the month's end. chased_months: how many of the last months are owed one by one; older gaps
    show in the lists alone.
    """

    province = models.OneToOneField(Area, models.PROTECT, related_name="+")
    due_days = models.PositiveSmallIntegerField(default=15)
    chased_months = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_days__range=(1, 90), chased_months__range=(1, 12)),
                name="result_rules_sensible",
            )
        ]

    def __str__(self) -> str:
        return str(self.province_id)
