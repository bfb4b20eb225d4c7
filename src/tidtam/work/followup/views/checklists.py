"""The checklists of a province: which there are, what they ask, and a new one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.lists import ListColumn, listing
from tidtam.work.followup.actions import make_checklist
from tidtam.work.followup.checklist_form import ChecklistForm
from tidtam.work.followup.forms import refuse
from tidtam.work.followup.models import Checklist, ChecklistSet
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person
from tidtam.work.plan.queries import programme_of


@login_required
@require_safe
def checklists(request: HttpRequest) -> HttpResponseBase:
    user = person(request)
    rows = _open(user).annotate(asked=Count("items")).order_by("-starts_on", "-pk")
    page = listing(
        request,
        rows,
        [
            ListColumn(
                "name",
                _("Checklist"),
                sort="name",
                link=lambda row: reverse("followup:checklist", args=[row.pk]),
            ),
            ListColumn("starts", _("From"), value="starts_on", sort="starts_on", kind="date"),
            ListColumn("usual", _("Used for"), value=_use),
            ListColumn("items", _("Items"), value="asked", sort="asked", kind="int"),
        ],
        title=_("Checklists of visits"),
        name="checklists",
        empty=_("No checklist has been made yet: visits answer only the open matters."),
    )
    if page.download:
        return page.download
    content = {"page": page, "may_make": bool(_provinces(user))}
    return render(request, "followup/checklists.html", content)


@login_required
@require_safe
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """What it asks, and what comes of it where something is not in order."""
    user = person(request)
    row = get_object_or_404(_open(user), pk=pk)
    content = {"checklist": row, "items": row.items.all(), "may_make": user.may("approve", row.province)}
    return render(request, "followup/checklist.html", content)


@login_required
def new_checklist(request: HttpRequest) -> HttpResponse:
    """A new one; ?from= begins with the items of another."""
    user = person(request)
    provinces = _provinces(user)
    programme = programme_of(clock.today())
    if not provinces or programme is None:
        raise Http404
    given = request.GET.get("from", "")
    before = _open(user).filter(pk=given).first() if given.isascii() and given.isdigit() else None
    form = ChecklistForm(request.POST or None, initial=ChecklistForm.begun(before, clock.today()))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = make_checklist(
                provinces[0],
                programme,
                name=data["name"],
                items=data["items"],
                starts_on=data["starts_on"],
                usual=data["usual"],
                by=user,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The checklist is made."))
            return redirect("followup:checklist", pk=made.pk)
    return render(request, "followup/new_checklist.html", {"form": form}, status=422 if form.errors else 200)


def _open(user: User) -> ChecklistSet:
    """Those of the provinces in which the reader sees anything."""
    seen = user.reach("view") + user.reach("visit")
    codes = {code[:2] for code in seen}
    rows = Checklist.objects.all()
    return rows if "" in codes else rows.filter(province__in=codes)


def _use(row: Checklist) -> str:
    return _("Every visit") if row.usual else _("Rounds that name it")


def _provinces(user: User) -> list[str]:
    return sorted(code for code in user.reach("approve") if len(code) == 2)
