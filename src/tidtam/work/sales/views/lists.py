"""Who reported and who did not in a month; the facts that sums are made of."""

from contextlib import suppress
from datetime import date, datetime

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import (
    Case,
    F,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.calendar import month_code, month_long, month_range, month_short, parse_month_code
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.marks.queries import mark_choices
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import Category, Channel, Producer, ProducerKind
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales.models import UNSPLIT, Report, ReportSource, Sale, Standing
from tidtam.work.sales.moments import moment_asked
from tidtam.work.sales.queries.merged import also_expected, told_by_merged
from tidtam.work.sales.queries.producer import last_ended

SOURCES = dict(ReportSource.choices)


@require_safe
@login_required
def reports(request: SignedIn) -> HttpResponseBase:
    """The producers that owe a report of the month, with what they reported."""
    if not request.GET.get("month"):  # so that the form and the links name the month that is shown
        asked = request.GET.copy()
        asked["month"] = month_code(last_ended())
        request.GET = asked  # type: ignore[assignment]
    month, problem = _month(request.GET["month"])
    page = listing(
        request,
        _expected(request, month),
        [
            ListColumn("name", _("Producer"), sort="sort_key", link=_report_url),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("state", _("Report"), value=_shown, sort="standing", kind="state"),
            ListColumn("baht", _("Sales (baht)"), value=_sold, sort="sold", kind="money", blank_last=True),
            ListColumn("source", _("Rests on"), value=lambda row: SOURCES.get(row.source, "")),
            ListColumn(
                "at", _("Recorded"), value="reported_at", sort="reported_at", kind="datetime", blank_last=True
            ),
        ],
        filters=[
            Filter("month", _("Month"), _months(), lambda rows, _chosen: rows),
            words_filter(),
            area_filter(request.user, request.GET.get("area", "")),
            Filter("state", _("Report"), _states(), lambda rows, state: rows.filter(standing=int(state))),
        ],
        title=_("Sales reports of %(month)s") % {"month": month_long(month)},
        name=f"sales-reports-{month_code(month)}",
        empty=_("No producer of your area is registered in this month."),
        sort="name",
    )
    return page.download or render(
        request, "sales/reports.html", {"page": page, "problem": problem, "tab": "reports"}
    )


@require_safe
@login_required
def facts(request: SignedIn) -> HttpResponseBase:
    """Amounts by product, month and channel: the rows that every sum of sales is made of."""
    months = _months(request.GET.get("from", ""), request.GET.get("to", ""))
    known_at = moment_asked(request)
    # Fetched beside, not joined: the database would sort the whole width of every row.
    rows = Sale.objects.open_to(request.user, "view").prefetch_related(
        "product", "channel", "report__producer", PLACE
    )
    rows = rows.as_known(known_at, _standing(request)) if known_at else rows.filter(standing__gt=0)
    page = listing(
        request,
        rows,
        [
            ListColumn(
                "product",
                _("Product"),
                value="product_name",
                sort="product__sort_key",
                link=lambda row: reverse("sales:report", args=[row.report_id]),
            ),
            ListColumn("producer", _("Producer"), value="report.producer.name", sort="report__producer__sort_key"),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn("month", _("Month"), sort="month", kind="month"),
            ListColumn("channel", _("Channel"), value=lambda row: str(row.channel), sort="channel__order"),
            ListColumn("revision", _("Revision"), sort="revision", kind="int"),
            ListColumn("units", _("Units"), sort="units", kind="int"),
            ListColumn("then", _("Sales as known then (baht)"), sort="then", kind="money")
            if known_at
            else ListColumn("baht", _("Sales (baht)"), sort="baht", kind="money"),
        ],
        filters=[
            area_filter(request.user, request.GET.get("area", "")),
            Filter("from", _("From month"), months, lambda rows, code: rows.filter(month__gte=parse_month_code(code))),
            Filter("to", _("To month"), months, lambda rows, code: rows.filter(month__lte=parse_month_code(code))),
            Filter("category", _("Category"), _categories(), lambda rows, code: rows.filter(category=code)),
            Filter("mark", _("Mark"), _marks(), lambda rows, code: rows.filter(mark="" if code == "none" else code)),
            Filter("channel", _("Channel"), _channels(), lambda rows, code: rows.filter(channel=code)),
            Filter("kind", _("Kind"), ProducerKind.choices, lambda rows, code: rows.filter(kind=code)),
            Filter("standing", _("Counts as"), _standings(), lambda rows, code: _counting(rows, code, known_at)),
            Filter("corrected", _("Corrected"), [("yes", _("Yes"))], lambda rows, _yes: rows.filter(revision__gt=1)),
        ],
        title=_("Sales by product, month and channel"),
        name="sales",
        empty=_("No sales of your area are on record yet."),
        sort="-month",
    )  # fmt: skip
    return page.download or render(request, "sales/reports.html", {"page": page, "tab": "facts"})


def _expected(request: SignedIn, month: date) -> "QuerySet[Producer]":
    """Producers registered in the month, each with its report where there is one."""
    merged = told_by_merged(month)
    sold = Sale.objects.filter(report=OuterRef("month_report")).order_by().values("report")
    return (
        Producer.objects.open_to(request.user, "view")
        .expected_in(month, also_expected(month))
        .select_related(PLACE)
        .annotate(
            month_report=FilteredRelation("reports", condition=Q(reports__month=month)),
            report_id=F("month_report__pk"),
            nil=F("month_report__nil"),
            source=F("month_report__source"),
            reported_at=F("month_report__first_recorded_at"),
            sold=Subquery(sold.annotate(sum=Sum("baht")).values("sum")),
            standing=Case(
                When(month_report__pk__isnull=True, pk__in=merged, then=Value(2)),
                When(month_report__pk__isnull=True, then=Value(0)),
                When(month_report__nil=True, then=Value(1)),
                default=Value(2),
                output_field=IntegerField(),
            ),
        )
    )


def _states() -> list[tuple[str, str]]:
    return [("0", _("Not reported")), ("1", _("Nothing sold")), ("2", _("Reported"))]


def _shown(row: Producer) -> tuple[str, str]:
    return ("done" if row.standing else "late", dict(_states())[str(row.standing)])  # type: ignore[attr-defined]


def _sold(row: Producer) -> int | None:
    """Nothing for no report, 0 for one that says nothing was sold."""
    return (row.sold or 0) if row.report_id else None  # type: ignore[attr-defined]


def _report_url(row: Producer) -> str:
    if row.report_id:  # type: ignore[attr-defined]
        return reverse("sales:report", args=[row.report_id])  # type: ignore[attr-defined]
    return reverse("sales:producer", args=[row.pk])


def _month(asked: str) -> tuple[date, str]:
    """The month asked for; the last that ended where what was asked is none."""
    try:
        return parse_month_code(asked), ""
    except ValidationError as error:
        return last_ended(), " ".join(error.messages)


def _months(*asked: str) -> list[tuple[str, str]]:
    """From the first month on record to the last that ended, and those that a link asked for; the newest first."""
    last = last_ended()
    first = Report.objects.order_by("month").values_list("month", flat=True).first() or last
    months = set(month_range(first, last))
    for code in asked:
        with suppress(ValidationError):
            months.add(parse_month_code(code))
    return [(month_code(month), month_short(month)) for month in sorted(months, reverse=True)]


def _categories() -> list[tuple[str, str]]:
    return [*((row.code, row.name) for row in Category.objects.all()), (UNSPLIT, _("Not split"))]


def _channels() -> list[tuple[str, str]]:
    return [(row.code, str(row)) for row in Channel.objects.all()]


def _marks() -> list[tuple[str, str]]:
    return [*mark_choices(), ("none", _("No mark")), (UNSPLIT, _("Not split"))]


def _standings() -> list[tuple[str, str]]:
    return [("official", _("Official")), ("provisional", _("Provisional"))]


def _standing(request: SignedIn) -> str:
    asked = request.GET.get("standing", "")
    return asked if asked in dict(_standings()) else ""


def _counting(rows: "QuerySet[Sale]", code: str, known_at: datetime | None) -> "QuerySet[Sale]":
    """By how a fact counts today; how it counted at an earlier moment, as_known has told apart already."""
    if known_at:
        return rows
    return rows.filter(standing=Standing.OFFICIAL if code == "official" else Standing.PROVISIONAL)
