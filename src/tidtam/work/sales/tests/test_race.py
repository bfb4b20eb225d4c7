"""Two writers of one month at the same time."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from tidtam.kit import clock
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow
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
