"""Everything owed, on one page and by district."""

from datetime import timedelta

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.dues import queries
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import NOW, make_action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_the_demo_day():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def owed():
    """Two late in หนองสองห้อง, one due soon in โนนศิลา, one with time left."""
    for number, (village, days) in enumerate(
        (("40150604", -9), ("40150808", -2), ("40250503", 3), ("40150604", 40))
    ):
        action = make_action(f"เรื่องที่ {number}", village=village)
        Action.objects.filter(pk=action.pk).update(due_on=clock.today() + timedelta(days=days))


def test_the_most_overdue_first_then_what_is_soon(owed):
    found = queries.dues(make_user("province", "40"))
    mine = [due for due in found if due.kind == "action"]
    assert [due.what for due in mine] == ["เรื่องที่ 0", "เรื่องที่ 1", "เรื่องที่ 2", "เรื่องที่ 3"]
    assert queries.dues(make_user("province", "40"), kind="confirm") == []


def test_by_district_the_most_overdue_first(owed):
    found = queries.dues(make_user("province", "40"), kind="action")
    rows = queries.by_district(found)
    assert [(row.code, row.label, row.late, row.soon, row.going) for row in rows] == [
        ("4015", "อ.หนองสองห้อง", 2, 0, 1),
        ("4025", "อ.โนนศิลา", 0, 1, 0),
    ]
    assert [row.total for row in rows] == [3, 1]


def test_every_kind_of_every_room_has_its_word(owed):
    words = queries.kinds()
    assert {due.kind for due in queries.dues(make_user("province", "40"))} <= set(words)
    assert words["action"] == "รอดำเนินการ"


def test_the_page_narrows_sorts_and_leaves_as_a_spreadsheet(client, owed):
    client.force_login(make_user("province", "40"))
    for asked in ("district=4025", "state=soon", "q=หนองทุ่ม", "kind=action&district=4025", "area=402505"):
        page = client.get(f"/desk/dues/?{asked}").content.decode()
        assert "เรื่องที่ 2" in page, asked
        assert "เรื่องที่ 0" not in page, asked
    falling = client.get("/desk/dues/?sort=-due&kind=action").content.decode()
    assert falling.index("เรื่องที่ 3") < falling.index("เรื่องที่ 0")
    sheet = b"".join(client.get("/desk/dues/?format=csv").streaming_content).decode("utf-8-sig")
    assert "เกินกำหนด 9 วัน" in sheet


def test_few_questions_however_much_is_owed(client, owed, django_assert_max_num_queries):
    user = make_user("province", "40")
    with django_assert_max_num_queries(51):
        queries.dues(type(user).objects.get(pk=user.pk))
    client.force_login(user)
    with django_assert_max_num_queries(55):
        client.get("/desk/dues/")


def test_another_districts_officer_sees_none_of_it_and_a_stranger_logs_in(client, owed):
    assert client.get("/desk/dues/").headers["Location"].startswith("/accounts/login/")
    client.force_login(make_user("district", "4001"))
    assert "เรื่องที่ " not in client.get("/desk/dues/").content.decode()


def test_the_page_counts_by_district_on_a_map_and_beside_it(client, owed):
    for code, place in (("4015", (15.7, 102.8)), ("4025", (15.9, 102.6)), ("4014", (16.0, 102.4))):
        area = make_area(code)
        area.latitude, area.longitude = place
        area.save()
    client.force_login(make_user("province", "40"))
    page = client.get("/desk/dues/")
    drawn = page.context["map"]
    assert 'href="/desk/dues/?district=4015"' in drawn
    assert "เกินกำหนด 2" in drawn
    assert [row.code for row in page.context["districts"]] == ["4015", "4025"]
    assert client.get("/desk/dues/?district=4025").status_code == 200


def test_without_dues_there_is_no_map(client):
    client.force_login(make_user("province", "40"))
    page = client.get("/desk/dues/")
    assert page.context["map"] == ""
