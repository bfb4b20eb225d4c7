"""A person's villages and what is open there, as a phone takes it along."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import full_labels
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.calendar import date_short
from tidtam.work.followup import rules, standing
from tidtam.work.followup.models import Action, ActionState, Answer, Assignment, Finding, Visit
from tidtam.work.followup.queries import visitable
from tidtam.work.followup.queries.villages import village_visits

MOST = 150  # villages that a phone takes along: who has more looks after an area, and visits the next due


def day_of(user: User) -> dict[str, Any]:
    """The villages that this person may visit, those assigned to it and the longest due first; JSON values."""
    today = clock.today()
    areas = _areas(user)
    due = {one.area.pk: one for one in village_visits(user, today=today)}
    own = tuple(
        Assignment.objects.on(today).filter(post__in=user.current_posts).values_list("area_id", flat=True)
    )
    far = date(9999, 12, 31)
    areas.sort(
        key=lambda one: (not one.pk.startswith(own), due[one.pk].due if one.pk in due else far, one.pk)
    )
    taken = areas[:MOST]
    matters, last = _matters(user, taken, today), _last(taken)
    labels = full_labels(taken)
    return {
        "person": str(user.pk),
        "name": user.label,
        "at": clock.now().isoformat(),
        "today": date_short(today),
        "left_out": len(areas) - len(taken),
        "villages": [
            {
                "code": one.pk,
                "name": one.label,
                "place": labels[one.pk],
                "own": one.pk.startswith(own),
                "due": date_short(due[one.pk].due) if one.pk in due else "",
                "late": one.pk in due and due[one.pk].due < today,
                "point": [one.latitude, one.longitude],
                "last": last.get(one.pk),
                "matters": matters.get(one.pk, []),
            }
            for one in taken
        ],
    }


def _areas(user: User) -> list[Area]:
    found = visitable(user)
    return [*(area for _district, areas in found.districts for area in areas), *found.alone]


def _matters(user: User, areas: list[Area], today: date) -> dict[str, list[dict[str, Any]]]:
    rows = Action.objects.filter(area__in=areas).unfinished().select_related("doer", "follower")
    found = defaultdict(list)
    for action in rows.order_by("due_on", "pk"):
        shown = standing.of(action, today)
        found[action.area_id].append(
            {
                "key": str(action.key),
                "what": action.what,
                "state": shown.kind,
                "word": str(shown.word),
                "due": date_short(action.due_on),
                "by": action.doer.name,
                "own_work": action.state == ActionState.REPORTED and rules.did_it(user, action),
                "reported": action.state == ActionState.REPORTED,
            }
        )
    return found


def _last(areas: list[Area]) -> dict[str, dict[str, Any]]:
    newest = Visit.objects.filter(area=OuterRef("pk")).order_by("-visited_at").values("pk")[:1]
    keys = Area.objects.filter(pk__in=[one.pk for one in areas]).values_list(Subquery(newest), flat=True)
    visits = Visit.objects.filter(pk__in=[key for key in keys if key]).select_related("leader")
    said = defaultdict(list)
    words = dict(Answer.choices)
    for row in Finding.objects.filter(visit__in=visits).select_related("action").order_by("pk"):
        said[row.visit_id].append(
            {"what": row.action.what, "answer": str(words[row.answer]), "note": row.note}
        )
    return {
        one.area_id: {
            "on": date_short(clock.local(one.visited_at).date()),
            "by": one.leader.label,
            "note": one.note,
            "findings": said[one.pk],
        }
        for one in visits
    }
