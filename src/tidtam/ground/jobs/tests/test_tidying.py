"""What the night clears away."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client

from tidtam.ground.jobs import worker
from tidtam.ground.jobs.actions import start
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.models import Session
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock

pytestmark = pytest.mark.django_db


def test_a_log_in_that_ran_out_is_forgotten_and_a_living_one_is_kept():
    for name in ("gone", "here"):
        Client().force_login(make_user(username=name))
    gone = Session.objects.get(user__username="gone")
    gone.expire_date = clock.now() - timedelta(days=1)
    gone.save()
    assert settings.SESSION_ENGINE == "tidtam.ground.people.sessions"

    job = start("jobs.sweep", by=None)
    worker.work_all()

    job.refresh_from_db()
    assert job.state == Job.State.DONE, job.error
    assert list(Session.objects.values_list("user__username", flat=True)) == ["here"]
