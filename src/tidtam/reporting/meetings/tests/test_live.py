"""The screens of a body and of a meeting that goes on, as the secretary and the hall use them."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tidtam.ground.people.tests.factories import make_post
from tidtam.kit import clock
from tidtam.reporting.meetings import actions
from tidtam.reporting.meetings.models import AgendaPaper, Committee, Meeting, Seat
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/desk/meetings/otop-40/2561/1/"
LIVE = f"{PAGE}live/"
BODY = "/desk/meetings/bodies/otop-40/"
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    committee = factories.make_committee()
    for code in ("commerce-40", "tourism-40"):
        actions.seat(committee, make_post(code), duty="member", starts_on=factories.SINCE, by=None)
    return factories.make_meeting(committee)


@pytest.fixture
def client(meeting: Meeting) -> Client:
    client = Client()
    client.force_login(factories.make_secretary())
    return client


def opened(client: Client) -> None:
    assert client.post(f"{LIVE}open/", {"time": "9.15", "presided": ""})["Location"] == LIVE


def save(client: Client, text: str, revision: int, writer: int = 1) -> object:
    given = {"text": text, "revision": revision, "writer": str(UUID(int=writer))}
    return client.post(f"{LIVE}items/4/", given, **JSON)


def test_a_body_is_made_and_its_members_get_seats(client: Client) -> None:
    make_post("governor-40", name_th="ผู้ว่าราชการจังหวัดขอนแก่น")
    answer = client.post(
        "/desk/meetings/bodies/new/",
        {"code": "province-40", "name_th": "คณะกรรมการ นตผ.จังหวัด", "area": "40", "quorum": "๓"},
    )
    assert answer["Location"] == "/desk/meetings/bodies/province-40/"
    body = Committee.objects.get(code="province-40")
    post = {"post": make_post("governor-40").pk, "duty": "chair", "starts_on": "1 ต.ค. 60"}

    client.post("/desk/meetings/bodies/province-40/seats/new/", post)
    again = client.post("/desk/meetings/bodies/province-40/seats/new/", post)

    assert body.quorum == 3
    assert body.seats.get().duty == Seat.Duty.CHAIR
    assert again.status_code == 422
    assert "ผู้ว่าราชการจังหวัดขอนแก่นเป็นกรรมการของคณะนี้ในช่วงเวลานั้นแล้ว" in again.content.decode()
    assert "ผู้ว่าราชการจังหวัดขอนแก่น" in client.get("/desk/meetings/bodies/province-40/").content.decode()


def test_members_move_up_and_leave(client: Client, meeting: Meeting) -> None:
    last = meeting.committee.seats.last()

    client.post(f"{BODY}seats/{last.pk}/move/", {"way": "up"})
    order = list(meeting.committee.seats.values_list("post__code", flat=True))
    client.post(f"{BODY}seats/{last.pk}/end/", {"ends_on": "26 ก.ค. 61"})

    assert order == ["deputy-40", "tourism-40", "commerce-40"]
    page = client.get(BODY).content.decode()
    assert "กรรมการชุดก่อนและที่จะเข้ารับตำแหน่ง" in page


def test_a_body_without_a_chair_says_so(client: Client) -> None:
    actions.create_committee("bare-40", name_th="คณะทำงาน", area=Committee.objects.get().area, by=None)

    answer = client.get("/desk/meetings/bare-40/new/", follow=True)

    assert "คณะกรรมการยังไม่มีประธาน ให้เพิ่มประธานก่อน" in answer.content.decode()


def test_the_agenda_moves_without_a_script_and_is_stored_only_when_saved(
    client: Client, meeting: Meeting
) -> None:
    items = list(meeting.agenda.all())
    sent = {
        "pk": [item.pk for item in items],
        "kind": [item.kind for item in items],
        "heading": [item.heading_th for item in items],
    }

    moved = client.post(f"{PAGE}agenda/", {**sent, "do": "up-4"})
    assert moved.context["rows"][3]["line"].pk == items[4].pk
    assert meeting.agenda.get(number=5).pk == items[4].pk

    order = [0, 1, 2, 4, 3, 5]
    swapped = {name: [values[at] for at in order] for name, values in sent.items()}
    assert client.post(f"{PAGE}agenda/", {**swapped, "do": "save"})["Location"] == PAGE
    assert meeting.agenda.get(number=4).pk == items[4].pk


def test_an_agenda_that_cannot_be_is_shown_again_as_typed(client: Client, meeting: Meeting) -> None:
    answer = client.post(f"{PAGE}agenda/", {"pk": [""], "kind": ["other"], "heading": [""], "do": "save"})

    assert answer.status_code == 422
    assert "วาระที่ 1 ยังไม่มีชื่อ" in answer.content.decode()
    assert meeting.agenda.count() == 6


def test_papers_are_attached_read_and_taken_out(client: Client, meeting: Meeting) -> None:
    given = {"attach": "1", "title": "แผนงาน", "file": SimpleUploadedFile("plan.pdf", b"%PDF-1.7 plan")}
    assert client.post(f"{PAGE}items/4/", given).status_code == 302
    paper = AgendaPaper.objects.get()

    assert b"".join(client.get(f"{PAGE}papers/{paper.pk}/").streaming_content) == b"%PDF-1.7 plan"
    assert "แผนงาน" in client.get(PAGE).content.decode()
    member = Client()
    member.force_login(factories.make_member(meeting.committee, "industry-40"))
    assert member.get(f"{PAGE}papers/{paper.pk}/").status_code == 200
    assert member.post(f"{PAGE}papers/{paper.pk}/drop/").status_code == 404

    client.post(f"{PAGE}papers/{paper.pk}/drop/")
    assert not AgendaPaper.objects.exists()


def test_a_hostile_paper_is_refused_in_words_and_the_title_stays(client: Client) -> None:
    given = {
        "attach": "1",
        "title": "แผนงาน",
        "file": SimpleUploadedFile("plan.pdf", b"MZ\x00\x00 not a paper"),
    }
    answer = client.post(f"{PAGE}items/4/", given)

    assert answer.status_code == 422
    assert 'value="แผนงาน"' in answer.content.decode()
    assert not AgendaPaper.objects.exists()


def test_a_meeting_is_opened_attended_in_taps_and_closed(client: Client, meeting: Meeting) -> None:
    opened(client)
    chair, commerce, tourism = meeting.attendance.all()

    first = client.post(f"{LIVE}seats/{chair.pk}/", {"state": "present"}, **JSON)
    unnamed = client.post(f"{LIVE}seats/{commerce.pk}/", {"state": "substitute"}, **JSON)
    named = client.post(
        f"{LIVE}seats/{commerce.pk}/", {"state": "substitute", "substitute": "นายสมาน"}, **JSON
    )
    plain = client.post(f"{LIVE}seats/{tourism.pk}/", {"state": "absent", "reason": "ติดราชการ"})

    assert first.json()["quorum"] == {"present": 1, "members": 3, "needed": 2, "reached": False}
    assert (unnamed.status_code, unnamed.json()["problem"]) == (422, "ใส่ชื่อและตำแหน่งของผู้มาประชุมแทน")
    assert named.json()["quorum"]["reached"]
    assert plain["Location"] == f"{LIVE}#seat-{tourism.pk}"
    wrong = client.post(f"{LIVE}close/", {"day": "20 ก.ค. 61", "time": "9.00"})
    assert wrong.status_code == 422
    assert "เวลาเลิกประชุมต้องไม่ก่อนเวลาเริ่มประชุม" in wrong.content.decode()
    client.post(f"{LIVE}close/", {"day": "20 ก.ค. 61", "time": "๑๒.๐๐"})
    meeting.refresh_from_db()
    assert clock.local(meeting.ended_at).hour == 12
    assert "ครบองค์ประชุม" in client.get(PAGE).content.decode()


def test_what_is_typed_saves_itself_and_a_second_secretary_is_told(client: Client, meeting: Meeting) -> None:
    assert save(client, "ประธานแจ้ง", 0).json() == {"revision": 1, "text": "ประธานแจ้ง", "lost_to": ""}

    clash = save(client, "เลขานุการแจ้ง", 0, writer=2)

    assert clash.status_code == 409
    assert clash.json()["text"] == "ประธานแจ้ง"
    page = client.get(LIVE).content.decode()
    assert "ประธานแจ้ง</textarea>" in page
    assert "<pre>เลขานุการแจ้ง</pre>" in page


def test_the_page_hears_only_what_is_new(client: Client) -> None:
    save(client, "ประธานแจ้ง", 0)

    heard = client.get(f"{LIVE}news/?have=1:0,2:0,3:0,4:0,5:0,6:0").json()
    nothing = client.get(f"{LIVE}news/?have=1:0,2:0,3:0,4:1,5:0,6:0").json()

    assert heard["items"] == [{"number": 4, "revision": 1, "text": "ประธานแจ้ง"}]
    assert nothing["items"] == []


@pytest.mark.parametrize("sent", [{}, {"writer": "x", "revision": "0"}, {"writer": str(UUID(int=1))}])
def test_a_page_out_of_date_is_told_so(client: Client, meeting: Meeting, sent: dict) -> None:
    answer = client.post(f"{LIVE}items/4/", {"text": "ก", **sent}, **JSON)

    assert answer.status_code == 422
    assert answer.json()["problem"] == "หน้านี้เก่าแล้ว ให้เปิดใหม่"
    assert meeting.agenda.get(number=4).minutes_th == ""


def test_the_hall_shows_what_the_secretary_chose_and_nothing_of_the_notes(
    client: Client, meeting: Meeting
) -> None:
    save(client, "ข้อความร่าง", 0)
    client.post(f"{LIVE}show/", {"item": "4"})
    member = Client()
    member.force_login(factories.make_member(meeting.committee, "industry-40"))

    page = member.get(f"{PAGE}hall/part/").content.decode()

    assert "ระเบียบวาระที่ 4 เรื่องเพื่อทราบ" in page
    assert "ข้อความร่าง" not in page
    assert member.get(LIVE).status_code == 404


def test_the_pages_ask_the_same_for_few_members_as_for_many(client: Client, meeting: Meeting) -> None:
    opened(client)

    def counted(path: str) -> int:
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    few = [counted(path) for path in (LIVE, BODY, "/desk/meetings/bodies/", f"{PAGE}hall/")]
    for number in range(8):
        actions.seat(
            meeting.committee,
            make_post(f"more{number}-40"),
            duty="member",
            starts_on=factories.SINCE,
            by=None,
        )
    opened(client)

    assert [counted(path) for path in (LIVE, BODY, "/desk/meetings/bodies/", f"{PAGE}hall/")] == few
    assert max(few) <= 24


def test_a_list_of_bodies_holds_only_what_the_reader_may_see(client: Client, meeting: Meeting) -> None:
    actions.create_committee("other-41", name_th="ของจังหวัดอื่น", area=factories.make_area("41"), by=None)

    page = client.get("/desk/meetings/bodies/").content.decode()

    assert "ของจังหวัดอื่น" not in page
    assert factories.NAME in page
    assert client.get("/desk/meetings/bodies/other-41/").status_code == 404


def test_the_secretary_chooses_which_figures_the_papers_tell(client: Client, meeting: Meeting) -> None:
    assert "ตัวเลขของการประชุมครั้งนี้" in client.get(f"{PAGE}items/4/").content.decode()
    assert "ตัวเลขของการประชุมครั้งนี้" not in client.get(f"{PAGE}items/5/").content.decode()

    client.post(f"{PAGE}figures/", {"figures": ["villages.income", "sales.total"]})

    meeting.refresh_from_db()
    assert sorted(meeting.figures) == ["sales.total", "villages.income"]
    told = actions.freeze_pack(meeting, by=None).inputs["figures"]
    assert {row["name"] for row in told} == {"sales.total", "villages.income"}
    assert client.post(f"{PAGE}figures/", {"figures": ["people.names"]}).status_code == 404
    client.post(f"{PAGE}figures/", {})
    meeting.refresh_from_db()
    assert meeting.figures is None


def test_an_assignment_without_an_owner_is_asked_about(client: Client, meeting: Meeting) -> None:
    given = {"key": str(UUID(int=5)), "item": "5", "kind": "assigned", "text": "มอบหมายให้ติดตาม"}

    answer = client.post(f"{PAGE}resolve/", given)
    assert answer.status_code == 422
    assert "มตินี้ยังไม่มีผู้ดำเนินการ" in answer.content.decode()
    assert not meeting.resolutions.exists()

    assert client.post(f"{PAGE}resolve/", {**given, "unnamed": "on"}).status_code == 302
    assert meeting.resolutions.count() == 1
