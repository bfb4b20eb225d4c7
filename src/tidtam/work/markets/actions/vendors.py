"""Who registers to sell at the markets, and who withdraws."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock, thai
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.register import BATCH
from tidtam.registers.producers.actions.rules import (
    RegisterRefused,
    require_areas,
    require_once,
    require_open,
    unknown,
)
from tidtam.work.markets.models import MarketKind, Vendor, VendorKind


class VendorRow(NamedTuple):
    """A registrant to add. wishes: codes of market kinds; area: code; at: when it was recorded."""

    number: str
    name_th: str
    kind: str
    goods_th: str
    area: str
    registered_on: date
    wishes: tuple[str, ...] = ()
    at: datetime | None = None


@transaction.atomic
def add_vendors(rows: Iterable[VendorRow], *, by: Actor | None, at: datetime | None = None) -> list[Vendor]:
    """Enter registrants, each once whatever number of kinds it wishes for. All or none."""
    given: Sequence[VendorRow] = list(rows)
    areas = {row.area for row in given}
    require_open(by, "edit", areas)
    require_areas(areas)
    require_once((row.number for row in given), _("Registrant number %(value)s comes twice."))
    taken = Vendor.objects.filter(number__in=[row.number for row in given]).values_list("number", flat=True)
    if taken:
        raise unknown(_("Registrant number %(value)s is already in the register."), taken)
    if wrong := {row.kind for row in given} - set(VendorKind.values):
        raise unknown(_("There is no such kind of registrant: %(value)s."), wrong)
    known = set(MarketKind.objects.values_list("pk", flat=True))
    if wrong := {wish for row in given for wish in row.wishes} - known:
        raise unknown(_("There is no such kind of market: %(value)s."), wrong)
    moment = at or clock.now()
    added = Vendor.objects.bulk_create([_vendor(row, moment) for row in given], batch_size=BATCH)
    wishes = Vendor.wishes.through
    wishes.objects.bulk_create(
        [
            wishes(vendor_id=vendor.pk, marketkind_id=wish)
            for vendor, row in zip(added, given, strict=True)
            for wish in dict.fromkeys(row.wishes)
        ],
        batch_size=BATCH,
    )
    _entry(by, "markets.add_vendors", added)
    return added


def add_vendor(row: VendorRow, *, by: Actor | None) -> Vendor:
    """Enter one registrant."""
    return add_vendors([row], by=by)[0]


@transaction.atomic
def withdraw_vendors(
    numbers: Collection[str], *, by: Actor | None, at: datetime | None = None
) -> list[Vendor]:
    """Note that registrants withdrew: later counts are without them, earlier answers stay."""
    wanted = set(numbers)
    found = list(Vendor.objects.select_for_update().filter(number__in=wanted).order_by("pk"))
    if missing := wanted - {vendor.number for vendor in found}:
        raise unknown(_("There is no registrant %(value)s."), missing)
    require_open(by, "edit", {vendor.area_id for vendor in found})
    moment = at or clock.now()
    for vendor in found:
        if vendor.withdrawn_at is not None:
            raise RegisterRefused(_("This registrant has already withdrawn."), code="already_withdrawn")
        if moment < vendor.recorded_at:
            raise RegisterRefused(_("Nobody withdraws before registering."), code="withdrawn_before")
    Vendor.objects.filter(pk__in=[vendor.pk for vendor in found]).update(withdrawn_at=moment)
    for vendor in found:
        vendor.withdrawn_at = moment
    _entry(by, "markets.withdraw_vendors", found)
    return found


def withdraw_vendor(vendor: Vendor, *, by: Actor | None) -> Vendor:
    """Note that one registrant withdrew."""
    return withdraw_vendors([vendor.number], by=by)[0]


def _vendor(row: VendorRow, moment: datetime) -> Vendor:
    name = thai.clean(row.name_th)
    return Vendor(
        number=row.number,
        name_th=name,
        kind=row.kind,
        goods_th=thai.clean(row.goods_th),
        area_id=row.area,
        registered_on=row.registered_on,
        recorded_at=row.at or moment,
        sort_key=thai.sort_key(name),
        search_text=thai.search_text(name, row.goods_th, row.number)[:600],
    )


def _entry(by: Actor | None, verb: str, vendors: Sequence[Vendor]) -> None:
    if not vendors:
        return
    one = len(vendors) == 1
    trail.write(
        by,
        verb,
        f"markets.vendor:{vendors[0].pk if one else 'many'}",
        area=common_area(vendor.area_id for vendor in vendors),
        summary=vendors[0].name_th if one else "",
        rows=len(vendors),
    )
