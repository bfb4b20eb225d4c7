"""Who is told of what is overdue: the province's rules, read by its officers and set by its office."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.kit.http import address
from tidtam.work.plan.actions.escalation import set_escalation
from tidtam.work.plan.forms.escalation import EscalationForm, posts_of
from tidtam.work.plan.queries.escalation import ladder
from tidtam.work.plan.views.opening import posted, tried


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def escalation(request: SignedIn) -> HttpResponseBase:
    """The three steps of one province, and the form for who may set them."""
    provinces = _provinces(request)
    if not provinces:
        raise Http404
    province = provinces.get(request.GET.get("province", "")) or next(iter(provinces.values()))
    may_set = request.user.may("approve", province.pk)
    if request.method == "POST" and not may_set:
        raise Http404
    steps = ladder(province.pk)
    form = EscalationForm(*posted(request)[:1], province=province.pk, steps=steps)
    if form.is_valid() and tried(form, lambda: set_escalation(province.pk, form.steps(), by=request.user)):
        messages.success(request, _("The rules are set."))
        return redirect(address(reverse("plan:escalation"), {"province": province.pk}))
    named = {code: name for group in posts_of(province.pk) for code, name in group}
    content = {
        "province": province,
        "provinces": provinces.values() if len(provinces) > 1 else (),
        "steps": [(step, named.get(step.post, step.post)) for step in steps],
        "form": form if may_set else None,
        "subject": f"plan.escalation:{province.pk}",
    }
    return render(request, "plan/escalation.html", content, status=422 if form.errors else 200)


def _provinces(request: SignedIn) -> dict[str, Area]:
    """Those in which the reader sees anything, by code."""
    codes = {code[:2] for code in request.user.reach("view")}
    rows = Area.objects.existing().filter(level=Level.PROVINCE).order_by("sort_key")
    return {row.pk: row for row in (rows if "" in codes else rows.filter(pk__in=codes))}
