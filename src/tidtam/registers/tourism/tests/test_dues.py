"""What is owed of the visitors' villages."""

from datetime import date, timedelta

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.tourism import actions, dues
from tidtam.registers.tourism.tests.factories import make_offer, make_page

CODE = "40150604"


def owed(user, today=date(2018, 7, 27)):
    return [(due.kind, due.due, due.state) for due in dues.dues(user, today=today)]


def test_a_review_is_owed_a_week_after_it_was_asked_for():
    page = make_page(CODE, published=True)
    actions.verify_page(page, by=None)
    dish = make_offer(page)
    actions.send(dish, by=None)

    assert owed(make_user("district", "4015")) == [(dues.REVIEW, date(2018, 8, 3), "soon")]
    assert owed(make_user("district", "4025")) == []


def test_a_public_page_is_verified_again_after_half_a_year():
    page = make_page(CODE, published=True)
    actions.verify_page(page, on=clock.today() - timedelta(days=200), by=None)

    (due,) = owed(make_user("province", "40"))
    assert due == (dues.VERIFY, date(2018, 7, 7), "late")

    actions.verify_page(page, by=None)
    assert owed(make_user("province", "40")) == []


def test_a_page_that_nobody_ever_verified_owes_it_a_month_after_it_was_published():
    make_page(CODE, published=True)

    assert owed(make_user("province", "40")) == []
    assert owed(make_user("province", "40"), date(2018, 8, 27)) == [(dues.VERIFY, date(2018, 8, 26), "late")]
