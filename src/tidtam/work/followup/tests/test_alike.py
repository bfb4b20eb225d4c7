"""Pictures that are used twice, or look alike in two villages: flagged for people, never refused."""

from datetime import timedelta

import pytest
from PIL import Image

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.models import Look
from tidtam.ground.jobs.models import Job
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.work.followup import refusals
from tidtam.work.followup.actions import compare, report_done, set_evidence_rules, settle_alike
from tidtam.work.followup.models import Alike, Evidence, Visit
from tidtam.work.followup.tests.factories import VILLAGE, make_action, make_doer, make_visit
from tidtam.work.followup.tests.pictures import cropped, kept, scene

OTHER = "40150806"
ELSEWHERE = "40250505"
LIST = "/desk/alike/"


def visit_with(*images, village: str = VILLAGE, days: int = 0, **fields) -> Visit:
    photos = [kept(image) for image in images]
    return make_visit(village=village, photos=photos, visited_at=clock.now() - timedelta(days=days), **fields)


@pytest.fixture
def pair():
    visit_with(scene(1), days=3)
    visit_with(cropped(scene(1)), village=OTHER)
    compare()
    return Alike.objects.get()


def test_the_same_file_in_two_visits_is_shown():
    first, second = visit_with(scene(1), days=9), visit_with(scene(1))
    assert compare() == 1
    found = Alike.objects.get()
    assert (found.earlier.visit, found.later.visit) == (first, second)
    assert (found.same_file, found.likeness) == (True, 100)


@pytest.mark.parametrize(
    "change",
    [
        cropped,
        lambda image: image.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
        lambda image: image.resize((320, 240)),
        lambda image: cropped(image.transpose(Image.Transpose.FLIP_LEFT_RIGHT), 0.9),
    ],
)
def test_a_picture_made_over_is_known_in_another_village(change):
    visit_with(scene(2), scene(3), days=3)
    visit_with(change(scene(2)), scene(4), village=OTHER)
    compare()
    found = Alike.objects.get()
    assert {found.earlier.area.pk, found.later.area.pk} == {VILLAGE, OTHER}
    assert not found.same_file


def test_other_pictures_are_left_in_peace():
    for number in range(5):
        visit_with(scene(10 + number), scene(20 + number), village=OTHER if number % 2 else VILLAGE)
    assert compare() == 0


def test_two_pictures_of_one_visit_may_look_alike():
    visit_with(scene(1), cropped(scene(1)))
    assert compare() == 0


def test_a_report_and_a_visit_are_held_against_each_other():
    action = make_action()
    report_done(action, note="ติดตั้งแล้ว", by=make_doer(), evidence=[kept(scene(6))])
    visit_with(cropped(scene(6)), village=OTHER)
    compare()
    assert Alike.objects.get().earlier.step.action == action


def test_pictures_of_two_provinces_are_not_compared():
    make_area("30010101")
    visit_with(scene(1), days=1)
    visit_with(scene(1), village="30010101", leader=make_user("province", "30"))
    assert compare() == 0


def test_comparing_again_finds_nothing_anew():
    visit_with(scene(1), days=3)
    compare()
    visit_with(scene(1), village=OTHER)
    assert compare() == 1
    assert compare() == 0
    assert not Evidence.objects.filter(compared=False).exists()
    assert Look.objects.count() == 1


def test_a_picture_whose_file_is_gone_stops_nothing(settings, tmp_path):
    visit_with(scene(1))
    settings.MEDIA_ROOT = tmp_path / "elsewhere"
    assert compare() == 0
    assert not Evidence.objects.filter(compared=False).exists()


def test_a_visit_orders_one_comparison_however_many_wait():
    for number in range(3):
        visit_with(scene(number))
    make_visit(photos=[])
    assert Job.objects.filter(kind="followup.compare").count() == 1


def test_the_pair_stands_side_by_side(client, pair):
    client.force_login(make_user("province", "40"))
    page = client.get(LIST).content.decode()
    for one in (pair.earlier, pair.later):
        assert f"/desk/photos/{one.key}/?small" in page
    shown = client.get(f"{LIST}{pair.pk}/").content.decode()
    assert "บ้านวังคูณ" in shown
    assert "บ้านหัวละเลิง" in shown


def test_the_visits_page_says_so_and_leads_there(client, pair):
    client.force_login(make_user("province", "40"))
    assert f"{LIST}{pair.pk}/" in client.get(f"/desk/visits/{pair.later.visit_id}/").content.decode()


def test_who_sees_one_of_the_two_is_told_but_not_shown_the_other(client):
    visit_with(scene(1), days=3)
    visit_with(cropped(scene(1)), village=ELSEWHERE)
    compare()
    pair = Alike.objects.get()
    client.force_login(make_user("district", "4015"))
    assert client.get(LIST).context["page"].count == 0
    assert client.get(f"{LIST}{pair.pk}/").status_code == 404
    page = client.get(f"/desk/visits/{pair.earlier.visit_id}/").content.decode()
    assert "คล้ายกับภาพ" in page
    assert f"{LIST}{pair.pk}/" not in page


def test_it_is_settled_with_a_reason_by_the_office_of_both_places(client, pair):
    client.force_login(make_user("province", "40"))
    assert client.post(f"{LIST}{pair.pk}/", {"reason": " "}).status_code == 422
    client.post(f"{LIST}{pair.pk}/", {"reason": "ป้ายแบบเดียวกันที่จังหวัดจัดทำให้ทุกหมู่บ้าน"})
    pair.refresh_from_db()
    assert pair.settled_by
    assert Entry.objects.filter(verb="followup.settle_alike").exists()
    assert client.get(f"{LIST}?state=unsettled").context["page"].count == 0
    assert client.post(f"{LIST}{pair.pk}/", {"reason": "อีกครั้ง"}).status_code == 404


def test_neither_a_district_nor_the_followers_settle_it(pair):
    for role, area in (("district", "4015"), ("assigned", "40"), ("auditor", "40")):
        with pytest.raises(refusals.NotEntitled):
            settle_alike(pair, reason="เหมือนกัน", by=make_user(role, area))


@pytest.mark.parametrize("visits", [2, 5])
def test_the_list_asks_the_same_number_of_questions(client, visits, django_assert_max_num_queries):
    for number in range(visits):
        visit_with(scene(1), days=number)
    compare()
    client.force_login(make_user("province", "40"))
    with django_assert_max_num_queries(26):
        client.get(LIST)


def test_what_counts_as_far_is_the_provinces_to_say(client):
    make_area(VILLAGE)
    area = make_area(VILLAGE)
    type(area).objects.filter(pk=VILLAGE).update(latitude=15.75, longitude=102.75)
    near = {"latitude": 15.78, "longitude": 102.75, "accuracy": 10}  # 3.3 km
    assert make_visit(**near).place_state == Visit.Place.FAR
    province = make_user("province", "40")
    set_evidence_rules("40", near_metres=5000, photo_hours=48, by=province)
    assert make_visit(**near).place_state == Visit.Place.NEAR
    for given, refused in (
        ({"near_metres": 10, "photo_hours": 12}, refusals.MetresOutOfRange),
        ({"near_metres": 2000, "photo_hours": 0}, refusals.HoursOutOfRange),
    ):
        with pytest.raises(refused):
            set_evidence_rules("40", **given, by=province)
    with pytest.raises(refusals.NotEntitled):
        set_evidence_rules("40", near_metres=2000, photo_hours=12, by=make_user("district", "4015"))
    client.force_login(province)
    assert client.post(f"{LIST}rules/40/", {"near_metres": "3,000", "photo_hours": "24"}).status_code == 302
    assert client.get(f"{LIST}rules/30/").status_code == 404


def test_a_position_outside_the_country_is_kept_and_said(client):
    make_area(VILLAGE)
    visit = make_visit(latitude=48.85, longitude=2.35, accuracy=10)
    client.force_login(make_user("province", "40"))
    assert "พิกัดอยู่นอกประเทศ" in client.get(f"/desk/visits/{visit.pk}/").content.decode()
