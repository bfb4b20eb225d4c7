"""A village's sheet by a link: made for one person, a month and chosen producers of one place."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.work.sales import link_refusals as refusals
from tidtam.work.sales.actions.links import Made, asked_for, expiry
from tidtam.work.sales.models import SheetLink, SheetRow

MOST_ROWS = 40
MOST_NAME = 200


@transaction.atomic
def make_sheet_link(
    area: Area, month: date, producers: Iterable[int], *, told_by: str, by: Actor | None
) -> Made[SheetLink]:
    """A link for one person to report the month of these producers (keys), all within the subdistrict or village.

    It works as long as the links of single producers do; another one of the same place stands beside it.
    """
    keys, who = sorted(set(producers)), clean(told_by)[:MOST_NAME]
    if not keys:
        raise refusals.NothingChosen()
    if len(keys) > MOST_ROWS:
        raise refusals.SheetTooLong(most=MOST_ROWS)
    if not who:
        raise refusals.NobodyNamed()
    found, dates = asked_for(keys, month, by=by)
    if area.level < Level.SUBDISTRICT or not all(one.area_id.startswith(area.pk) for one in found):
        raise refusals.NotOfThePlace()
    link = SheetLink(area=area, month=month, told_by=who, created_at=clock.now())
    token = link.new_secret()
    link.by_label = by.label if by is not None else ""
    link.expires_at = expiry(dates.of(area.pk, month))
    link.save()
    SheetRow.objects.bulk_create(SheetRow(link=link, producer=one) for one in found)
    trail.write(
        by,
        "sales.make_sheet_link",
        f"sales.sheetlink:{link.pk}",
        area=area.pk,
        summary=who,
        month=str(month),
        rows=len(found),
    )
    return Made(link, token)
