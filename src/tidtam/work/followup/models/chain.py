"""The chain: who follows up where, what has to happen, what was seen on the spot, and what came of it."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import past_q
from tidtam.ground.files.models import File
from tidtam.ground.people.models import Post, User
from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet, reach_q, within
from tidtam.kit.actor import Actor
from tidtam.registers.assets.models import Asset
from tidtam.registers.communities.models import CommunityEditor
from tidtam.work.plan.models import WorkItem
from tidtam.work.plan.queries.escalation import told_to


class ActionState(models.TextChoices):
    OPEN = "open", _("Not begun")
    REPORTED = "reported", _("Reported done")
    CONFIRMED = "confirmed", _("Confirmed")
    SENT_BACK = "sent_back", _("Sent back")
    DROPPED = "dropped", _("Dropped")


class Severity(models.TextChoices):
    """How bad it is that this is not as it should be."""

    MINOR = "minor", _("Minor")
    MODERATE = "moderate", _("Moderate")
    SERIOUS = "serious", _("Serious")


UNFINISHED = (ActionState.OPEN, ActionState.REPORTED, ActionState.SENT_BACK)


def posts_of(actor: Actor) -> frozenset[int]:
    """The posts held today; what owes the work, whoever held it before."""
    return actor.current_posts if isinstance(actor, User) else frozenset()


def edited_by(actor: Actor) -> Q:
    """Rows of the villages whose community page this account answers for."""
    return Q(area_id__in=CommunityEditor.objects.filter(user_id=actor.pk).values("community__area_id"))


class ActionSet(AreaQuerySet["Action"]):
    """Opened by the grant's areas, and by the posts that do it or follow it up.

    view: also both posts, the post that an overdue one has come up to, and read-only the village's community
    editors. report: the doer's post, or edit in the area on its behalf. visit: the follower's post, or visit in the
    area. assign: by the grant alone.
    """

    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        posts = posts_of(actor)
        match verb:
            case "view":
                rows = reach_q(actor, "view") | edited_by(actor)
                rows |= (
                    Q(doer_id__in=posts) | Q(follower_id__in=posts) | told_to(actor) & Q(state__in=UNFINISHED)
                )
            case "report":
                rows = reach_q(actor, "edit") | Q(doer_id__in=posts)
            case "visit":
                rows = reach_q(actor, "visit") | Q(follower_id__in=posts)
            case _:
                rows = reach_q(actor, verb)
        return self.filter(rows)

    def unfinished(self) -> Self:
        return self.filter(state__in=UNFINISHED)

    def late(self) -> Self:
        return self.unfinished().filter(due_on__lt=clock.today())


class Action(models.Model):
    """One thing to do in one village: a post that does it, another that follows it up, a due date.

    state repeats the last step; the steps are the record. origin: text that says where it came from
    ("มติที่ประชุม 1/2561 ข้อ 5.1"); origin_link: address of that page. finding: what a visit found not in order.
    asset: what is to be repaired; of one asset one matter at a time is unfinished.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    what = models.CharField(max_length=400)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    work_item = models.ForeignKey(WorkItem, models.PROTECT, null=True, blank=True, related_name="+")
    doer = models.ForeignKey(Post, models.PROTECT, related_name="actions_to_do")
    follower = models.ForeignKey(Post, models.PROTECT, related_name="actions_to_follow")
    due_on = models.DateField()
    state = models.CharField(max_length=10, choices=ActionState.choices, default=ActionState.OPEN)
    origin = models.CharField(max_length=200, blank=True)
    origin_link = models.CharField(max_length=200, blank=True)
    severity = models.CharField(max_length=10, choices=Severity.choices, default=Severity.MODERATE)
    finding = models.OneToOneField("ItemAnswer", models.PROTECT, null=True, blank=True, related_name="action")
    asset = models.ForeignKey(Asset, models.PROTECT, null=True, blank=True, related_name="actions")
    created_at = models.DateTimeField()

    objects = ActionSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(doer=F("follower")), name="action_doer_is_not_follower"),
            models.UniqueConstraint(
                fields=["asset"], condition=Q(state__in=UNFINISHED), name="action_of_asset_unfinished_once"
            ),
        ]
        indexes = [
            models.Index(fields=["area", "state", "due_on"], name="action_area_state_due"),
            models.Index(fields=["state", "due_on"], name="action_state_due"),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def is_closed(self) -> bool:
        """Confirmed or dropped: nothing is owed any more."""
        return self.state in (ActionState.CONFIRMED, ActionState.DROPPED)


class VisitSet(AreaQuerySet["Visit"]):
    """view: the grant's areas, the village's editors, who was there, and the posts of what was looked at."""

    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        rows = past_q(actor, verb)
        if verb == "view":
            posts = posts_of(actor)
            looked_at = Action.objects.filter(Q(doer_id__in=posts) | Q(follower_id__in=posts))
            rows |= edited_by(actor) | Q(leader_id=actor.pk) | Q(recorded_by_id=actor.pk)
            rows |= Q(pk__in=Finding.objects.filter(action__in=looked_at).values("visit_id"))
        return self.filter(rows)


class Visit(models.Model):
    """A dated visit to one village. leader: who led it; recorded_by: who typed it (บันทึกแทน when another).

    id is made on the phone, so that sending twice stores once. place_state: how the position compares. clock_off:
    seconds by which the phone's clock was ahead; visited_at is set right by it.
    """

    class Place(models.TextChoices):
        NEAR = "near", _("Near the village")
        FAR = "far", _("Far from the village")
        UNKNOWN = "unknown", _("Position cannot be checked")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    visited_at = models.DateTimeField()
    leader = models.ForeignKey(User, models.PROTECT, related_name="visits_led")
    leader_post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    companions = models.CharField(max_length=400, blank=True)
    met = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="visits_recorded")
    note = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    accuracy = models.FloatField(null=True, blank=True)
    distance = models.FloatField(null=True, blank=True)
    place_state = models.CharField(max_length=10, choices=Place.choices, default=Place.UNKNOWN)
    recorded_at = models.DateTimeField()
    clock_off = models.IntegerField(null=True, blank=True)

    objects = VisitSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="visit_point_whole",
            ),
        ]
        indexes = [models.Index(fields=["area", "-visited_at"], name="visit_area_at")]

    def __str__(self) -> str:
        return f"{self.area_id} {self.visited_at:%Y-%m-%d}"

    @property
    def on_behalf(self) -> bool:
        """Recorded by another than the leader (บันทึกแทน)."""
        return self.leader_id != self.recorded_by_id


class EvidenceSet(models.QuerySet["Evidence"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the visit, or the action that was reported done, may see its pictures."""
        visits = Visit.objects.open_to(actor, verb).values("pk")
        actions = Action.objects.open_to(actor, verb).values("pk")
        return self.filter(Q(visit__in=visits) | Q(step__action__in=actions))

    def of_area(self, code: str) -> Self:
        """Those of visits to the area and of reports in it."""
        return self.filter(within(code, "visit__area_id") | within(code, "step__action__area_id"))


class Evidence(models.Model):
    """A photo of a visit, or of a report that something is done; its file says when and where it was taken.

    key: what stands in its address, so that nobody can count through the pictures. item_answer: the item of the
    visit's checklist that it shows, where it was taken for one. compared: whether it was held against the others.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="evidence")
    step = models.ForeignKey("Step", models.PROTECT, null=True, blank=True, related_name="evidence")
    item_answer = models.ForeignKey(
        "ItemAnswer", models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    caption = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    compared = models.BooleanField(default=False)

    objects = EvidenceSet.as_manager()

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["id"], condition=Q(compared=False), name="evidence_to_compare")]
        constraints = [
            models.CheckConstraint(
                condition=Q(visit__isnull=False, step__isnull=True)
                | Q(visit__isnull=True, step__isnull=False),
                name="evidence_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def area(self) -> Area:
        """Where it is said to have been taken."""
        place: Visit | Action = self.visit or self.step.action  # type: ignore[union-attr]
        return place.area


class Answer(models.TextChoices):
    FINE = "fine", _("In order")
    NOT_FINE = "not_fine", _("Not in order")
    CANNOT_CHECK = "cannot_check", _("Could not be checked")


class Finding(models.Model):
    """What a visit found about one action: in order confirms it, not in order sends it back."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="findings")
    action = models.ForeignKey(Action, models.PROTECT, related_name="findings")
    answer = models.CharField(max_length=12, choices=Answer.choices)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "action"], name="finding_once_per_visit")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.answer}"


class Step(models.Model):
    """One step in an action's life, appended, never changed.

    state: in which the step left it. post: for which post it was taken; by another than its holder is
    บันทึกแทน. due_on: the new due date, where the step moved it.
    """

    action = models.ForeignKey(Action, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=ActionState.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=200)
    post = models.ForeignKey(Post, models.PROTECT, null=True, blank=True, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, null=True, blank=True, related_name="steps")
    note = models.TextField(blank=True)
    on_behalf = models.BooleanField(default=False)
    due_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(visit__isnull=False), name="step_confirmed_by_visit"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.action_id} {self.state}"
