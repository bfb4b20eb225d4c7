"""Communities of the programme: a village that prepares for visitors, who may edit its page, and its class."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField


class CommunitySet(AreaQuerySet["Community"]):
    area_path = "area_id"

    def with_class(self) -> Self:
        """letter, classed_on: of the latest assessment that stands; None where there is none."""
        last = ClassAssessment.objects.standing().filter(community=OuterRef("pk"))
        return self.annotate(
            letter=Subquery(last.values("letter")[:1]), classed_on=Subquery(last.values("assessed_on")[:1])
        )

    def open_to(self, actor: Actor, verb: str) -> Self:
        """Those of the actor's areas; whoever edits a community may also view that one."""
        reached = reach_q(actor, verb, self.area_path)
        if verb == "view" and actor.pk is not None:
            reached |= Q(pk__in=CommunityEditor.objects.filter(user=actor.pk).values("community"))
        return self.filter(reached)


class Community(models.Model):
    """A village of the programme.

    typed_name: the name as the source wrote it (บ้านวังคูน); area: the village it was matched to by a person.
    stated: codes of the areas in which the source says that it lies, separated by spaces; "" when it says none.
    """

    area = models.OneToOneField(Area, models.PROTECT, related_name="community")
    typed_name = models.CharField(max_length=200, blank=True)
    match_note = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=200, blank=True)
    stated = models.CharField(max_length=200, blank=True)
    joined_on = models.DateField()

    objects = CommunitySet.as_manager()

    def __str__(self) -> str:
        return str(self.area)

    @property
    def stated_codes(self) -> list[str]:
        return self.stated.split()

    @property
    def is_outside(self) -> bool:
        """Whether it lies in none of the areas that its source named."""
        return bool(self.stated) and not self.area_id.startswith(tuple(self.stated_codes))


class CommunityEditor(models.Model):
    """An account that edits one community's page and answers for it; no other area data."""

    community = models.ForeignKey(Community, models.CASCADE, related_name="editors")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="community_memberships")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "user"], name="community_editor_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.community_id}"


class Letter(models.TextChoices):
    """How far a community is with visitors."""

    A = "A", _("A, stands by itself")
    B = "B", _("B, can be improved")
    C = "C", _("C, makes goods that need a market")
    D = "D", _("D, sells its goods elsewhere")


class ClassSheet(models.Model):
    """The criteria by which communities of a province are classed, from a day on; never changed once it is made.

    least_a, least_b, least_c: per cent of all points from which a community is of that class; below it is D. basis: the
    order or the manual that the criteria are from.
    """

    province = CodeField(max_length=2)
    name = models.CharField(max_length=120)
    basis = models.CharField(max_length=400)
    starts_on = models.DateField()
    least_a = models.PositiveSmallIntegerField()
    least_b = models.PositiveSmallIntegerField()
    least_c = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["province", "name", "starts_on"], name="class_sheet_once"),
            models.CheckConstraint(
                condition=Q(
                    least_a__lte=100, least_a__gt=F("least_b"), least_b__gt=F("least_c"), least_c__gt=0
                ),
                name="class_sheet_falls_from_a_to_d",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def letter(self, got: int, most: int) -> Letter:
        """The class of so many points out of so many; a limit itself belongs to the better class."""
        bounds = ((Letter.A, self.least_a), (Letter.B, self.least_b), (Letter.C, self.least_c))
        return next((letter for letter, least in bounds if got * 100 >= least * most), Letter.D)


class Criterion(models.Model):
    """One question of a sheet, worth up to so many points."""

    sheet = models.ForeignKey(ClassSheet, models.PROTECT, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    most = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "order"], name="criterion_order_once"),
            models.CheckConstraint(condition=Q(most__range=(1, 100)), name="criterion_has_points"),
        ]

    def __str__(self) -> str:
        return self.text


class ClassAssessmentSet(AreaQuerySet["ClassAssessment"]):
    area_path = "community__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """With the community; its editors see what was said of it."""
        return self.filter(community__in=Community.objects.open_to(actor, verb).values("pk"))

    def standing(self) -> Self:
        """Without those that were withdrawn, the latest first."""
        return self.filter(withdrawn_at__isnull=True).order_by("-assessed_on", "-pk")


class ClassAssessment(models.Model):
    """The class of one community as found on a day (การจัดระดับชุมชน); appended, never changed, withdrawn with a reason.

    sheet: by whose points the letter was worked out; None where the letter is taken over from a paper, which `source`
    names. assessor: the post or the body that assessed. evidence: the paper or a picture.
    """

    community = models.ForeignKey(Community, models.PROTECT, related_name="classes")
    letter = models.CharField(max_length=1, choices=Letter.choices)
    sheet = models.ForeignKey(ClassSheet, models.PROTECT, null=True, blank=True, related_name="assessments")
    assessed_on = models.DateField()
    assessor = models.CharField(max_length=200)
    source = models.CharField(max_length=400, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    evidence = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_reason = models.CharField(max_length=400, blank=True)

    objects = ClassAssessmentSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sheet__isnull=False) | ~Q(source=""), name="class_by_points_or_by_paper"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_reason=""),
                name="class_withdrawn_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["community", "-assessed_on"], name="class_of_community_on")]

    def __str__(self) -> str:
        return f"{self.community_id} {self.letter} {self.assessed_on}"


class ClassPoint(models.Model):
    """What a community got for one criterion."""

    assessment = models.ForeignKey(ClassAssessment, models.PROTECT, related_name="points")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["criterion__order"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="class_point_once"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.points}"
