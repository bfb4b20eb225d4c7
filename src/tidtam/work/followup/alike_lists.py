"""The columns and filters of the pictures that look alike."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.models import User
from tidtam.kit.lists import Filter, ListColumn
from tidtam.work.followup import standing
from tidtam.work.followup.models import Alike, AlikeSet, Evidence
from tidtam.work.followup.places import where

PLACES = tuple(
    f"{side}__{path}"
    for side in ("earlier", "later")
    for path in ("file", "visit__area__parent__parent", "step__action__area__parent__parent")
)


def alike_rows(user: User) -> AlikeSet:
    """What nobody has looked into first, the newest before the others."""
    rows = Alike.objects.open_to(user, "view").select_related(*PLACES)
    return rows.order_by("settled_at", "-found_at", "-pk")


def alike_columns() -> list[ListColumn]:
    return [
        ListColumn("later", _("Picture"), value=lambda row: told(row.later), link=_pair, kind="place"),
        ListColumn("earlier", _("Looks like"), value=lambda row: told(row.earlier), kind="place"),
        ListColumn("likeness", _("Likeness, per cent"), sort="likeness", kind="int"),
        ListColumn("found", _("Found"), value="found_at", sort="found_at", kind="datetime"),
        ListColumn("reason", _("Reason"), sheet_only=True),
        ListColumn("state", _("State"), value=state, kind="state"),
    ]


def alike_filters(rows: AlikeSet) -> list[Filter]:
    states = [("unsettled", _("To be looked into")), ("settled", _("Settled"))]
    kinds = [("same", _("The same file")), ("alike", _("Looks alike"))]
    return [
        Filter(
            "state",
            _("State"),
            states,
            lambda found, value: found.filter(settled_at__isnull=value != "settled"),
        ),
        Filter("kind", _("Kind"), kinds, lambda found, value: found.filter(same_file=value == "same")),
        Filter("village", _("Village"), None, _in_area, kind="hidden"),
    ]


def told(one: Evidence) -> str:
    """Where it is said to have been taken."""
    return where(one.area)


def state(row: Alike) -> standing.Shown:
    if row.settled_at is not None:
        return standing.Shown("none", _("Settled"))
    return (
        standing.Shown("late", _("The same file"))
        if row.same_file
        else standing.Shown("soon", _("Looks alike"))
    )


def _pair(row: Alike) -> str:
    return reverse("followup:alike", args=[row.pk])


def _in_area(rows: Any, code: str) -> Any:
    sides = [Evidence.objects.of_area(code).values("pk")] if code else []
    for side in sides:
        rows = rows.filter(later__in=side) | rows.filter(earlier__in=side)
    return rows
