"""Permission to use a mark: given between dates, revoked with a reason."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.marks.actions.standard import MARKS
from tidtam.registers.marks.models import Award, Level
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.actions.rules import RegisterRefused, require_open, unknown
from tidtam.registers.producers.models import Product


class AwardRow(NamedTuple):
    """A mark to award. product: key; level: code within the scheme."""

    product: int
    level: str
    decided_on: date
    valid_from: date
    valid_until: date | None = None
    certificate_no: str = ""
    at: datetime | None = None


@transaction.atomic
def award_marks(
    rows: Iterable[AwardRow], *, by: Actor | None, scheme: str = MARKS, at: datetime | None = None
) -> list[Award]:
    """Permit products to use a level's mark. All or none."""
    given: Sequence[AwardRow] = list(rows)
    moment = at or clock.now()
    levels = {level.code: level for level in Level.objects.filter(scheme__code=scheme)}
    if wrong := {row.level for row in given} - levels.keys():
        raise unknown(_("There is no such mark: %(value)s."), wrong)
    areas = dict(
        Product.objects.filter(pk__in={row.product for row in given}).values_list("pk", "producer__area_id")
    )
    if missing := {row.product for row in given} - areas.keys():
        raise unknown(_("There is no product %(value)s."), missing)
    require_open(by, "edit", set(areas.values()))
    for row in given:
        if row.valid_until is not None and row.valid_until < row.valid_from:
            raise unknown(
                _("A mark may not end before it begins: %(value)s."), [row.certificate_no or row.product]
            )
    added = Award.objects.bulk_create(
        [
            Award(
                product_id=row.product,
                level=levels[row.level],
                certificate_no=row.certificate_no,
                decided_on=row.decided_on,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                recorded_at=row.at or moment,
            )
            for row in given
        ],
        batch_size=BATCH,
    )
    if added:
        trail.write(
            by,
            "marks.award_marks",
            f"marks.award:{added[0].pk if len(added) == 1 else 'many'}",
            area=common_area(areas.values()),
            rows=len(added),
        )
    return added


def award_mark(row: AwardRow, *, by: Actor | None) -> Award:
    """Permit one product to use a mark."""
    return award_marks([row], by=by)[0]


@transaction.atomic
def revoke_award(award: Award, *, by: Actor | None, on: date, reason: str) -> None:
    """Take the permission back from a day on; what was sold under it stays counted under it."""
    locked = Award.objects.select_for_update().select_related("product__producer").get(pk=award.pk)
    area = locked.product.producer.area_id
    require_open(by, "edit", [area])
    if locked.revoked_on is not None:
        raise RegisterRefused(_("This mark has already been revoked."), code="already_revoked")
    if not reason.strip():
        raise RegisterRefused(_("Say why the mark is revoked."), code="reason_missing")
    locked.revoked_on = on
    locked.save(update_fields=["revoked_on"])
    trail.write(by, "marks.revoke_award", f"marks.award:{locked.pk}", area=area, summary=reason.strip())
