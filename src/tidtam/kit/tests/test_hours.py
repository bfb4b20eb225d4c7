"""Opening hours: kept, told and asked."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tidtam.kit.hours import DAYS, Hours, Span

BANGKOK = ZoneInfo("Asia/Bangkok")
MORNING, DAYTIME = Span(time(6), time(10)), Span(time(9), time(16))


def test_days_with_the_same_hours_stand_together():
    hours = Hours.same(["mon", "tue", "wed", "sat"], [DAYTIME])
    with translation.override("en"):
        assert str(hours) == "Mon–Wed 09.00–16.00, Sat 09.00–16.00"
    with translation.override("en"):
        assert str(Hours.same(DAYS, [MORNING])) == "Every day 06.00–10.00"


@pytest.mark.parametrize(
    ("moment", "open_then"),
    [
        (datetime(2018, 7, 27, 9, 0, tzinfo=BANGKOK), True),
        (datetime(2018, 7, 27, 8, 59, tzinfo=BANGKOK), False),
        (datetime(2018, 7, 27, 16, 0, tzinfo=BANGKOK), False),
        (datetime(2018, 7, 28, 10, 0, tzinfo=BANGKOK), False),
    ],
)
def test_it_is_open_from_its_hour_up_to_its_hour(moment, open_then):
    assert Hours.same(["fri"], [DAYTIME]).is_open(moment) is open_then


@given(
    st.sets(st.sampled_from(DAYS)),
    st.lists(st.sampled_from([MORNING, Span(time(17), time(20, 30))]), unique=True),
)
def test_what_is_kept_comes_back(days, spans):
    hours = Hours.same(days, spans)
    assert Hours.from_json(hours.to_json()) == hours
    assert bool(hours) == bool(days and spans)


def test_nothing_told_is_not_closed():
    assert not Hours.from_json({})
    assert Hours.from_json(None).lines() == []
