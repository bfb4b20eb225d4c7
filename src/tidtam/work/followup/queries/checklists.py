"""Which items a visit is asked, and what visits found not in order."""

from collections.abc import Iterable
from datetime import date

from tidtam.ground.areas.models import Area, Level
from tidtam.work.followup.models import CheckItem, Checklist, ItemAnswer, Visit


def checklist_of(area: Area, day: date) -> Checklist | None:
    """The one that a visit to the village on that day answers; a district has none."""
    if area.level != Level.VILLAGE:
        return None
    return Checklist.objects.usual_on(area.code[:2], day).first()


def checklists_of(areas: Iterable[Area], day: date) -> dict[str, Checklist]:
    """By code of village the checklist that its visit on that day answers; one query for each province."""
    by_province: dict[str, Checklist | None] = {}
    found = {}
    for area in areas:
        province = area.code[:2]
        if area.level == Level.VILLAGE and province not in by_province:
            by_province[province] = checklist_of(area, day)
        checklist = by_province.get(province) if area.level == Level.VILLAGE else None
        if checklist is not None:
            found[area.code] = checklist
    return found


def items_of(checklist: Checklist | None) -> list[CheckItem]:
    """In their order, each with its checklist."""
    if checklist is None:
        return []
    return list(checklist.items.select_related("checklist"))


def answers(visit: Visit) -> list[ItemAnswer]:
    """What the visit answered, item by item, each with the matter that came of it."""
    rows = visit.item_answers.select_related("item__checklist", "action", "visit")
    return list(rows.order_by("item__order"))
