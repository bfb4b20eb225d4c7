"""The nightly recount."""

import pytest

from tidtam.ground.jobs import worker
from tidtam.ground.jobs.actions import start
from tidtam.ground.jobs.models import Job
from tidtam.registers.producers.tests.factories import make_product
from tidtam.work.sales.actions import SaleRow, record, record_sales
from tidtam.work.sales.models import Settled, Total
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH, make_channels, make_sale

pytestmark = pytest.mark.django_db


def test_a_total_that_drifted_is_right_again_in_the_morning():
    make_channels()
    make_sale(baht=500_00)
    Total.objects.filter(level=4).update(baht=1)
    assert recount("40")

    job = start("sales.recount", by=None)
    worker.work_all()

    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    assert recount("40") == []
    assert set(Total.objects.filter(level=4).values_list("period", "baht")) == {("m", 500_00), ("y", 500_00)}


def test_very_many_changes_are_summed_soon_and_once(monkeypatch):
    make_channels()
    product = make_product()
    monkeypatch.setattr(record, "MANY_CHANGES", 2)
    rows = [SaleRow(product.pk, MONTH, channel, 100_00) for channel in ("fair", "shop")]
    record_sales(rows[:1], by=None)
    assert not Job.objects.exists()
    record_sales([row._replace(baht=200_00) for row in rows], by=None, reason="แก้ตามใบเสร็จ")
    assert Job.objects.get().kind == "sales.settle"
    assert not Settled.objects.exists()
    worker.work_all()
    assert set(Settled.objects.filter(level=0, by="kind", grain="m").values_list("baht", flat=True)) == {
        400_00
    }
    start("sales.settle", by=None)
    worker.work_all()
    assert set(Job.objects.values_list("state", flat=True)) == {Job.State.DONE}
    assert set(Settled.objects.filter(level=0, by="kind", grain="m").values_list("baht", flat=True)) == {
        400_00
    }
