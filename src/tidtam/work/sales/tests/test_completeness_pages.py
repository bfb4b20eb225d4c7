"""The completeness of an area on the screen, and the pauses that it respects."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.sales.models import Pause
from tidtam.work.sales.tests.factories import make_answers

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def district():
    return make_answers()


def get(client, **asked):
    return client.get(reverse("sales:completeness"), {"from": "2561-05", "to": "2561-05", **asked})


def test_an_area_opens_down_to_the_names_of_those_missing(client, district):
    make_post("cdd-4015")
    client.force_login(make_user(role="province", area="40"))
    page = get(client).content.decode()
    assert "รายงานแล้ว 2 จาก 4 ราย · 50.0 %" in page
    assert "area=4015&amp;from=2561-05" in page
    below = get(client, area="4015").content.decode()
    assert "รายงานแล้ว 2 จาก 3 ราย · 66.6 %" in below
    assert f"{reverse('sales:list')}?month=2561-05&amp;area=401508" in below
    names = client.get(
        reverse("sales:list"), {"month": "2561-05", "area": "4015", "state": "0"}
    ).content.decode()
    assert "กลุ่มเงียบ" in names
    assert "กลุ่มขาย" not in names
    assert "เกินกำหนด" in names
    late = client.get(reverse("sales:list"), {"month": "2561-05", "how": "late"}).content.decode()
    assert "กลุ่มศูนย์" in late
    assert "กลุ่มขาย" not in late
    resting = client.get(reverse("sales:list"), {"month": "2561-05", "state": "3"}).content.decode()
    assert "กลุ่มพัก" in resting


def test_what_was_known_then_is_asked_all_the_way_down(client, district):
    client.force_login(make_user(role="province", area="40"))
    then = NOW.replace(month=6, day=20).isoformat()
    page = get(client, area="4015", known_at=then).content.decode()
    assert "รายงานแล้ว 1 จาก 4 ราย · 25.0 %" in page
    assert "known_at=2018-06-20" in page
    names = client.get(
        reverse("sales:list"), {"month": "2561-05", "state": "0", "known_at": then}
    ).content.decode()
    assert "กลุ่มศูนย์" in names
    assert "กลุ่มพัก" in names


def test_by_month_and_as_a_spreadsheet(client, district):
    client.force_login(make_user(role="district", area="4015"))
    page = get(client, **{"from": "2561-04", "by": "month"}).content.decode()
    assert "เม.ย. 61" in page
    sheet = b"".join(get(client, format="csv").streaming_content).decode("utf-8-sig")
    assert [line for line in sheet.splitlines() if line.startswith("ต.ดงเค็ง")]


def test_outside_ones_area_there_is_nothing(client, district):
    client.force_login(make_user(role="district", area="4025"))
    assert get(client, area="4015").status_code == 404
    page = get(client).content.decode()
    assert "รายงานแล้ว 0 จาก 1 ราย" in page
    wider = get(client, area="40").content.decode()
    assert "รายงานแล้ว 0 จาก 1 ราย" in wider


@pytest.mark.parametrize("asked", [{"from": "x"}, {"from": "2561-06"}, {"from": "2550-01"}])
def test_months_that_cannot_be_shown_say_so(client, district, asked):
    client.force_login(make_user(role="province", area="40"))
    answer = get(client, **asked)
    assert answer.status_code == 200
    assert 'class="message warning"' in answer.content.decode()


def test_the_page_asks_as_little_for_many_parts_as_for_few(client, district, django_assert_max_num_queries):
    for village in ("40150101", "40150201", "40150301"):
        make_producer(village)
    client.force_login(make_user(role="province", area="40"))
    with django_assert_max_num_queries(24):
        get(client, area="4015")


def test_a_rest_is_recorded_ended_and_taken_back_on_the_producers_page(client, district):
    silent = district[2]
    client.force_login(make_user(role="district", area="4015"))
    wrong = client.post(
        reverse("sales:pause", args=[silent.pk]), {"first": "ไม่รู้", "last": "", "reason": "พัก"}
    )
    assert wrong.status_code == 422
    assert "ไม่รู้" in wrong.content.decode()
    for _twice in range(2):
        given = {"first": "พ.ค. 61", "last": "", "reason": "ไฟไหม้โรงทอ"}
        assert client.post(reverse("sales:pause", args=[silent.pk]), given).status_code == 302
    paused = Pause.objects.get(producer=silent)
    page = client.get(reverse("sales:producer", args=[silent.pk])).content.decode()
    assert "ไฟไหม้โรงทอ" in page
    assert "ตั้งแต่ พ.ค. 61 จนกว่าจะแจ้งเปลี่ยนแปลง" in page
    assert client.post(reverse("sales:end_pause", args=[paused.pk]), {"last": "6/2561"}).status_code == 302
    ended = Pause.objects.get(producer=silent, withdrawn_at=None)
    assert ended.last == date(2018, 6, 1)
    assert (
        client.post(reverse("sales:withdraw_pause", args=[ended.pk]), {"reason": "ผิดราย"}).status_code == 302
    )
    assert not Pause.objects.filter(producer=silent, withdrawn_at=None).exists()
    client.force_login(make_user(role="district", area="4025", username="other"))
    assert client.get(reverse("sales:end_pause", args=[ended.pk])).status_code == 404


def test_the_amounts_of_certain_months_say_how_many_reports_they_rest_on(client, district):
    client.force_login(make_user(role="district", area="4015"))
    facts, asked = reverse("sales:facts"), {"from": "2561-05", "to": "2561-05"}
    page = client.get(facts, asked).content.decode()
    assert "รายงานแล้ว 2 จาก 3 ราย · 66.6 %" in page
    assert f"{reverse('sales:completeness')}?area=4015&amp;from=2561-05&amp;to=2561-05" in page
    assert "รายงานแล้ว" not in client.get(facts).content.decode()
    before = client.get(
        facts, asked | {"known_at": NOW.replace(month=6, day=20).isoformat()}
    ).content.decode()
    assert "รายงานแล้ว 1 จาก 4 ราย" in before
    elsewhere = client.get(facts, asked | {"area": "402505"}).content.decode()
    assert "กลุ่มอำเภออื่น" not in elsewhere
    assert "รายงานแล้ว" not in elsewhere


def test_a_producers_months_say_how_many_it_reported_and_rest_does_not_count(client, district):
    sold, _nil, silent, rests = district
    client.force_login(make_user(role="district", area="4015"))
    asked = {"from": "2561-05", "to": "2561-05"}
    found = [
        client.get(reverse("sales:producer", args=[one.pk]), asked).content.decode()
        for one in (sold, silent, rests)
    ]
    assert "รายงานแล้ว 1 จาก 1 รายงาน · 100.0 %" in found[0]
    assert "รายงานแล้ว 0 จาก 1 รายงาน · 0.0 %" in found[1]
    assert "รายงานแล้ว" not in found[2]


def test_whoever_sees_no_area_is_not_led_to_its_completeness(client, district):
    client.force_login(make_user(role="producer", area="4015"))
    page = client.get(reverse("sales:list"))
    assert page.status_code == 200
    assert reverse("sales:completeness") not in page.content.decode()
    client.force_login(make_user(role="auditor", area="40"))
    assert reverse("sales:completeness") in client.get(reverse("sales:list")).content.decode()
