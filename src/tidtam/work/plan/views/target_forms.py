"""The forms by which targets are made, changed, dropped, reported and confirmed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tidtam.ground.files import sent
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import once
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.calendar import ce, fiscal_year
from tidtam.kit.drafts import stored
from tidtam.work.plan import rules
from tidtam.work.plan.actions import (
    Made,
    PaidFor,
    change_target,
    confirm_target,
    drop_target,
    make_targets,
    report_progress,
    share_payment,
)
from tidtam.work.plan.forms.targets import (
    BulkForm,
    ChangeForm,
    ConfirmForm,
    PaymentForm,
    ProgressForm,
    WhyForm,
)
from tidtam.work.plan.models import How, Programme, Target
from tidtam.work.plan.views.opening import posted, tokens, tried
from tidtam.work.plan.views.targets import target_opened

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@login_required
def new(request: SignedIn) -> HttpResponseBase:
    """Make one work item's targets for chosen villages."""
    if not request.user.reach("assign"):
        raise Http404
    programmes = Programme.objects.filter(fiscal_year__lte=fiscal_year(clock.today()))
    programme = programmes.order_by("-fiscal_year").first()
    if programme is None:
        raise Http404
    area = request.GET.get("area", "")
    area = area if area.isascii() and area.isdigit() else ""
    year = ce(programme.fiscal_year)
    first = {"starts_on": clock.today(), "due_on": clock.today().replace(year=year, month=9, day=30)}
    form = BulkForm(
        *posted(request)[:1], actor=request.user, programme=programme.pk, area=area, initial=first
    )
    made: list[Made] = []

    def change() -> None:
        told = form.cleaned_data
        made.append(make_targets(told["item"], form.chosen(), form.row(), by=request.user))

    if request.method == "POST" and form.is_valid() and tried(form, change):
        count, there = len(made[0].targets), len(made[0].there)
        words = ngettext("%(count)s target was made.", "%(count)s targets were made.", count) % {
            "count": count
        }
        if there:
            words += " " + _("%(count)s had it already and were left as they are.") % {"count": there}
        messages.success(request, words)
        return redirect(f"{reverse('plan:targets')}?item={form.cleaned_data['item'].code}")
    content = {
        "form": form,
        "title": _("Make targets"),
        "back": reverse("plan:targets"),
        "programme": programme,
    }
    return render(request, "plan/target_form.html", content, status=422 if form.errors else 200)


@require_http_methods(FORM)
@login_required
def change(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Change what a target asks."""
    target = target_opened(request, key, "assign")
    form = ChangeForm(*posted(request)[:1], actor=request.user, target=target)

    def write() -> None:
        change_target(target, form.row(target), reason=form.cleaned_data["reason"], by=request.user)

    return _plain(request, target, form, write, _("Change the target"))


@require_http_methods(FORM)
@login_required
def drop(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Close what no longer has to happen."""
    target = target_opened(request, key, "assign")
    form = WhyForm(*posted(request)[:1])

    def write() -> None:
        drop_target(target, reason=form.cleaned_data["reason"], by=request.user)

    return _plain(request, target, form, write, _("Drop the target"))


@require_http_methods(FORM)
@login_required
def report(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Report how far it is."""
    target = target_opened(request, key)
    if not rules.may_report(request.user, target):
        raise Http404
    form = ProgressForm(*posted(request), target=target)
    return _with_photos(
        request,
        target,
        form,
        lambda photos: report_progress(target, form.row(), photos=photos, by=request.user).pk,
        _("Report progress"),
    )


@require_http_methods(FORM)
@login_required
def confirm(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Say what was found on the spot, by somebody else than the doer."""
    target = target_opened(request, key)
    if not request.user.may("visit", target.area_id):
        raise Http404
    form = ConfirmForm(*posted(request))

    def write(photos: list[File]) -> int:
        told = form.cleaned_data
        return confirm_target(
            target,
            by=request.user,
            how=How.VISIT,
            verdict=told["verdict"],
            on=told["on"],
            note=told["note"],
            photos=photos,
        ).pk

    return _with_photos(request, target, form, write, _("Confirm on the spot"))


@require_http_methods(FORM)
@login_required
def pay(request: SignedIn, key: UUID) -> HttpResponseBase:
    """Say which payment of the budget was for this target; only the province's office keeps the money."""
    target = target_opened(request, key)
    if target.node is None or not rules.may_keep(request.user, target.node.province_id):
        raise Http404
    form = PaymentForm(*posted(request)[:1], target=target)

    def write() -> None:
        told = form.cleaned_data
        once(
            told["draft"],
            "plan.pay",
            {"target": str(target.key), "entry": str(told["entry"].key), "amount": told["amount"]},
            lambda: [
                one.pk
                for one in share_payment(
                    told["entry"], [PaidFor(target, told["amount"] or 0)], by=request.user
                )
            ],
            by=request.user,
        )

    return _plain(request, target, form, write, _("Join a payment"))


def _plain(
    request: SignedIn, target: Target, form: Form, write: Callable[[], None], title: str
) -> HttpResponseBase:
    if request.method == "POST" and form.is_valid() and tried(form, write):
        messages.success(request, _("Saved."))
        return redirect("plan:target", key=target.key)
    content = {
        "form": form,
        "title": title,
        "target": target,
        "back": reverse("plan:target", args=[target.key]),
    }
    return render(request, "plan/target_form.html", content, status=422 if form.errors else 200)


def _with_photos(
    request: SignedIn, target: Target, form: Form, write: Callable[[list[File]], int], title: str
) -> HttpResponseBase:
    """Show the form, or write once however often it is sent; pictures that came stay with the form."""
    photos = _kept(request, form)

    def change() -> None:
        told = {name: str(value) for name, value in form.cleaned_data.items() if name != "photos"}
        content: dict[str, Any] = {"target": str(target.key), **told}
        content["photos"] = [one.original_sha256 for one in photos]
        kind = f"plan.{request.resolver_match.url_name if request.resolver_match else 'target'}"
        once(form.cleaned_data["draft"], kind, content, lambda: str(write(photos)), by=request.user)

    if request.method == "POST" and form.is_valid() and tried(form, change):
        messages.success(request, _("Saved."))
        return stored(redirect("plan:target", key=target.key), form.cleaned_data["draft"])
    content = {
        "form": form,
        "title": title,
        "target": target,
        "back": reverse("plan:target", args=[target.key]),
        "photos": tokens(request, photos),
        "draft_key": f"{request.path}",
        "fresh": request.method != "POST",
    }
    return render(request, "plan/target_photos.html", content, status=422 if form.errors else 200)


def _kept(request: SignedIn, form: Form) -> list[File]:
    if request.method != "POST":
        return []
    try:
        return sent.kept(request.FILES.getlist("photos"), request.POST.getlist("kept"), by=request.user)
    except sent.PhotosRefused as problem:
        form.add_error("photos", problem)
        return problem.files
