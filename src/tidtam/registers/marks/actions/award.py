"""Permission to use a mark: given between dates, revoked with a reason."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import calendar, clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.thai import clean
from tidtam.registers.marks import refusals
from tidtam.registers.marks.actions.standard import MARKS
from tidtam.registers.marks.models import Award, Level, Version
from tidtam.registers.marks.rights import approver_of, may_decide, require_decide
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.actions.rules import NotOpen, require_open, unknown
from tidtam.registers.producers.models import Product


class AwardRow(NamedTuple):
    """A mark to award. product: key; level: code within the scheme; assessment: what it was decided on."""

    product: int
    level: str
    decided_on: date
    valid_from: date
    valid_until: date | None = None
    certificate_no: str = ""
    at: datetime | None = None
    body: str = ""
    meeting: str = ""
    assessment: int | None = None


@transaction.atomic
def award_marks(
    rows: Iterable[AwardRow],
    *,
    by: Actor | None,
    scheme: str = MARKS,
    version: Version | None = None,
    at: datetime | None = None,
) -> list[Award]:
    """Permit products to use a level's mark. All or none.

    Each row falls under the version of the scheme that was in force on the day it was decided, unless one is named;
    whoever records it must reach as far as the committee that decides about the level.
    """
    given: Sequence[AwardRow] = list(rows)
    moment = at or clock.now()
    levels = _levels(given, scheme, version)
    areas = dict(
        Product.objects.filter(pk__in={row.product for row in given}).values_list("pk", "producer__area_id")
    )
    if missing := {row.product for row in given} - areas.keys():
        raise unknown(_("There is no product %(value)s."), missing)
    require_open(by, "edit", set(areas.values()))
    for row, level in zip(given, levels, strict=True):
        if not may_decide(by, approver_of(level.version, level), areas[row.product]):
            raise NotOpen(
                refusals.NotWideEnough.text, params={"committee": level.version.get_approver_display()}
            )
        if row.valid_until is not None and row.valid_until < row.valid_from:
            raise unknown(
                _("A mark may not end before it begins: %(value)s."), [row.certificate_no or row.product]
            )
    _require_new_numbers(given, levels)
    added = Award.objects.bulk_create(
        [
            Award(
                product_id=row.product,
                version=level.version,
                level=level,
                assessment_id=row.assessment,
                certificate_no=row.certificate_no,
                decided_on=row.decided_on,
                body=row.body,
                meeting=row.meeting,
                valid_from=row.valid_from,
                valid_until=row.valid_until,
                recorded_at=row.at or moment,
            )
            for row, level in zip(given, levels, strict=True)
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


def award_mark(row: AwardRow, *, by: Actor | None, version: Version | None = None) -> Award:
    """Permit one product to use a mark."""
    return award_marks([row], by=by, version=version)[0]


@transaction.atomic
def revoke_award(award: Award, *, by: Actor | None, on: date, reason: str) -> None:
    """Take the permission back from a day on; what was sold under it stays counted under it.

    `by` must reach as far as the committee that gave it.
    """
    locked = (
        Award.objects.select_for_update(of=("self",))
        .select_related("product__producer", "level", "version")
        .get(pk=award.pk)
    )
    area, said = locked.product.producer.area_id, clean(reason)
    require_open(by, "edit", [area])
    require_decide(by, approver_of(locked.version, locked.level), area)
    if locked.revoked_on is not None:
        raise refusals.AlreadyRevoked
    if not said:
        raise refusals.ReasonMissing
    if on < locked.valid_from:
        raise refusals.RevokedTooEarly(day=calendar.date_short(locked.valid_from))
    locked.revoked_on, locked.revoked_reason = on, said
    locked.save(update_fields=["revoked_on", "revoked_reason"])
    trail.write(
        by, "marks.revoke_award", f"marks.award:{locked.pk}", area=area, summary=said, on=on.isoformat()
    )


def _levels(given: Sequence[AwardRow], scheme: str, version: Version | None) -> list[Level]:
    """The level of each row, in the version that it falls under."""
    published = Version.objects.published().filter(scheme__code=scheme)
    versions = [version] if version is not None else list(published)
    levels = {
        (level.version_id, level.code): level
        for level in Level.objects.filter(version__in=versions).select_related("version")
    }
    found = []
    for row in given:
        under = next((one for one in versions if version or _covers(one, row.decided_on)), None)
        if under is None:
            raise unknown(_("No version of the scheme was in force then: %(value)s."), [row.decided_on])
        if (under.pk, row.level) not in levels:
            raise unknown(_("There is no such mark: %(value)s."), [row.level])
        found.append(levels[under.pk, row.level])
    return found


def _covers(version: Version, day: date) -> bool:
    return version.valid_from <= day and (version.valid_until is None or day <= version.valid_until)


def _require_new_numbers(given: Sequence[AwardRow], levels: Sequence[Level]) -> None:
    """A certificate's number stands once in a version."""
    seen: set[tuple[int, str]] = set()
    for row, level in zip(given, levels, strict=True):
        key = (level.version_id, row.certificate_no)
        if row.certificate_no and key in seen:
            raise refusals.NumberTaken(number=row.certificate_no)
        seen.add(key)
    numbers = [row.certificate_no for row in given if row.certificate_no]
    for start in range(0, len(numbers), BATCH):
        taken = Award.objects.filter(
            Q(version__in={level.version_id for level in levels}),
            certificate_no__in=numbers[start : start + BATCH],
        ).values_list("version_id", "certificate_no")
        for key in taken:
            if key in seen:
                raise refusals.NumberTaken(number=key[1])
