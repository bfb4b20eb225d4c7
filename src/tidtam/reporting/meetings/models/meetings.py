"""A meeting, its sittings and its agenda."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.reporting.meetings.models.committees import Committee, ItemKind, Seat


class MeetingSet(AreaQuerySet["Meeting"]):
    """read_papers: the grant's areas, and the bodies on which one of the actor's posts has a seat.

    Every other verb goes by the grant alone.
    """

    area_path = "committee__area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        rows = super().open_to(actor, verb)
        if verb != "read_papers":
            return rows
        own = Seat.objects.of(actor).values("committee_id")
        return self.filter(Q(pk__in=rows.order_by().values("pk")) | Q(committee__in=own))


class Meeting(models.Model):
    """ครั้งที่ number/year of a committee; year is พ.ศ., numbering begins again each year.

    chair: the post that leads the body; presided: who led this meeting in its stead (แทน), as written in the
    minutes. started_at, ended_at: as they happened. showing: the agenda item that the hall sees.
    figures: names of the figures that item 4 carries, in their order; none for those of which there is something.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        INVITED = "invited", _("Invited")
        HELD = "held", _("Held")
        DRAFTED = "drafted", _("Minutes drafted")
        APPROVED = "approved", _("Minutes approved")
        ARCHIVED = "archived", _("Archived")

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    place_th = models.CharField(max_length=300)
    link = models.URLField(max_length=500, blank=True)
    chair = models.ForeignKey(Post, models.PROTECT, related_name="+")
    presided_th = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    showing = models.PositiveSmallIntegerField(null=True, blank=True)
    figures = models.JSONField(null=True, blank=True)

    objects = MeetingSet.as_manager()

    class Meta:
        ordering = ["-starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["committee", "number", "year"], name="meeting_number_once"),
            models.CheckConstraint(condition=Q(year__range=(2500, 2700)), name="meeting_year_be"),
            models.CheckConstraint(condition=Q(number__gte=1), name="meeting_number_from_one"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=models.F("started_at")),
                name="meeting_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        return f"{self.number}/{self.year}"

    @property
    def is_frozen(self) -> bool:
        """Its minutes are approved: nothing of what happened there may change any more."""
        return self.state in (self.State.APPROVED, self.State.ARCHIVED)


class Sitting(models.Model):
    """A further sitting of the same meeting on another day or in another place; the first is the meeting's own."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sittings")
    starts_at = models.DateTimeField()
    place_th = models.CharField(max_length=300)

    class Meta:
        ordering = ["starts_at"]
        constraints = [models.UniqueConstraint(fields=["meeting", "starts_at"], name="sitting_once")]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.starts_at:%Y-%m-%d}"


class AgendaItem(models.Model):
    """One item of the agenda. text_th: what stands under it beforehand, may be empty; some kinds fill themselves.

    minutes_th: what was said under it, written while the meeting goes on. revision counts its writings: who
    writes says which one was read, so that two secretaries do not overwrite each other.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=ItemKind.choices, default=ItemKind.OTHER)
    heading_th = models.CharField(max_length=300)
    text_th = models.TextField(blank=True)
    minutes_th = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="agenda_number_once"),
            models.CheckConstraint(condition=Q(number__range=(1, 99)), name="agenda_number_official"),
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=Q(kind__in=[ItemKind.MINUTES, ItemKind.FOLLOW_UP]),
                name="agenda_computed_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.heading_th}"


class ItemText(models.Model):
    """What somebody wrote under an item: each writing is kept, also the one that came too late to be shown.

    writer: the page it came from, made with the page; a lost answer is told by it from another secretary.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="writings")
    revision = models.PositiveIntegerField()
    text_th = models.TextField(blank=True)
    kept_aside = models.BooleanField(default=False)
    writer = models.UUIDField()
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "revision"], condition=Q(kept_aside=False), name="item_text_revision_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.revision}"


class AgendaPaper(models.Model):
    """A paper attached to an item of the agenda (สิ่งที่ส่งมาด้วย); removed ones stay in the trail."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    order = models.PositiveSmallIntegerField()
    title_th = models.CharField(max_length=300)
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    attached_at = models.DateTimeField()
    attached_by = models.CharField(max_length=200)

    class Meta:
        ordering = ["item__number", "order"]
        constraints = [models.UniqueConstraint(fields=["item", "file"], name="agenda_paper_once")]

    def __str__(self) -> str:
        return self.title_th
