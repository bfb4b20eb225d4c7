"""The list of visits, one visit with its photos, and the form that is filled in on the spot."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.files import sent
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.lists import listing
from tidtam.kit.notice import with_notice
from tidtam.work.followup import lists, queries, rules, standing
from tidtam.work.followup.actions import record_visit
from tidtam.work.followup.forms import VisitForm, refuse
from tidtam.work.followup.models import Action, ActionState, Answer, Evidence, ItemAnswer, Visit
from tidtam.work.followup.refusals import Refused
from tidtam.work.followup.views.person import person


@login_required
@require_safe
def visits(request: HttpRequest) -> HttpResponseBase:
    user = person(request)
    rows = lists.visit_rows(user)
    page = listing(
        request,
        rows,
        lists.visit_columns(),
        filters=lists.visit_filters(rows),
        title=_("Visits"),
        name="visits",
        empty=_("No visit has been recorded in your area yet."),
        sort="-at",
    )
    if page.download:
        return page.download
    return render(request, "followup/visits.html", {"page": page, "may_visit": bool(user.reach("visit"))})


@login_required
@require_safe
def visit(request: HttpRequest, key: UUID) -> HttpResponse:
    """One visit as recorded; nothing in it can be changed."""
    user = person(request)
    rows = Visit.objects.open_to(user, "view").select_related(
        "area__parent__parent", "leader", "leader_post", "recorded_by"
    )
    row = get_object_or_404(rows, pk=key)
    evidence = list(row.evidence.select_related("file"))
    shots = queries.shots(row, evidence, user)
    content = {
        "visit": row,
        "place": standing.place(row),
        "counted": queries.counted_for(row),
        "proposes": row.area.point is None and queries.proposes(row),
        "may_take": user.may("edit", row.area_id) and rules.somebody_else(user, row),
        "clock_hours": f"{(row.clock_off or 0) / 3600:,.1f}",
        "findings": row.findings.select_related("action").order_by("pk"),
        "answers": [_answered(one, shots, user) for one in queries.answers(row)],
        "shots": [shot for shot in shots if shot.evidence.item_answer_id is None],
    }
    return render(request, "followup/visit.html", content)


def _answered(
    one: ItemAnswer, shots: list[queries.Shot], user: User
) -> tuple[ItemAnswer, list[queries.Shot], Action | None, bool]:
    """One item as the page shows it: its pictures with what is to be said of them, its matter, who may make one."""
    own = [shot for shot in shots if shot.evidence.item_answer_id == one.pk]
    action: Action | None = getattr(one, "action", None)
    waits = one.answer == Answer.NOT_FINE and action is None
    return one, own, action, waits and rules.may_raise(user, one)


@login_required
@require_safe
def photo(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A picture, to whoever may see the visit or the action that it belongs to."""
    shot = get_object_or_404(
        Evidence.objects.open_to(person(request), "view").select_related("file"), key=key
    )
    return serve(shot.file, thumbnail="small" in request.GET)


@login_required
def new_visit(request: HttpRequest) -> HttpResponse:
    """The form of one village; without one, the choice of it. Answers JSON to the page's own script."""
    user = person(request)
    code = request.GET.get("area", "")
    if not code:
        return render(request, "followup/choose.html", {"open": queries.visitable(user)})
    area = get_object_or_404(
        Area.objects.select_related("parent__parent"), pk=code, level__in=[Level.VILLAGE, Level.DISTRICT]
    )
    if not rules.may_visit(user, area):
        raise Http404
    matters, checklist = queries.matters(area), queries.checklist_of(area, clock.today())
    items = queries.items_of(checklist)
    form = VisitForm(
        request.POST or None,
        request.FILES or None,
        initial=VisitForm.blank(clock.now()),
        user=user,
        holdings=rules.leaders(area, clock.today()),
        actions=matters,
        items=items,
    )
    stored: list[File] = []
    of_items: dict[int, list[File]] = {}
    if request.method == "POST":
        stored = _photos(request, form, user, "photos", "kept")
        of_items = {
            item.pk: _photos(request, form, user, f"photos_{item.pk}", f"kept_{item.pk}") for item in items
        }
        made = _recorded(form, area, stored, of_items, user) if form.is_valid() else None
        if made is not None:
            return _answer_made(request, made)
        if _by_script(request):
            return JsonResponse(with_notice({"errors": form.errors.get_json_data()}), status=422)
    today = clock.today()
    content = {
        "area": area,
        "form": form,
        "last": Visit.objects.filter(area=area).order_by("-visited_at").first(),
        "matters": [
            (
                one,
                standing.of(one, today),
                form[f"answer_{one.key}"],
                form[f"note_{one.key}"],
                one.state == ActionState.REPORTED and rules.did_it(user, one),
            )
            for one in matters
        ],
        "checklist": checklist,
        "items": [
            (
                item,
                form[f"item_{item.pk}"],
                form[f"item_note_{item.pk}"],
                form[f"photos_{item.pk}"],
                [(file, sent.token(file, user)) for file in of_items.get(item.pk, ())],
            )
            for item in items
        ],
        "stored": [(file, sent.token(file, user)) for file in stored],
        "draft": request.POST.get("id") or form.initial["id"],
    }
    return render(request, "followup/new_visit.html", content, status=422 if form.errors else 200)


def _photos(request: HttpRequest, form: VisitForm, user: User, field: str, kept: str) -> list[File]:
    try:
        return sent.kept(request.FILES.getlist(field), request.POST.getlist(kept), by=user)
    except sent.PhotosRefused as problem:
        form.add_error(field, problem)
        return problem.files


def _recorded(
    form: VisitForm, area: Area, stored: list[File], of_items: dict[int, list[File]], user: User
) -> Visit | None:
    """The visit, or None with what the rules say put at its field."""
    data: dict[str, Any] = form.cleaned_data
    leader, post = form.leads()
    try:
        return record_visit(
            id=data["id"],
            area=area,
            visited_at=form.visited_at(),
            leader=leader,
            leader_post=post,
            companions=data["companions"],
            met=data["met"],
            note=data["note"],
            latitude=data["latitude"],
            longitude=data["longitude"],
            accuracy=data["accuracy"],
            photos=stored,
            findings=form.findings(),
            checks=form.checks(of_items),
            by=user,
        )
    except Refused as refusal:
        refuse(form, refusal)
    except Conflict as conflict:
        form.add_error(None, conflict)
    return None


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _answer_made(request: HttpRequest, made: Visit) -> HttpResponse:
    """The server has it: only now may the phone forget its draft."""
    messages.success(request, _("The visit is recorded."))
    if _by_script(request):
        url = reverse("followup:visit", args=[made.pk])
        return JsonResponse(with_notice({"id": str(made.pk), "url": url}), status=201)
    return redirect("followup:visit", key=made.pk)
