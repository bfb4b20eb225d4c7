"""Who sees the meetings, and what the secretary does there."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.reporting.meetings import printing
from tidtam.reporting.meetings.actions import freeze_pack
from tidtam.reporting.meetings.models import Meeting, Pack, Resolution
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import Action, Evidence
from tidtam.work.followup.tests.factories import make_visit

pytestmark = pytest.mark.django_db

PAGE = "/desk/meetings/otop-40/2561/1/"
READS = (PAGE, f"{PAGE}packs/1/", f"{PAGE}packs/1/pdf/", f"{PAGE}packs/1/html/", f"{PAGE}packs/1/docx/")
CHANGES = (f"{PAGE}resolve/", f"{PAGE}items/1/", f"{PAGE}packs/new/", "/desk/meetings/otop-40/new/")


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    factories.make_community("40150604")
    factories.make_community("40110101")
    make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง")
    make_post("cdd-4011", name_th="พัฒนาการอำเภอเปือยน้อย")
    return factories.make_meeting()


@pytest.fixture
def pack(meeting: Meeting, monkeypatch: pytest.MonkeyPatch) -> Pack:
    """Frozen, with a PDF that took no time to print; what is in a real one, test_packs asks."""
    with monkeypatch.context() as patch:
        patch.setattr(printing, "pdf", lambda inputs: b"%PDF-1.7 " + inputs["reference"].encode())
        return freeze_pack(meeting, by=None)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def filled(**changes: object) -> dict:
    return {
        "key": str(uuid4()),
        "item": "5",
        "kind": "assigned",
        "text": "มอบหมายให้ติดตั้งป้าย",
        "villages": ["40150604", "40110101"],
        "what": "ติดตั้งป้ายบอกเส้นทาง",
        "doer": "each:cdd",
        "follower": "deputy-40",
        "due_on": "31 ส.ค. 61",
        **changes,
    }


def test_a_stranger_is_sent_to_log_in(pack: Pack) -> None:
    for path in ("/desk/meetings/", *READS, *CHANGES):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("role", ["province", "executive", "secretary", "auditor"])
def test_who_reads_papers_of_the_province_reads_these(pack: Pack, role: str) -> None:
    client = signed_in(make_user(role, "40"))

    assert [client.get(path).status_code for path in READS] == [200] * 5
    assert "1/2561" in client.get("/desk/meetings/").content.decode()


@pytest.mark.parametrize(
    ("role", "area"),
    [("district", "4015"), ("secretary", "41"), ("member", "40"), ("producer", "4015"), ("", "")],
)
def test_to_everybody_else_there_is_no_such_meeting(pack: Pack, role: str, area: str) -> None:
    client = signed_in(make_user(role, area))

    assert [client.get(path).status_code for path in READS] == [404] * 5
    assert "1/2561" not in client.get("/desk/meetings/").content.decode()


def test_a_member_reads_the_papers_of_the_own_body_only(pack: Pack) -> None:
    other = factories.make_committee("silk-40")
    factories.make_meeting(other)
    client = signed_in(factories.make_member(pack.meeting.committee))

    assert [client.get(path).status_code for path in READS] == [200] * 5
    assert client.get("/desk/meetings/silk-40/2561/1/").status_code == 404
    assert "silk-40" not in client.get("/desk/meetings/").content.decode()


def test_a_seat_that_has_ended_opens_nothing(pack: Pack) -> None:
    member = factories.make_member(pack.meeting.committee)
    pack.meeting.committee.seats.exclude(duty="chair").update(ends_on=factories.SINCE)

    assert signed_in(member).get(PAGE).status_code == 404


def test_the_province_officer_makes_the_papers_and_changes_nothing_else(meeting: Meeting) -> None:
    client = signed_in(make_user("province", "40"))
    others = [path for path in CHANGES if "packs/" not in path]

    assert len(others) == 3
    assert [client.get(path).status_code for path in others] == [404] * 3
    assert client.post(f"{PAGE}packs/freeze/").status_code == 302
    assert [pack.version for pack in meeting.packs.all()] == [1]
    assert client.get(f"{PAGE}packs/new/").status_code == 200


@pytest.mark.parametrize("role", ["executive", "auditor", "member"])
def test_only_the_secretary_finds_the_pages_that_change(pack: Pack, role: str) -> None:
    committee = pack.meeting.committee
    user = factories.make_member(committee) if role == "member" else make_user(role, "40")
    client = signed_in(user)

    assert [client.get(path).status_code for path in CHANGES] == [404] * 4
    assert client.post(f"{PAGE}packs/freeze/").status_code == 404
    assert "resolve/" not in client.get(PAGE).content.decode()


def test_the_papers_are_made_with_one_click(meeting: Meeting) -> None:
    client = signed_in(factories.make_secretary())

    answer = client.post(f"{PAGE}packs/freeze/", follow=True)

    assert answer.redirect_chain[-1][0] == f"{PAGE}packs/1/"
    assert "ระเบียบวาระการประชุม" in answer.content.decode()
    pdf = client.get(f"{PAGE}packs/1/pdf/")
    assert pdf["Content-Type"] == "application/pdf"
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")
    for form in ("html", "docx"):
        assert "attachment" in client.get(f"{PAGE}packs/1/{form}/")["Content-Disposition"]


def test_another_version_asks_for_the_reason(pack: Pack) -> None:
    client = signed_in(factories.make_secretary())

    assert client.post(f"{PAGE}packs/new/", {"reason": ""}).status_code == 422
    answer = client.post(f"{PAGE}packs/new/", {"reason": "แก้ไขวาระที่ 4"})

    assert answer["Location"] == f"{PAGE}packs/2/"
    assert "แก้ไขวาระที่ 4" in client.get(PAGE).content.decode()


def test_the_secretary_records_a_resolution_for_two_villages(meeting: Meeting) -> None:
    client = signed_in(factories.make_secretary())
    assert "พัฒนาการอำเภอ" in client.get(f"{PAGE}resolve/").content.decode()

    answer = client.post(f"{PAGE}resolve/", filled())

    assert answer["Location"] == PAGE
    assert {row.doer.code for row in Action.objects.all()} == {"cdd-4015", "cdd-4011"}
    assert "มอบหมายให้ติดตั้งป้าย" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"due_on": ""},
        {"due_on": "31/8/2018"},
        {"doer": ""},
        {"follower": ""},
        {"what": ""},
        {"text": ""},
        {"item": "7"},
        {"villages": ["41010101"]},
        {"doer": "deputy-40"},
    ],
)
def test_what_is_wrong_stands_at_the_form_and_nothing_is_written(meeting: Meeting, changes: dict) -> None:
    client = signed_in(factories.make_secretary())

    answer = client.post(f"{PAGE}resolve/", filled(**changes))

    assert answer.status_code == 422
    assert 'class="problems"' in answer.content.decode()
    assert not Resolution.objects.exists()
    assert not Action.objects.exists()


def test_the_agenda_is_written_but_not_its_computed_items(meeting: Meeting) -> None:
    client = signed_in(factories.make_secretary())

    assert client.post(f"{PAGE}items/1/", {"text": "นโยบายใหม่"})["Location"] == PAGE
    assert "นโยบายใหม่" in client.get(PAGE).content.decode()
    assert 'name="text"' not in client.get(f"{PAGE}items/3/").content.decode()
    client.post(f"{PAGE}items/3/", {"text": "ของตัวเอง"})
    assert meeting.agenda.get(number=3).text_th == ""


def test_the_next_meeting_is_called_and_follows_up(meeting: Meeting) -> None:
    client = signed_in(factories.make_secretary())
    client.post(f"{PAGE}resolve/", filled())

    answer = client.post(
        "/desk/meetings/otop-40/new/", {"day": "24 ส.ค. 61", "time": "9.00", "place_th": "ศาลากลาง"}
    )

    assert answer["Location"] == "/desk/meetings/otop-40/2561/2/"
    page = client.get(answer["Location"]).content.decode()
    assert "ครั้งที่ 1/2561 ข้อ 5.1" in page
    assert page.count("ติดตั้งป้ายบอกเส้นทาง") == 2
    too_early = {"day": "1 ก.ค. 61", "time": "9.00", "place_th": "ศาลากลาง"}
    assert client.post("/desk/meetings/otop-40/new/", too_early).status_code == 422


def test_a_picture_of_item_three_is_shown_to_its_readers_only(meeting: Meeting) -> None:
    action = factories.make_resolution(meeting, factories.make_ask("40150604")).made.get().action
    report_done(action, note="เสร็จ", by=factories.make_officer("4015"))
    make_visit((action, "fine", ""))
    factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    path = f"/desk/meetings/otop-40/2561/2/shots/{Evidence.objects.get().key}/"
    member = factories.make_member(meeting.committee)

    assert path in signed_in(member).get("/desk/meetings/otop-40/2561/2/").content.decode()
    assert signed_in(member).get(path)["Content-Type"] == "image/jpeg"
    assert signed_in(make_user("district", "4015")).get(path).status_code == 404
    assert (
        signed_in(member).get(path.replace(str(Evidence.objects.get().key), str(uuid4()))).status_code == 404
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_no_more_of_the_database_for_many_meetings(meeting: Meeting, count: int) -> None:
    for number in range(1, count):
        factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY.replace(month=8 + number))
    client = signed_in(factories.make_secretary())
    client.get("/desk/meetings/")

    with CaptureQueriesContext(connection) as asked:
        assert client.get("/desk/meetings/").status_code == 200

    assert len(asked) <= 12


def test_a_meeting_page_stays_within_twenty_questions(meeting: Meeting) -> None:
    factories.make_resolution(meeting, factories.make_ask("40150604"), factories.make_ask("40110101"))
    factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    client = signed_in(factories.make_secretary())
    client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        assert client.get("/desk/meetings/otop-40/2561/2/").status_code == 200

    assert len(asked) <= 20


def test_the_list_leaves_as_a_spreadsheet(meeting: Meeting) -> None:
    answer = signed_in(factories.make_secretary()).get("/desk/meetings/?format=xlsx")

    assert "spreadsheetml" in answer["Content-Type"]
