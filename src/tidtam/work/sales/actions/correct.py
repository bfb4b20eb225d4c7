"""Correcting one fact: a new revision with its reason; what was reported stays readable."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import money
from tidtam.kit.actor import Actor
from tidtam.work.sales.actions.record import record_sales
from tidtam.work.sales.actions.rows import SaleRow
from tidtam.work.sales.models import Sale


class SaleMoved(ValidationError):
    """Somebody corrected the same amount in between."""


@transaction.atomic
def correct_sale(
    sale: Sale, *, baht: int, reason: str, by: Actor | None, units: int | None = None, seen: int | None = None
) -> Sale:
    """Set what was sold to `baht` satang (and `units`), because of `reason`.

    seen: the revision that the person had before them; refused with `SaleMoved` when there is a newer one.
    The same amount again changes nothing. Raises `SalesRefused` as `record_sales` does.
    """
    before = Sale.objects.select_for_update().select_related("report").get(pk=sale.pk)
    if seen is not None and before.revision != seen:
        raise SaleMoved(
            _("This amount was corrected in the meantime; look at it again before you correct it."),
            code="sale_moved",
        )
    row = SaleRow(
        product=before.product_id,
        producer=before.report.producer_id,
        month=before.month,
        channel=before.channel_id,
        baht=baht,
        units=before.units if units is None else units,
        source=before.report.source,
        reason=reason.strip(),
        buyers=before.buyers,
    )
    if record_sales([row], by=by).revised:
        trail.write(
            by,
            "sales.correct_sale",
            f"sales.report:{before.report_id}",
            area=before.area_id,
            summary=reason.strip(),
            sale=before.pk,
            before=money.as_decimal_string(before.baht),
            after=money.as_decimal_string(baht),
        )
    before.refresh_from_db()
    return before
