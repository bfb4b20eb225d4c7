"""One producer's months, one report with its revisions, the correction of one amount."""

from datetime import date

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.areas.past import may_at
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import charts, clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import month_code, month_long, month_of, month_short, parse_month_code
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE, place, standing
from tidtam.work.sales.actions import SaleMoved, correct_sale
from tidtam.work.sales.drawings import Drawing, draw
from tidtam.work.sales.forms import CorrectionForm
from tidtam.work.sales.models import Report, Sale
from tidtam.work.sales.queries.pauses import rests_of
from tidtam.work.sales.queries.producer import MonthLine, facts_of, months_of, reported_span, reporting_of
from tidtam.work.sales.queries.way import offers, state_shown, steps_of
from tidtam.work.sales.views.explain import flags_context
from tidtam.work.sales.views.realign import counted_otherwise


@require_safe
@login_required
def producer(request: SignedIn, pk: int) -> HttpResponse:
    """What a producer reported, month by month; months without a report stand there too."""
    found = get_object_or_404(Producer.objects.open_to(request.user, "view").select_related(PLACE), pk=pk)
    first, last = reported_span(found)
    first = _bound(request, "from") or first
    last = min(_bound(request, "to") or last, month_of(clock.today()))
    known_at = moment_asked(request)
    lines = months_of(found, first, last, known_at=known_at)
    return render(
        request,
        "sales/producer.html",
        {
            "producer": found,
            "place": place(found.area),
            "shown": standing(found),
            "lines": lines,
            "known_at": known_at,
            "sum": sum(line.baht or 0 for line in lines),
            "reported": reporting_of(lines),
            "chart": _chart(lines),
            "officer": request.user.may("view", found.area_id),
            "opens": _opens(request.user, lines),
            "pauses": rests_of(found.pk, known_at),
            "may_pause": found.merged_into_id is None and request.user.may("edit", found.area_id),
            "otherwise": request.user.may("edit", found.area_id) and counted_otherwise(found),
            "enters": found.merged_into_id is None and request.user.may("edit", found.area_id),
        },
    )


@require_safe
@login_required
def report(request: SignedIn, pk: int) -> HttpResponse:
    """One month's report: each amount with every revision, who made it, when and why."""
    found = get_object_or_404(
        Report.objects.open_to(request.user, "view").select_related(PLACE, "producer"), pk=pk
    )
    lines = facts_of(found)
    known_at = moment_asked(request)
    return render(
        request,
        "sales/report.html",
        {
            "known_at": known_at,
            "then": sum(line.known(known_at) for line in lines) if known_at else None,
            "report": found,
            "place": place(found.area),
            "shown": state_shown(found),
            "nothing": found.nil,
            "offers": offers(found, request.user),
            "steps": steps_of(found),
            "code": month_code(found.month),
            "lines": lines,
            "sum": sum(line.sale.baht for line in lines),
            "may_correct": may_at(request.user, "edit", [found.area_id]),
            "subject": f"sales.report:{found.pk}",
            **flags_context(found),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def correct(request: SignedIn, pk: int) -> HttpResponse:
    """Correct one amount: a new revision with its reason."""
    sale = get_object_or_404(
        Sale.objects.open_to(request.user, "edit").select_related("product", "channel", "report__producer"),
        pk=pk,
    )
    form = CorrectionForm(request.POST) if request.method == "POST" else CorrectionForm.of(sale)
    if form.is_bound and form.is_valid() and _corrected(request, sale, form):
        messages.success(request, _("The amount is corrected; the earlier one stays readable."))
        return redirect("sales:report", pk=sale.report_id)
    return render(
        request,
        "sales/correct.html",
        {"form": form, "sale": sale, "back": reverse("sales:report", args=[sale.report_id])},
        status=422 if form.is_bound else 200,
    )


def _corrected(request: SignedIn, sale: Sale, form: CorrectionForm) -> bool:
    """Whether it was taken; what was wrong stands in the form then."""
    given = form.cleaned_data
    try:
        correct_sale(
            sale,
            baht=given["baht"],
            units=given["units"],
            reason=given["reason"],
            seen=given["seen"],
            by=request.user,
        )
    except SaleMoved as error:
        sale.refresh_from_db()
        form.seen_now(sale.revision)
        form.add_error(None, error)
        return False
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def _opens(reader: Actor, lines: list[MonthLine]) -> set[int]:
    """The reports that the reader may open: of a producer that moved, those of its former place are not theirs."""
    keys = [line.report.pk for line in lines if line.report is not None]
    return set(Report.objects.open_to(reader, "view").filter(pk__in=keys).values_list("pk", flat=True))


def _bound(request: HttpRequest, key: str) -> date | None:
    try:
        return parse_month_code(request.GET.get(key, ""))
    except ValidationError:
        return None


def _chart(lines: list[MonthLine]) -> Drawing | None:
    """Sales by month, the oldest first; none for a single month."""
    rows = [
        (month_short(line.month), line.baht // 100, money.text(line.baht))
        for line in reversed(lines)
        if line.baht is not None
    ]
    if len(rows) < 2:
        return None
    title = _("Sales from %(first)s to %(last)s") % {
        "first": month_long(lines[-1].month),
        "last": month_long(lines[0].month),
    }
    return draw(charts.bar(title, rows, unit=_("baht")))
