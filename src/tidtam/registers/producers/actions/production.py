"""A product is made, until it is made no more; its sales and marks stay."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.rules import refused, require_described
from tidtam.registers.producers.models import Product


@transaction.atomic
def end_production(product: Product, *, on: date, reason: str, by: Actor | None) -> None:
    """It is made no more from that day on; it asks for no report of its own and is shown as ended."""
    kept = _held(product, by)
    if on > clock.today():
        raise refused("on", _("The day lies in the future; enter it when it has come."))
    if kept.ended_on is not None:
        raise refused("on", _("The production has already ended."))
    _set(kept, on, "producers.end_production", reason, by)


@transaction.atomic
def resume_production(product: Product, *, reason: str = "", by: Actor | None) -> None:
    """It is made again."""
    kept = _held(product, by)
    if kept.ended_on is not None:
        _set(kept, None, "producers.resume_production", reason, by)


def _held(product: Product, by: Actor | None) -> Product:
    kept = Product.objects.select_for_update(of=("self",)).select_related("producer").get(pk=product.pk)
    require_described(by, kept.producer)
    return kept


def _set(product: Product, ended_on: date | None, verb: str, reason: str, by: Actor | None) -> None:
    before, product.ended_on, product.changed_at = product.ended_on, ended_on, clock.now()
    product.save(update_fields=["ended_on", "changed_at"])
    trail.write(
        by,
        verb,
        f"producers.product:{product.pk}",
        area=product.producer.area_id,
        summary=product.name_th,
        reason=reason,
        changes={"ended_on": [day.isoformat() if day else "" for day in (before, ended_on)]},
    )
