"""A final month with a few producers, for tests."""

from datetime import date

from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.reporting.statistics.actions import publish
from tidtam.reporting.statistics.models import Edition
from tidtam.work.sales import actions as sales
from tidtam.work.sales.models import Report
from tidtam.work.sales.tests.factories import make_sale

MONTH = date(2018, 5, 1)


def make_sold(area: str, baht: int, category: str = "fabric", **fields) -> None:
    """A producer of its own that sold so much in the month; baht in satang."""
    make_sale(make_product(make_producer(area, **fields), category=category), baht=baht, month=MONTH)


def make_final() -> None:
    """What was reported of the month is approved and locked."""
    keys = list(Report.objects.filter(month=MONTH).values_list("pk", flat=True))
    for step in ("check", "approve"):
        sales.take_step(step, keys, by=None)
    sales.lock_month("40", MONTH, by=None)


def make_edition() -> Edition:
    """Two districts with many producers, one with a single one."""
    for number in range(5):
        make_sold("401506", 10_000_00 + number * 100_00)
        make_sold("402505", 20_000_00 + number * 100_00)
    make_sold("401201", 7_777_77)
    make_final()
    return publish("40", MONTH, by=None)
