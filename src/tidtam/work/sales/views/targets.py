"""Targets: how far each district has come, what they rest on, setting and adjusting them with a preview first."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.past import may_at
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock, money
from tidtam.kit.calendar import fiscal_months, fiscal_year
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.moments import moment_asked
from tidtam.work.sales.actions.apportion import heirs_of_target
from tidtam.work.sales.models import Target
from tidtam.work.sales.queries.basis import basis
from tidtam.work.sales.queries.pace import Progress, course
from tidtam.work.sales.queries.targets import history_of

YEARS = range(2550, 2650)


@require_safe
@login_required
def targets(request: SignedIn) -> HttpResponseBase:
    """The districts of a province (or the provinces) beside their targets, the season in mind."""
    area = _area(request)
    years = year_codes()
    year = year_asked(request.GET.get("year", ""), years)
    known_at = moment_asked(request)
    shown = request.GET.copy()  # so that the form names the year and the area that are shown
    shown["year"] = str(fiscal_year(year))
    shown["area"] = area.code
    request.GET = shown  # type: ignore[assignment]
    found = course(area, year, known_at)
    page = listing(
        request,
        list(found.parts) or [found.own],
        [
            ListColumn("area", _("Area"), value="area.label", sort="area.sort_key", kind="place", link=_link(year)),
            ListColumn("mean", _("Mean of three years (baht)"), sort="mean", kind="money", sheet_only=True),
            ListColumn("aim", _("Target (baht)"), sort="aim", kind="money"),
            ListColumn("official", _("Sold, official (baht)"), sort="official", kind="money"),
            ListColumn("sold", _("Sold, all (baht)"), sort="sold", kind="money"),
            ListColumn("expected", _("Expected by now (%)"), value=lambda row: per_cent(row.expected), kind="decimal"),
            ListColumn("state", _("Pace"), value=_pace, kind="state"),
            ListColumn("reached", _("Reached (%)"), value=lambda row: per_cent(row.reached), sort="reached",
                       kind="decimal"),
        ],
        filters=[
            Filter("year", _("Fiscal year"), [(code, code) for code in years], lambda rows, _code: rows),
            Filter("area", _("Area"), _areas(request, area), lambda rows, _code: rows),
        ],
        title=_("Sales targets of %(year)s, %(area)s") % {"year": fiscal_year(year), "area": area.label or _country()},
        name=f"sales-targets-{area.code or 'all'}-{fiscal_year(year)}",
        empty=_("There is no area to show."),
    )  # fmt: skip
    own = found.own.target
    below = sum(part.aim or 0 for part in found.parts)
    may_set = len(area.code) == Level.PROVINCE and request.user.may("approve", area.code)
    return page.download or render(
        request,
        "sales/targets.html",
        {
            "page": page,
            "tab": "targets",
            "area": area,
            "label": area.label or _country(),
            "year": fiscal_year(year),
            "own": found.own,
            "target": own,
            "below": below,
            "apart": money.text(below - own.baht) if own and found.parts and below != own.baht else "",
            "course": found,
            "percent": _percents(found.own),
            "raise": per_cent(own.percent) if own and own.percent is not None else None,
            "basis": basis(area.code, year, own.cohort) if own and own.cohort else None,
            "may_set": may_set,
            "may_import": bool(request.user.reach("approve") and request.user.reach("import")),
            "set_url": f"{reverse('sales:target_set')}?{asked(area.code, year)}",
            "known_at": known_at,
            "pace": _pace(found.own),
        },
    )


@require_safe
@login_required
def target(request: SignedIn, area: str, year: int) -> HttpResponse:
    """One area's target of a year: every row that was set, who set it and why."""
    found, begin = place_of(request, area, "view"), begin_of(year)
    rows = history_of(found.code, begin)
    stands = bool(rows) and not rows[0].is_given_over
    return render(
        request,
        "sales/target.html",
        {
            "area": found,
            "year": year,
            "rows": [(row, per_cent(row.percent)) for row in rows],
            "stands": stands,
            "heirs": heirs_of_target(found, begin) if stands else [],
            "may_adjust": bool(rows) and request.user.may("approve", found.code[:2]),
            "subject": f"sales.target:{found.code}-{year}",
            "sold_url": _sold_url(found.code, begin),
        },
    )


def _pace(row: Progress) -> tuple[str, str] | None:
    if row.reached is None:
        return None
    if row.reached >= 10_000:
        return "done", _("Target reached")
    return ("soon", _("Behind the season")) if row.is_behind else ("going", _("As expected"))


def per_cent(hundredths: int | None) -> Decimal | None:
    return None if hundredths is None else Decimal(hundredths).scaleb(-2)


def _percents(row: Progress) -> dict[str, Decimal | None]:
    return {"reached": per_cent(row.reached), "expected": per_cent(row.expected)}


def _link(year: date) -> Any:
    return lambda row: (
        reverse("sales:target", args=[row.area.code, fiscal_year(year)])
        if len(row.area.code) == Level.DISTRICT
        else f"{reverse('sales:targets')}?{asked(row.area.code, year)}"
    )


def _sold_url(area: str, year: date) -> str:
    """What was sold there in the year, as the figure that opens down to the reports."""
    span = {"from": f"{fiscal_year(year) - 1}-10", "to": f"{fiscal_year(year)}-09"}
    return f"{reverse('figures:figure', args=['sales.total'])}?{urlencode({'area': area, **span})}"


def asked(area: str, year: date) -> str:
    return urlencode({"area": area, "year": str(fiscal_year(year))})


def _country() -> str:
    return _("the whole country")


def _area(request: SignedIn) -> Area:
    """The area asked for, or the reader's own; 404 where it is not theirs."""
    reach = request.user.reach("view")
    if not reach:
        raise Http404
    code = request.GET.get("area", "") or min(reach, key=lambda code: (len(code), code))
    found = place_of(request, code, "view")
    if found.level > Level.DISTRICT:  # nothing smaller has a target
        raise Http404
    return found


def place_of(request: SignedIn, code: str, verb: str) -> Area:
    asked = code[:2] if verb == "approve" else code
    if not (code == "" or (code.isascii() and code.isdigit())) or not may_at(request.user, verb, [asked]):
        raise Http404
    return get_object_or_404(Area, pk=code)


def _areas(request: SignedIn, shown: Area) -> list[tuple[str, str]]:
    """The provinces in reach, and the area that is shown."""
    rows = Area.objects.open_to(request.user, "view").filter(level=Level.PROVINCE, exists_until=None)
    found = [(area.code, area.label) for area in rows.order_by("sort_key")]
    if shown.code and shown.code not in dict(found):
        found.append((shown.code, shown.label))
    return found


def year_codes() -> list[str]:
    """From the first year with a target to the next one, the newest first."""
    now = fiscal_year(clock.today())
    first = Target.objects.order_by("year").values_list("year", flat=True).first()
    begin = min(fiscal_year(first), now) if first else now
    return [str(year) for year in range(now + 1, begin - 1, -1)]


def year_asked(asked: str, years: list[str]) -> date:
    return begin_of(int(asked) if asked in years else fiscal_year(clock.today()))


def begin_of(year: int) -> date:
    if year not in YEARS:
        raise Http404
    return fiscal_months(year)[0]
