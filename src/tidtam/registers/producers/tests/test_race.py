"""Two officers of one district at the same moment."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from tidtam.ground.areas.tests.factories import make_area
from tidtam.registers.producers import actions
from tidtam.registers.producers.actions import ProducerRow
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_standard_lists

EACH = 5


@pytest.mark.django_db(transaction=True)
def test_no_number_is_given_out_twice():
    make_standard_lists()
    make_area("40150808")
    make_area("40150205")
    barrier = Barrier(2)
    failures = []

    def enter(area: str) -> None:
        barrier.wait()
        try:
            for number in range(EACH):
                actions.add_producer(ProducerRow("", "group", f"กลุ่มที่ {number}", area), by=None)
        except Exception as error:  # shown by the assertion below, a thread's own would be lost
            failures.append(error)
        finally:
            connection.close()

    threads = [Thread(target=enter, args=[area]) for area in ("40150808", "40150205")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    codes = sorted(Producer.objects.values_list("code", flat=True))
    assert codes == [f"4015-{number:04}" for number in range(1, 2 * EACH + 1)]
