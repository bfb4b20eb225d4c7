"""Two writers of one month at the same time."""

from contextlib import closing, suppress
from datetime import date, timedelta
from random import Random
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction
from django.db.models import F

from tidtam.kit import clock, tables
from tidtam.kit.uploads import kinds
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow, WrongStep
from tidtam.work.sales.models import KindTotal, Report, Sale
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_channels

ROUNDS = 6


@pytest.mark.django_db(transaction=True)
def test_no_total_drifts_when_two_offices_write_the_same_month():
    make_channels()
    producer = make_producer()
    products = [make_product(producer) for _ in range(2)]
    barrier = Barrier(2)
    failures = []

    def write(product):
        barrier.wait()
        try:
            for number in range(ROUNDS):
                row = SaleRow(product.pk, MONTH, "unsplit", (number + 1) * 100, reason="แก้ไข", at=RECORDED)
                actions.record_sales([row], by=None)
        except Exception as error:  # shown by the assertion below, a thread's own would be lost
            failures.append(error)
        finally:
            connection.close()

    with clock.frozen(RECORDED + timedelta(days=1)):
        threads = [Thread(target=write, args=[product]) for product in products]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    assert recount() == []
    assert sums.total(sums.Span("40", MONTH, MONTH)) == 2 * ROUNDS * 100


WRITERS = 12


@pytest.mark.django_db(transaction=True)
def test_a_dozen_writers_and_a_repair_in_between_leave_every_sum_right():
    make_channels()
    makers = [make_producer() for _ in range(3)]
    products = [make_product(maker) for maker in makers]
    barrier = Barrier(WRITERS + 1)
    failures = []
    months = [MONTH, date(2018, 4, 1)]

    def write(place):
        random = Random(place)
        barrier.wait()
        for number in range(4):
            product = random.choice(products)
            month, channel = random.choice(months), random.choice(("fair", "shop"))
            amount = random.randrange(10**6)
            row = SaleRow(product.pk, month, channel, amount, reason="แก้ไข", at=RECORDED)
            actions.record_sales([row], by=None)
            if number == 2:
                report = Report.objects.get(producer=product.producer_id, month=month)
                with suppress(WrongStep):  # another had the same report
                    actions.take_step("check", [report.pk], by=None)

    def mend(_place):
        barrier.wait()
        KindTotal.objects.filter(level=4).update(baht=F("baht") + 1)
        actions.repair("")

    def run(work, place):
        try:
            work(place)
        except Exception as error:  # shown by the assertion below, a thread's own would be lost
            failures.append(error)
        finally:
            connection.close()

    actions.record_sales([SaleRow(products[0].pk, MONTH, "fair", 5, at=RECORDED)], by=None)
    with clock.frozen(RECORDED + timedelta(days=1)):
        threads = [Thread(target=run, args=[write, place]) for place in range(WRITERS)]
        threads.append(Thread(target=run, args=[mend, 0]))
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    assert recount() == []
    assert sums.total(sums.Span("")) == sum(Sale.objects.values_list("baht", flat=True))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "months", [("2561-05", "2561-05"), ("2561-04", "2561-05")], ids=["provinces", "months"]
)
def test_two_files_that_name_the_same_months_the_other_way_round_do_not_wait_in_a_ring(months):
    """Each has written its first part before the other writes its second."""
    make_channels()
    for code, area in (("T-1", "40150808"), ("T-2", "41010101" if months[0] == months[1] else "40150808")):
        make_producer(area, code=code)
    kind = kinds()["sales.month"]
    rows = [f"T-{number},{month},{number}00" for number, month in zip((1, 2), months, strict=True)]
    # SQLite lets one write at a time: there the second begins when the first is done.
    barrier = Barrier(1 if connection.vendor == "sqlite" else 2)
    failures = []

    def take(rows):
        sheet = tables.read("\n".join(["รหัสผู้ผลิต,เดือน,ยอดจำหน่าย (บาท)", *rows]).encode(), kind.columns)
        try:
            with transaction.atomic(), closing(kind.steps(None, {"reason": "แก้ไข"})) as steps:
                for row in sheet:
                    steps.write(steps.plan([row]))
                    barrier.wait(30)
                steps.finish()
        except Exception as error:  # shown by the assertion below, a thread's own would be lost
            failures.append(error)
        finally:
            connection.close()

    with clock.frozen(RECORDED + timedelta(days=1)):
        threads = [Thread(target=take, args=[order]) for order in (rows, rows[::-1])]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
    assert failures == []
    assert recount() == []
    assert sums.total(sums.Span("")) == 300_00
