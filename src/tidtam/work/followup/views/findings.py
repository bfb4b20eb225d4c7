"""What visits found not in order, and the matter that is made of it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.models import Post, User
from tidtam.kit import calendar
from tidtam.kit.access import within
from tidtam.kit.lists import listing
from tidtam.work.followup import actions, finding_lists, rules
from tidtam.work.followup.forms import RaiseForm, refuse
from tidtam.work.followup.models import Action, Answer, ItemAnswer
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person


@login_required
@require_safe
def findings(request: HttpRequest) -> HttpResponseBase:
    """Everything that was not in order; those of which nothing came yet stand first."""
    rows = finding_lists.finding_rows(person(request))
    page = listing(
        request,
        rows,
        finding_lists.finding_columns(),
        filters=finding_lists.finding_filters(rows),
        title=_("Findings of visits"),
        name="findings",
        empty=_("No visit has found anything out of order in your area yet."),
    )
    return page.download or render(request, "followup/findings.html", {"page": page})


@login_required
def raise_action(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """By one tap as the checklist proposes, or filled in otherwise first."""
    user = person(request)
    finding = _finding(user, key, pk)
    proposed = actions.proposed(finding)
    if request.method == "POST" and "as_proposed" in request.POST:
        form = RaiseForm(_typed(proposed), posts=_posts(finding))
    else:
        form = RaiseForm(request.POST or None, initial=proposed._asdict(), posts=_posts(finding))
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.raise_action(finding, **form.cleaned_data, by=user)
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The matter stands on the list of both posts now."))
            return redirect("followup:action", key=made.key)
    content = {
        "form": form,
        "visit": finding.visit,
        "finding": finding,
        "title": _("Make it a matter to follow up"),
    }
    return render(request, "followup/raise.html", content, status=422 if form.errors else 200)


def _finding(user: User, key: UUID, pk: int) -> ItemAnswer:
    """One that is not a matter yet, of a visit that the reader may see and make matters of."""
    rows = ItemAnswer.objects.open_to(user, "view").filter(visit=key, answer=Answer.NOT_FINE)
    row = get_object_or_404(
        rows.select_related("visit__area__parent__parent", "visit__leader_post", "item__checklist"), pk=pk
    )
    if not rules.may_raise(user, row) or Action.objects.filter(finding=row).exists():
        raise Http404
    return row


def _posts(finding: ItemAnswer) -> QuerySet[Post]:
    """Those of the village's province."""
    return Post.objects.filter(within(finding.visit.area_id[:2], "area_id")).order_by("sort_key")


def _typed(asked: actions.Proposed) -> dict[str, object]:
    """The proposal as if it had been typed."""
    keys = {
        name: getattr(post, "pk", None) for name, post in (("doer", asked.doer), ("follower", asked.follower))
    }
    return {**asked._asdict(), **keys, "due_on": calendar.date_short(asked.due_on)}
