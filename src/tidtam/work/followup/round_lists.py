"""The columns and filters of rounds of visits, of their villages, and of villages without a point."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock, dues
from tidtam.kit.lists import Filter, ListColumn
from tidtam.work.followup import standing
from tidtam.work.followup.models import Round
from tidtam.work.followup.places import where
from tidtam.work.followup.queries import Pointless, Progress, Stop
from tidtam.work.followup.standing import Shown
from tidtam.work.followup.village_lists import village_filters


def round_columns() -> list[ListColumn]:
    today = clock.today()
    return [
        ListColumn(
            "name",
            _("Round of visits"),
            value="round.name",
            sort="round.name",
            link=lambda row: reverse("followup:round", args=[row.round.key]),
        ),
        ListColumn("starts", _("From"), value="round.starts_on", sort="round.starts_on", kind="date"),
        ListColumn("due", _("To be seen by"), value="round.due_on", sort="round.due_on", kind="date"),
        ListColumn("checklist", _("Checklist"), value=lambda row: _checklist(row.round), kind="place"),
        ListColumn("villages", _("Villages"), value="villages", sort="villages", kind="int"),
        ListColumn("seen", _("Seen"), value="seen", sort="seen", kind="int"),
        ListColumn("late", _("Seen late"), value="late", sort="late", kind="int"),
        ListColumn("left", _("Not seen yet"), value="left", sort="left", kind="int"),
        ListColumn("state", _("State"), value=lambda row: round_state(row, today), kind="state"),
    ]


def round_filters() -> list[Filter]:
    of_time = [("running", _("Running")), ("closed", _("Round closed"))]
    return [
        Filter("state", _("State"), of_time, lambda found, state: [r for r in found if _is(r, state)]),
    ]


def _is(row: Progress, state: str) -> bool:
    return (row.round.closed_on is None) == (state == "running")


def _checklist(row: Round) -> str:
    return row.checklist.name if row.checklist else _("The usual one")


def round_state(row: Progress, today: date) -> Shown:
    """Closed and to come are no colour; with everything seen it is done whatever the day."""
    if row.round.closed_on is not None:
        return Shown("done" if not row.left else "none", _("Round closed"))
    if not row.left:
        return Shown("done", _("All seen"))
    if row.round.starts_on > today:
        return Shown("none", _("Not yet begun"))
    late_days, kind = dues.standing(row.round.due_on, today)
    return Shown(kind, standing.days(late_days))


def stop_columns() -> list[ListColumn]:
    return [
        ListColumn(
            "area", _("Village"), value=lambda row: where(row.area), sort="place_key", kind="place", link=_to
        ),
        ListColumn(
            "district", _("District"), value="district.name", sort="district.sort_key", sheet_only=True
        ),
        ListColumn("post", _("Followed up by"), value=_post, sort="names_key", kind="place"),
        ListColumn("seen", _("Seen on"), value="seen_on", sort="seen_key", kind="date"),
        ListColumn("findings", _("Not in order"), value="findings", sort="findings", kind="int"),
        ListColumn("state", _("State"), value=stop_state, kind="state"),
    ]


def _post(row: Stop) -> str:
    return row.names or _("Nobody assigned")


def _to(row: Stop) -> str:
    if row.visit:
        return reverse("followup:visit", args=[row.visit])
    return f"{reverse('followup:visits')}?village={row.area.code}"


def stop_states() -> dict[str, str]:
    return {
        "open": _("To be seen"),
        "late": _("Overdue"),
        "seen": _("Seen"),
        "seen_late": _("Seen late"),
        "not_seen": _("Not seen"),
    }


def stop_state(row: Stop) -> Shown:
    kinds = {"open": "going", "late": "late", "seen": "done", "seen_late": "soon", "not_seen": "none"}
    return Shown(kinds[row.state], stop_states()[row.state])


def stop_filters(rows: list[Stop]) -> list[Filter]:
    return village_filters(rows, stop_states())


def point_columns() -> list[ListColumn]:
    return [
        ListColumn(
            "area",
            _("Village"),
            value=lambda row: where(row.area),
            sort="place_key",
            kind="place",
            link=_best,
        ),
        ListColumn(
            "district", _("District"), value="district.name", sort="district.sort_key", sheet_only=True
        ),
        ListColumn("visits", _("Visits with a position"), value=lambda row: len(row.visits), kind="int"),
        ListColumn("point", _("Best position"), value=_point),
        ListColumn(
            "apart",
            _("Farthest apart"),
            value=lambda row: standing.length(row.apart) if row.apart is not None else "",
        ),
    ]


def _best(row: Pointless) -> str:
    if row.best:
        return reverse("followup:visit", args=[row.best.pk])
    return f"{reverse('followup:new_visit')}?area={row.area.code}"


def _point(row: Pointless) -> str:
    best = row.best
    if best is None:
        return _("No visit has a position yet")
    return f"{best.latitude:.5f}, {best.longitude:.5f}"
