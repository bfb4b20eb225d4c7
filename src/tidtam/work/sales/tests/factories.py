"""Sales for tests, recorded as they are in earnest."""

from datetime import date, datetime

from tidtam.ground.files.actions import store
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions import load_channels
from tidtam.registers.producers.models import Channel, Producer, Product, Round
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions.targets import set_targets
from tidtam.work.sales.models import Brought, Sale

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


def make_sums(source: str) -> Brought:
    """What อำเภอหนองสองห้อง sold in fiscal year 2559, of which only a table is left; the targets of 2561 follow."""
    table = store(b"%PDF-1.7 the table", name="table.pdf", by=None)
    row = actions.BroughtRow("4015", date(2015, 10, 1), date(2016, 9, 1), 2_000_000, source, table)
    made = actions.bring_forward(row, by=None)
    set_targets("40", date(2017, 10, 1), Round.objects.get(pk="2557-2558"), 10_00, by=None)
    return made


def make_answers() -> tuple[Producer, Producer, Producer, Producer]:
    """In อ.หนองสองห้อง: one sold, in time; one nothing, late; one is silent; one rests. In อ.โนนศิลา one is silent."""
    make_channels()
    sold, nil, silent, rests = (make_producer(name_th=f"กลุ่ม{name}") for name in ("ขาย", "ศูนย์", "เงียบ", "พัก"))
    make_producer("402505", name_th="กลุ่มอำเภออื่น")
    with clock.frozen(RECORDED):
        actions.record_sales([actions.SaleRow(None, MONTH, "unsplit", 900_00, producer=sold.pk)], by=None)
    with clock.frozen(RECORDED.replace(day=25)):
        actions.record_sales([actions.NilReport(nil.pk, MONTH)], by=None)
    actions.pause(rests, first=MONTH, last=None, reason="เครื่องจักรเสีย", by=None)
    return sold, nil, silent, rests
