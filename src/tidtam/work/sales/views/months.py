"""The months of a province: when reports are due, whether they are taken, how many stand where; and their steps."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.calendar import be, fiscal_months, fiscal_year, month_code, month_long
from tidtam.kit.forms import DayField
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.work.sales.actions.months import change_month, close_month, lock_month, open_month
from tidtam.work.sales.models import Report, ReportState
from tidtam.work.sales.queries.deadlines import usual_due_day
from tidtam.work.sales.queries.progress import MonthRow, areas_in, month_rows, provinces_of
from tidtam.work.sales.queries.way import shown_as
from tidtam.work.sales.views.entry import month_of_address


class DueForm(forms.Form):
    due_on = DayField(
        label=gettext_lazy("Last day on time"),
        required=False,
        help_text=gettext_lazy("Such as 25 ก.ค. 61; empty for the 20th of the month after"),
    )


class OpenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Reason"), max_length=400, widget=forms.Textarea(attrs={"rows": 2})
    )


@require_safe
@login_required
def months(request: SignedIn) -> HttpResponseBase:
    """A fiscal year's months of one province, as far as the reader sees it."""
    provinces = provinces_of(request.user)
    if not provinces:
        raise Http404
    province = request.GET.get("province", "")
    province = province if province in provinces else provinces[0]
    year = _year(request.GET.get("year", ""))
    shown = request.GET.copy()  # so that the form names the year that is shown
    shown["year"] = str(year)
    request.GET = shown  # type: ignore[assignment]
    named = {row.code: row.label for row in Area.objects.filter(pk__in=provinces)}
    choices = [(code, named.get(code, code)) for code in provinces]
    begun = [month for month in fiscal_months(year) if month <= clock.today()]
    page = listing(
        request,
        month_rows(request.user, province, list(reversed(begun))),
        [
            ListColumn("month", _("Month"), sort="month", kind="month", link=_url),
            ListColumn("shown", _("State"), kind="state"),
            ListColumn("due", _("Last day on time"), sort="due", kind="date"),
            ListColumn("expected", _("Expected"), sort="expected", kind="int"),
            ListColumn("sent", _("Reported"), sort="sent", kind="int"),
            ListColumn("missing", _("Not reported"), sort="missing", kind="int", sheet_only=True),
            ListColumn("waiting", _("To be checked"), sort="waiting", kind="int"),
            ListColumn("returned", _("Returned"), sort="returned", kind="int", sheet_only=True),
            ListColumn("checked", _("Checked"), sort="checked", kind="int"),
            ListColumn("approved", _("Approved"), sort="approved", kind="int"),
        ],
        filters=[
            Filter("year", _("Fiscal year"), _years(year), lambda rows, _chosen: rows),
            *(
                [Filter("province", _("Province"), choices, lambda rows, _chosen: rows)]
                if len(choices) > 1
                else []
            ),
        ],
        title=_("Months of %(province)s") % {"province": named.get(province, province)},
        name=f"sales-months-{province}-{year}",
        empty=_("No month of this year has begun."),
    )
    return page.download or render(request, "sales/months.html", {"page": page, "tab": "months"})


@require_safe
@login_required
def month(request: SignedIn, province: str, code: str) -> HttpResponse:
    """One month: how far it has come, and what the province can do with it."""
    return _page(request, province, month_of_address(code))


@require_POST
@login_required
def month_step(request: SignedIn, province: str, code: str, name: str) -> HttpResponse:
    """Set the due date, close, make final (after saying what is not approved), open again with a reason."""
    of = month_of_address(code)
    if not areas_in(request.user, province) or not request.user.may("approve", province):
        raise Http404
    here = redirect("sales:month", province=province, code=code)
    form: forms.Form
    try:
        match name:
            case "due":
                form = DueForm(request.POST)
                if not form.is_valid():
                    return _page(request, province, of, due=form)
                change_month(province, of, by=request.user, due_on=form.cleaned_data["due_on"])
                messages.success(request, _("The last day on time is set."))
            case "close":
                close_month(province, of, by=request.user)
                messages.success(request, _("The month is closed; districts can report no more in it."))
            case "lock":
                if "confirmed" not in request.POST:
                    return _page(request, province, of, asks_lock=True)
                count = lock_month(province, of, by=request.user)
                messages.success(
                    request, _("The month is final: %(number)s reports.") % {"number": f"{count:,}"}
                )
            case "open":
                form = OpenForm(request.POST)
                if not form.is_valid():
                    return _page(request, province, of, opens=form)
                open_month(province, of, by=request.user, reason=form.cleaned_data["reason"])
                messages.success(request, _("The month is open again."))
            case _:
                raise Http404
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return here


def _page(
    request: SignedIn,
    province: str,
    of: date,
    *,
    due: forms.Form | None = None,
    opens: forms.Form | None = None,
    asks_lock: bool = False,
) -> HttpResponse:
    if not areas_in(request.user, province):
        raise Http404
    area = Area.objects.filter(pk=province).first()
    if area is None:
        raise Http404
    (row,) = month_rows(request.user, province, [of])
    wrong = any(form is not None and form.errors for form in (due, opens))
    own = None if row.due == usual_due_day(of) else row.due
    content = {
        "row": row,
        "area": area,
        "code": month_code(of),
        "over": of < clock.today().replace(day=1),
        "acts": request.user.may("approve", province),
        "due": due or DueForm(initial={"due_on": own}),
        "opens": opens or OpenForm(),
        "asks_lock": asks_lock,
        "stands": _stands(row, areas_in(request.user, province)),
        "tab": "months",
        "title": _("%(month)s, %(province)s") % {"month": month_long(of), "province": area.label},
        "subject": f"sales.month:{province}-{of:%Y-%m}",
        "year_url": f"{reverse('sales:months')}?year={fiscal_year(of)}&province={province}",
    }
    return render(request, "sales/month.html", content, status=422 if wrong else 200)


def _stands(row: MonthRow, own: list[str]) -> list[tuple[str, Any, int, str]]:
    """Shape, word, number and address of the reports that stand in each state, and of those that are missing."""
    asked = {"month": month_code(row.month)}
    if len(own) == 1:
        asked["area"] = own[0]

    def address(**narrowed: str) -> str:
        return f"{reverse('sales:list')}?{urlencode({**asked, **narrowed})}"

    lines: list[tuple[str, Any, int, str]] = [("late", _("Not reported"), row.missing, address(state="0"))]
    for state in ReportState:
        if number := row.states.get(state, 0):
            lines.append((*shown_as(state), number, address(step=state.value)))
    return lines


def _url(row: MonthRow) -> str:
    return reverse("sales:month", args=[row.province, month_code(row.month)])


def _year(asked: str) -> int:
    now = fiscal_year(clock.today())
    return int(asked) if asked.isascii() and asked.isdigit() and be(1950) < int(asked) <= now else now


def _years(chosen: int) -> list[tuple[str, str]]:
    """From the first month on record to now, the newest first."""
    now = fiscal_year(clock.today())
    first = Report.objects.order_by("month").values_list("month", flat=True).first()
    since = min(fiscal_year(first) if first else now, chosen)
    return [(str(year), str(year)) for year in range(now, since - 1, -1)]
