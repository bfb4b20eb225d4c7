"""Dividing a sum or a target of a district of which a part has become a district of its own."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.kit.forms import MoneyField
from tidtam.work.sales.actions.apportion import (
    apportion_brought,
    apportion_target,
    heirs_of_sum,
    heirs_of_target,
)
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries.targets import target_of
from tidtam.work.sales.views.brought import months_text
from tidtam.work.sales.views.targets import begin_of, place_of


class ApportionForm(forms.Form):
    """One amount for each area that was split off, and why; seen: what stood when the page was made."""

    def __init__(self, *args: Any, heirs: list[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for area in heirs:
            self.fields[area.code] = MoneyField(
                label=_("To %(area)s (baht)") % {"area": area.label}, required=len(heirs) == 1
            )
        self.fields["reason"] = forms.CharField(
            label=_("Reason"),
            max_length=400,
            widget=forms.Textarea(attrs={"rows": 2}),
            help_text=_("Say what the division rests on, such as the paper that states it."),
        )
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput)
        self._heirs = heirs

    def parts(self) -> dict[str, int]:
        return {
            area.code: self.cleaned_data[area.code]
            for area in self._heirs
            if self.cleaned_data.get(area.code)
        }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def apportion_sum(request: SignedIn, pk: int) -> HttpResponse:
    """Let a part of a sum brought forward stand for an area that was split off."""
    rows = Brought.objects.open_to(request.user, "approve").select_related("area", "paper")
    row = get_object_or_404(rows, pk=pk, replaced_at=None)
    heirs = heirs_of_sum(row)

    def write(form: ApportionForm) -> HttpResponse:
        stays = apportion_brought(row, form.parts(), reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The sum is divided; what stood before stays readable."))
        return redirect("sales:brought_sum", pk=stays.pk)

    content = {
        "title": _("Divide the sum brought forward"),
        "what": months_text(row),
        "parent": (reverse("sales:brought"), _("Sums brought forward")),
        "back": reverse("sales:brought_sum", args=[row.pk]),
    }
    return _page(request, row.area, row.baht, row.pk, heirs, write, content)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def target_apportion(request: SignedIn, area: str, year: int) -> HttpResponse:
    """Let a part of a district's target be that of a district that was split off."""
    found, begin = place_of(request, area, "approve"), begin_of(year)
    before = target_of(found.code, begin)
    if before is None:
        raise Http404
    heirs = heirs_of_target(found, begin)

    def write(form: ApportionForm) -> HttpResponse:
        given = form.cleaned_data
        apportion_target(
            found.code, begin, form.parts(), reason=given["reason"], by=request.user, seen=given["seen"]
        )
        messages.success(request, _("The target is divided; the earlier one stays readable."))
        return redirect("sales:target", area=found.code, year=year)

    content = {
        "title": _("Divide the target"),
        "what": str(year),
        "parent": (f"{reverse('sales:targets')}?year={year}", _("Sales targets")),
        "back": reverse("sales:target", args=[found.code, year]),
    }
    return _page(request, found, before.baht, before.pk, heirs, write, content)


def _page(
    request: SignedIn,
    area: Area,
    baht: int,
    seen: int,
    heirs: list[Area],
    write: Any,
    content: dict[str, Any],
) -> HttpResponse:
    if not heirs:  # nothing was split off
        raise Http404
    form = ApportionForm(
        request.POST if request.method == "POST" else None, heirs=heirs, initial={"seen": seen}
    )
    if form.is_bound and form.is_valid():
        try:
            answer: HttpResponse = write(form)
        except ValidationError as error:
            for name, errors in (getattr(error, "error_dict", None) or {None: [error]}).items():
                form.add_error(name if name in form.fields else None, errors)
        else:
            return answer
    content |= {"form": form, "area": area, "baht": baht}
    return render(request, "sales/apportion.html", content, status=422 if form.errors else 200)
