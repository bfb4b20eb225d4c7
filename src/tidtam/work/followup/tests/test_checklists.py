"""What a visit is asked item by item, and the matter that comes of what is not in order."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.jobs.actions import Conflict
from tidtam.ground.people.tests.factories import make_user
from tidtam.work.followup import queries, refusals
from tidtam.work.followup.actions import CheckRow, ItemRow
from tidtam.work.followup.models import Checklist, ItemAnswer, Visit
from tidtam.work.followup.tests.checklists import ITEMS, make_list
from tidtam.work.followup.tests.factories import (
    VILLAGE,
    make_follower,
    make_photo,
    make_picture,
    make_visit,
)
from tidtam.work.plan.actions import load_programme

FORM = f"/desk/visits/new/?area={VILLAGE}"
PERSON = "1-1037-02071-81-1"  # passes the check digit; nobody's


@pytest.fixture
def items():
    return list(make_list().items.all())


def test_each_item_keeps_its_answer_its_note_and_its_own_pictures(items):
    mine, other = make_photo(), make_photo()
    visit = make_visit(
        checks=[
            CheckRow(items[0], "not_fine", " ป้ายล้ม ", [mine]),
            CheckRow(items[1], "fine", "", [other]),
            CheckRow(items[2], "cannot_check"),
        ]
    )
    told = [
        (one.item, one.answer, one.note, [shot.file for shot in one.evidence.all()])
        for one in queries.answers(visit)
    ]
    assert told == [
        (items[0], "not_fine", "ป้ายล้ม", [mine]),
        (items[1], "fine", "", [other]),
        (items[2], "cannot_check", "", []),
    ]
    assert visit.evidence.filter(item_answer=None).count() == 1


def test_sent_twice_it_is_stored_once_and_another_answer_is_a_conflict(items):
    given = {"id": uuid4(), "photos": [make_photo()], "leader": make_follower()}
    first = make_visit(checks=[CheckRow(items[0], "fine")], **given)
    again = make_visit(checks=[CheckRow(items[0], "fine")], visited_at=first.visited_at, **given)
    assert first == again
    assert ItemAnswer.objects.count() == 1
    with pytest.raises(Conflict):
        make_visit(checks=[CheckRow(items[0], "cannot_check")], visited_at=first.visited_at, **given)


def test_not_in_order_says_what_it_is(items):
    with pytest.raises(refusals.ItemNeedsNote) as refused:
        make_visit(checks=[CheckRow(items[0], "not_fine", "  ")])
    assert refused.value.at_field == f"item_note_{items[0].pk}"
    assert not Visit.objects.exists()


def test_an_item_is_answered_once_and_only_where_it_is_asked(items):
    with pytest.raises(refusals.AskedTwice):
        make_visit(checks=[CheckRow(items[0], "fine"), CheckRow(items[0], "not_fine", "ล้ม")])
    make_area("30010101")
    with pytest.raises(refusals.NotAsked):
        make_visit(
            village="30010101", leader=make_user("province", "30"), checks=[CheckRow(items[0], "fine")]
        )


@pytest.mark.parametrize("field", ["met", "companions", "note"])
@pytest.mark.parametrize("number", [PERSON, "1103702071811", "๑๑๐๓๗๐๒๐๗๑๘๑๑", "1 1037 02071 81 1"])
def test_no_personal_number_stands_in_a_visits_words(field, number):
    with pytest.raises(refusals.PersonsNumber) as refused:
        make_visit(**{field: f"ผู้ใหญ่บ้าน {number}"})
    assert refused.value.at_field == field
    assert number not in str(refused.value)


def test_nor_in_the_note_of_an_item(items):
    with pytest.raises(refusals.PersonsNumber):
        make_visit(checks=[CheckRow(items[0], "not_fine", f"แจ้งโดย {PERSON}")])


def test_a_telephone_number_or_a_budget_code_is_no_personal_number():
    assert make_visit(note="โทร 043-123-456 รหัสงบ 2000334057500001").note


def test_the_newest_usual_checklist_is_asked_from_its_first_day():
    area = make_area(VILLAGE)
    old = make_list(starts_on=date(2018, 1, 1))
    new = make_list("แบบตรวจ ไตรมาส 4", starts_on=date(2018, 7, 20))
    make_list("เฉพาะรอบ", starts_on=date(2018, 7, 25), usual=False)
    assert queries.checklist_of(area, date(2018, 7, 19)) == old
    assert queries.checklist_of(area, date(2018, 7, 27)) == new
    assert queries.checklist_of(area, date(2017, 7, 27)) is None
    assert queries.checklist_of(make_area("4015"), date(2018, 7, 27)) is None


@pytest.mark.parametrize(
    ("items", "refused"),
    [
        ((), refusals.ChecklistEmpty),
        ((ItemRow(" "),), refusals.ChecklistEmpty),
        ((ItemRow("ก"), ItemRow("ก ")), refusals.ItemTwice),
        ((ItemRow("ก" * 201),), refusals.ItemTooLong),
        ([ItemRow(f"ข้อ {n}") for n in range(251)], refusals.ChecklistTooLong),
        ((ItemRow(f"ถาม {PERSON}"),), refusals.PersonsNumber),
    ],
)
def test_a_checklist_that_cannot_be_is_refused_whole(items, refused):
    with pytest.raises(refused):
        make_list(items=items)
    assert not Checklist.objects.exists()


def test_only_the_provinces_office_makes_one():
    for role, area in (("district", "4015"), ("assigned", "40"), ("province", "30")):
        with pytest.raises(refusals.NotEntitled):
            make_list(by=make_user(role, area))


def test_the_form_asks_the_items_and_keeps_what_was_typed(client, items):
    make_area(VILLAGE)
    client.force_login(make_follower())
    page = client.get(FORM).content.decode()
    for item in ITEMS:
        assert item.text in page
    first = items[0].pk
    sent = {
        "id": str(uuid4()),
        "visited_on": "27 กค 2561",
        "visited_time": "9.45",
        f"item_{first}": "not_fine",
        f"photos_{first}": [SimpleUploadedFile("ป้าย.jpg", make_picture(), "image/jpeg")],
    }
    answer = client.post(FORM, sent)
    assert answer.status_code == 422
    assert "ป้าย.jpg" in answer.content.decode()
    token = answer.context["items"][0][4][0][1]
    sent[f"item_note_{first}"], sent[f"kept_{first}"] = "ป้ายล้ม", token
    del sent[f"photos_{first}"]
    assert client.post(FORM, sent).status_code == 302
    told = ItemAnswer.objects.get()
    assert (told.item_id, told.answer, told.note) == (first, "not_fine", "ป้ายล้ม")
    assert told.evidence.get().file.name == "ป้าย.jpg"


def test_more_photos_than_an_item_takes_are_refused_at_the_item(client, items):
    make_area(VILLAGE)
    client.force_login(make_follower())
    photos = [SimpleUploadedFile(f"{n}.jpg", make_picture(), "image/jpeg") for n in range(5)]
    sent = {
        "id": str(uuid4()),
        "visited_on": "27/7/2561",
        "visited_time": "9",
        f"photos_{items[1].pk}": photos,
    }
    answer = client.post(FORM, sent, headers={"Accept": "application/json"})
    assert set(answer.json()["errors"]) == {f"photos_{items[1].pk}"}


def test_a_checklist_is_typed_one_item_on_a_line(client):
    load_programme(2561, by=None)
    client.force_login(make_user("province", "40"))
    typed = {
        "name": "แบบตรวจ",
        "starts_on": "1/8/2561",
        "usual": "on",
        "items": "ป้ายอ่านได้ | มาก | ๑๔\n\nห้องน้ำสะอาด\n",
    }
    made = client.post("/desk/checklists/new/", typed)
    told = Checklist.objects.get()
    assert made.headers["Location"] == f"/desk/checklists/{told.pk}/"
    assert [(one.text, one.severity, one.due_days) for one in told.items.all()] == [
        ("ป้ายอ่านได้", "serious", 14),
        ("ห้องน้ำสะอาด", "moderate", 30),
    ]
    again = client.get(f"/desk/checklists/new/?from={told.pk}").content.decode()
    assert "ป้ายอ่านได้ | มาก | 14" in again


@pytest.mark.parametrize("line", ["ป้าย | แย่ | 14", "ป้าย | มาก | 0", "ป้าย | มาก | สิบ", "ป้าย | มาก | 14 | อีก"])
def test_a_line_that_cannot_be_read_is_named_by_its_number(client, line):
    load_programme(2561, by=None)
    client.force_login(make_user("province", "40"))
    typed = {"name": "แบบตรวจ", "starts_on": "1/8/2561", "items": f"ห้องน้ำสะอาด\n{line}"}
    answer = client.post("/desk/checklists/new/", typed)
    assert answer.status_code == 422
    assert "บรรทัดที่ 2" in answer.context["form"].errors["items"][0]
    assert not Checklist.objects.exists()
