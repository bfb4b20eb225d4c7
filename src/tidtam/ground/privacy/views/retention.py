"""How long data are kept, and who is kept longer."""

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.ground.privacy import actions, forms, phones, queries
from tidtam.ground.privacy.models import Contact, Person, RetentionRule
from tidtam.ground.privacy.queries import Over
from tidtam.ground.privacy.views import steps
from tidtam.kit import personal
from tidtam.kit.access import within
from tidtam.kit.lists import ListColumn, listing


class Kept(NamedTuple):
    """Somebody whose time is over, as the list shows it."""

    pk: int
    name: str
    sort_key: str
    over: Over


@require_safe
@login_required
def rules(request: SignedIn) -> HttpResponse:
    """Every rule: what, how long after what, by itself or by hand."""
    steps.need(request, "edit", "reveal", "configure")
    ends = personal.ends()
    rows = [(rule, ends.get(rule.end)) for rule in RetentionRule.objects.all()]
    content = {
        "rows": rows,
        "configures": bool(request.user.reach("configure")),
        "reveals": bool(request.user.reach("reveal")),
    }
    return render(request, "privacy/rules.html", content)


@require_http_methods(["GET", "POST"])
@login_required
def change_rule(request: SignedIn, code: str) -> HttpResponse:
    """Another time."""
    steps.need(request, "configure")
    rule = get_object_or_404(RetentionRule, pk=code)
    form = forms.RuleForm(steps.sent(request), initial={"months": rule.months, "automatic": rule.automatic})
    if form.is_valid() and steps.tried(
        form, lambda: actions.change_rule(rule, **form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Saved."))
        return redirect("privacy:rules")
    return steps.form_page(request, form, rule.name, reverse("privacy:rules"))


@require_http_methods(["GET", "POST"])
@login_required
def contact(request: SignedIn) -> HttpResponse:
    """Whom people ask about their data: what every purpose notice ends with."""
    steps.need(request, "reveal")
    area = min(request.user.reach("reveal"))
    known = Contact.objects.filter(pk=area).values().first() or {"area": area}
    first = {**known, "phone": phones.shown(str(known.get("phone", "")))}
    form = forms.ContactForm(steps.sent(request), initial=first)
    if form.is_valid() and steps.tried(
        form, lambda: actions.set_contact(actions.ContactRow(**form.cleaned_data), by=request.user)
    ):
        messages.success(request, _("Saved."))
        return redirect("privacy:rules")
    return steps.form_page(
        request, form, _("Whom people ask about their data"), reverse("privacy:rules"), notice=True
    )


@require_safe
@login_required
def kept(request: SignedIn, code: str) -> HttpResponseBase:
    """Whose data are kept longer than the rule allows, in the areas of this officer."""
    steps.need(request, "reveal")
    rule = get_object_or_404(RetentionRule, pk=code)
    area = request.GET.get("area", "")
    area = area if area.isascii() and area.isdigit() and len(area) <= 8 else ""
    people = Person.objects.open_to(request.user, "reveal").filter(within(area, "area"))
    found = {row.person: row for row in queries.over(rule, people)}
    names = {
        key: (name, sort_key)
        for keys in queries.batched(found)
        for key, name, sort_key in people.filter(pk__in=keys).values_list("pk", "name_th", "sort_key")
    }
    page = listing(
        request,
        [Kept(key, *names[key], row) for key, row in found.items()],
        _columns(),
        title=rule.name,
        name="kept",
        empty=_("Nobody is kept longer than this rule allows."),
    )
    return page.download or render(request, "privacy/kept.html", {"page": page, "rule": rule})


def _columns() -> list[ListColumn]:
    return [
        ListColumn(
            "name", _("Name"), sort="sort_key", link=lambda row: reverse("privacy:erase", args=[row.pk])
        ),
        ListColumn("area", _("Area (code)"), "over.area", sort="over.area", kind="code"),
        ListColumn("since", _("Counts from"), "over.since", sort="over.since", kind="date"),
        ListColumn("until", _("Kept until"), "over.until", sort="over.until", kind="date"),
    ]
