"""The lists, the chain, the board and my day."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.registers.communities.models import Community
from tidtam.work.followup import queries
from tidtam.work.followup.actions import assign, change_due, report_done
from tidtam.work.followup.models import Action
from tidtam.work.followup.tests.factories import (
    NOW,
    VILLAGE,
    make_action,
    make_doer,
    make_follower,
    make_picture,
    make_visit,
)
from tidtam.work.plan.tests.factories import make_item


@pytest.fixture
def desk(client):
    client.force_login(make_user("province", "40"))
    return client


def test_the_list_narrows_by_what_was_asked(desk):
    make_action("ป้ายทางเข้า")
    make_action("แผ่นพับ", village="40250503", due_on=date(2018, 7, 27))
    Action.objects.filter(what="แผ่นพับ").update(due_on=date(2018, 7, 20))
    whole = desk.get("/desk/actions/").content.decode()
    assert whole.index("แผ่นพับ") < whole.index("ป้ายทางเข้า")
    for asked in ("?q=แผ่นพับ", "?q=หนองทุ่ม", "?district=4025", "?state=late", "?village=40250503"):
        page = desk.get(f"/desk/actions/{asked}").content.decode()
        assert "ป้ายทางเข้า" not in page, asked
        assert "แผ่นพับ" in page, asked
    assert "เกินกำหนด 7 วัน" in whole


def test_mine_is_what_my_posts_do_or_follow(client):
    make_action("ป้ายทางเข้า")
    client.force_login(make_doer())
    assert "ป้ายทางเข้า" in client.get("/desk/actions/?mine=doer").content.decode()
    assert "ป้ายทางเข้า" not in client.get("/desk/actions/?mine=follower").content.decode()


@pytest.mark.parametrize("page", ["actions", "visits", "board", "my"])
def test_a_longer_list_asks_no_more_of_the_database(client, page, django_assert_max_num_queries):
    user = make_follower()
    counts = []
    for village in (VILLAGE, "40150808", "40250503"):
        make_visit((make_action(village=village), "cannot_check", ""), village=village)
        client.force_login(user)
        with django_assert_max_num_queries(14) as asked:
            assert client.get(f"/desk/{page}/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[2]


@pytest.mark.parametrize("page", ["actions", "visits"])
def test_lists_leave_as_spreadsheets(desk, page):
    make_visit((make_action(), "cannot_check", ""))
    answer = desk.get(f"/desk/{page}/?format=csv")
    assert "บ้านวังคูณ หมู่ 4" in b"".join(answer.streaming_content).decode("utf-8-sig")


def test_the_chain_is_told_in_order_with_who_spoke_for_whom(desk):
    officer = make_user("province", "40")
    make_doer()
    action = make_action(origin="มติที่ประชุม 1/2561 ข้อ 5.1", origin_link="/desk/meetings/1/")
    for hours, happens in enumerate(
        (
            lambda: change_due(action, due_on=date(2018, 8, 31), reason="ฝนตกหนัก", by=officer),
            lambda: report_done(action, note="ติดตั้งแล้ว 2 ป้าย", by=officer),
            lambda: make_visit((action, "cannot_check", "ทางขาด")),
            lambda: make_visit((action, "fine", "")),
        ),
        1,
    ):
        with clock.frozen(NOW + timedelta(hours=hours)):
            happens()
    titles = [chapter.title for chapter in queries.story(action)]
    assert titles == ["มอบหมาย", "เลื่อนกำหนด", "รายงานแล้วเสร็จ", "ตรวจในการลงพื้นที่: ตรวจไม่ได้", "ลงพื้นที่ยืนยันแล้ว"]
    page = desk.get(f"/desk/actions/{action.key}/").content.decode()
    assert "บันทึกแทน" in page
    assert 'href="/desk/meetings/1/"' in page
    assert "รายงานแล้วเสร็จ</a>" not in page


def test_reporting_keeps_the_note_when_it_is_refused_and_the_photos_when_the_note_is_missing(client):
    action = make_action()
    client.force_login(make_doer())
    url = f"/desk/actions/{action.key}/report/"
    photo = SimpleUploadedFile("ป้าย.jpg", make_picture(), "image/jpeg")
    refused = client.post(url, {"note": "", "photos": [photo]})
    assert refused.status_code == 422
    ((_file, token),) = refused.context["stored"]
    assert client.post(url, {"note": "ติดตั้งแล้ว", "kept": [token]}).status_code == 302
    action.refresh_from_db()
    assert action.state == "reported"
    assert action.steps.last().evidence.count() == 1


def test_a_new_matter_says_at_the_field_what_is_wrong(desk):
    doer, follower = make_post("cdd-4015"), make_post("deputy-40")
    make_area(VILLAGE)
    good = {"area": VILLAGE, "what": "ป้าย", "doer": doer.pk, "follower": follower.pk, "due_on": "10/8/2561"}
    good["severity"] = "serious"
    for field, value in (
        ("area", "40150699"),
        ("due_on", "10/8/2018"),
        ("due_on", "1/7/2561"),
        ("follower", doer.pk),
    ):
        answer = desk.post("/desk/actions/new/", {**good, field: value})
        assert answer.status_code == 422
        assert field in answer.context["form"].errors
    assert not Action.objects.exists()
    assert desk.post("/desk/actions/new/", good).status_code == 302
    assert Action.objects.get().due_on == date(2018, 8, 10)


def test_another_rooms_link_fills_the_form_in(desk):
    item = make_item("signs")
    page = desk.get(
        "/desk/actions/new/", {"area": VILLAGE, "item": "signs", "what": "ป้ายหาย"}
    ).content.decode()
    assert f'value="{VILLAGE}"' in page
    assert f'value="{item.pk}" selected' in page
    assert "ป้ายหาย" in page


def test_moving_and_dropping_from_the_page(desk):
    action = make_action()
    wrong = desk.post(f"/desk/actions/{action.key}/due/", {"due_on": "1/9/2018", "reason": "ฝนตก"})
    assert wrong.status_code == 422
    desk.post(f"/desk/actions/{action.key}/due/", {"due_on": "1 ก.ย. 61", "reason": "ฝนตก"})
    action.refresh_from_db()
    assert action.due_on == date(2018, 9, 1)
    desk.post(f"/desk/actions/{action.key}/drop/", {"reason": "รวมกับของอำเภอ"})
    action.refresh_from_db()
    assert action.state == "dropped"


def test_the_board_shows_the_worst_of_each_cell_from_few_questions(django_assert_max_num_queries):
    signs, province = make_item("signs"), make_user("province", "40")
    for code in (VILLAGE, "40150808"):
        Community.objects.create(area=make_area(code), joined_on=date(2018, 5, 1))
    late = make_action("ป้ายหนึ่ง", work_item=signs)
    make_action("ป้ายสอง", work_item=signs)
    Action.objects.filter(pk=late.pk).update(due_on=date(2018, 7, 19))
    make_action("เรื่องอื่น")
    make_visit()
    user = type(province).objects.get(pk=province.pk)
    with django_assert_max_num_queries(7):
        board = queries.board(user)
    (part,) = board.parts
    district, village, empty = part.lines
    assert (district.is_district, village.area.code, empty.area.code) == (True, VILLAGE, "40150808")
    cell = next(one for one in village.cells if one.code == "signs")
    assert (cell.kind, cell.word, cell.count, cell.key) == ("late", "เกินกำหนด 8 วัน · ถึงระดับอำเภอ", 2, "")
    assert (board.other, village.cells[-1].item) == (True, "เรื่องอื่น")
    of_districts = {item.code for item in board.heads if item.level == "district"}
    assert {one.code for one in empty.cells if not one.kind} == of_districts != set()
    assert {one.kind for one in empty.cells if one.code not in of_districts} == {"none"}
    assert (village.last_visit, empty.last_visit) == (NOW.date(), None)
    assert board.villages == 2


def test_my_day_says_what_i_owe_and_where_i_should_go():
    follower = make_follower()
    waiting = report_done(make_action("ป้ายทางเข้า"), note="ติดตั้งแล้ว", by=make_doer())
    make_action("แผ่นพับ")
    Community.objects.create(area=make_area("40150808"), joined_on=date(2018, 5, 1))
    assign(
        make_post("deputy-40"), make_area("4015"), starts_on=date(2018, 7, 20), by=make_user("province", "40")
    )
    day = queries.my_day(type(follower).objects.get(pk=follower.pk))
    matters = next(one for one in day.villages if one.area.code == VILLAGE)
    assert [one.action for one in matters.to_confirm] == [waiting]
    assert [one.action.what for one in matters.to_watch] == ["แผ่นพับ"]
    unseen = next(one for one in day.villages if one.area.code == "40150808")
    assert (unseen.visit_due, unseen.visits.last) == (True, None)
    doing = queries.my_day(make_doer())
    assert (doing.to_do, doing.to_confirm) == (1, 0)
