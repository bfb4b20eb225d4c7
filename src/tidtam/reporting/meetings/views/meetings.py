"""The list of meetings, one meeting, the next one called, and what stands under an item."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.files.http import serve
from tidtam.kit import clock
from tidtam.kit.access import reach_q
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.kit.rooms import having
from tidtam.reporting.meetings import agenda, queries
from tidtam.reporting.meetings.actions import add_sitting, call_meeting, change_meeting, remove_sitting
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows
from tidtam.reporting.meetings.forms import ChangeForm, MeetingForm, SittingForm, refuse
from tidtam.reporting.meetings.forms.meetings import chair_of
from tidtam.reporting.meetings.models import AgendaPaper, Committee, Meeting, Minutes, ResolvedAction
from tidtam.reporting.meetings.views.opening import opened, person
from tidtam.work.followup.models import Evidence

SHAPES = {
    Meeting.State.PLANNED: "none",
    Meeting.State.INVITED: "soon",
    Meeting.State.HELD: "going",
    Meeting.State.DRAFTED: "going",
    Meeting.State.APPROVED: "done",
    Meeting.State.ARCHIVED: "done",
}


@login_required
@require_safe
def meetings(request: HttpRequest) -> HttpResponseBase:
    """Every meeting whose papers the reader may see, the next one first."""
    user = person(request)
    rows = Meeting.objects.open_to(user, "read_papers").select_related("committee")
    bodies = list(Committee.objects.filter(meetings__in=rows).distinct())
    page = listing(
        request,
        rows.annotate(resolved=Count("resolutions", distinct=True), version=Max("packs__version")),
        _columns(),
        filters=[
            Filter(
                "body",
                _("Committee"),
                [(body.code, body.name) for body in bodies],
                lambda found, code: found.filter(committee__code=code),
            ),
            Filter(
                "year",
                _("Year"),
                [(str(year), str(year)) for year in sorted({row.year for row in rows}, reverse=True)],
                lambda found, year: found.filter(year=int(year)),
            ),
        ],
        title=_("Meetings"),
        name="meetings",
        empty=_("No meeting has been called yet."),
        sort="-when",
    )
    if page.download:
        return page.download
    mine = Committee.objects.filter(reach_q(user, "secretary"))
    return render(request, "meetings/list.html", {"page": page, "bodies": mine})


def _columns() -> list[ListColumn]:
    return [
        ListColumn(
            "reference",
            _("Meeting"),
            lambda row: row.reference,
            sort=("year", "number"),
            kind="code",
            link=address,
        ),
        ListColumn("body", _("Committee"), "committee.name", sort="committee__name_th"),
        ListColumn("when", _("When"), "starts_at", sort="starts_at", kind="datetime"),
        ListColumn("place", _("Place"), "place_th"),
        ListColumn("resolved", _("Resolutions"), "resolved", sort="resolved", kind="int"),
        ListColumn("version", _("Papers, version"), "version", sort="version", kind="int", blank_last=True),
        ListColumn("state", _("State"), _state, sort="state", kind="state"),
    ]


def _state(row: Meeting) -> tuple[str, str]:
    return (SHAPES[Meeting.State(row.state)], str(row.get_state_display()))


def address(meeting: Meeting) -> str:
    return reverse("meetings:meeting", args=[meeting.committee.code, meeting.year, meeting.number])


@login_required
@require_safe
def meeting(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """One meeting: its agenda with resolutions, item 3 as it stands now, its papers and who sits on the body."""
    row = opened(request, body, year, number)
    at = queries.as_of(row)
    carried = carried_rows(row, at)
    may_change = person(request).may("secretary", row.committee.area_id)
    content = {
        "meeting": row,
        "shape": SHAPES[Meeting.State(row.state)],
        "at": at,
        "agenda": agenda_rows(row, at),
        "carried": carried,
        "pictures": _addresses(row, carried),
        "packs": row.packs.defer("inputs"),
        "seats": row.committee.seats.in_force().select_related("post"),
        "may_change": may_change,
        "sources": [one for room in having("sources") for one in room.of_meeting(row)] if may_change else [],
        "may_freeze": person(request).may("freeze", row.committee.area_id),
        "may_resolve": clock.local(row.starts_at).date() <= clock.today() and not row.is_frozen,
        "is_open": row.started_at is None and not row.is_frozen,
        "shows_minutes": may_change
        or Minutes.objects.filter(meeting=row).exclude(circulated_on=None, approved_at=None).exists(),
        "sittings": row.sittings.all(),
        "attached": attached(row),
        "lines": row.attendance.all(),
        "quorum": queries.quorum(row) if row.started_at else None,
        "now": clock.now(),
        "computed": sorted(agenda.COMPUTED),
    }
    return render(request, "meetings/meeting.html", content)


@login_required
@require_safe
def shot(request: HttpRequest, body: str, year: int, number: int, key: str) -> HttpResponseBase:
    """A small picture of what item 3 shows, to whoever may read the papers of this body."""
    row = opened(request, body, year, number)
    made = ResolvedAction.objects.filter(resolution__meeting__committee=row.committee_id).values("action_id")
    found = Evidence.objects.filter(key=key).select_related("file")
    rows = found.filter(step__action__in=made) | found.filter(visit__steps__action__in=made)
    picture = rows.distinct().first()
    if picture is None:
        raise Http404
    return serve(picture.file, thumbnail=True)


@login_required
def new_meeting(request: HttpRequest, body: str) -> HttpResponse:
    """Call the next meeting; its number follows from its day."""
    user = person(request)
    committee = get_object_or_404(Committee.objects.filter(reach_q(user, "secretary")), code=body)
    last = committee.meetings.first()
    post = chair_of(committee)
    if post is None:
        messages.error(request, _("The committee has no chair yet; give the chair a seat first."))
        return redirect("meetings:body", committee.code)
    form = MeetingForm(request.POST or None, initial={"place_th": last.place_th if last else ""})
    if request.method == "POST" and form.is_valid():
        try:
            made = call_meeting(
                committee,
                starts_at=form.starts_at(),
                place_th=form.cleaned_data["place_th"],
                chair=post,
                number=form.cleaned_data["number"] or None,
                link=form.cleaned_data["link"],
                was_held=form.cleaned_data["was_held"],
                by=user,
            )
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The meeting is called; its agenda stands ready."))
            return redirect(address(made))
    content = {"committee": committee, "form": form, "chair": post, "last": last}
    return render(request, "meetings/new_meeting.html", content, status=422 if form.errors else 200)


@login_required
def change(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """Another day, place, link or chair, until the meeting is opened."""
    row = opened(request, body, year, number, "secretary")
    form = ChangeForm(request.POST or None, meeting=row)
    if request.method == "POST" and form.is_valid():
        try:
            change_meeting(
                row,
                starts_at=form.starts_at(),
                place_th=form.cleaned_data["place_th"],
                link=form.cleaned_data["link"],
                chair=form.cleaned_data["chair"],
                by=person(request),
            )
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The meeting is saved."))
            return redirect(address(row))
    content = {"meeting": row, "form": form, "title": _("Change day and place")}
    return render(request, "meetings/meeting_form.html", content, status=422 if form.errors else 200)


@login_required
def new_sitting(request: HttpRequest, body: str, year: int, number: int) -> HttpResponse:
    """The meeting goes on at another time."""
    row = opened(request, body, year, number, "secretary")
    form = SittingForm(request.POST or None, initial={"place_th": row.place_th})
    if request.method == "POST" and form.is_valid():
        try:
            add_sitting(
                row, starts_at=form.starts_at(), place_th=form.cleaned_data["place_th"], by=person(request)
            )
        except ValidationError as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The further sitting is called."))
            return redirect(address(row))
    content = {"meeting": row, "form": form, "title": _("Call a further sitting")}
    return render(request, "meetings/meeting_form.html", content, status=422 if form.errors else 200)


@login_required
@require_POST
def drop_sitting(request: HttpRequest, body: str, year: int, number: int, pk: int) -> HttpResponse:
    row = opened(request, body, year, number, "secretary")
    sitting = get_object_or_404(row.sittings.select_related("meeting__committee"), pk=pk)
    try:
        remove_sitting(sitting, by=person(request))
    except ValidationError as refusal:
        messages.error(request, refusal.messages[0])
    else:
        messages.success(request, _("The further sitting is called off."))
    return redirect(address(row))


def attached(row: Meeting) -> dict[int, list[AgendaPaper]]:
    """The papers attached to each item, by its number."""
    found: dict[int, list[AgendaPaper]] = {}
    for paper in AgendaPaper.objects.filter(item__meeting=row).select_related("item"):
        found.setdefault(paper.item.number, []).append(paper)
    return found


def _addresses(row: Meeting, carried: list[dict[str, Any]]) -> dict[str, str]:
    """Where the page finds the pictures of item 3, by their hash."""
    own = [row.committee.code, row.year, row.number]
    shots = [picture for part in carried for line in part["rows"] for picture in line["shots"]]
    return {one["sha256"]: reverse("meetings:shot", args=[*own, one["key"]]) for one in shots}
