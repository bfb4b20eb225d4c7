"""The list of routes: columns and filters."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.review.models import State
from tidtam.kit.search import words
from tidtam.work.routes.models import Mode, Route
from tidtam.work.routes.queries import gone

Rows = QuerySet[Route]
SHOWN = {State.DRAFT: "none", State.REVIEW: "going", State.PUBLISHED: "done", State.WITHDRAWN: "late"}


def columns() -> list[ListColumn]:
    return [
        ListColumn(
            "name",
            _("Name of the route"),
            "name",
            sort=("sort_key", "pk"),
            kind="place",
            link=lambda row: reverse("routes:route", args=[row.key]),
        ),
        ListColumn("code", _("Short name"), "code", sort="code", kind="code", sheet_only=True),
        ListColumn("area", _("Kept by"), lambda row: row.area.label, sort="area_id", kind="place"),
        ListColumn("mode", _("How one travels"), lambda row: str(Mode(row.mode).label), sort="mode"),
        ListColumn("days", _("Days"), "days", sort="days", kind="int"),
        ListColumn("stops", _("Stops"), lambda row: len(row.stops.all()), kind="int"),
        ListColumn("closed", _("Stops that receive nobody"), _closed, kind="int"),
        ListColumn(
            "verified", _("Last verified"), "verified_on", sort="verified_on", kind="date", sheet_only=True
        ),
        ListColumn("state", _("State"), state_shown, sort="state", kind="state"),
    ]


def filters(rows: Rows) -> list[Filter]:
    codes = set(rows.order_by().values_list("area_id", flat=True).distinct())
    areas = [(one.code, one.label) for one in Area.objects.filter(pk__in=codes).order_by("sort_key")]
    days = sorted(set(rows.order_by().values_list("days", flat=True).distinct()))
    return [
        Filter("q", _("Search"), None, _find),
        Filter("area", _("Kept by"), areas, lambda some, code: some.filter(within(code, "area_id"))),
        Filter("mode", _("How one travels"), list(Mode.choices), lambda some, code: some.filter(mode=code)),
        Filter("days", _("Days"), [(str(n), str(n)) for n in days], lambda some, n: some.filter(days=int(n))),
        Filter("state", _("State"), list(State.choices), lambda some, code: some.filter(state=code)),
    ]


def state_shown(row: Any) -> tuple[str, str]:
    draft = getattr(row, "draft", None)
    said = str(State(row.state).label)
    if draft is not None:
        waits = draft.state == State.REVIEW
        said = _("%(state)s, a change waits for review") if waits else _("%(state)s, with a draft beside it")
        said = said % {"state": State(row.state).label}
    return SHOWN[State(row.state)], said


def _closed(row: Any) -> int:
    return sum(gone(stop) is not None for stop in row.stops.all())


def _find(rows: Rows, text: str) -> Rows:
    for word in words(text):
        rows = rows.filter(search_text__contains=word.text)
    return rows
