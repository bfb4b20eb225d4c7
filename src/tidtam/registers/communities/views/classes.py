"""The class of a community: assess it, look at one assessment, withdraw it; the sheets of criteria."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Count, QuerySet, Sum
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files.actions import FileProblem, store_paper
from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.lists import ListColumn, listing
from tidtam.registers.communities.actions import assess_class, make_sheet, withdraw_class
from tidtam.registers.communities.class_forms import AssessForm, SheetForm, refuse
from tidtam.registers.communities.models import ClassAssessment, ClassSheet, Community
from tidtam.registers.communities.refusals import Refused


@require_http_methods(["GET", "POST"])
@login_required
def assess(request: SignedIn, code: str) -> HttpResponse:
    """By the points of the sheet in force, or as a paper says it."""
    found = get_object_or_404(
        Community.objects.open_to(request.user, "edit").select_related("area"), area=code
    )
    today = clock.today()
    sheet = ClassSheet.objects.filter(province=code[:2], starts_on__lte=today).first()
    form = AssessForm(
        request.POST or None, request.FILES or None, sheet=sheet, initial={"assessed_on": today}
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            assess_class(
                found,
                assessed_on=data["assessed_on"],
                assessor=data["assessor"],
                points=form.points(),
                letter=data["letter"],
                source=data["source"],
                note=data["note"],
                evidence=store_paper(data["evidence"], by=request.user) if data["evidence"] else None,
                by=request.user,
            )
        except FileProblem as problem:
            form.add_error("evidence", str(problem))
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The class is recorded."))
            return redirect("communities:community", code=code)
    content = {"form": form, "community": found, "sheet": sheet}
    return render(request, "communities/assess.html", content, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@login_required
def assessment(request: SignedIn, pk: int) -> HttpResponse:
    """What was found, point by point; POST withdraws it with a reason."""
    rows = ClassAssessment.objects.open_to(request.user, "view").select_related("community__area", "sheet")
    found = get_object_or_404(rows, pk=pk)
    may_withdraw = request.user.may("edit", found.community.area_id) and found.withdrawn_at is None
    problem = ""
    if request.method == "POST":
        if not may_withdraw:
            raise Http404
        try:
            withdraw_class(found, reason=request.POST.get("reason", ""), by=request.user)
        except Refused as refusal:
            problem = " ".join(refusal.messages)
        else:
            messages.success(request, _("Withdrawn; it stays on record with its reason."))
            return redirect("communities:community", code=found.community.area_id)
    points = list(found.points.select_related("criterion"))
    content = {
        "assessment": found,
        "points": points,
        "got": sum(point.points for point in points),
        "most": sum(point.criterion.most for point in points),
        "may_withdraw": may_withdraw,
        "problem": problem,
    }
    return render(request, "communities/class.html", content, status=422 if problem else 200)


@require_safe
@login_required
def evidence(request: SignedIn, pk: int) -> HttpResponseBase:
    rows = ClassAssessment.objects.open_to(request.user, "view").exclude(evidence=None)
    paper = get_object_or_404(rows.select_related("evidence"), pk=pk).evidence
    assert paper is not None
    return serve(paper)


@require_safe
@login_required
def sheets(request: SignedIn) -> HttpResponseBase:
    """Those of the provinces in which the reader sees anything."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = _open(request.user).annotate(asked=Count("criteria"), most=Sum("criteria__most"))
    page = listing(
        request,
        rows,
        [
            ListColumn(
                "name",
                _("Name of the sheet"),
                sort="name",
                link=lambda row: reverse("communities:class_sheet", args=[row.pk]),
            ),
            ListColumn("starts", _("In force from"), "starts_on", sort="starts_on", kind="date"),
            ListColumn("asked", _("Criteria"), "asked", sort="asked", kind="int"),
            ListColumn("most", _("Points in all"), "most", sort="most", kind="int"),
            ListColumn("basis", _("Order or manual that it is from"), "basis", kind="place"),
        ],
        title=_("Criteria of the classes"),
        name="class_sheets",
        empty=_("No sheet has been made yet: a class can be taken over from a paper."),
    )
    if page.download:
        return page.download
    return render(
        request, "communities/sheets.html", {"page": page, "may_make": bool(_provinces(request.user))}
    )


@require_safe
@login_required
def sheet(request: SignedIn, pk: int) -> HttpResponse:
    found = get_object_or_404(_open(request.user), pk=pk)
    content = {"sheet": found, "may_make": request.user.may("approve", found.province)}
    return render(request, "communities/sheet.html", content)


@require_http_methods(["GET", "POST"])
@login_required
def new_sheet(request: SignedIn) -> HttpResponse:
    """?from= begins with the criteria of another sheet."""
    provinces = _provinces(request.user)
    if not provinces:
        raise Http404
    given = request.GET.get("from", "")
    before = _open(request.user).filter(pk=given).first() if given.isascii() and given.isdigit() else None
    form = SheetForm(request.POST or None, initial=SheetForm.begun(before))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = make_sheet(
                provinces[0],
                name=data["name"],
                basis=data["basis"],
                starts_on=data["starts_on"],
                limits=(data["least_a"], data["least_b"], data["least_c"]),
                criteria=data["criteria"],
                by=request.user,
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The sheet is made."))
            return redirect("communities:class_sheet", pk=made.pk)
    return render(request, "communities/new_sheet.html", {"form": form}, status=422 if form.errors else 200)


def _open(user: User) -> QuerySet[ClassSheet]:
    codes = {code[:2] for code in user.reach("view")}
    rows = ClassSheet.objects.all()
    return rows if "" in codes else rows.filter(province__in=codes)


def _provinces(user: User) -> list[str]:
    return sorted(code for code in user.reach("approve") if len(code) == 2)
