"""Direction signs (ป้ายบอกเส้นทาง) in three levels: what stands there, its panels, the lines on them.

A place on the ground is known by four points as OpenStreetMap knows a direction sign: where it stands, from where it is
read, the junction, and to what each line points. What the classes are is data: `SignClass`.
"""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.files.models import File
from tidtam.kit.access import AreaQuerySet
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.registers.assets.models import Asset

Point = tuple[float, float]


class Colour(models.TextChoices):
    BLUE = "blue", _("Blue")
    BROWN = "brown", _("Brown")
    WHITE = "white", _("White")
    BLACK = "black", _("Black")


class Owner(models.TextChoices):
    """Whose road it is; who may permit a sign there follows from it."""

    DOH = "doh", _("Department of Highways")
    RURAL = "rural", _("Department of Rural Roads")
    LOCAL = "local", _("Local administration")
    OTHER = "other", _("Other owner")


class Permission(models.TextChoices):
    NOT_ASKED = "", _("Not asked")
    ASKED = "asked", _("Asked")
    GRANTED = "granted", _("Granted")
    REFUSED = "refused", _("Refused")


class State(models.TextChoices):
    """How far a sign has come; see `Step` for the days."""

    PLANNED = "planned", _("Planned")
    PERMITTED = "permitted", _("Permitted")
    ORDERED = "ordered", _("Ordered")
    INSTALLED = "installed", _("Installed")
    INSPECTED = "inspected", _("Inspected")
    BROKEN = "broken", _("Broken")
    REMOVED = "removed", _("Removed")


class Arrow(models.TextChoices):
    NONE = "", _("No arrow")
    AHEAD = "ahead", _("Straight ahead")
    AHEAD_LEFT = "ahead_left", _("Ahead to the left")
    AHEAD_RIGHT = "ahead_right", _("Ahead to the right")
    LEFT = "left", _("Left")
    RIGHT = "right", _("Right")
    BACK = "back", _("Back")


#: What stands at the road, and may be read there.
STANDING = (State.INSTALLED, State.INSPECTED, State.BROKEN)
#: What may still be drawn anew: nothing was ordered.
OPEN = (State.PLANNED, State.PERMITTED)


class SignClass(models.Model):
    """A class of signs as the road owners know them.

    ground, ink: colours. min_places: fewer lines than that are no sign of this class. letter_mm: height of the Thai
    letters in millimetres. source: where the rule was found. Classes that are used are never removed.
    """

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    ground = models.CharField(max_length=6, choices=Colour.choices)
    ink = models.CharField(max_length=6, choices=Colour.choices)
    min_places = models.PositiveSmallIntegerField(default=1)
    needs_permission = models.BooleanField(default=True)
    letter_mm = models.PositiveSmallIntegerField(default=150)
    source = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(condition=~Q(ground=models.F("ink")), name="sign_class_can_be_read"),
            models.CheckConstraint(condition=Q(letter_mm__range=(20, 600)), name="sign_class_letters"),
            models.CheckConstraint(condition=Q(min_places__range=(1, 9)), name="sign_class_places"),
        ]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "th").startswith("en") else self.name_th


class SignSet(AreaQuerySet["Sign"]):
    def standing(self) -> Self:
        """Those that can be read at the road now."""
        return self.filter(state__in=STANDING)


class Sign(models.Model):
    """One sign at one place.

    number: of the office, once in the country of this installation. name: where it stands, as people say it.
    latitude, longitude: WGS 84, where it stands; read_*: from where it is read; junction_*: where the traveller turns.
    asset: the same thing on the register of assets, where it was paid for with public money. permission_until: None
    where the permission does not end. version: counts the changes, so that two people's do not meet silently.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = CodeField(max_length=30, unique=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    read_latitude = models.FloatField(null=True, blank=True)
    read_longitude = models.FloatField(null=True, blank=True)
    junction_latitude = models.FloatField(null=True, blank=True)
    junction_longitude = models.FloatField(null=True, blank=True)
    road_owner = models.CharField(max_length=6, choices=Owner.choices)
    road_number = models.CharField(max_length=30, blank=True)
    permission = models.CharField(
        max_length=8, choices=Permission.choices, blank=True, default=Permission.NOT_ASKED
    )
    permission_number = models.CharField(max_length=120, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    granted_on = models.DateField(null=True, blank=True)
    permission_until = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    state_on = models.DateField()
    asset = models.OneToOneField(Asset, models.PROTECT, null=True, blank=True, related_name="sign")
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    sort_key = CodeField(max_length=400)
    search_text = models.CharField(max_length=1000)

    objects = SignSet.as_manager()

    class Meta:
        constraints = [
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{lat}__isnull": True, f"{lon}__isnull": True})
                    | Q(**{f"{lat}__range": (-90, 90), f"{lon}__range": (-180, 180)}),
                    name=f"sign_{name}_whole",
                )
                for name, lat, lon in (
                    ("point", "latitude", "longitude"),
                    ("read_from", "read_latitude", "read_longitude"),
                    ("junction", "junction_latitude", "junction_longitude"),
                )
            ),
            models.CheckConstraint(
                condition=~Q(permission=Permission.GRANTED) | Q(granted_on__isnull=False),
                name="sign_granted_on_a_day",
            ),
            models.CheckConstraint(condition=~Q(number=""), name="sign_has_number"),
        ]
        indexes = [
            models.Index(fields=["area", "number"], name="sign_area_number"),
            models.Index(fields=["state", "area"], name="sign_state_area"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    @property
    def point(self) -> Point | None:
        """Latitude and longitude of where it stands."""
        return _point(self.latitude, self.longitude)

    @property
    def read_from(self) -> Point | None:
        return _point(self.read_latitude, self.read_longitude)

    @property
    def junction(self) -> Point | None:
        return _point(self.junction_latitude, self.junction_longitude)

    @property
    def may_be_drawn(self) -> bool:
        """Whether its panels may still be changed."""
        return self.state in OPEN


class OfSignSet(models.QuerySet["Panel"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """With the sign."""
        return self.filter(sign__in=Sign.objects.open_to(actor, verb).values("pk"))


class Panel(models.Model):
    """One panel of a sign. width_mm, height_mm: its outside, None as large as its lines ask for. cost: satang of one
    copy. copies: how many are made, for both sides of a road. order_number: of the purchase."""

    sign = models.ForeignKey(Sign, models.CASCADE, related_name="panels")
    order = models.PositiveSmallIntegerField(default=1)
    sign_class = models.ForeignKey(SignClass, models.PROTECT, related_name="panels")
    width_mm = models.PositiveIntegerField(null=True, blank=True)
    height_mm = models.PositiveIntegerField(null=True, blank=True)
    material = models.CharField(max_length=200, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)
    copies = models.PositiveSmallIntegerField(default=1)
    order_number = models.CharField(max_length=120, blank=True)

    objects = OfSignSet.as_manager()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["sign", "order"], name="panel_order_once"),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="panel_cost"),
            models.CheckConstraint(condition=Q(copies__range=(1, 99)), name="panel_copies"),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{side}__isnull": True}) | Q(**{f"{side}__range": (100, 10_000)}),
                    name=f"panel_{side}",
                )
                for side in ("width_mm", "height_mm")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sign_id}/{self.order}"


class Line(models.Model):
    """One line of a panel. distance_m: as it is to be written, in metres. pictogram: code of a drawing. historic: an
    entry that keeps its brown symbol on a combined sign. target: the village it leads to, or a point of its own."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    text_th = models.CharField(max_length=120)
    text_en = models.CharField(max_length=120, blank=True)
    arrow = models.CharField(max_length=12, choices=Arrow.choices, blank=True, default=Arrow.NONE)
    distance_m = models.PositiveIntegerField(null=True, blank=True)
    pictogram = models.CharField(max_length=30, blank=True)
    historic = models.BooleanField(default=False)
    target = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    target_latitude = models.FloatField(null=True, blank=True)
    target_longitude = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "order"], name="line_order_once"),
            models.CheckConstraint(
                condition=Q(target_latitude__isnull=True, target_longitude__isnull=True)
                | Q(target_latitude__range=(-90, 90), target_longitude__range=(-180, 180)),
                name="line_target_whole",
            ),
            models.CheckConstraint(
                condition=Q(distance_m__isnull=True) | Q(distance_m__lte=999_000), name="line_distance"
            ),
        ]

    def __str__(self) -> str:
        return self.text_th

    @property
    def target_point(self) -> Point | None:
        """Where it leads: its own point, else the village's."""
        own = _point(self.target_latitude, self.target_longitude)
        return own or (self.target.point if self.target is not None else None)


class Step(models.Model):
    """A step of a sign's life, on its day; appended, never changed. id: made where it was typed, so that sent twice it
    is taken once. by_label: post and name as the trail says."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    sign = models.ForeignKey(Sign, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10, choices=State.choices)
    on = models.DateField()
    note = models.TextField(blank=True)
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-on", "-recorded_at"]
        indexes = [models.Index(fields=["sign", "-on"], name="step_sign_on")]

    def __str__(self) -> str:
        return f"{self.sign_id} {self.state} {self.on}"


class StepPhotoSet(models.QuerySet["StepPhoto"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the sign may see its pictures."""
        return self.filter(step__sign__in=Sign.objects.open_to(actor, verb).values("pk"))


class StepPhoto(models.Model):
    """What was seen on that day. key: what stands in its address."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    step = models.ForeignKey(Step, models.PROTECT, related_name="photos")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    objects = StepPhotoSet.as_manager()

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.key)


def _point(latitude: float | None, longitude: float | None) -> Point | None:
    return None if latitude is None or longitude is None else (latitude, longitude)
