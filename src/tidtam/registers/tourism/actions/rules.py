"""Who may change what, and the trail of it."""

from typing import Any, TypeVar

from django.db.models import Model

from tidtam.ground.trail import actions as trail
from tidtam.kit.actor import Actor
from tidtam.kit.review.steps import require_other
from tidtam.registers.tourism import refusals
from tidtam.registers.tourism.models import Offer, VillagePage

Record = VillagePage | Offer
AnyRecord = TypeVar("AnyRecord", VillagePage, Offer)


def village_of(record: Record) -> VillagePage:
    """The village's page itself, of whatever belongs to it."""
    page = record.page if isinstance(record, Offer) else record
    return page.draft_of or page


def code_of(record: Record) -> str:
    return village_of(record).community.area_id


def require_edit(record: Record, by: Actor | None) -> None:
    """An officer of the area, or one of the village's own editors."""
    if by is None or by.may("edit", code_of(record)):
        return
    if not VillagePage.objects.open_to(by, "edit").filter(pk=village_of(record).pk).exists():
        raise refusals.NotEntitled


def require_review(record: Record, by: Actor | None) -> None:
    """An officer of the area (by grant: a village's own editor is none), and one who did not write it."""
    if by is None:
        return
    if not by.may("edit", code_of(record)):
        raise refusals.NotEntitled
    require_other(record, by)


def locked(record: AnyRecord) -> AnyRecord:
    """The row as it stands now, held until the end of the change."""
    found: AnyRecord = type(record)._default_manager.select_for_update().get(pk=record.pk)
    return found


def subject_of(record: Model) -> str:
    """Of a draft that of the record whose place it is to take: one history, one page to drop."""
    kept = getattr(record, "draft_of_id", None) or record.pk
    return f"tourism.{record._meta.model_name}:{kept}"


def write(record: Record, verb: str, by: Actor | None, **detail: Any) -> None:
    """The trail of a page or an offer; an offer's village hears of it too, for its page shows it."""
    name = record.name_th if isinstance(record, Offer) else str(village_of(record).area.label)
    area = code_of(record)
    trail.write(by, f"tourism.{verb}", subject_of(record), area=area, summary=name, **detail)
