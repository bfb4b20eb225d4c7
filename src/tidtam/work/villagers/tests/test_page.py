"""The village's own page as a stranger's phone opens it."""

import gzip
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.work.followup.tests.factories import make_picture
from tidtam.work.plan.models import TargetPhoto
from tidtam.work.plan.tests.money import make_funded
from tidtam.work.plan.tests.works import fresh, make_target, report
from tidtam.work.villagers.actions import close_link
from tidtam.work.villagers.models import VillageAnswer, VillageLink
from tidtam.work.villagers.tests.factories import address_of, make_village_link, typed

OTHER = "40150205"


@pytest.fixture
def phone():
    """A browser without an account that would be refused by the CSRF check, were there one."""
    return Client(enforce_csrf_checks=True)


def text(response):
    return response.content.decode()


def test_it_shows_what_was_promised_to_this_village_and_to_no_other(phone):
    make_village_link(OTHER)
    target = make_target(node=make_funded(5000), money=1234_00)
    make_target("readiness", area=OTHER)
    page = text(phone.get(address_of(make_village_link())))
    assert str(target.key) in page
    assert "1,234" in page
    assert "31 สิงหาคม 2561" in page
    assert page.count('class="promised"') == 1
    assert target.item.name_th in page
    assert "<form" not in page
    assert "<script" not in page


def test_the_form_of_one_item_opens_without_a_script(phone):
    target = make_target()
    make_target("readiness")
    page = text(phone.get(address_of(make_village_link()), {"answer": str(target.key)}))
    assert page.count("<form") == 1
    for word in ("ได้รับแล้ว", "ยังไม่ได้รับ", "ชำรุด"):
        assert word in page


def test_it_is_small_and_kept_by_nobody(phone):
    for item in ("signs", "readiness"):
        make_target(item)
    answer = phone.get(address_of(make_village_link()))
    assert len(answer.content) < 5_500
    assert len(gzip.compress(answer.content)) < 2_500
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies


def test_an_answer_with_a_photo_confirms(phone):
    target, made = make_target(), make_village_link()
    report(target)
    shot = SimpleUploadedFile("บ้านของเรา.jpg", make_picture(), "image/jpeg")
    answer = phone.post(address_of(made), typed(target, note="ครบ 2 ป้าย", photos=[shot]))
    assert answer.status_code == 302
    assert fresh(target).done_on == clock.today()
    kept = TargetPhoto.objects.exclude(confirmation=None).get()
    assert kept.place == "unknown"
    page = text(phone.get(answer["Location"]))
    assert "ได้รับคำตอบของท่านแล้ว" in page
    assert "ครบ 2 ป้าย" in page


def test_what_is_wrong_is_said_at_its_item_and_what_was_typed_stays(phone):
    target, made = make_target(), make_village_link()
    answer = phone.post(address_of(made), typed(target, "", note="ยังไม่เห็น"))
    assert answer.status_code == 422
    assert "โปรดเลือกคำตอบหนึ่งข้อ" in text(answer)
    assert "ยังไม่เห็น" in text(answer)
    bad = SimpleUploadedFile("photo.jpg", b"MZ no picture", "image/jpeg")
    assert phone.post(address_of(made), typed(target, photos=[bad])).status_code == 422
    for broken in ({"target": "x"}, {"id": "x"}, {"said": "done"}, {"note": "เลข 1103702071811"}):
        assert phone.post(address_of(made), typed(target) | broken).status_code == 422
    assert not VillageAnswer.objects.exists()


def test_the_same_form_sent_twice_is_one_answer(phone):
    target, made = make_target(), make_village_link()
    told = typed(target)
    assert phone.post(address_of(made), told).status_code == 302
    assert phone.post(address_of(made), told).status_code == 302
    assert VillageAnswer.objects.count() == 1


def test_another_villages_target_is_not_answered(phone):
    make_village_link(OTHER)
    elsewhere, made = make_target(area=OTHER), make_village_link()
    assert phone.post(address_of(made), typed(elsewhere)).status_code == 422
    assert not VillageAnswer.objects.exists()


def test_an_officer_does_not_answer_for_the_village(phone):
    target, made = make_target(), make_village_link()
    phone.force_login(make_user("province", "40"))
    assert phone.post(address_of(made), typed(target)).status_code == 422
    page = text(phone.get(address_of(made)))
    assert "ให้หมู่บ้านเป็นผู้ตอบเท่านั้น" in page
    assert "<form" not in page
    assert not VillageAnswer.objects.exists()
    assert VillageLink.objects.get().used_at is None


@pytest.mark.parametrize("ends", ["tampered", "closed", "expired"])
def test_a_link_that_leads_nowhere_shows_nothing(phone, ends):
    target, made = make_target(), make_village_link()
    address = address_of(made)
    if ends == "tampered":
        address = address[:-2] + ("A" if address[-2] != "A" else "B") + "/"
    elif ends == "closed":
        close_link(made.link, by=None)
    else:
        VillageLink.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    for answer in (phone.get(address), phone.post(address, typed(target))):
        assert answer.status_code == 404
        assert target.area.name_th not in text(answer)
    assert not VillageAnswer.objects.exists()


def test_who_sends_too_much_at_once_waits(phone):
    made = make_village_link()
    told = [phone.post(address_of(made), {}).status_code for _time in range(121)]
    assert told[0] == 422
    assert told[-1] == 429


def test_its_last_use_is_noted(phone):
    made = make_village_link()
    phone.get(address_of(made))
    assert VillageLink.objects.get().used_at == clock.now()


@pytest.mark.parametrize("count", [1, 3])
def test_its_questions_to_the_database_do_not_grow(phone, django_assert_max_num_queries, count):
    for item in ("signs", "readiness", "brochures")[:count]:
        make_target(item)
    made = make_village_link()
    phone.get(address_of(made))
    with django_assert_max_num_queries(7):
        phone.get(address_of(made))
