"""Sales for tests, recorded as they are in earnest."""

from datetime import date, datetime

from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions import load_channels
from tidtam.registers.producers.models import Channel, Product
from tidtam.registers.producers.tests.factories import make_product
from tidtam.work.sales import actions
from tidtam.work.sales.models import Sale

MONTH = date(2018, 5, 1)
RECORDED = datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)


def make_channels() -> None:
    if not Channel.objects.exists():
        load_channels()


def make_sale(product: Product | None = None, *, baht: int = 1_000_00, month: date = MONTH, **fields) -> Sale:
    """What the product sold in the month; baht in satang."""
    make_channels()
    product = product or make_product()
    fields.setdefault("at", RECORDED)
    channel = fields.pop("channel", "unsplit")
    actions.record_sales([actions.SaleRow(product.pk, month, channel, baht, **fields)], by=None)
    return Sale.objects.get(product=product, month=month, channel=channel)
