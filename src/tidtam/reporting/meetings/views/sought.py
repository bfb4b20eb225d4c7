"""What was ever decided, and what came of it: resolutions over all meetings."""

from collections import Counter
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.reporting.meetings import queries
from tidtam.reporting.meetings.models import Committee, Meeting, Resolution, ResolvedAction
from tidtam.reporting.meetings.queries import sought
from tidtam.reporting.meetings.views.opening import person
from tidtam.work.followup.models import Action, ActionState

EXCERPT = 140  # letters
PLACES = 3  # named in a line
NUMBERS = ("meeting__year", "meeting__number")


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """By words, by village or area, by body, year, kind and state; of the papers that the reader may see."""
    user, today = person(request), clock.today()
    rows = sought.readable(user)
    meetings = Meeting.objects.open_to(user, "read_papers").order_by()
    bodies = list(Committee.objects.filter(pk__in=meetings.values("committee_id")).order_by("name_th"))
    years = sorted(set(meetings.values_list("year", flat=True)), reverse=True)
    page = listing(
        request,
        rows.prefetch_related(
            Prefetch(
                "made", ResolvedAction.objects.select_related("action__area__parent__parent").order_by("pk")
            )
        ).order_by("-meeting__starts_at", "item__number", "number"),
        _columns(today, one_body=len(bodies) == 1),
        filters=[
            Filter("q", _("Words: what was decided, where"), None, sought.by_words, seeks=True),
            Filter("area", _("Code of a village or area"), None, sought.by_place),
            Filter("body", _("Committee"), [(one.code, one.name) for one in bodies], _of_body),
            Filter("year", _("Year"), [(str(year), str(year)) for year in years], _of_year),
            Filter("kind", _("The meeting"), list(Resolution.Kind.choices), _of_kind),
            Filter("state", _("State"), _states(), lambda found, state: sought.by_state(found, state, today)),
        ],
        title=_("Resolutions of all meetings"),
        name="resolutions",
        empty=_("No resolution is found so."),
    )
    return page.download or render(request, "meetings/search.html", {"page": page})


def resolution_address(row: Resolution) -> str:
    meeting = row.meeting
    where = [meeting.committee.code, meeting.year, meeting.number, row.item.number, row.number]
    return reverse("meetings:resolution", args=where)


def _columns(today: date, *, one_body: bool) -> list[ListColumn]:
    return [
        ListColumn("text", _("Resolution"), lambda row: Truncator(row.text_th).chars(EXCERPT), link=resolution_address),
        ListColumn("meeting", _("Meeting"), _where, sort=NUMBERS),
        ListColumn("day", _("Day"), "meeting.starts_at", sort="meeting__starts_at", kind="date"),
        ListColumn("body", _("Committee"), "meeting.committee.name", sheet_only=one_body),
        ListColumn("kind", _("The meeting"), "get_kind_display", sheet_only=True),
        ListColumn("areas", _("Where"), _areas, kind="place"),
        ListColumn("asked", _("Matters"), lambda row: len(row.made.all()) or None, kind="int"),
        ListColumn("done", _("Done"), lambda row: _counted(row)["done"] if row.made.all() else None, kind="int"),
        ListColumn("late", _("Overdue"), lambda row: _late(row, today) if row.made.all() else None, kind="int"),
        ListColumn("state", _("State"), _state, kind="state"),
    ]  # fmt: skip


def _where(row: Resolution) -> str:
    """ "1/2561 ข้อ 5.1"."""
    return f"{row.meeting.reference} {_('no. %(reference)s') % {'reference': row.reference}}"


def _state(row: Resolution) -> tuple[str, str]:
    """In one word: how many are done stands beside it."""
    kind, word = queries.state_of(row, _actions(row))
    return kind, {"late": _("Overdue"), "going": _("Open")}.get(kind, word)


def _actions(row: Resolution) -> list[Action]:
    return [one.action for one in row.made.all()]


def _counted(row: Resolution) -> Counter[str]:
    return Counter("done" if one.state == ActionState.CONFIRMED else "other" for one in _actions(row))


def _late(row: Resolution, today: date) -> int:
    return sum(1 for one in _actions(row) if not one.is_closed and one.due_on < today)


def _areas(row: Resolution) -> str:
    """The first places by name, and how many more."""
    names = list(dict.fromkeys(one.area.label for one in _actions(row)))
    more = _("and %(count)s more") % {"count": len(names) - PLACES} if len(names) > PLACES else ""
    return " ".join(filter(None, [", ".join(names[:PLACES]), more]))


def _states() -> list[tuple[str, Any]]:
    return [
        ("open", _("Open")),
        ("late", _("Overdue")),
        ("unnamed", _("Nobody named")),
        ("done", _("Done")),
        ("dropped", _("Dropped")),
        ("nothing", _("Nothing to follow up")),
    ]


def _of_body(rows: Any, code: str) -> Any:
    return rows.filter(meeting__committee__code=code)


def _of_year(rows: Any, year: str) -> Any:
    return rows.filter(meeting__year=int(year))


def _of_kind(rows: Any, kind: str) -> Any:
    return rows.filter(kind=kind)
