"""The screens of the results: the list of a month, a village, a month, the form on a phone; strangers."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.communities.actions import appoint_editor
from tidtam.registers.communities.models import Community
from tidtam.work.results.lists.villages import told_of
from tidtam.work.results.models import ResultRevision, ResultRules
from tidtam.work.results.tests.factories import (
    JUNE,
    MAY,
    VILLAGE,
    make_result,
    make_village,
    nil,
    not_applicable,
    told,
)

LIST, MONTHS = reverse("results:list"), reverse("results:months")
TELL = reverse("results:tell", args=[VILLAGE, "2561-06"])


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    make_village()
    return user


def typed(**fields):
    said = {"draft": str(uuid4()), "version": "0", "answer": "reported", "how": "register"}
    return said | fields


def test_an_officer_reports_a_month_with_thai_digits_and_commas(client, officer):
    answer = client.post(TELL, typed(thai_day="๑๒๐", food="1,250.50", households="4"))

    assert answer.status_code == 302
    said = ResultRevision.objects.get()
    assert (said.thai_day, said.food, said.lodging, said.by) == (120, 1250_50, None, officer)


def test_the_villages_own_editor_reports_and_sees_nothing_else(client):
    make_result("40150205")
    make_village()
    editor = make_user("village", VILLAGE)
    appoint_editor(Community.objects.get(area=VILLAGE), editor, by=None)
    client.force_login(editor)

    assert client.post(TELL, typed(answer="nil")).status_code == 302
    assert client.get(LIST).context["page"].count == 1
    assert client.get(MONTHS).context["page"].count == 1
    assert client.get(reverse("results:tell", args=["40150205", "2561-06"])).status_code == 404


def test_what_cannot_be_recorded_stands_at_its_field_and_stays_typed(client, officer):
    for fields, field in (
        ({"thai_day": "มาก"}, "thai_day"),
        ({"thai_day": "2000000"}, "thai_day"),
        ({"food": "-3"}, "food"),
        ({"how": "", "food": "3"}, "how"),
        ({}, "answer"),
        ({"answer": "nil", "food": "77"}, "answer"),
        ({"answer": "not_applicable"}, "because"),
        ({"answer": "maybe"}, "answer"),
    ):
        answer = client.post(TELL, typed(**fields))
        assert answer.status_code == 422, fields
        assert field in answer.context["form"].errors, fields
    assert "77" in client.post(TELL, typed(answer="nil", food="77")).content.decode()
    assert not ResultRevision.objects.exists()


def test_a_correction_is_made_with_its_reason(client, officer):
    make_result()
    assert client.get(TELL).context["form"]["thai_day"].value() == "100"
    answer = client.post(TELL, typed(version="1", thai_day="90"))
    assert "reason" in answer.context["form"].errors
    assert client.post(TELL, typed(version="1", thai_day="90", reason="นับซ้ำ")).status_code == 302
    answer = client.post(TELL, typed(version="1", thai_day="80", reason="นับซ้ำ"))
    assert answer.status_code == 422

    page = client.get(reverse("results:month", args=[VILLAGE, "2561-06"])).content.decode()
    assert "นับซ้ำ" in page
    assert "120" in page


def test_several_months_are_said_to_be_not_applicable_at_once(client, officer):
    fields = typed(answer="not_applicable", because="ปรับปรุงถนนเข้าหมู่บ้าน", until="2561-09")
    assert client.post(TELL, fields).status_code == 302
    assert [one.result.month.month for one in ResultRevision.objects.order_by("result__month")] == [
        6,
        7,
        8,
        9,
    ]


@pytest.mark.parametrize("month", ["2561-13", "2561-00", "0000-06"])
def test_an_address_without_a_month_is_not_there(client, officer, month):
    for name in ("month", "tell"):
        assert client.get(reverse(f"results:{name}", args=[VILLAGE, month])).status_code == 404


def test_a_month_that_is_not_over_cannot_be_reported(client, officer):
    answer = client.post(reverse("results:tell", args=[VILLAGE, "2561-07"]), typed(thai_day="3"))
    assert answer.status_code == 422
    assert "answer" in answer.context["form"].errors


def test_the_list_tells_the_four_answers_apart(client, officer):
    make_result("40150205")
    make_result("40150806", row=nil())
    make_result("40150807", row=not_applicable())
    make_result("40110101")

    page = client.get(LIST, {"month": "2561-06"}).context["page"]
    assert page.count == 4
    for state, code in (
        ("reported", "40150205"),
        ("nil", "40150806"),
        ("not_applicable", "40150807"),
        ("missing", VILLAGE),
    ):
        rows = client.get(LIST, {"month": "2561-06", "state": state}).context["page"].rows
        assert [row.area_id for row in rows] == [code], state


def test_the_list_is_sorted_searched_and_carried_away(client, officer):
    make_result("40150205", row=told(thai_day=500))
    make_result("40150806", row=told(thai_day=9))
    rows = client.get(LIST, {"sort": "-visitors"}).context["page"].rows
    assert [getattr(told_of(row), "visitors", None) for row in rows] == [500, 9, None]
    for sort in ("state", "-income", "income", "-village"):
        assert client.get(LIST, {"sort": sort}).context["page"].count == 3
    assert client.get(LIST, {"how": "register"}).context["page"].count == 2
    assert client.get(LIST, {"q": "วังคูณ"}).context["page"].count == 1
    csv = b"".join(client.get(LIST, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "500" in csv
    months = b"".join(client.get(MONTHS, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "500" in months


def test_lists_stand_as_they_were_known(client, officer):
    make_result()
    before = clock.now().isoformat()
    with clock.frozen(datetime(2018, 8, 5, tzinfo=UTC)):
        make_result(row=nil(), reason="ผิดหมู่บ้าน")
        client.force_login(officer)
        asked = {"month": "2561-06", "known_at": before}
        assert told_of(client.get(LIST, asked).context["page"].rows[0]).visitors == 120
        assert told_of(client.get(LIST, {"month": "2561-06"}).context["page"].rows[0]).visitors == 0
        assert client.get(MONTHS, {"known_at": before}).context["page"].rows[0].visitors == 120
        page = client.get(reverse("results:month", args=[VILLAGE, "2561-06"]), {"known_at": before})
        assert page.context["stands"].visitors == 120


def test_the_rows_of_a_figure_are_narrowed_by_month_area_and_kind(client, officer):
    make_result(month=MAY, row=told(thai_day=3))
    make_result(row=told(foreign_night=2))
    make_result("40150205", row=told(food=100))
    for asked, count in (
        ({"from": "2561-06", "to": "2561-06"}, 2),
        ({"area": VILLAGE}, 2),
        ({"kind": "foreign_night"}, 1),
        ({"kind": "password"}, 0),
        ({"from": "x"}, 0),
    ):
        assert client.get(MONTHS, asked).context["page"].count == count, asked


def test_the_lists_ask_as_much_for_three_villages_as_for_one(client, officer):
    make_result()
    for address in (LIST, MONTHS):
        client.get(address)
        with CaptureQueriesContext(connection) as one:
            client.get(address)
        for code in ("40150205", "40150806"):
            make_result(code)
            make_result(code, MAY)
        with CaptureQueriesContext(connection) as three:
            client.get(address)
        assert len(three) == len(one), address


def test_a_villages_page_shows_before_and_after_beside_the_money(client, officer):
    make_result(month=date(2017, 6, 1), row=told(thai_day=80))
    make_result()
    page = client.get(reverse("results:village", args=[VILLAGE]))
    measured = page.context["measures"][0]
    assert (measured.before, measured.after, measured.change) == ("80", "120", "+50.0%")
    assert page.context["tell_url"] == reverse("results:tell", args=[VILLAGE, "2561-01"])
    assert [line.month for line in page.context["lines"]][:2] == [JUNE, MAY]


def test_the_province_sets_when_results_are_due(client):
    make_village()
    client.force_login(make_user("province", "40"))
    address = reverse("results:rules", args=["40"])
    assert client.post(address, {"due_days": "0", "chased_months": "3"}).status_code == 422
    assert client.post(address, {"due_days": "10", "chased_months": "2"}).status_code == 302
    assert ResultRules.objects.get().due_days == 10


def test_another_district_finds_nothing(client, officer):
    make_result()
    client.force_login(make_user("district", "4025"))
    assert client.get(LIST).context["page"].count == 0
    assert client.get(MONTHS).context["page"].count == 0
    for name, args in (
        ("village", [VILLAGE]),
        ("month", [VILLAGE, "2561-06"]),
        ("tell", [VILLAGE, "2561-06"]),
    ):
        assert client.get(reverse(f"results:{name}", args=args)).status_code == 404


def test_the_board_of_the_plan_shows_what_came_beside_the_works(client, officer):
    make_result(month=date(2017, 6, 1), row=told(thai_day=80, food=100_00))
    make_result()
    board = reverse("plan:board")
    page = client.get(board).content.decode()
    assert "+50.0%" in page
    assert reverse("results:village", args=[VILLAGE]) in page
    with CaptureQueriesContext(connection) as one:
        client.get(board)
    make_result("40150205")
    make_result("40150806", MAY)
    with CaptureQueriesContext(connection) as three:
        client.get(board)
    assert len(three) == len(one)
