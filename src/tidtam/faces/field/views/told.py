"""A visit as the app writes it, read against what is here: nothing that somebody typed is dropped."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Model, Q
from django.http import Http404
from django.utils.translation import gettext as _

from tidtam.faces.field import actions
from tidtam.faces.field.actions import Found
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.registers.assets.models import Asset, Condition
from tidtam.work.followup import rules
from tidtam.work.followup.models import Action, Answer, CheckItem
from tidtam.work.plan.models import Target

MOST_PHOTOS, MOST_FINDINGS, MOST_TEXT, MOST_NOTE = 60, 250, 4000, 400
Said = dict[str, Any]


def what_it_says(given: Said, user: User) -> Said:
    """What `deliver_visit` takes. Http404 outside what the person may visit; ValueError, TypeError and KeyError where
    it is not as the app writes it. What was said of a matter, an item, a work or an asset that is no longer this
    village's stands in the visit's note.
    """
    area = Area.objects.filter(pk=str(given["area"]), level__in=[Level.VILLAGE, Level.DISTRICT]).first()
    if area is None or not rules.may_visit(user, area):
        raise Http404
    point = [None if one is None else float(one) for one in given["point"]]
    visited_at = datetime.fromisoformat(given["visited_at"])
    photos = [uuid.UUID(str(one)) for one in given["photos"]]
    if len(point) != 3 or visited_at.tzinfo is None or len(photos) > MOST_PHOTOS:
        raise ValueError
    off = given.get("clock_off")
    left_over: list[str] = []
    answers = {str(code): str(word) for code, word in Answer.choices}
    conditions = {one.code: str(one) for one in Condition.objects.all()}
    matters = _part(given, "findings", answers, _actions(area), left_over)
    checks = _part(given, "checks", answers, _items(area), left_over)
    targets = _part(given, "targets", answers, _targets(area, str(given["id"])), left_over)
    assets = _part(given, "assets", conditions, _assets(area), left_over)
    return {
        "id": uuid.UUID(str(given["id"])),
        "area": area,
        "visited_at": visited_at,
        "met": str(given["met"])[:200],
        "companions": str(given["companions"])[:400],
        "note": "\n".join([str(given["note"])[:MOST_TEXT], *left_over]).strip("\n"),
        "point": point,
        "photos": photos,
        "findings": [(action, said.answer, said.note) for action, said in matters.items()],
        "checks": checks,
        "targets": targets,
        "assets": assets,
        "clock_off": None if off is None else int(off),
    }


def _part(
    given: Said,
    name: str,
    words: Mapping[str, str],
    find: Callable[[Iterable[str]], Mapping[str, Any]],
    left_over: list[str],
) -> dict[Any, Found]:
    """The answers of one part by what they are about; an app of an earlier form does not send every part."""
    rows = list(given.get(name, ()))[:MOST_FINDINGS]
    known = find([str(one["key"]) for one in rows])
    found: dict[Any, Found] = {}
    for one in rows:
        answer, note = str(one["answer"]), str(one.get("note", ""))[:MOST_NOTE]
        if answer not in words:
            raise ValueError
        about = known.get(str(one["key"]))
        if about is not None:
            photos = tuple(uuid.UUID(str(key)) for key in one.get("photos", ()))
            found[about] = Found(answer, note, photos)
        elif note.strip() or name != "findings":
            what = str(one.get("what", ""))[:200] or _("No longer asked of the village")
            left_over.append(f"{what}: {words[answer]} {note}".strip())
    return found


def _actions(area: Area) -> Callable[[Iterable[str]], Mapping[str, Model]]:
    return lambda keys: _by_key(Action.objects.filter(area=area, key__in=_uuids(keys)))


def _targets(area: Area, visit: str) -> Callable[[Iterable[str]], Mapping[str, Model]]:
    """Those not dropped, and those that this visit spoke of before they were: sent again it says the same."""
    open_then = Q(dropped_on=None) | Q(confirmations__source=actions.source_of(uuid.UUID(visit)))
    return lambda keys: _by_key(Target.objects.filter(open_then, area=area, key__in=_uuids(keys)).distinct())


def _assets(area: Area) -> Callable[[Iterable[str]], Mapping[str, Model]]:
    return lambda keys: _by_key(Asset.objects.filter(area=area, key__in=_uuids(keys)))


def _items(area: Area) -> Callable[[Iterable[str]], Mapping[str, Model]]:
    def find(keys: Iterable[str]) -> Mapping[str, Model]:
        rows = CheckItem.objects.filter(pk__in=[int(key) for key in keys], checklist__province=area.code[:2])
        return {str(one.pk): one for one in rows.select_related("checklist")}

    return find


def _by_key(rows: Iterable[Any]) -> dict[str, Model]:
    return {str(one.key): one for one in rows}


def _uuids(keys: Iterable[str]) -> list[uuid.UUID]:
    return [uuid.UUID(key) for key in keys]
