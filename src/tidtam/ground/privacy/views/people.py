"""People: the list, one person's page, their data and consents."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.ground.privacy import actions, forms, numbers, phones, queries
from tidtam.ground.privacy.models import Person, PersonSet, Purpose
from tidtam.ground.privacy.views import steps
from tidtam.kit import search
from tidtam.kit.access import within
from tidtam.kit.digits import to_arabic
from tidtam.kit.lists import Filter, ListColumn, listing

MOST_FOUND = 20


@require_safe
@login_required
def people(request: SignedIn) -> HttpResponseBase:
    """Those whom this officer looks after."""
    steps.need(request, "edit", "reveal")
    page = listing(
        request,
        Person.objects.readable(request.user),
        _columns(),
        filters=_filters(),
        title=_("Personal data"),
        name="personal-data",
        empty=_("Nobody's data are kept here yet."),
        sort="name",
    )
    if page.download:
        actions.note_list(page.count, by=request.user)
        return page.download
    content = {"page": page, "find": forms.NumberForm(), "reveals": bool(request.user.reach("reveal"))}
    return render(request, "privacy/people.html", content)


@require_POST
@login_required
@never_cache
def find(request: SignedIn) -> HttpResponse:
    """Who has this personal number; it comes by POST and is not shown again."""
    steps.need(request, "edit", "reveal")
    form = forms.NumberForm(request.POST)
    found: list[Person] = []
    if form.is_valid():
        own = Person.objects.readable(request.user)
        found = list(own.filter(pk__in=queries.same_number(form.cleaned_data["number"]))[:MOST_FOUND])
        if len(found) == 1:
            return redirect("privacy:person", found[0].pk)
    # What was typed is not sent back.
    content = {"find": forms.NumberForm(), "errors": form.errors.get("number", ()), "found": found}
    return render(request, "privacy/found.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
@never_cache
def person(request: SignedIn, pk: int) -> HttpResponse:
    """What is kept of somebody, what they agreed to, where they are used, who did what."""
    found = steps.theirs(request, pk)
    content = {
        "person": found,
        "number": numbers.masked(found),
        "place": Area.objects.filter(pk=found.area).first(),
        "standing": queries.standing_consents(found),
        "consents": queries.consents_of(found),
        "uses": queries.uses_of(found),
        "requests": found.requests.order_by("-received_on", "-pk"),
        "edits": request.user.may("edit", found.area) and found.erased_at is None,
        "reveals": request.user.may("reveal", found.area) and found.erased_at is None,
        "subject": f"privacy.person:{found.pk}",
    }
    return render(request, "privacy/person.html", content)


@require_http_methods(["GET", "POST"])
@login_required
def change(request: SignedIn, pk: int) -> HttpResponse:
    """Correct somebody's data."""
    found = steps.theirs(request, pk, "edit")
    form = forms.PersonForm(steps.sent(request), initial=forms.PersonForm.of(found))
    if form.is_valid() and steps.tried(
        form, lambda: actions.keep_person(form.row(), by=request.user, person=found)
    ):
        messages.success(request, _("Saved."))
        return redirect("privacy:person", pk)
    onward = reverse("privacy:person", args=[pk])
    return steps.form_page(request, form, _("Correct the data"), onward, about=found, notice=True)


@require_POST
@login_required
def consent(request: SignedIn, pk: int) -> HttpResponse:
    """Give or withdraw one consent in the person's name."""
    found = steps.theirs(request, pk, "edit")
    form = forms.ConsentStepForm(request.POST)
    gives = request.POST.get("step") == "give"
    change = actions.give_consent if gives else actions.withdraw_consent
    if form.is_valid() and steps.tried(form, lambda: change(found, **form.cleaned_data, by=request.user)):
        messages.success(
            request, _("The consent is recorded.") if gives else _("Withdrawn: it is published no more.")
        )
    else:
        messages.error(request, " ".join(str(one) for errors in form.errors.values() for one in errors))
    return redirect(f"{reverse('privacy:person', args=[pk])}#consents")


def _columns() -> list[ListColumn]:
    return [
        ListColumn(
            "name",
            _("Name"),
            value=str,
            sort="sort_key",
            link=lambda row: reverse("privacy:person", args=[row.pk]),
        ),
        ListColumn("phone", _("Phone"), value=lambda row: phones.shown(row.phone), sort="phone", kind="code"),
        ListColumn("number", _("Personal number"), value=numbers.masked, kind="code"),
        ListColumn("area", _("Area (code)"), sort="area", kind="code"),
        ListColumn("recorded", _("Taken down"), "recorded_at", kind="date"),
        ListColumn("state", _("State"), value=_state, kind="state", sort="erased_at", blank_last=False),
    ]


def _state(row: Person) -> tuple[str, str]:
    return ("none", _("Erased")) if row.erased_at else ("done", _("Kept"))


def _filters() -> list[Filter]:
    return [
        Filter("q", _("Name or phone"), None, _find),
        Filter("consent", _("Consent"), [(one.value, one.label) for one in Purpose], _consenting),
        Filter("district", _("District (code)"), None, _within),
        Filter(
            "state",
            _("State"),
            [("kept", _("Kept")), ("erased", _("Erased"))],
            lambda rows, state: rows.filter(erased_at__isnull=state == "kept"),
        ),
    ]


def _find(rows: PersonSet, text: str) -> PersonSet:
    """Words of the name, or the end of the phone; a personal number is looked up by its own form."""
    digits = "".join(c for c in to_arabic(text) if c.isdigit())
    if len(digits) >= numbers.DIGITS:
        raise ValidationError(_("Do not type a personal number here: use “Find by personal number”."))
    if len(digits) >= 3:
        return rows.filter(phone__endswith=digits)
    matched = Q()
    for word in search.words(text):
        matched &= Q(name_th__contains=word.text)
    return rows.filter(matched)


def _consenting(rows: PersonSet, purpose: str) -> PersonSet:
    return rows.filter(queries.may_publish(purpose, "pk"))


def _within(rows: PersonSet, code: str) -> PersonSet:
    digits = to_arabic(code.strip())
    if not (digits.isascii() and digits.isdigit()):
        raise ValidationError(_("Type the digits of an area code, such as 4015."))
    return rows.filter(within(digits, "area"))
