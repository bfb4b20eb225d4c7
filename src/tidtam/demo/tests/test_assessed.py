"""The demo's assessments have every outcome that a page must be able to show."""

from datetime import UTC, datetime

import pytest

from tidtam.demo.assessed import ASSESSORS, AWARDED, STORIES, build_assessments
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.marks import dues
from tidtam.registers.marks.actions import load_marks
from tidtam.registers.marks.models import Assessment, Award
from tidtam.registers.marks.queries.summary import summary
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db


def test_every_outcome_is_there_and_nothing_lies_in_the_future():
    now = datetime(2018, 7, 27, 3, tzinfo=UTC)
    with clock.frozen(now):
        load_marks()
        for number in range(len(STORIES) + len(AWARDED)):
            make_product(make_producer(code=f"4015-{number:04}"))
        users = {name: make_user(role="executive", area="40") for name in ASSESSORS}
        users["province"] = make_user(role="province", area="40")
        build_assessments(users)
        rows = list(Assessment.objects.order_by("pk"))
        assert [(row.state, row.level.code if row.level else "") for row in rows] == [
            ("decided", "B"),
            ("decided", "D"),
            ("decided", ""),
            ("open", ""),
            ("decided", "premium"),
            ("open", ""),
            ("open", ""),
        ]
        even, stars, wide = (summary(rows[number]) for number in (3, 5, 6))
        assert even.is_whole
        assert not even.found.settled
        assert (stars.level.code, stars.is_wide, wide.is_wide, len(wide.waiting)) == ("3", False, True, 2)
        assert all(award.recorded_at <= now for award in Award.objects.all())
        owed = [(due.kind, due.state) for due in dues.dues(users["province"])]
        assert sorted(owed) == [
            (dues.RENEWAL, "late"),
            (dues.RENEWAL, "soon"),
            (dues.SHEET, "soon"),
            (dues.SHEET, "soon"),
        ]
