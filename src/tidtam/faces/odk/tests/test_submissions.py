"""A filled form becomes a visit: in one post or several, once however often it comes, and nothing is lost."""

import uuid
from datetime import date

import pytest

from tidtam.faces.odk.actions import open_key, settle, take_again
from tidtam.faces.odk.models import Photo, Submission
from tidtam.faces.odk.queries import awaited
from tidtam.faces.odk.refusals import NoteMissing, NothingToSettle
from tidtam.faces.odk.tests.collect import VERSION, address, filled, picture, send
from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.models import File
from tidtam.ground.people.tests.factories import make_grant, make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit.secret_links import new_token
from tidtam.work.followup.actions import ItemRow
from tidtam.work.followup.models import Evidence, Visit
from tidtam.work.followup.queries import answers
from tidtam.work.followup.tests.checklists import make_list
from tidtam.work.followup.tests.factories import VILLAGE

pytestmark = pytest.mark.django_db
State = Submission.State


@pytest.fixture
def items(checklist):
    return list(checklist.items.all())


def test_a_filled_form_with_photos_is_a_visit_with_every_answer_and_photo(
    client, token, sender, checklist, items
):
    xml = filled(
        checklist,
        {items[0].pk: ("not_fine", "ป้ายล้ม & แตก", "a.jpg"), items[1].pk: ("fine",), items[2].pk: ("cannot_check",)},
        photos=["b.jpg", "c.jpg"],
    )  # fmt: skip
    given = {"a.jpg": picture(), "b.jpg": picture(), "c.jpg": picture()}
    made = send(client, token, xml, given)
    assert made.status_code == 201
    assert b'nature="submit_success"' in made.content
    visit = Visit.objects.get()
    assert (visit.area_id, visit.leader, visit.recorded_by, visit.met) == (VILLAGE, sender, sender, "ผู้ใหญ่บ้าน")
    assert visit.visited_at.isoformat() == "2018-07-27T02:30:00+00:00"
    assert (visit.latitude, visit.longitude, visit.accuracy) == (15.74, 102.8, 8.5)
    said = [(one.item, one.answer, one.note, one.evidence.count()) for one in answers(visit)]
    assert said == [
        (items[0], "not_fine", "ป้ายล้ม & แตก", 1), (items[1], "fine", "", 0), (items[2], "cannot_check", "", 0)
    ]  # fmt: skip
    assert visit.evidence.filter(item_answer=None).count() == 2
    row = Submission.objects.get()
    assert (row.xml, row.state, row.visit, awaited(row)) == (xml, State.VISIT, visit, [])


def test_xml_first_and_photos_later_each_post_repeating_the_xml(client, token, checklist, items):
    xml = filled(checklist, {items[0].pk: ("fine", "", "a.jpg")}, photos=["b.jpg"])
    assert send(client, token, xml).status_code == 201
    visit = Visit.objects.get()
    row = Submission.objects.get()
    assert sorted(awaited(row)) == ["a.jpg", "b.jpg"]
    b = picture()
    assert send(client, token, xml, {"b.jpg": b}).status_code == 201
    assert awaited(row) == ["a.jpg"]
    assert send(client, token, xml, {"a.jpg": picture(), "b.jpg": b}).status_code == 201
    assert awaited(row) == []
    assert visit.evidence.count() == Photo.objects.count() == 2
    assert Evidence.objects.get(item_answer__isnull=False).item_answer.item == items[0]
    assert Visit.objects.count() == Submission.objects.count() == 1
    assert Entry.objects.filter(verb="followup.add_photos").count() == 2


def test_sent_ten_times_it_is_one_visit_with_each_photo_once(client, token, checklist):
    xml, photo = filled(checklist, photos=["a.jpg"]), picture()
    answers = [send(client, token, xml, {"a.jpg": photo}) for _ in range(10)]
    assert {one.status_code for one in answers} == {201}
    assert len({one.content for one in answers}) == 1
    assert Visit.objects.count() == Evidence.objects.count() == File.objects.count() == 1


def test_the_same_id_with_other_content_is_kept_beside_with_its_photos(client, token, checklist):
    id = str(uuid.uuid4())
    assert send(client, token, filled(checklist, id=id)).status_code == 201
    other = filled(checklist, id=id, note="อย่างอื่น", photos=["z.jpg"])
    answer = send(client, token, other, {"z.jpg": picture()})
    assert answer.status_code == 201
    assert Visit.objects.get().note == "เรียบร้อยดี"
    beside = Submission.objects.get(state=State.BESIDE)
    assert (beside.xml, beside.photos.count(), bool(beside.reason)) == (other, 1, True)
    assert not Evidence.objects.exists()
    assert send(client, token, other).status_code == 201
    assert Submission.objects.count() == 2


def test_anothers_form_under_the_same_id_is_kept_beside(client, token, checklist):
    xml = filled(checklist)
    send(client, token, xml)
    assert send(client, open_key(make_user("province", "40")), xml).status_code == 201
    assert [row.state for row in Submission.objects.order_by("pk")] == [State.VISIT, State.BESIDE]


def test_what_was_changed_on_the_phone_after_it_was_sent_stands_beside(client, token, checklist):
    first = str(uuid.uuid4())
    send(client, token, filled(checklist, id=first))
    send(client, token, filled(checklist, deprecated=first, note="แก้แล้ว"))
    assert Visit.objects.count() == 1
    assert Submission.objects.get(state=State.BESIDE).corrects == uuid.UUID(first)


def test_what_was_changed_of_a_form_that_became_no_visit_becomes_one(client, token, checklist):
    first = str(uuid.uuid4())
    send(client, token, filled(checklist, id=first, village="99999999"))
    send(client, token, filled(checklist, deprecated=first))
    assert Visit.objects.count() == 1


def test_a_village_elsewhere_is_kept_with_the_reason_and_taken_once_it_may_be(client, checklist):
    make_area("40250101")
    user = make_user("district", "4015")
    token = open_key(user)
    xml = filled(checklist, village="40250101", photos=["a.jpg"])
    answer = send(client, token, xml, {"a.jpg": picture()})
    assert answer.status_code == 201
    row = Submission.objects.get()
    assert (row.state, row.area_code, Visit.objects.count()) == (State.REFUSED, "40250101", 0)
    assert row.reason in answer.content.decode()
    officer = make_user("province", "40")
    assert take_again(row, by=officer).state == State.REFUSED
    make_grant(user, "district", "4025")
    assert take_again(Submission.objects.get(), by=officer).state == State.VISIT
    visit = Visit.objects.get()
    assert (visit.area_id, visit.recorded_by, visit.evidence.count()) == ("40250101", user, 1)
    assert send(client, token, xml).status_code == 201
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"village": "x"},
        {"village": None},
        {"visited_on": "พรุ่งนี้"},
        {"visited_on": "2018-08-27", "start": None},
        {"visited_on": "2016-08-27", "start": None},
        {"position": "here"},
        {"position": "nan nan"},
        {"position": "95 200 0 0"},
        {"met": "นาย ก 1-1037-02071-81-1"},
    ],
)
def test_what_cannot_be_a_visit_is_kept_with_words_and_nothing_is_lost(client, token, checklist, wrong):
    xml = filled(checklist, **wrong)
    assert send(client, token, xml).status_code == 201
    row = Submission.objects.get()
    assert (row.state, row.xml, Visit.objects.exists()) == (State.REFUSED, xml, False)
    assert row.reason


def test_an_answer_that_no_item_has_and_one_without_its_note_are_kept_too(client, token, checklist, items):
    for said in ({items[0].pk: ("perhaps",)}, {items[0].pk: ("not_fine", "")}):
        assert send(client, token, filled(checklist, said)).status_code == 201
    assert [row.state for row in Submission.objects.all()] == [State.REFUSED] * 2


def test_long_texts_stand_whole_in_the_note(client, token, checklist, items):
    long = "ยาว" * 300
    send(client, token, filled(checklist, {items[0].pk: ("not_fine", long)}, met=long))
    visit = Visit.objects.get()
    assert visit.note.count(long) == 2
    assert len(visit.met) == 200
    assert len(answers(visit)[0].note) == 400


def test_an_older_version_is_still_taken(client, token, checklist, items):
    make_list(starts_on=date(2018, 7, 20), items=[ItemRow("ข้อใหม่")])
    send(client, token, filled(checklist, {items[0].pk: ("fine",)}))
    assert answers(Visit.objects.get())[0].item == items[0]


def test_without_a_start_the_visit_is_at_noon_or_now(client, token, checklist):
    send(client, token, filled(checklist, start=None))
    send(client, token, filled(checklist, start=None, visited_on="2018-07-20"))
    times = [visit.visited_at.isoformat() for visit in Visit.objects.order_by("visited_at")]
    assert times == ["2018-07-20T05:00:00+00:00", "2018-07-27T03:00:00+00:00"]


BOMB = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><data id="x" version="1">&b;</data>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><data>&a;</data>'


@pytest.mark.parametrize(
    "wrong",
    [
        b"", b"x", b"<data/>", b"\xff\xfe\x00", b"<data><meta><instanceID>uuid:1</instanceID></data>", BOMB, OUTSIDE,
        b'<?xml version="1.0" encoding="utf-99"?><data/>', b"<data>" + b"<a>" * 30_000 + b"</a>" * 30_000 + b"</data>",
        b"<data>" + b"<a/>" * 30_000 + b"<meta><instanceID>uuid:1</instanceID></meta></data>",
        b"<?xml version='1.0' encoding='utf-16'?><data/>", b"<data>" + b"x" * 2_100_000 + b"</data>",
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_in_words_and_the_phone_keeps_it(client, token, wrong):
    answer = send(client, token, wrong)
    assert answer.status_code == 400
    assert b"OpenRosaResponse" in answer.content
    assert not Submission.objects.exists()


def test_a_post_that_is_no_multipart_or_has_no_form_is_refused(client, token):
    url = address("odk_submission", token)
    assert client.post(url, b"<data/>", content_type="text/xml", headers=VERSION).status_code == 400
    broken = client.post(url, b"--x\r\nfoo", content_type="multipart/form-data; boundary=x", headers=VERSION)
    assert broken.status_code == 400
    assert send(client, token, None, {"a.jpg": picture()}).status_code == 400
    assert client.post(url, b"x", content_type="multipart/form-data", headers=VERSION).status_code == 400


def test_an_unknown_form_is_404(client, token, checklist):
    for old, new in ((b"20180701", b"20180702"), (b"20180701", b"99999999"), (b"visit-40-", b"visit-41-")):
        assert send(client, token, filled(checklist).replace(old, new)).status_code == 404
    assert not Submission.objects.exists()


def test_head_says_what_is_taken_and_a_bad_key_is_refused_before_anything_is_read(client, token, checklist):
    head = client.head(address("odk_submission", token), headers=VERSION)
    assert (head.status_code, head["X-OpenRosa-Accept-Content-Length"]) == (204, "30000000")
    assert head["Location"].endswith("/submission")
    assert send(client, new_token(), filled(checklist)).status_code == 403
    assert client.post(address("odk_submission", token), {}).status_code == 400


def test_a_photo_of_more_than_a_strangers_form_may_hold_comes_through(client, token, checklist):
    big = picture() + b"\0" * 6_000_000
    xml = filled(checklist, photos=["a.jpg"])
    assert send(client, token, xml, {"a.jpg": big}).status_code == 201
    assert Evidence.objects.count() == 1


def test_what_is_no_photo_is_named_the_answers_and_the_other_photos_stand(client, token, checklist):
    xml = filled(checklist, photos=["a.jpg", "b.jpg"])
    answer = send(client, token, xml, {"a.jpg": b"GIF89a" + b"x" * 900, "b.jpg": picture()})
    assert answer.status_code == 400
    assert "a.jpg" in answer.content.decode()
    assert (Visit.objects.count(), Evidence.objects.count()) == (1, 1)
    assert awaited(Submission.objects.get()) == ["a.jpg"]


def test_another_photo_under_the_same_name_is_kept_too(client, token, checklist):
    xml = filled(checklist, photos=["a.jpg"])
    for _ in range(2):
        assert send(client, token, xml, {"a.jpg": picture()}).status_code == 201
    assert Evidence.objects.count() == 2


def test_250_answers_are_one_visit(client, token, checklist, django_assert_max_num_queries):
    long = make_list("ยาว", items=[ItemRow(f"ข้อ {n}") for n in range(250)])
    xml = filled(long, {item.pk: ("fine",) for item in long.items.all()})
    with django_assert_max_num_queries(60):
        assert send(client, token, xml).status_code == 201
    assert len(answers(Visit.objects.get())) == 250


def test_settling_says_what_came_of_it_and_stays_on_record(client, token, sender, checklist):
    send(client, token, filled(checklist, village=None))
    row = Submission.objects.get()
    with pytest.raises(NoteMissing):
        settle(row, note=" ", by=sender)
    assert settle(row, note="พิมพ์ใหม่แล้ว", by=sender).state == State.SETTLED
    with pytest.raises(NothingToSettle):
        settle(row, note="อีกครั้ง", by=sender)
    assert Entry.objects.get(verb="odk.settle").detail["note"] == "พิมพ์ใหม่แล้ว"
