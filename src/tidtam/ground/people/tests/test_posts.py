"""Posts: what they own follows whoever holds them."""

from datetime import timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people import actions, problems
from tidtam.ground.people.models import Post, User
from tidtam.ground.people.tests.factories import make_holding, make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db


def holds(user: User, post: Post) -> bool:
    return post.pk in User.objects.get(pk=user.pk).current_posts


def test_one_hand_over_ends_the_old_holding_and_begins_the_new():
    old, new = make_user(), make_user()
    post = make_post("cdd-4015", holder=old)
    actions.hand_over(post, to=new, by=None)
    assert not holds(old, post)
    assert holds(new, post)
    assert post.holdings.get(user=old).ends_on == clock.today() - timedelta(days=1)
    entry = Entry.objects.get(verb="people.hand_over")
    assert (entry.area, entry.detail["before"], entry.detail["to"]) == ("4015", [old.username], new.username)


def test_a_hand_over_may_be_planned_ahead():
    old, new = make_user(), make_user()
    post = make_post("cdd-4015", holder=old)
    day = clock.today() + timedelta(days=5)
    actions.hand_over(post, to=new, on=day, by=None)
    assert holds(old, post)
    assert not holds(new, post)
    with clock.frozen(clock.now() + timedelta(days=5)):
        assert not holds(old, post)
        assert holds(new, post)


def test_the_first_holder_takes_an_empty_post_over():
    post, new = make_post("deputy-40"), make_user()
    actions.hand_over(post, to=new, by=None)
    assert holds(new, post)


def test_who_acted_in_the_post_stops_when_its_holder_comes():
    acting, new = make_user(), make_user()
    post = make_post("cdd-4015")
    make_holding(post, acting, acting=True)
    actions.hand_over(post, to=new, by=None)
    assert not holds(acting, post)


def test_a_post_is_not_handed_over_to_its_own_holder_nor_before_that_one_began():
    holder, next_one = make_user(), make_user()
    post = make_post("cdd-4015")
    actions.hold(post, holder, starts_on=clock.today(), by=None)
    with pytest.raises(problems.SameHolder):
        actions.hand_over(post, to=holder, on=clock.today() + timedelta(days=1), by=None)
    with pytest.raises(problems.TooEarly):
        actions.hand_over(post, to=next_one, by=None)
    assert holds(holder, post)


def test_two_persons_do_not_hold_one_post_but_one_may_act_beside():
    holder, other = make_user(), make_user()
    post = make_post("cdd-4015", holder=holder)
    with pytest.raises(problems.PostHeld):
        actions.hold(post, other, by=None)
    actions.hold(post, other, acting=True, ends_on=clock.today() + timedelta(days=10), by=None)
    assert holds(other, post)
    assert holds(holder, post)


def test_after_the_last_day_the_post_stands_empty():
    holder = make_user()
    post = make_post("cdd-4015", holder=holder)
    actions.end_holding(post.holdings.get(), by=None)
    assert holds(holder, post)
    with clock.frozen(clock.now() + timedelta(days=1)):
        assert not holds(holder, post)


def test_an_administrator_moves_posts_of_the_own_area_only():
    admin, new = make_user("admin", "40"), make_user()
    elsewhere = make_post("cdd-4101")
    with pytest.raises(problems.NotYours):
        actions.hand_over(elsewhere, to=new, by=admin)
    actions.hand_over(make_post("cdd-4015"), to=new, by=admin)


@pytest.mark.parametrize("code", ["new", "CDD-4015", "x", "a b"])
def test_a_post_needs_a_code_that_can_stand_in_an_address(code):
    make_area("4015")
    with pytest.raises(problems.NotAPostCode):
        actions.create_post(code, name_th="พัฒนาการอำเภอ", area="4015", by=None)


def test_a_posts_code_is_its_own():
    make_post("cdd-4015")
    with pytest.raises(problems.CodeTaken):
        actions.create_post("cdd-4015", name_th="พัฒนาการอำเภอ", area="4015", by=None)
