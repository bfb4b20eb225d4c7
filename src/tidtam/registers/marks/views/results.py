"""A product's marks, the committee's decision, one award, its revocation, the public page behind a certificate."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.http import HttpRequest
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.marks import actions
from tidtam.registers.marks.forms import refuse
from tidtam.registers.marks.forms.assess import DecideForm, RevokeForm
from tidtam.registers.marks.models import Assessment, AssessmentState, Award
from tidtam.registers.marks.queries import standing
from tidtam.registers.marks.queries.product import standings
from tidtam.registers.marks.queries.summary import no_level, summary
from tidtam.registers.marks.rights import VERB, approver_of, may_decide
from tidtam.registers.marks.views.assessments import state_of
from tidtam.registers.marks.views.steps import change, open_assessment, open_award, open_product, sent
from tidtam.registers.producers.queries import place


@require_safe
@login_required
def product(request: SignedIn, pk: int) -> HttpResponse:
    """What a product bears in each scheme, what was found, what would lift it."""
    found, today = open_product(request, pk), clock.today()
    area = found.producer.area_id
    officer = request.user.may("view", area)
    past = Assessment.objects.filter(product=found).select_related("version__scheme", "level")
    if not officer:
        past = past.filter(state=AssessmentState.DECIDED)
    given = Award.objects.filter(product=found).select_related("version__scheme", "level")
    content = {
        "product": found,
        "place": place(found.producer.area),
        "standings": standings(found, today, decided_only=not officer),
        "assessments": [(row, state_of(row)) for row in past.order_by("-opened_on", "-pk")],
        "awards": [(row, standing(row, today)) for row in given.order_by("-valid_from", "-pk")],
        "officer": officer,
        "may_begin": request.user.may(VERB, area),
    }
    return render(request, "marks/product.html", content)


@login_required
def decide(request: SignedIn, pk: int) -> HttpResponse:
    """Record what the committee decided."""
    row = open_assessment(request, pk, VERB)
    sums = summary(row)
    area = row.product.producer.area_id
    approvers = [(level, approver_of(row.version, level)) for level in row.version.levels.all()]
    decides = any(may_decide(request.user, approver, area) for _level, approver in approvers)
    if not row.is_open or not sums.is_whole or not decides:
        raise Http404
    today = clock.today()
    given = {
        "level": sums.found.level or (DecideForm.NONE if sums.found.settled else None),
        "decided_on": today,
        "certificate_no": actions.proposed_number(row.version, today),
        "valid_from": None,
    }
    none = no_level(row.version)
    form = DecideForm(
        sent(request), initial=given, version=row.version, none=none if none != "–" else _("No level")
    )
    if request.method == "POST" and form.is_valid():
        try:
            award = actions.decide(row, by=request.user, **form.decision())
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The decision is recorded."))
            return redirect("marks:award", pk=award.pk) if award else redirect("marks:assessment", pk=row.pk)
    content = {
        "form": form,
        "assessment": row,
        "sums": sums,
        "none": none,
        "closed": [
            (level, approver.label)
            for level, approver in approvers
            if not may_decide(request.user, approver, area)
        ],
    }
    return render(request, "marks/decide.html", content, status=422 if form.errors else 200)


@require_safe
@login_required
def award(request: SignedIn, pk: int) -> HttpResponse:
    """One permission: its level, its dates, its certificate."""
    row = open_award(request, pk)
    area = row.product.producer.area_id
    officer = request.user.may("view", area)
    content = {
        "award": row,
        "state": standing(row, clock.today()),
        "place": place(row.product.producer.area),
        "officer": officer,
        "may_revoke": row.revoked_on is None and _revokes(request, row),
        "verify": request.build_absolute_uri(reverse("verify:mark", args=[row.key])),
        "subject": f"marks.award:{row.pk}",
    }
    return render(request, "marks/award.html", content)


@login_required
def revoke(request: SignedIn, pk: int) -> HttpResponse:
    row = open_award(request, pk)
    if row.revoked_on is not None or not _revokes(request, row):
        raise Http404
    form = RevokeForm(sent(request), initial={"on": clock.today()})
    back = reverse("marks:award", args=[row.pk])

    def do() -> str:
        actions.revoke_award(row, by=request.user, **form.cleaned_data)
        return back

    return change(
        request,
        form,
        do,
        title=_("Revoke the permission"),
        about=f"{row.level} · {row.product.name}",
        back=back,
        done=_("The permission is revoked."),
        danger=True,
        crumbs=((row.product.name, reverse("marks:product", args=[row.product_id])),),
    )


@require_safe
@never_cache
def verify(request: HttpRequest, key: UUID) -> HttpResponse:
    """For whoever holds a certificate's QR: whether it is genuine and in force; no personal data.

    The key is random and stands nowhere else, so that nobody can count through the certificates.
    """
    rows = Award.objects.select_related("level", "version__scheme", "product__producer")
    row = get_object_or_404(rows, key=key)
    answer = render(request, "marks/verify.html", {"award": row, "state": standing(row, clock.today())})
    answer["X-Robots-Tag"] = "noindex"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _revokes(request: SignedIn, row: Award) -> bool:
    area = row.product.producer.area_id
    return request.user.may(VERB, area) and may_decide(
        request.user, approver_of(row.version, row.level), area
    )
