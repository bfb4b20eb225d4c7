"""A person's villages and what is open there, as a phone takes it along."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import full_labels
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.calendar import date_short
from tidtam.registers.assets.models import Condition
from tidtam.registers.assets.queries import condition_shown, next_inspection, register
from tidtam.work.followup import rules, standing
from tidtam.work.followup.models import Action, ActionState, Answer, Assignment, Finding, ItemAnswer, Visit
from tidtam.work.followup.queries import visitable
from tidtam.work.followup.queries.checklists import checklists_of, items_of
from tidtam.work.followup.queries.villages import village_visits
from tidtam.work.plan.lists.targets import reached
from tidtam.work.plan.queries.to_confirm import to_confirm

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
    lists, asked = _checklists(taken, today)
    targets, assets = _targets(user, taken, today), _assets(user, taken, today)
    return {
        "person": str(user.pk),
        "name": user.label,
        "at": clock.now().isoformat(),
        "today": date_short(today),
        "left_out": len(areas) - len(taken),
        "checklists": lists,
        "conditions": [
            {"code": one.code, "word": str(one), "broken": one.is_broken} for one in Condition.objects.all()
        ],
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
                "checklist": asked.get(one.pk, ""),
                "targets": targets.get(one.pk, []),
                "assets": assets.get(one.pk, []),
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


def _checklists(areas: list[Area], today: date) -> tuple[dict[str, Any], dict[str, str]]:
    """The checklists that visits of today answer, each once, and by village which one it is."""
    lists: dict[str, Any] = {}
    asked: dict[str, str] = {}
    for one, checklist in checklists_of(areas, today).items():
        key = str(checklist.pk)
        asked[one] = key
        if key not in lists:
            items = [{"key": item.key, "what": item.text} for item in items_of(checklist)]
            lists[key] = {"name": checklist.name, "items": items}
    return lists, asked


def _targets(user: User, areas: list[Area], today: date) -> dict[str, list[dict[str, Any]]]:
    """Works reported delivered, for this person to say what is there."""
    return {
        code: [
            {
                "key": str(one.target.key),
                "what": f"{one.target.item} · {reached(one.target)}",
                "state": "soon" if one.target.due_on >= today else "late",
                "word": _("Reported delivered"),
                "due": date_short(one.target.due_on),
                "own_work": one.own_work,
            }
            for one in rows
        ]
        for code, rows in to_confirm(user, [area.pk for area in areas]).items()
    }


def _assets(user: User, areas: list[Area], today: date) -> dict[str, list[dict[str, Any]]]:
    """What stands in the villages, how it was found last, and when it is to be looked at."""
    found = defaultdict(list)
    for one in register(user).filter(area__in=areas).order_by("sort_key", "pk"):
        state, word = condition_shown(one)
        due = next_inspection(one, one.seen_on)  # type: ignore[attr-defined]
        found[one.area_id].append(
            {
                "key": str(one.key),
                "what": one.name,
                "state": state,
                "word": word,
                "due": date_short(due) if due else "",
                "late": due is not None and due <= today,
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
    for one in ItemAnswer.objects.filter(visit__in=visits).found().select_related("item").order_by("pk"):
        said[one.visit_id].append({"what": one.item.text, "answer": str(words[one.answer]), "note": one.note})
    return {
        one.area_id: {
            "on": date_short(clock.local(one.visited_at).date()),
            "by": one.leader.label,
            "note": one.note,
            "findings": said[one.pk],
        }
        for one in visits
    }
