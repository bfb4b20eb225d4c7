"""The register as its sheet carries it away."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from tidtam.kit.access import within_any
from tidtam.kit.calendar import be
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.sheets import columns


def rows(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The assets of the areas in the order of their places, in the columns' order."""
    kinds, owners = columns.kinds(), columns.owners()
    found = Asset.objects.filter(within_any(areas, "area_id")).select_related("kind", "area")
    for one in found.order_by("area_id", "sort_key", "pk"):
        yield (
            one.register_number,
            one.area_id,
            one.area.label,
            kinds.word(one.kind.code),
            one.name,
            be(one.fiscal_year),
            one.cost,
            one.money_source,
            one.contract,
            owners.word(one.land_owner),
            one.consent_number,
            one.handed_to,
            one.handed_on,
            one.upkeep,
            one.warranty_until,
            one.inspect_months,
            one.inspect_years,
            *(None if half is None else Decimal(str(half)) for half in (one.latitude, one.longitude)),
        )
