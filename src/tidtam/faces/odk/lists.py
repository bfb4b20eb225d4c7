"""The columns and filters of what came from ODK Collect."""

from collections.abc import Callable
from typing import Any

from django.db.models import Case, IntegerField, Value, When
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.faces.odk.models import Submission, SubmissionSet
from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import full_labels
from tidtam.ground.people.models import User
from tidtam.kit.lists import Filter, ListColumn

State = Submission.State
KINDS = {State.VISIT: "done", State.BESIDE: "soon", State.REFUSED: "late", State.SETTLED: "none"}


def submission_rows(user: User) -> SubmissionSet:
    """What waits for somebody first, then the newest."""
    waits = Case(
        When(state__in=[State.BESIDE, State.REFUSED], then=Value(0)), default=Value(1), output_field=IntegerField()
    )  # fmt: skip
    rows = Submission.objects.open_to(user, "view").annotate(waits=waits).defer("packed")
    return rows.select_related("user", "checklist").order_by("waits", "-received_at", "pk")


def submission_columns(rows: SubmissionSet) -> list[ListColumn]:
    return [
        ListColumn("where", _("Village"), value=_where(rows), sort="area_code", kind="place", link=_url),
        ListColumn("checklist", _("Checklist"), value="checklist.name", sort="checklist__name"),
        ListColumn("sender", _("Sent by"), value="user.label", sort="user__display_name", kind="place"),
        ListColumn("at", _("Received at"), value="received_at", sort="received_at", kind="datetime"),
        ListColumn("reason", _("Why")),
        ListColumn("state", _("State"), value=shown, sort="waits", kind="state"),
    ]


def submission_filters() -> list[Filter]:
    return [Filter("state", _("State"), list(State.choices), lambda rows, state: rows.filter(state=state))]


def shown(row: Submission) -> tuple[str, str]:
    return KINDS[State(row.state)], row.get_state_display()


def _where(rows: SubmissionSet) -> Callable[[Submission], str]:
    """Names of all places that occur, asked for once."""
    names: dict[str, str] = {}

    def where(row: Submission) -> str:
        if not names:
            codes = rows.order_by().values_list("area_code", flat=True).distinct()
            names.update(full_labels(Area.objects.filter(pk__in=list(codes))))
        return names.get(row.area_code, row.area_code)

    return where


def _url(row: Any) -> str:
    return reverse("odk:submission", args=[row.pk])
