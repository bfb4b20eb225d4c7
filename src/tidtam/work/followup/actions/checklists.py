"""Which items the visits of a province answer."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction

from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.kit import clock
from tidtam.kit.thai import clean
from tidtam.work.followup import refusals
from tidtam.work.followup.models import CheckItem, Checklist, Severity
from tidtam.work.followup.no_person import no_person
from tidtam.work.plan.models import Programme

MOST_ITEMS, MOST_LETTERS = 250, 200


class ItemRow(NamedTuple):
    """One question, and what comes of it where it is not in order. doer: a post's code, {district} in it or not."""

    text: str
    severity: str = Severity.MODERATE
    due_days: int = 30
    doer: str = "cdd-{district}"


@transaction.atomic
def make_checklist(
    province: str,
    programme: Programme,
    *,
    name: str,
    items: Sequence[ItemRow],
    starts_on: date,
    usual: bool = True,
    by: User,
) -> Checklist:
    """A new checklist; the usual one takes over from the one before it on its first day. What visits have answered
    stays with the items that they were asked.
    """
    if not by.may("approve", province):
        raise refusals.NotEntitled
    name = no_person(name, "name")
    if not name:
        raise refusals.NameMissing
    rows = _tidy(items)
    if Checklist.objects.filter(province=province, name=name, starts_on=starts_on).exists():
        raise refusals.NameTaken
    made = Checklist.objects.create(
        province=province,
        programme=programme,
        name=name,
        starts_on=starts_on,
        usual=usual,
        made_at=clock.now(),
        made_by=by.label,
    )
    CheckItem.objects.bulk_create(
        CheckItem(checklist=made, order=order, **row._asdict()) for order, row in enumerate(rows, 1)
    )
    write(
        by,
        "followup.make_checklist",
        f"followup.checklist:{made.pk}",
        area=province,
        summary=name,
        starts_on=starts_on.isoformat(),
        items=len(rows),
        usual=usual,
    )
    return made


def _tidy(items: Sequence[ItemRow]) -> list[ItemRow]:
    rows = [row._replace(text=no_person(row.text, "items")) for row in items if clean(row.text)]
    if not rows:
        raise refusals.ChecklistEmpty
    if len(rows) > MOST_ITEMS:
        raise refusals.ChecklistTooLong(most=MOST_ITEMS, count=len(rows))
    seen: set[str] = set()
    for row in rows:
        if len(row.text) > MOST_LETTERS:
            raise refusals.ItemTooLong(most=MOST_LETTERS, item=f"{row.text[:40]}…")
        if row.text in seen:
            raise refusals.ItemTwice(item=row.text)
        seen.add(row.text)
    return rows
