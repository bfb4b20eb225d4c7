"""The administrator's screens: people, grants, posts."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.models import Post, User
from tidtam.ground.people.tests.factories import PASSWORD, make_grant, make_post, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin() -> User:
    return make_user("admin", "40", username="admin40")


@pytest.fixture
def desk(client: Client, admin: User) -> Client:
    client.force_login(admin)
    return client


def test_the_list_shows_the_own_province_and_nobody_elses(desk):
    make_user("district", "4015", username="district4015")
    make_user("district", "4101", username="district4101")
    page = desk.get(reverse("people:users")).content.decode()
    assert "district4015" in page
    assert "อ.หนองสองห้อง" in page
    assert "district4101" not in page


def test_the_list_is_narrowed_by_role_name_and_state(desk):
    make_user("district", "4015", username="district4015")
    make_user("auditor", "40", username="auditor", is_active=False)
    url = reverse("people:users")
    assert "auditor" not in desk.get(url, {"role": "district"}).content.decode().split("<tbody")[1]
    assert "district4015" in desk.get(url, {"q": "4015"}).content.decode()
    assert "district4015" not in desk.get(url, {"state": "suspended"}).content.decode().split("<tbody")[1]


@pytest.mark.parametrize("name", ["people:users", "people:posts"])
def test_a_list_costs_the_same_with_one_row_and_with_four(desk, django_assert_num_queries, name):
    def fill(numbers: range) -> None:
        for number in numbers:
            user = make_user("district", "4015")
            make_grant(user, "assigned", f"401502{number + 11}")
            make_post(f"cdd-401{number + 1}", holder=user)

    fill(range(1))
    with CaptureQueriesContext(connection) as with_one:
        desk.get(reverse(name))
    fill(range(1, 4))
    with django_assert_num_queries(len(with_one)):
        desk.get(reverse(name))


def test_the_list_leaves_as_a_spreadsheet(desk):
    response = desk.get(reverse("people:users"), {"format": "csv"})
    text = b"".join(response.streaming_content).decode()
    assert "admin40" in text


def test_a_new_account_is_made_with_its_first_grant(desk):
    make_area("4015")
    form = {
        "username": "district4015",
        "display_name": "พัฒนาการอำเภอหนองสองห้อง",
        "password": PASSWORD,
        "role": "district",
        "area": "4015",
        "starts_on": "1 ต.ค. 60",
    }
    response = desk.post(reverse("people:add_user"), form)
    made = User.objects.get(username="district4015")
    assert response["Location"] == reverse("people:user", args=[made.pk])
    assert made.may("edit", "40150205")


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("username", "ใหญ่", "ใช้ตัวอักษร a ถึง z"),
        ("area", "9999", "ไม่มีพื้นที่รหัสนี้"),
        ("area", "th", "เกินขอบเขตพื้นที่"),
        ("starts_on", "1 ต.ค. 2017", "2017"),
        ("password", "short", "10"),
    ],
)
def test_what_is_wrong_stands_on_the_form_and_nothing_is_made(desk, field, typed, said):
    make_area("4015")
    form = {
        "username": "someone",
        "display_name": "ผู้ใช้",
        "password": PASSWORD,
        "role": "district",
        "area": "4015",
    }
    page = desk.post(reverse("people:add_user"), {**form, field: typed})
    assert page.status_code == 200
    assert said in page.content.decode()
    assert not User.objects.filter(username="someone").exists()


def test_the_account_page_shows_its_grants_and_its_trail(desk):
    user = make_user("district", "4015", username="district4015")
    desk.post(reverse("people:rename", args=[user.pk]), {"display_name": "พัฒนาการอำเภอ"})
    page = desk.get(reverse("people:user", args=[user.pk])).content.decode()
    assert "เจ้าหน้าที่อำเภอ" in page
    assert "เปลี่ยนชื่อที่แสดง" in page
    assert "district4015 → พัฒนาการอำเภอ" in page


def test_an_account_of_another_province_is_not_there(desk):
    other = make_user("district", "4101")
    for name in ("user", "rename", "set_password", "grant"):
        assert desk.get(reverse(f"people:{name}", args=[other.pk])).status_code == 404
    for name in ("suspend", "resume", "remove_second_step"):
        assert desk.post(reverse(f"people:{name}", args=[other.pk])).status_code == 404
    assert desk.post(reverse("people:end_grant", args=[other.grants.get().pk])).status_code == 404


def test_a_person_who_reaches_further_is_shown_but_not_changed(desk, admin):
    wider = make_user("district", "4015")
    make_grant(wider, "admin", "")
    desk.post(reverse("people:suspend", args=[wider.pk]))
    wider.refresh_from_db()
    assert wider.is_active
    page = desk.post(reverse("people:set_password", args=[wider.pk]), {"password": PASSWORD}).content.decode()
    assert "เกินขอบเขตพื้นที่" in page


def test_grants_are_given_and_ended_from_the_page(desk):
    user = make_user("district", "4015")
    make_area("4025")
    desk.post(
        reverse("people:grant", args=[user.pk]),
        {"role": "district", "area": "4025", "starts_on": "1/10/2560"},
    )
    given = user.grants.get(area="4025")
    assert User.objects.get(pk=user.pk).may("edit", "4025")
    desk.post(reverse("people:end_grant", args=[given.pk]))
    assert not User.objects.get(pk=user.pk).may("edit", "4025")


def test_a_post_is_made_handed_over_and_acted_in(desk):
    make_area("4015")
    make_user("district", "4015", username="first")
    second = make_user("district", "4015", username="second")
    desk.post(
        reverse("people:add_post"), {"code": "cdd-4015", "name_th": "พัฒนาการอำเภอหนองสองห้อง", "area": "4015"}
    )
    post = Post.objects.get(code="cdd-4015")
    hand_over = reverse("people:hand_over", args=["cdd-4015"])
    desk.post(hand_over, {"to": "first", "on": "1 ต.ค. 60"})
    desk.post(hand_over, {"to": "second", "on": "1 มิ.ย. 61"})
    assert post.holdings.in_force().get().user == second
    desk.post(reverse("people:act", args=["cdd-4015"]), {"user": "first", "starts_on": "2 มิ.ย. 61"})
    page = desk.get(reverse("people:post", args=["cdd-4015"])).content.decode()
    assert "(รักษาราชการแทน)" in page
    assert "ส่งมอบตำแหน่ง" in page


def test_a_hand_over_to_nobody_known_stands_at_its_field(desk):
    make_post("cdd-4015")
    page = desk.post(reverse("people:hand_over", args=["cdd-4015"]), {"to": "ghost", "on": "1 มิ.ย. 61"})
    assert "ไม่มีผู้ใช้ชื่อ ghost" in page.content.decode()


def test_empty_posts_are_found(desk):
    make_post("cdd-4015", holder=make_user())
    make_post("cdd-4025")
    table = desk.get(reverse("people:posts"), {"empty": "1"}).content.decode().split("<tbody")[1]
    assert "cdd-4025" in table
    assert "cdd-4015" not in table


@pytest.mark.parametrize("role", ["province", "district", "auditor", "executive"])
def test_nobody_else_looks_after_accounts(client, role):
    client.force_login(make_user(role, "40"))
    assert client.get(reverse("people:users")).status_code == 403
    assert client.get(reverse("people:posts")).status_code == 403
