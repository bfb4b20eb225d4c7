"""Accounts and grants: who may do what, where, until when."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people import actions, problems
from tidtam.ground.people.models import Grant, User
from tidtam.ground.people.roles import Role
from tidtam.ground.people.tests.factories import PASSWORD, make_grant, make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock

pytestmark = pytest.mark.django_db


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_a_new_account_reaches_the_area_of_its_grant_and_leaves_a_trail():
    make_area("4015")
    user = actions.create_user(
        "district4015", password=PASSWORD, role="district", area="4015", display_name="พัฒนาการอำเภอ", by=None
    )
    assert user.check_password(PASSWORD)
    assert user.may("edit", "40150205")
    assert not user.may("edit", "40250105")
    entry = Entry.objects.get(verb="people.create_user")
    assert (entry.subject, entry.area, entry.actor) == ("people.user:district4015", "4015", "")
    assert PASSWORD not in str(entry.detail)


@pytest.mark.parametrize("username", ["ab", "District", "ก่อน", "a b", "1abc", "x" * 41])
def test_a_user_name_that_cannot_be_typed_everywhere_is_refused(username):
    make_area("40")
    with pytest.raises(problems.NotAUsername):
        actions.create_user(username, password=PASSWORD, role="province", area="40", by=None)


def test_two_accounts_never_share_a_name_whatever_its_letters():
    make_user(username="Province")
    make_area("40")
    with pytest.raises(problems.NameTaken):
        actions.create_user("province", password=PASSWORD, role="province", area="40", by=None)


@pytest.mark.parametrize("password", ["short", "password123", "4015district"])
def test_a_weak_password_is_refused_unless_it_is_the_demonstrations(password):
    make_area("4015")
    with pytest.raises(ValidationError):
        actions.create_user("district4015", password=password, role="district", area="4015", by=None)
    assert not User.objects.exists()
    actions.create_user(
        "district4015", password=password, role="district", area="4015", any_password=True, by=None
    )
    assert User.objects.get().check_password(password)


def test_an_auditors_grant_needs_a_last_day_and_stops_after_it():
    make_area("40")
    with pytest.raises(problems.EndNeeded):
        actions.create_user("auditor", password=None, role="auditor", area="40", by=None)
    last = clock.today() + timedelta(days=3)
    auditor = actions.create_user("auditor", password=None, role="auditor", area="40", ends_on=last, by=None)
    assert auditor.may("view", "4015")
    with clock.frozen(datetime(last.year, last.month, last.day, 12, tzinfo=UTC) + timedelta(days=1)):
        assert not fresh(auditor).may("view", "4015")


def test_a_grant_that_begins_later_opens_nothing_yet():
    user = make_user()
    make_area("40")
    actions.grant(user, role="province", area="40", starts_on=clock.today() + timedelta(days=1), by=None)
    assert fresh(user).reach("view") == ()


def test_an_unknown_role_or_area_is_refused():
    user = make_user()
    make_area("40")
    with pytest.raises(problems.UnknownRole):
        actions.grant(user, role="king", area="40", by=None)
    with pytest.raises(problems.UnknownArea):
        actions.grant(user, role="province", area="99", by=None)


def test_the_same_grant_twice_on_one_day_is_refused():
    user = make_user("district", "4015")
    with pytest.raises(problems.GrantThere):
        actions.grant(user, role="district", area="4015", by=None)


def test_ending_a_grant_closes_the_area_at_once():
    user = make_user("district", "4015")
    actions.end_grant(user.grants.get(), by=None)
    assert fresh(user).reach("view") == ()
    assert Grant.objects.get().ends_on == clock.today() - timedelta(days=1)


def test_ending_a_grant_that_began_today_leaves_only_its_trail():
    user = make_user()
    make_area("40")
    given = actions.grant(user, role="province", area="40", by=None)
    actions.end_grant(given, by=None)
    assert not Grant.objects.exists()
    assert list(Entry.objects.order_by("id").values_list("verb", flat=True)) == [
        "people.grant",
        "people.end_grant",
    ]


def test_an_administrator_of_a_province_gives_nothing_away_beyond_it():
    admin = make_user("admin", "40")
    other = make_user("district", "4101")
    make_area("4015")
    with pytest.raises(problems.NotYours):
        actions.grant(make_user(), role="admin", area="", by=admin)
    with pytest.raises(problems.NotYours):
        actions.set_password(other, PASSWORD, by=admin)
    actions.grant(make_user(), role="district", area="4015", by=admin)
    assert Grant.objects.filter(area_id="4015").count() == 1


def test_an_administrator_cannot_take_the_account_of_a_wider_one():
    admin = make_user("admin", "40")
    wider = make_user("admin", "")
    with pytest.raises(problems.NotYours):
        actions.set_password(wider, PASSWORD, by=admin)
    with pytest.raises(problems.NotYours):
        actions.remove_second_step(wider, by=admin)


def test_an_officer_changes_only_the_own_account():
    officer, other = make_user("province", "40"), make_user("district", "4015")
    with pytest.raises(problems.NotYours):
        actions.set_password(other, PASSWORD, by=officer)
    actions.set_password(officer, PASSWORD, by=officer)
    assert fresh(officer).check_password(PASSWORD)


def test_the_last_administrator_stays():
    admin = make_user("admin", "")
    with pytest.raises(problems.LastAdministrator):
        actions.suspend(admin, by=None)
    with pytest.raises(problems.LastAdministrator):
        actions.end_grant(admin.grants.get(), by=None)
    make_user("admin", "")
    actions.suspend(admin, by=None)
    assert not fresh(admin).is_active


def test_a_suspended_person_may_do_nothing():
    user = make_user("province", "40")
    actions.suspend(user, by=None)
    assert fresh(user).reach("view") == ()
    actions.resume(user, by=None)
    assert fresh(user).reach("view") == ("40",)


@pytest.mark.parametrize(
    ("role", "allowed"),
    [
        ("admin", {"configure", "trail"}),
        ("executive", {"view", "read_papers"}),
        ("assigned", {"view", "visit"}),
        ("secretary", {"view", "secretary", "assign", "read_papers"}),
        ("auditor", {"view", "trail", "read_papers"}),
        ("member", set()),
        ("producer", set()),
        ("village", set()),
    ],
)
def test_each_role_has_its_verbs_and_no_other(role, allowed):
    user = make_user(role, "40")
    verbs = {
        "view",
        "edit",
        "assign",
        "visit",
        "import",
        "secretary",
        "read_papers",
        "trail",
        "reveal",
        "configure",
    }
    assert {verb for verb in verbs if user.may(verb, "4015")} == allowed


def test_personal_data_is_revealed_to_province_officers_only():
    assert [role for role in Role.values if make_user(role, "40").may("reveal", "4015")] == ["province"]


def test_names_are_kept_in_thai_order():
    user = make_user()
    actions.rename(user, display_name="เกษตรอำเภอ", by=None)
    other = make_user()
    actions.rename(other, display_name="ขุนพัฒนา", by=None)
    ordered = User.objects.order_by("sort_key").values_list("display_name", flat=True)
    assert list(ordered) == ["เกษตรอำเภอ", "ขุนพัฒนา"]
    entry = Entry.objects.filter(verb="people.rename").first()
    assert entry.detail["changes"]["display_name"][1] == "เกษตรอำเภอ"


def test_two_grants_reach_both_areas():
    user = make_user("assigned", "40150205")
    make_grant(user, "assigned", "40250105", starts_on=date(2017, 10, 1))
    assert fresh(user).reach("visit") == ("40150205", "40250105")


def test_an_account_is_not_taken_over_by_who_looks_after_only_a_part_of_it():
    """Whoever sets a password may log in with it, next month too."""
    administrator = make_user(role="admin", area="4015")
    tomorrow = clock.today() + timedelta(days=1)
    promoted = make_user(role="district", area="4015")
    make_grant(promoted, role="province", area="40", starts_on=tomorrow)
    holder = make_user(role="member", area="4015")
    actions.hold(make_post("commerce-40", area="40"), holder, by=None)
    for person in (promoted, holder):
        with pytest.raises(problems.NotYours):
            actions.set_password(person, "a-new-long-password", by=administrator)
        with pytest.raises(problems.NotYours):
            actions.remove_second_step(person, by=administrator)
    moved_away = make_user(role="district", area="4015")
    make_grant(
        moved_away,
        role="province",
        area="40",
        starts_on=clock.today() - timedelta(days=9),
        ends_on=clock.today() - timedelta(days=1),
    )
    actions.set_password(moved_away, "a-new-long-password", by=administrator)
