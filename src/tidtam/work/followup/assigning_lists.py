"""The columns and filters of assignments, and of the villages by who looks after them."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.models import Holding, User
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn
from tidtam.work.followup.lists import in_area
from tidtam.work.followup.models import Assignment, AssignmentQuerySet
from tidtam.work.followup.places import where
from tidtam.work.followup.queries import Covered
from tidtam.work.followup.standing import Shown
from tidtam.work.followup.village_lists import village_filters


def assignment_rows(user: User) -> AssignmentQuerySet:
    rows = Assignment.objects.open_to(user, "view").select_related("area__parent__parent", "post")
    return rows.order_by("ends_on", "area_id", "post__sort_key", "pk")


def assignment_columns() -> list[ListColumn]:
    today = clock.today()
    held = Holding.objects.in_force().select_related("user").order_by("acting", "pk")
    holders: dict[int, list[str]] = {}
    for one in held:
        holders.setdefault(one.post_id, []).append(one.user.label)
    return [
        ListColumn(
            "area",
            _("Place"),
            value=lambda row: where(row.area),
            sort="area__sort_key",
            link=_end,
            kind="place",
        ),
        ListColumn("post", _("Post"), value="post.name", sort="post__sort_key", kind="place"),
        ListColumn(
            "holder", _("Held by"), value=lambda row: ", ".join(holders.get(row.post_id, [])), kind="place"
        ),
        ListColumn("duty", _("Duty"), value="get_duty_display", sort="duty"),
        ListColumn("starts", _("From"), value="starts_on", sort="starts_on", kind="date"),
        ListColumn("ends", _("Until"), value="ends_on", sort="ends_on", kind="date"),
        ListColumn("state", _("State"), value=lambda row: _standing(row, today), kind="state"),
    ]


def assignment_filters(rows: AssignmentQuerySet) -> list[Filter]:
    posts = dict(rows.order_by("post__sort_key").values_list("post__code", "post__name_th"))
    of_time = [("now", _("Looks after it now")), ("ended", _("Ended"))]
    return [
        Filter("post", _("Post"), list(posts.items()), lambda found, code: found.filter(post__code=code)),
        Filter("state", _("State"), of_time, _in_state),
        Filter("area", _("Place"), None, in_area, kind="hidden"),
    ]


def covered_columns() -> list[ListColumn]:
    return [
        ListColumn(
            "area",
            _("Village"),
            value=lambda row: where(row.area),
            sort="place_key",
            kind="place",
            link=lambda row: f"{reverse('followup:visits')}?village={row.area.code}",
        ),
        ListColumn("district", _("District"), value="district.name", sort="district_key", sheet_only=True),
        ListColumn("post", _("Followed up by"), value="names", sort="names_key", kind="place"),
        ListColumn("support", _("Supported by"), value="support", kind="place"),
        ListColumn("state", _("State"), value=covered_state, kind="state"),
    ]


def covered_filters(rows: list[Covered]) -> list[Filter]:
    return village_filters(rows, states())


def states() -> dict[str, str]:
    return {"nobody": _("Nobody assigned"), "several": _("More than one"), "one": _("One post")}


def covered_state(row: Covered) -> Shown:
    kinds = {"nobody": "late", "several": "soon", "one": "done"}
    return Shown(kinds[row.state], states()[row.state])


def _end(row: Assignment) -> str:
    return reverse("followup:assignment", args=[row.pk])


def _standing(row: Assignment, today: Any) -> Shown:
    if row.ends_on is not None and row.ends_on < today:
        return Shown("none", _("Ended"))
    if row.starts_on > today:
        return Shown("none", _("Not yet begun"))
    return Shown("going", _("Looks after it now"))


def _in_state(rows: AssignmentQuerySet, state: str) -> AssignmentQuerySet:
    today = clock.today()
    return rows.on(today) if state == "now" else rows.filter(ends_on__lt=today)
