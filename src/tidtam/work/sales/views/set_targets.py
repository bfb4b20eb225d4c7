"""Setting and adjusting targets: what comes of it is shown before it is written."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.kit.calendar import fiscal_year
from tidtam.work.sales.actions.targets import adjust_target, set_targets
from tidtam.work.sales.forms import AdjustTargetForm, SetTargetForm, TargetForm
from tidtam.work.sales.queries.basis import Plan, plan
from tidtam.work.sales.queries.targets import target_of, targets_below
from tidtam.work.sales.views.targets import asked, begin_of, per_cent, place_of, year_asked, year_codes


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def target_set(request: SignedIn) -> HttpResponse:
    """Choose round and percentage, look at what comes of it, and only then set the targets."""
    area = place_of(request, request.GET.get("area", "") or _first_province(request), "approve")
    if area.level != Level.PROVINCE:
        raise Http404
    choices = [(code, code) for code in year_codes()]
    chosen = "cohort" in request.GET
    before = target_of(area.code, year_asked(request.GET.get("year", ""), year_codes()))
    first = (
        {"year": fiscal_year(before.year), "cohort": before.cohort, "percent": before.percent}
        if before
        else {}
    )
    form = TargetForm(
        request.GET if chosen else None, years=choices, initial={"year": request.GET.get("year", ""), **first}
    )
    writing = SetTargetForm(request.POST, years=choices) if request.method == "POST" else None
    if writing is not None and writing.is_valid():
        given = writing.cleaned_data
        year = begin_of(int(given["year"]))
        try:
            set_targets(
                area.code,
                year,
                given["cohort"],
                given["percent"],
                by=request.user,
                reason=given["reason"],
                seen=given["seen"],
            )
        except ValidationError as error:
            _refused(writing, error)
        else:
            messages.success(request, _("The targets are set."))
            return redirect(f"{reverse('sales:targets')}?{asked(area.code, year)}")
    source = writing or form
    made = None
    if source.is_bound and (source.is_valid() or _complete(source)):
        made = plan(area.code, begin_of(int(source.cleaned_data["year"])), source.cleaned_data["cohort"],
                    source.cleaned_data["percent"])  # fmt: skip
    return render(
        request,
        "sales/target_set.html",
        _preview(area, form, writing, made, choices),
        status=422 if writing is not None or (chosen and not form.is_valid()) else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def target_adjust(request: SignedIn, area: str, year: int) -> HttpResponse:
    """Another target for one area, with the reason; what it does to the sum is shown before it is written."""
    found, begin = place_of(request, area, "approve"), begin_of(year)
    before = target_of(found.code, begin)
    if before is None:
        raise Http404
    posted = request.method == "POST"
    form = AdjustTargetForm(
        request.POST if posted else None, initial={"baht": before.baht, "seen": before.pk}
    )
    sums = None
    if posted and form.is_valid():
        sums = _sums(found.code, begin, form.cleaned_data["baht"])
        if "save" in request.POST:
            given = form.cleaned_data
            try:
                adjust_target(found.code, begin, baht=given["baht"], reason=given["reason"], by=request.user,
                              seen=given["seen"])  # fmt: skip
            except ValidationError as error:
                _refused(form, error)
            else:
                messages.success(request, _("The target is adjusted; the earlier one stays readable."))
                return redirect("sales:target", area=found.code, year=year)
    return render(
        request,
        "sales/target_adjust.html",
        {"form": form, "area": found, "year": year, "before": before, "sums": sums},
        status=422 if form.errors else 200,
    )


def _complete(form: TargetForm) -> bool:
    return all(form.cleaned_data.get(name) is not None for name in ("year", "cohort", "percent"))


def _preview(
    area: Area,
    form: TargetForm,
    writing: SetTargetForm | None,
    made: Plan | None,
    choices: list[tuple[str, str]],
) -> dict[str, Any]:
    """The page with what would be set, and the form that sets exactly this."""
    content: dict[str, Any] = {"area": area, "form": form, "made": made, "writing": writing}
    if made is None:
        return content
    source = writing if writing is not None else form
    given = source.cleaned_data
    year = begin_of(int(given["year"]))
    stands = targets_below(area.code, year)
    if writing is None:
        content["writing"] = SetTargetForm(
            years=choices,
            initial={
                "year": given["year"],
                "cohort": given["cohort"].pk,
                "percent": given["percent"],
                "seen": made.baht,
            },
        )
    else:
        writing.data = {**writing.data.dict(), "seen": str(made.baht)}  # type: ignore[attr-defined]
    return content | {
        "year": given["year"],
        "cohort": given["cohort"],
        "percent": per_cent(given["percent"]),
        "before": target_of(area.code, year),
        "basis": made.basis,
        "parts": [(part, stands.get(part.area.code)) for part in made.parts],
    }


def _refused(form: Any, error: ValidationError) -> None:
    """At its field; on top where the field is not seen."""
    told = getattr(error, "error_dict", None) or {None: [error]}
    for name, errors in told.items():
        seen = name in form.fields and not form.fields[name].widget.is_hidden
        form.add_error(name if seen else None, errors)


def _sums(area: str, year: date, baht: int) -> dict[str, int]:
    """What the districts would add up to beside the province's target."""
    districts = {code: row.baht for code, row in targets_below(area[:2], year).items()}
    whole = target_of(area[:2], year)
    province = whole.baht if whole else 0
    if len(area) == Level.PROVINCE:
        province = baht
    else:
        districts[area] = baht
    below = sum(districts.values())
    return {"province": province, "districts": below, "apart": below - province}


def _first_province(request: SignedIn) -> str:
    return next((code for code in request.user.reach("approve") if len(code) == Level.PROVINCE), "")
