"""The columns and filters of the room's two lists."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Substr
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.work.followup import standing
from tidtam.work.followup.models import (
    Action,
    ActionSet,
    ActionState,
    Evidence,
    Finding,
    Severity,
    Visit,
    VisitSet,
)
from tidtam.work.followup.places import district_of

DISTRICT = "area__parent__parent"
DISTRICT_SORT = Subquery(Area.objects.filter(pk=Substr(OuterRef("area_id"), 1, 4)).values("sort_key"))


def action_rows(user: User) -> ActionSet:
    """What is unfinished first, the longest due before the others."""
    rows = Action.objects.open_to(user, "view").select_related(DISTRICT, "doer", "follower", "work_item")
    closed = Case(When(state__in=[ActionState.CONFIRMED, ActionState.DROPPED], then=1), default=0)
    return rows.annotate(district_sort=DISTRICT_SORT).order_by(closed, "due_on", "pk")


def action_columns() -> list[ListColumn]:
    today = clock.today()
    return [
        ListColumn("what", _("Matter"), link=action_link),
        ListColumn("where", _("Where"), value=where, sort="area__sort_key", kind="place"),
        ListColumn("district", _("District"), value=district, sort="district_sort", sheet_only=True),
        ListColumn("doer", _("Done by"), value="doer.name", sort="doer__sort_key", kind="place"),
        ListColumn(
            "follower", _("Followed up by"), value="follower.name", sort="follower__sort_key", kind="place"
        ),
        ListColumn("severity", _("Severity"), value="get_severity_display", labelled=True),
        ListColumn("due", _("Due date"), value="due_on", sort="due_on", kind="date"),
        ListColumn(
            "state", _("State"), value=lambda row: standing.of(row, today), sort="state", kind="state"
        ),
    ]


def where(row: Action | Visit) -> str:
    """The village with its district; a district's own matter lies in the district."""
    return (
        row.area.label
        if row.area.level <= Level.DISTRICT
        else f"{row.area.label} {district_of(row.area).label}"
    )


def district(row: Action | Visit) -> str:
    return district_of(row.area).name


def action_link(action: Action) -> str:
    return reverse("followup:action", args=[action.key])


def action_filters(user: User, rows: ActionSet) -> list[Filter]:
    states = [("unfinished", _("Unfinished")), ("late", _("Overdue")), *ActionState.choices]
    mine = [("doer", _("I am to do")), ("follower", _("I am to follow up"))]
    return [
        Filter("q", _("Search"), None, _search),
        Filter("district", _("District"), districts(rows), in_area),
        Filter("state", _("State"), states, _in_state),
        Filter("severity", _("Severity"), Severity.choices, _of_severity),
        Filter("mine", _("Mine"), mine, lambda found, role: _mine(found, role, user)),
        Filter("village", _("Village"), None, in_area, kind="hidden"),
        Filter("item", _("Work item"), None, _of_item, kind="hidden"),
        Filter("asset", _("Asset"), None, _of_asset, kind="hidden"),
    ]


def districts(rows: Any) -> Sequence[tuple[str, str]]:
    """The districts in which the reader's rows lie, in Thai order."""
    codes = rows.order_by().annotate(district_code=Substr("area_id", 1, 4)).values("district_code")
    return [(area.code, area.name) for area in Area.objects.filter(pk__in=codes).order_by("sort_key")]


def _search(rows: ActionSet, text: str) -> ActionSet:
    for word in words(text):
        rows = rows.filter(
            Q(what__icontains=word.text)
            | Q(origin__icontains=word.text)
            | holds(word, Area.searched, "area__")
        )
    return rows


def in_area(rows: Any, code: str) -> Any:
    return rows.filter(within(code, "area_id"))


def _of_item(rows: ActionSet, code: str) -> ActionSet:
    return rows.filter(work_item__code=code) if code != "other" else rows.filter(work_item__isnull=True)


def _of_asset(rows: ActionSet, key: str) -> ActionSet:
    try:
        return rows.filter(asset__key=UUID(key))
    except ValueError:
        return rows.none()


def _of_severity(rows: ActionSet, severity: str) -> ActionSet:
    return rows.filter(severity=severity)


def _in_state(rows: ActionSet, state: str) -> ActionSet:
    match state:
        case "unfinished":
            return rows.unfinished()
        case "late":
            return rows.late()
    return rows.filter(state=state)


def _mine(rows: ActionSet, role: str, user: User) -> ActionSet:
    return rows.filter(**{f"{role}_id__in": user.current_posts})


def visit_rows(user: User) -> VisitSet:
    found = Finding.objects.filter(visit=OuterRef("pk")).order_by().values("visit").annotate(n=Count("pk"))
    shot = Evidence.objects.filter(visit=OuterRef("pk")).order_by().values("visit").annotate(n=Count("pk"))
    rows = Visit.objects.open_to(user, "view").select_related(
        DISTRICT, "leader", "leader_post", "recorded_by"
    )
    return rows.annotate(
        district_sort=DISTRICT_SORT,
        findings_made=Coalesce(Subquery(found.values("n")), 0),
        photos_taken=Coalesce(Subquery(shot.values("n")), 0),
    )


def visit_columns() -> list[ListColumn]:
    return [
        ListColumn("where", _("Where"), value=where, sort="area__sort_key", kind="place", link=visit_link),
        ListColumn("district", _("District"), value=district, sort="district_sort", sheet_only=True),
        ListColumn("at", _("Visited"), value="visited_at", sort="visited_at", kind="datetime"),
        ListColumn("leader", _("Led by"), value=led_by, kind="place"),
        ListColumn("recorder", _("Recorded by"), value="recorded_by.label", sheet_only=True),
        ListColumn("findings", _("Findings"), value="findings_made", sort="findings_made", kind="int"),
        ListColumn("photos", _("Photos"), value="photos_taken", sort="photos_taken", kind="int"),
        ListColumn("place", _("Place"), value=standing.place, sort="place_state", kind="state"),
    ]


def led_by(visit: Visit) -> str:
    """The post where there is one: it is what answers, whoever holds it."""
    return visit.leader_post.name if visit.leader_post else visit.leader.label


def visit_link(visit: Visit) -> str:
    return reverse("followup:visit", args=[visit.pk])


def visit_filters(rows: VisitSet) -> list[Filter]:
    return [
        Filter("district", _("District"), districts(rows), in_area),
        Filter(
            "place", _("Place"), Visit.Place.choices, lambda found, value: found.filter(place_state=value)
        ),
        Filter("village", _("Village"), None, in_area, kind="hidden"),
    ]
