"""A filled form read against the checklist and the register: what `record_visit` takes, or why it cannot."""

from datetime import date, datetime, time
from typing import Any

from django.utils.dateparse import parse_datetime

from tidtam.faces.odk import refusals
from tidtam.faces.odk.told import Told
from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.models import User
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.work.followup import rules
from tidtam.work.followup.actions import CheckRow
from tidtam.work.followup.models import Answer, CheckItem, Checklist
from tidtam.work.followup.queries.checklists import items_of

NOON = time(12, 0)
MOST_MET, MOST_COMPANIONS, MOST_ITEM_NOTE = 200, 400, 400


def village_of(told: Told) -> Area | None:
    code = told.said.get("village", "")
    if not (code.isascii() and code.isdigit()):
        return None
    return Area.objects.filter(pk=code, level=Level.VILLAGE).first()


def what_it_says(told: Told, checklist: Checklist, area: Area | None, user: User) -> dict[str, Any]:
    """Nothing that somebody typed is dropped: what has no room in its own place stands in the visit's note."""
    if area is None:
        raise refusals.NoSuchVillage
    if not rules.may_visit(user, area):
        raise refusals.NotTheirVillage(village=area.label)
    visited_at = _visited_at(told)
    latitude, longitude, accuracy = _point(told.said.get("position", ""))
    left_over: list[str] = []
    checks = _checks(told, items_of(checklist), left_over)
    met = _fit(told.said.get("met", ""), MOST_MET, left_over)
    companions = _fit(told.said.get("companions", ""), MOST_COMPANIONS, left_over)
    return {
        "id": told.instance,
        "area": area,
        "visited_at": visited_at,
        "leader": user,
        "leader_post": rules.post_there(user, area, clock.local(visited_at).date()),
        "met": met,
        "companions": companions,
        "note": "\n".join([told.said.get("note", ""), *left_over]).strip("\n"),
        "latitude": latitude,
        "longitude": longitude,
        "accuracy": accuracy,
        "checks": checks,
        "by": user,
    }


def _visited_at(told: Told) -> datetime:
    """The moment when the form was begun, where that was on the day of the visit; else noon of the day."""
    try:
        day = date.fromisoformat(told.said.get("visited_on", "")[:10])
    except ValueError as error:
        raise refusals.NotReadable(value=told.said.get("visited_on", "")[:40], what="visited_on") from error
    begun = _moment(told.said.get("start", ""))
    if begun is not None and clock.local(begun).date() == day:
        return begun
    noon = datetime.combine(day, NOON, BANGKOK)
    return min(noon, clock.now()) if day == clock.today() else noon


def _moment(said: str) -> datetime | None:
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    return found if found is not None and found.tzinfo is not None else None


def _point(said: str) -> tuple[float | None, float | None, float | None]:
    """ "latitude longitude altitude accuracy"; no accuracy where the programme gives none."""
    if not said:
        return None, None, None
    try:
        numbers = [float(one) for one in said.split()]
    except ValueError as error:
        raise refusals.NotReadable(value=said[:40], what="position") from error
    if len(numbers) < 2 or any(abs(one) > 1e6 or one != one for one in numbers):
        raise refusals.NotReadable(value=said[:40], what="position")
    accuracy = numbers[3] if len(numbers) > 3 and numbers[3] > 0 else None
    return numbers[0], numbers[1], accuracy


def _checks(told: Told, items: list[CheckItem], left_over: list[str]) -> list[CheckRow]:
    rows = []
    known = {item.pk: item for item in items}
    for key, said in told.items.items():
        item, answer, note = known.get(key), said.get("answer", ""), said.get("note", "")
        if item is None or not answer:
            left_over += [f"{item.text if item else key}: {answer} {note}".strip()]
        elif answer not in Answer.values:
            raise refusals.NotReadable(value=answer[:40], what=item.text)
        else:
            rows.append(CheckRow(item, answer, _fit(note, MOST_ITEM_NOTE, left_over)))
    return rows


def _fit(text: str, most: int, left_over: list[str]) -> str:
    """What fits; a longer text stands whole in the note as well."""
    if len(text) <= most:
        return text
    left_over.append(text)
    return f"{text[: most - 1]}…"
