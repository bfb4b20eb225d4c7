"""What meetings owe: a resolution that assigned something, of which nothing has come."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.reporting.meetings.models import Meeting, Resolution, ResolvedAction, Seat
from tidtam.work.followup.models import Action

RESOLUTION = "meetings.resolution"
NAME_DAYS = timedelta(days=15)  # from the meeting until somebody must have been named
CHASED = timedelta(days=2 * 365)  # what is older is seen in the meetings, and no longer chased one by one


def kinds() -> dict[str, str]:
    """The words for the filter."""
    return {RESOLUTION: _("Resolution without a result")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Assigning resolutions of bodies within `area`: nobody was named, or what was to be done is not done in time."""
    today = today or clock.today()
    meetings = Meeting.objects.open_to(actor, "read_papers").filter(
        within(area, "committee__area_id"), starts_at__gte=clock.now() - CHASED, starts_at__lte=clock.now()
    )
    rows = list(
        Resolution.objects.filter(
            meeting__in=meetings, kind=Resolution.Kind.ASSIGNED, dropped_at__isnull=True
        )
        .select_related("item", "meeting__committee__area")
        .order_by("meeting__starts_at", "item__number", "number")
    )
    if not rows:
        return []
    made = defaultdict[int, list[Action]](list)
    for link in ResolvedAction.objects.filter(resolution__in=rows).select_related("action"):
        made[link.resolution_id].append(link.action)
    secretaries = _secretaries({row.meeting.committee_id for row in rows})
    found = [_of(row, made[row.pk], secretaries, today) for row in rows]
    return [one for one in found if one is not None]


def _of(
    row: Resolution, actions: Sequence[Action], secretaries: dict[int, tuple[str, str]], today: date
) -> Due | None:
    meeting = row.meeting
    late = [action for action in actions if not action.is_closed and action.due_on < today]
    if actions and not late:
        return None
    if late:
        due = min(action.due_on for action in late)
        what = ngettext(
            "Resolution %(reference)s of meeting %(meeting)s: %(late)s of %(all)s matter without a result",
            "Resolution %(reference)s of meeting %(meeting)s: %(late)s of %(all)s matters without a result",
            len(actions),
        )
    else:
        due = clock.local(meeting.starts_at).date() + NAME_DAYS
        what = _("Resolution %(reference)s of meeting %(meeting)s: nobody has been named to carry it out")
    late_days, state = standing(due, today)
    code, name = secretaries.get(meeting.committee_id, ("", _("The committee's secretary")))
    where = [meeting.committee.code, meeting.year, meeting.number]
    numbers = {"late": f"{len(late):,}", "all": f"{len(actions):,}"}
    return Due(
        kind=RESOLUTION,
        what=what % {"reference": row.reference, "meeting": meeting.reference, **numbers},
        area=meeting.committee.area_id,
        area_label=meeting.committee.area.label,
        post=name,
        post_code=code,
        due=due,
        late_days=late_days,
        state=state,
        link=reverse("meetings:resolution", args=[*where, row.item.number, row.number]),
    )


def _secretaries(committees: set[int]) -> dict[int, tuple[str, str]]:
    """Committee -> code and name of its secretary's post."""
    seats = Seat.objects.in_force().filter(committee__in=committees, duty=Seat.Duty.SECRETARY)
    rows = seats.select_related("post").order_by("-order")
    return {seat.committee_id: (seat.post.code, seat.post.name) for seat in rows}
