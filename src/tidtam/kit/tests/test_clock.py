from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings

from tidtam.kit import clock

EVENING = datetime(2018, 7, 26, 18, 30, tzinfo=UTC)  # 27 July, 01:30 in Bangkok


@pytest.fixture
def demo() -> date:
    day = date(2018, 7, 27)
    clock.set_demo(settings.HOME, day)
    return day


def test_now_is_an_aware_instant_in_utc():
    assert clock.now().utcoffset() == timedelta(0)
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_today_is_bangkoks_day_even_while_utc_is_a_day_behind():
    with clock.frozen(EVENING):
        assert clock.today() == date(2018, 7, 27)


def test_local_moves_an_instant_to_bangkok_and_refuses_a_naive_one():
    assert clock.local(EVENING).isoformat() == "2018-07-27T01:30:00+07:00"
    with pytest.raises(ValueError, match="time zone"):
        clock.local(EVENING.replace(tzinfo=None))


def test_frozen_ends_with_its_block_and_nests():
    with clock.frozen(EVENING):
        with clock.frozen(EVENING + timedelta(days=2)):
            assert clock.today() == date(2018, 7, 29)
        assert clock.now() == EVENING
    assert clock.now() > EVENING


def test_the_demo_keeps_its_day_and_the_time_of_day_of_the_wall_clock(demo):
    wall = datetime.now(UTC).astimezone(clock.BANGKOK)
    inside = clock.local(clock.now())
    assert clock.is_demo()
    assert clock.today() == demo
    drift = (inside.hour * 60 + inside.minute) - (wall.hour * 60 + wall.minute)
    assert drift % (24 * 60) in {0, 1}


def test_a_home_without_demo_file_is_no_demo_and_a_demo_can_be_ended(demo):
    clock.set_demo(settings.HOME, None)
    assert not clock.is_demo()
    assert clock.today().year > 2018


def test_the_day_is_read_once_until_it_is_forgotten(demo):
    assert clock.today() == demo
    (Path(settings.HOME) / clock.DEMO_FILE).write_text('{"today": "2018-08-01"}')
    assert clock.today() == demo
    clock.forget()
    assert clock.today() == date(2018, 8, 1)


def test_setting_the_demo_leaves_no_draft_behind(tmp_path):
    clock.set_demo(tmp_path, date(2018, 7, 27))
    assert [kept.name for kept in tmp_path.iterdir()] == [clock.DEMO_FILE]
