from datetime import date

from django.conf import settings

from tidtam.kit import clock
from tidtam.kit.notice import notice, with_notice


def test_outside_the_demo_nothing_is_added():
    assert notice() == ""
    assert with_notice({"value": "1441"}) == {"value": "1441"}


def test_everything_from_the_demo_says_that_it_is_invented():
    clock.set_demo(settings.HOME, date(2018, 7, 27))
    assert "ข้อมูลสมมติ" in notice()
    marked = with_notice({"value": "1441"})
    assert list(marked) == ["notice", "value"]
    assert marked["notice"] == notice()
