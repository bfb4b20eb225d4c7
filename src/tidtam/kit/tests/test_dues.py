from datetime import date, timedelta

import pytest

from tidtam.kit.dues import standing

DAY = date(2018, 7, 27)


@pytest.mark.parametrize(
    ("days_left", "expected"),
    [(-8, (8, "late")), (-1, (1, "late")), (0, (0, "soon")), (7, (-7, "soon")), (8, (-8, "going"))],
)
def test_what_is_owed_is_late_after_its_day_and_soon_in_the_week_before(days_left, expected):
    assert standing(DAY + timedelta(days=days_left), DAY) == expected


def test_what_has_no_day_is_going_on():
    assert standing(None, DAY) == (0, "going")


def test_soon_can_begin_earlier():
    assert standing(DAY + timedelta(days=30), DAY, soon_days=30) == (-30, "soon")
