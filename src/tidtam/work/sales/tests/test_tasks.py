"""The nightly recount."""

import pytest

from tidtam.ground.jobs import worker
from tidtam.ground.jobs.actions import start
from tidtam.ground.jobs.models import Job
from tidtam.work.sales.models import Total
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import make_channels, make_sale

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
