"""Who reported and who did not in a month, by name."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.access import reach_q, within
from tidtam.kit.calendar import date_short, month_code, month_long
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales.choices import month_asked, months_on_record
from tidtam.work.sales.flagged import Flagged
from tidtam.work.sales.models import ReportSource
from tidtam.work.sales.queries.deadlines import Deadlines, deadlines
from tidtam.work.sales.queries.names import Answer, answers, named
from tidtam.work.sales.queries.posts import responsible
from tidtam.work.sales.queries.producer import last_ended
from tidtam.work.sales.queries.reporting import completeness, summed
from tidtam.work.sales.views.missing import contact_column, sheet_url, with_links
from tidtam.work.sales.views.stages import leads, many_links, step_column, step_filter

SOURCES = dict(ReportSource.choices)


@require_safe
@login_required
def reports(request: SignedIn) -> HttpResponseBase:
    """The producers that the month is about, with what they reported; known_at: as it was known then.

    Of those who are missing it tells how they are reached and who collects. Contacts stand on the screen of those
    who may edit the producers, and in no spreadsheet.
    """
    if not request.GET.get("month"):  # so that the form and the links name the month that is shown
        asked = request.GET.copy()
        asked["month"] = month_code(last_ended())
        request.GET = asked  # type: ignore[assignment]
    month, problem = month_asked(request.GET["month"])
    known_at = moment_asked(request)
    area = request.GET.get("area", "")
    narrowed = area_filter(request.user, area)
    due = deadlines("", [month])
    rows = named(Producer.objects.open_to(request.user, "view"), month, known_at, due)
    flagged = Flagged(lambda: rows.filter(within(area, "area_id")))
    odd = known_at is None  # what is odd is asked of the amounts as they stand
    missing = request.GET.get("state") == str(Answer.MISSING.value)
    contacts = missing and bool(request.user.reach("edit")) and not request.GET.get("format")
    owners = responsible(request.user)
    columns = [
        ListColumn("name", _("Producer"), sort="sort_key", link=leads(request.user, month)),
        ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
        ListColumn("state", _("Report"), value=_answer, sort="answer", kind="state"),
        step_column(),
        ListColumn("since", _("On time"), value=_when(due, month, clock.today()), sort="late", kind="place"),
        ListColumn(
            "post",
            _("Collected by"),
            value=lambda row: owners[row.area_id[:4]],
            kind="place",
            sheet_only=not missing,
        ),
    ]
    if not missing:
        columns += _told(flagged.column() if odd else None)
    if contacts:
        rows = with_links(rows.select_related("person"), month)
        columns.insert(5, contact_column(request, month, due, ways=known_at is None))
    page = listing(
        request,
        rows.select_related(PLACE),
        columns,
        filters=[
            Filter("month", _("Month"), months_on_record(request.GET["month"]), lambda rows, _chosen: rows),
            words_filter(),
            narrowed,
            Filter("state", _("Report"), answers(), lambda rows, state: rows.filter(answer=int(state))),
            step_filter(),
            Filter("how", _("Marked"), _marked(), lambda rows, how: rows.filter(**{how: True})),
            *([flagged.filter()] if odd else []),
        ],
        title=_("Sales reports of %(month)s") % {"month": month_long(month)},
        name=f"sales-reports-{month_code(month)}",
        empty=_("No producer of your area is registered in this month."),
        sort="name",
    )
    if page.download:
        return page.download
    if odd:
        flagged.look(page.rows)
    known = area if area in {str(code) for code, _label in narrowed.choices or ()} else ""
    beside = completeness(
        reach_q(request.user, "view") & within(known, "area_id"), 0, [month], known_at, short=True
    )
    return render(
        request,
        "sales/reports.html",
        {
            "page": page,
            "problem": problem,
            "tab": "reports",
            "known_at": known_at,
            "reported": summed(beside).short,
            "many": [] if known_at else many_links(request.user, month, known),
            "sheet": sheet_url(known, month) if contacts and known_at is None else "",
        },
    )


def _told(odd: ListColumn | None) -> list[ListColumn]:
    """What a report that came says."""
    return [
        *([odd] if odd else []),
        ListColumn("source", _("Rests on"), value=lambda row: SOURCES.get(row.source, ""), sheet_only=True),
        ListColumn("at", _("Recorded"), value="reported_at", kind="datetime", sheet_only=True),
        ListColumn("baht", _("Sales (baht)"), value=_sold, sort="sold", kind="money", blank_last=True),
    ]


def _answer(row: Any) -> tuple[str, str]:
    if row.returned:
        return "soon", _("Returned")
    label = str(Answer(row.answer).label)
    return {Answer.MISSING: "late", Answer.RESTING: "none"}.get(row.answer, "done"), label


def _sold(row: Any) -> int | None:
    """Nothing for no report, 0 for one that says nothing was sold."""
    return (row.sold or 0) if row.report_id else None


def _when(due: Deadlines, month: date, today: date) -> Callable[[Any], str]:
    """Late since when: what is missing after its due date, or came after it."""

    def since(row: Any) -> str:
        day = due.of(row.area_id, month)
        if row.late:
            return str(_("Came after %(day)s")) % {"day": date_short(day)}
        if row.answer == Answer.MISSING:
            words = _("Overdue since %(day)s") if day < today else _("Due %(day)s")
            return str(words) % {"day": date_short(day)}
        return ""

    return since


def _marked() -> list[tuple[str, str]]:
    return [("late", _("Came late")), ("returned", _("Returned"))]
