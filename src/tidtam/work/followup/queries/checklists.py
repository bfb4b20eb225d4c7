"""Which items a visit is asked, and what visits found not in order."""

from collections.abc import Iterable
from datetime import date

from tidtam.ground.areas.models import Area, Level
from tidtam.work.followup.models import CheckItem, Checklist, ItemAnswer, Visit
from tidtam.work.followup.queries.rounds import own_lists


def checklist_of(area: Area, day: date) -> Checklist | None:
    """The one that a visit to the village on that day answers: of the round that asks for it, else the usual one.
    A district has none.
    """
    return checklists_of([area], day).get(area.code)


def checklists_of(areas: Iterable[Area], day: date) -> dict[str, Checklist]:
    """By code of village the checklist that its visit on that day answers; one query, and one for each province."""
    villages = [area for area in areas if area.level == Level.VILLAGE]
    of_rounds = own_lists(villages, day) if villages else {}
    usual = {province: _usual(province, day) for province in {area.code[:2] for area in villages}}
    found = {}
    for area in villages:
        asking = of_rounds.get(area.code)
        checklist = asking.checklist if asking else usual[area.code[:2]]
        if checklist is not None:
            found[area.code] = checklist
    return found


def _usual(province: str, day: date) -> Checklist | None:
    return Checklist.objects.usual_on(province, day).first()


def items_of(checklist: Checklist | None) -> list[CheckItem]:
    """In their order, each with its checklist."""
    if checklist is None:
        return []
    return list(checklist.items.all())  # each knows the checklist that it was asked from


def answers(visit: Visit) -> list[ItemAnswer]:
    """What the visit answered, item by item, each with the matter that came of it."""
    rows = visit.item_answers.select_related("item__checklist", "action", "visit")
    return list(rows.order_by("item__order"))
