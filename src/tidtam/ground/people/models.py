"""Users, the posts they hold between dates, and the grants that open areas to them."""

from functools import cached_property
from typing import Self, TypeVar

from django.contrib.auth.models import AbstractUser
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people import roles
from tidtam.kit import clock
from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField


class User(AbstractUser):
    """A person who may log in; an Actor. What it may do stands in its grants, not in flags.

    sort_key: Thai order of the name shown, written by the actions that write the name.
    """

    display_name = models.CharField(_("Name shown"), max_length=200, blank=True)
    language = models.CharField(
        _("Language"), max_length=5, default="th", choices=[("th", "ไทย"), ("en", "English")]
    )
    sort_key = CodeField(max_length=600, blank=True)

    @property
    def label(self) -> str:
        return self.display_name or self.username

    @cached_property
    def current_grants(self) -> "list[Grant]":
        """Grants in force today; read once per request."""
        return list(self.grants.in_force().select_related("area"))

    @property
    def role_codes(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.current_grants)

    def reach(self, verb: str) -> tuple[str, ...]:
        """Area prefixes in which the verb is open; "" is the whole country."""
        if not self.is_active:
            return ()
        return tuple(
            sorted({grant.area_id for grant in self.current_grants if verb in roles.VERBS[grant.role]})
        )

    def may(self, verb: str, area_code: str) -> bool:
        return any(area_code.startswith(prefix) for prefix in self.reach(verb))

    @cached_property
    def current_posts(self) -> frozenset[int]:
        """Keys of the posts held today, acting (รักษาราชการแทน) included."""
        return frozenset(key for key, _code, _area in self._held)

    @property
    def current_post_places(self) -> tuple[tuple[str, str], ...]:
        """Codes of the posts held today, each with the area where it works."""
        return tuple((code, area) for _key, code, area in self._held)

    @cached_property
    def _held(self) -> tuple[tuple[int, str, str], ...]:
        rows = self.holdings.in_force().order_by("post_id")
        return tuple(rows.values_list("post_id", "post__code", "post__area_id"))


Dated = TypeVar("Dated", bound=models.Model)


class DatedQuerySet(models.QuerySet[Dated]):
    def in_force(self) -> Self:
        """Rows in force today: begun, and not ended before today."""
        today = clock.today()
        return self.filter(
            models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=today), starts_on__lte=today
        )


class GrantQuerySet(DatedQuerySet["Grant"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Grants in the areas where `actor` may do `verb`."""
        return self.filter(reach_q(actor, verb))


class Grant(models.Model):
    """A role in an area between two dates; the only thing that opens area data to a person."""

    user = models.ForeignKey(User, models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=roles.Role.choices)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = GrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="grant_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~models.Q(role="auditor") | models.Q(ends_on__isnull=False),
                name="grant_auditor_has_end",
            ),
            models.UniqueConstraint(fields=["user", "role", "area", "starts_on"], name="grant_once"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.role} {self.area_id}"


class PostSet(AreaQuerySet["Post"]):
    area_path = "area_id"


class Post(models.Model):
    """A post (ตำแหน่ง) that owns work, follows it up or sits on a committee, whoever holds it.

    code: short and stable ("cdd-4015"); area: where the post works; office: its unit.
    """

    code = CodeField(max_length=40, unique=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    office_th = models.CharField(max_length=200, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    sort_key = CodeField(max_length=400)

    objects = PostSet.as_manager()

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class HoldingQuerySet(DatedQuerySet["Holding"]):
    pass


class Holding(models.Model):
    """Who holds a post between which dates; acting is รักษาราชการแทน."""

    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    user = models.ForeignKey(User, models.PROTECT, related_name="holdings")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    acting = models.BooleanField(default=False)

    objects = HoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="holding_ends_after_start",
            ),
            models.UniqueConstraint(
                fields=["post"],
                condition=models.Q(ends_on__isnull=True, acting=False),
                name="holding_one_open",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.post_id} {self.starts_on}"


class Session(AbstractBaseSession):
    """A browser that is logged in, by user, so that a person can see and end theirs."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="sessions")

    @property
    def mark(self) -> str:
        """Names the session on a page; the key itself would open it."""
        return salted_hmac("tidtam.people.session", self.session_key).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> type[SessionBase]:
        from tidtam.ground.people.sessions import SessionStore

        return SessionStore
