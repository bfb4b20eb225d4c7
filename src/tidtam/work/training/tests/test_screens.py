"""The room's screens: who sees what, what stays typed, what a longer list costs."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.producers.actions import add_member
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.training import printing
from tidtam.work.training.actions import check_outcome, countersign
from tidtam.work.training.models import Attendee, Outcome, Training
from tidtam.work.training.tests.factories import (
    make_attendee,
    make_officer,
    make_outcome,
    make_shot,
    make_training,
)

LISTS = ("training:list", "training:trained", "training:outcomes")


@pytest.fixture
def desk(client):
    client.force_login(make_officer("4015", "district"))
    return client


def page(client, name, *args, **asked):
    answer = client.get(reverse(name, args=args), asked)
    assert answer.status_code == 200, answer
    return answer.content.decode()


def confirmed(attendee):
    outcome = make_outcome(attendee)
    return check_outcome(outcome, found=True, checked_on=clock.today(), note="เห็นแล้ว", by=make_officer())


@pytest.mark.parametrize("name", LISTS)
def test_another_districts_officer_sees_an_empty_list_and_no_record(client, name):
    outcome = confirmed(make_attendee())
    training, attendee = outcome.training, Attendee.objects.get()
    client.force_login(make_user("district", "4025"))
    assert outcome.producer.name_th not in page(client, name)
    for path in ("training", "change", "call_off", "people", "add", "link", "sheet", "report", "unchanged"):
        assert client.get(reverse(f"training:{path}", args=[training.key])).status_code == 404, path
    for path in ("countersign", "strike", "new_outcome"):
        assert client.get(reverse(f"training:{path}", args=[attendee.key])).status_code == 404, path
    for path in ("outcome", "check", "withdraw"):
        assert client.get(reverse(f"training:{path}", args=[outcome.key])).status_code == 404, path
    shot = outcome.pictures.get()
    assert client.get(reverse("training:picture", args=[shot.key])).status_code == 404
    assert client.get(reverse("training:producer", args=[outcome.producer_id])).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_a_longer_list_asks_no_more_of_the_database(desk, name, django_assert_max_num_queries):
    counts = []
    for _ in range(3):
        confirmed(make_attendee(make_training(), make_producer()))
        with django_assert_max_num_queries(18) as asked:
            page(desk, name)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_a_longer_training_asks_no_more_of_the_database(desk, django_assert_max_num_queries):
    training, counts = make_training(), []
    for _ in range(3):
        confirmed(make_attendee(training, make_producer(), name=f"คนที่ {_}"))
        with django_assert_max_num_queries(26) as asked:
            page(desk, "training:training", training.key)
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_the_list_narrows_by_year_topic_kind_state_and_words(desk):
    make_attendee(make_training(title="ย้อมคราม", topic="product", kind="coaching"))
    make_training(title="ทำบัญชี", topic="accounts", starts_on=date(2016, 11, 1))
    for asked, seen in (
        ({"year": "2561"}, "ย้อมคราม"),
        ({"year": "2560"}, "ทำบัญชี"),
        ({"topic": "accounts"}, "ทำบัญชี"),
        ({"kind": "coaching"}, "ย้อมคราม"),
        ({"state": "held"}, "ย้อมคราม"),
        ({"state": "empty"}, "ทำบัญชี"),
        ({"q": "คราม"}, "ย้อมคราม"),
    ):
        shown = page(desk, "training:list", **asked)
        assert {title for title in ("ย้อมคราม", "ทำบัญชี") if title in shown} == {seen}, asked


def test_lists_leave_as_spreadsheets_without_a_persons_name_or_phone(desk):
    confirmed(make_attendee(name="สมใจ ทดลอง", phone="0812345678"))
    for name in LISTS:
        answer = desk.get(reverse(name), {"format": "csv"})
        text = b"".join(answer.streaming_content).decode("utf-8-sig")
        assert "กลุ่มทอผ้าไหมบ้านทดสอบ" in text or "พัฒนาบรรจุภัณฑ์ผ้าทอมือ" in text
        assert "สมใจ" not in text
        assert "0812345678" not in text


def test_a_training_is_entered_on_a_page_and_what_is_wrong_stays_typed(desk):
    training = make_training()
    form = {
        "title": "อบรมใหม่", "topic": "brand", "kind": "training", "area": "4015", "place": "ศาลากลางบ้าน",
        "starts_on": "40 ก.ค. 61", "post": training.post_id, "budget": "12,000.50", "planned": "๒๐",
    }  # fmt: skip
    answer = desk.post(reverse("training:new_training"), form)
    assert answer.status_code == 422
    assert 'value="อบรมใหม่"' in answer.content.decode()
    answer = desk.post(reverse("training:new_training"), form | {"starts_on": "20 ก.ค. 61"})
    made = Training.objects.get(title="อบรมใหม่")
    assert answer["Location"] == reverse("training:training", args=[made.key])
    assert (made.starts_on, made.ends_on, made.budget, made.planned) == (
        date(2018, 7, 20), date(2018, 7, 20), 12_000_50, 20,
    )  # fmt: skip
    assert desk.post(reverse("training:new_training"), form | {"area": "4025"}).status_code == 422


def test_the_officer_ticks_who_came_on_a_day(desk):
    training = make_training()
    came, stayed = (make_attendee(training, make_producer(), days=()) for _ in range(2))
    url = f"{reverse('training:people', args=[training.key])}?day=2017-12-13"
    desk.post(url, {"came": [came.key, "nonsense", uuid4()]})
    assert list(Attendee.objects.counted()) == [came]
    assert came.presences.get().day == date(2017, 12, 13)
    assert stayed.presences.count() == 0


def test_somebody_is_added_by_name_and_the_producer_found_in_the_register(desk):
    training, producer = make_training(), make_producer(name_th="กลุ่มจักสานบ้านทดสอบ")
    make_producer(name_th="ชื่อซ้ำ")
    make_producer(name_th="ชื่อซ้ำ")
    url = reverse("training:add", args=[training.key])
    for name, said in (("ก", "กลุ่มจักสานบ้านทดสอบ"), ("ข", "ชื่อซ้ำ"), ("ค", "ไม่มีในทะเบียน")):
        assert desk.post(url, {"name": name, "producer": said}).status_code == 302
    found = {
        a.person.name_th: (a.producer, a.said) for a in Attendee.objects.select_related("producer", "person")
    }
    assert found == {"ก": (producer, ""), "ข": (None, "ชื่อซ้ำ"), "ค": (None, "ไม่มีในทะเบียน")}
    assert desk.post(url, {"name": "ง", "phone": "123"}).status_code == 422
    assert desk.post(url, {"name": "ก", "producer": ""}).status_code == 422


def test_a_change_is_recorded_with_pictures_that_survive_a_mistake_elsewhere(desk):
    attendee = make_attendee()
    url = reverse("training:new_outcome", args=[attendee.key])
    picture = SimpleUploadedFile("after.jpg", _jpeg(), "image/jpeg")
    form = {"kind": "brand", "what": "ตราใหม่", "happened_on": "ผิด", "after": picture}
    answer = desk.post(url, form)
    kept = re.search(r'name="kept_after" value="([^"]+)"', answer.content.decode())[1]
    answer = desk.post(url, form | {"happened_on": "1 ก.พ. 61", "after": "", "kept_after": kept})
    assert answer.status_code == 302
    assert Outcome.objects.get().pictures.get().side == "after"


def test_a_picture_that_is_none_is_refused_at_its_field(desk):
    attendee = make_attendee()
    picture = SimpleUploadedFile("after.jpg", b"no picture", "image/jpeg")
    form = {"kind": "brand", "what": "ตราใหม่", "happened_on": "1 ก.พ. 61", "after": picture}
    answer = desk.post(reverse("training:new_outcome", args=[attendee.key]), form)
    assert answer.status_code == 422
    assert "after.jpg" in answer.content.decode()
    assert not Outcome.objects.exists()


def test_before_and_after_stand_side_by_side_for_who_may_see_them(desk):
    outcome = make_outcome(before=[make_shot()])
    shown = page(desk, "training:outcome", outcome.key)
    before, after = (
        reverse("training:picture", args=[shot.key]) for shot in outcome.pictures.order_by("-side")
    )
    assert shown.index(before) < shown.index(after)
    assert desk.get(after)["Content-Type"] == "image/jpeg"


def test_who_recorded_it_has_no_button_to_confirm_it(client):
    officer = make_officer("4015", "district")
    outcome = make_outcome(by=officer)
    url = reverse("training:check", args=[outcome.key])
    client.force_login(officer)
    assert url not in page(client, "training:outcome", outcome.key)
    assert client.post(url, {"found": "yes", "checked_on": "1 ก.ค. 61", "note": "x"}).status_code == 422
    client.force_login(make_officer())
    assert url in page(client, "training:outcome", outcome.key)
    assert client.post(url, {"found": "yes", "checked_on": "1 ก.ค. 61", "note": "x"}).status_code == 302
    outcome.refresh_from_db()
    assert outcome.state == "confirmed"


def test_that_nothing_changed_is_ticked_for_several_producers(desk):
    training = make_training()
    producers = [make_attendee(training, make_producer()).producer for _ in range(3)]
    form = {"producers": [p.pk for p in producers[:2]], "happened_on": "1 ก.ค. 61", "what": ""}
    assert desk.post(reverse("training:unchanged", args=[training.key]), form).status_code == 302
    shown = page(desk, "training:unchanged", training.key)
    assert [f'value="{p.pk}"' in shown for p in producers] == [False, False, True]


def test_a_districts_officer_records_what_came_of_the_provinces_training(client):
    attendee = make_attendee(make_training(area="40"), make_producer())
    client.force_login(make_officer("4015", "district"))
    assert client.get(reverse("training:training", args=[attendee.training.key])).status_code == 404
    shown = page(client, "training:producer", attendee.producer_id)
    assert reverse("training:new_outcome", args=[attendee.key]) in shown
    assert reverse("training:training", args=[attendee.training.key]) not in shown


def test_a_producers_own_people_see_their_trainings_and_change_nothing(client):
    attendee, member = make_attendee(), make_user("producer", "4015")
    add_member(attendee.producer, member.pk, by=None)
    client.force_login(member)
    shown = page(client, "training:producer", attendee.producer_id)
    assert attendee.training.title in shown
    assert reverse("training:new_outcome", args=[attendee.key]) not in shown
    assert client.get(reverse("training:new_outcome", args=[attendee.key])).status_code == 404


def test_the_papers_are_pdf_and_the_sheet_has_a_place_for_each_day(desk):
    training = make_training(planned=40)
    attendee = make_attendee(training, name="สมใจ ทดลอง", phone="0812345678")
    confirmed(attendee)
    inputs = printing.sheet_inputs(training)
    assert len(inputs["days"]) == 2
    assert len(inputs["rows"]) + inputs["blank"] >= 42
    report, pictures = printing.report_inputs(training)
    assert "0812345678" not in str(report)
    assert "สมใจ" not in str(report)
    assert len(pictures) == 1
    for name in ("training:sheet", "training:report"):
        answer = desk.get(reverse(name, args=[training.key]))
        assert b"".join(answer.streaming_content).startswith(b"%PDF")


def test_a_producer_that_is_known_by_its_countersignature_counts_once(desk):
    first = make_attendee()
    countersign(first, producer=first.producer, by=None)
    make_attendee(make_training(), first.producer)
    shown = page(desk, "training:trained")
    assert shown.count(reverse("training:producer", args=[first.producer_id])) == 1


def _jpeg() -> bytes:
    from tidtam.ground.files import shelf

    return shelf.path_of(make_shot().sha256).read_bytes()
