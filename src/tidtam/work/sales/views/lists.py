"""The facts that sums are made of."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import (
    QuerySet,
)
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.access import common_area, reach_q
from tidtam.kit.calendar import month_range, parse_month_code
from tidtam.kit.http import address
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.marks.queries import mark_choices
from tidtam.registers.producers.filters import area_filter
from tidtam.registers.producers.models import Category, Channel, ProducerKind
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.sales.choices import months_on_record
from tidtam.work.sales.models import UNSPLIT, Sale, Standing
from tidtam.work.sales.queries.redrawn import inside
from tidtam.work.sales.queries.reporting import completeness, summed

MOST_MONTHS = 12  # of which the reports beside the sum are counted


@require_safe
@login_required
def facts(request: SignedIn) -> HttpResponseBase:
    """Amounts by product, month and channel: the rows that every sum of sales is made of."""
    months = months_on_record(request.GET.get("from", ""), request.GET.get("to", ""))
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
            _area(request),
            Filter("boundaries", _("Boundaries"), None, lambda rows, _today: rows, kind="hidden"),
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
    beside = {} if page.download else _reported(request, known_at)
    return page.download or render(request, "sales/reports.html", {"page": page, "tab": "facts", **beside})


def _reported(request: SignedIn, known_at: datetime | None) -> dict[str, Any]:
    """How many of the reports of these months came in, where the list is of certain months of a place."""
    chosen = dict(months_on_record(request.GET.get("from", ""), request.GET.get("to", "")))
    first, last = request.GET.get("from", ""), request.GET.get("to", "")
    area = request.GET.get("area", "") or common_area(request.user.reach("view"))
    if not area or first not in chosen or last not in chosen:
        return {}
    months = month_range(parse_month_code(first), parse_month_code(last))
    if not 0 < len(months) <= MOST_MONTHS:
        return {}
    reach = reach_q(request.user, "view") & inside(
        area, "area_id", redrawn=request.GET.get("boundaries") == "now"
    )
    found = summed(completeness(reach, 0, months, known_at, short=True)).short
    asked = {"area": area, "from": first, "to": last, "known_at": request.GET.get("known_at", "")}
    return {
        "reported": found,
        "reported_url": address(reverse("sales:completeness"), asked),
        "several": len(months) > 1,
    }


def _area(request: SignedIn) -> Filter:
    """Under the boundaries of today where a page that counts so has led here."""
    usual = area_filter(request.user, request.GET.get("area", ""))
    if request.GET.get("boundaries") != "now":
        return usual
    return replace(usual, apply=lambda rows, code: rows.filter(inside(code, "area_id", redrawn=True)))


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
