"""Until when a province's villages report: the form."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.work.results.actions import RULES, set_result_rules
from tidtam.work.results.forms import RulesForm, refuse
from tidtam.work.results.rules import rules_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def result_rules(request: SignedIn, code: str) -> HttpResponseBase:
    """How many days after a month's end its results are due, and how many months are asked for."""
    province = get_object_or_404(
        Area.objects.open_to(request.user, "edit").filter(level=Level.PROVINCE), pk=code
    )
    form = RulesForm(request.POST if request.method == "POST" else None, rules=rules_of(code))
    if request.method == "POST" and form.is_valid():
        try:
            set_result_rules(province, {name: form.cleaned_data[name] for name in RULES}, by=request.user)
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return redirect("results:list")
    content = {"form": form, "province": province, "subject": f"results.rules:{code}"}
    return render(request, "results/rules.html", content, status=422 if form.errors else 200)
