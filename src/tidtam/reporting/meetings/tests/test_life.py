"""The life of one resolution on one page: matters, visits, pictures, agendas, papers, how it was closed."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.meetings import printing
from tidtam.reporting.meetings.actions import freeze_pack
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.queries import life
from tidtam.reporting.meetings.tests import factories
from tidtam.reporting.meetings.tests.test_screens import signed_in
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.models import Action, Evidence
from tidtam.work.followup.tests.factories import make_visit

pytestmark = pytest.mark.django_db

PAGE = "/desk/meetings/otop-40/2561/1/resolutions/5.1/"
THIRD_DAY = factories.SECOND_DAY + timedelta(days=30)


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def resolution(monkeypatch: pytest.MonkeyPatch) -> Resolution:
    """Resolved in 1/2561, done and confirmed before 2/2561, whose papers were frozen twice before that."""
    monkeypatch.setattr(printing, "pdf", lambda inputs: b"%PDF-1.7 " + inputs["reference"].encode())
    factories.make_standards()
    factories.make_community("40150604")
    first = factories.make_meeting()
    second = factories.make_meeting(first.committee, starts_at=factories.SECOND_DAY)
    factories.make_meeting(first.committee, starts_at=THIRD_DAY)
    freeze_pack(second, by=None)
    with clock.frozen(factories.NOW + timedelta(minutes=1)):
        made = factories.make_resolution(first, factories.make_ask("40150604"), text="มอบหมายให้ติดตั้งป้าย")
    with clock.frozen(factories.NOW + timedelta(minutes=2)):
        freeze_pack(second, by=None, new=True, reason="มีมติใหม่")
    with clock.frozen(factories.NOW + timedelta(days=2)):
        action = made.made.get().action
        report_done(action, note="ติดตั้งป้ายแล้ว", by=factories.make_officer("4015"))
        make_visit((action, "fine", "เห็นกับตา"))
    return made


def page_of(user, path: str = PAGE) -> str:
    answer = signed_in(user).get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_tells_what_was_asked_done_seen_and_shown(resolution: Resolution) -> None:
    with clock.frozen(factories.NOW + timedelta(days=3)):
        page = page_of(factories.make_member(resolution.meeting.committee))

    for said in (
        "มอบหมายให้ติดตั้งป้าย",
        "บ้านวังคูณ",
        "พัฒนาการอำเภอหนองสองห้อง",
        "ปลัดจังหวัดขอนแก่น",
        "ติดตั้งป้ายแล้ว",
        "เห็นกับตา",
        "ลงพื้นที่ ยืนยันแล้ว",
        "29 ก.ค. 61",
        f"/desk/meetings/otop-40/2561/1/shots/{Evidence.objects.get().key}/",
        '<span class="state done">',
    ):
        assert said in page, said


def test_it_names_the_agendas_on_which_it_stood_and_the_papers_that_had_it(resolution: Resolution) -> None:
    with clock.frozen(factories.SECOND_DAY + timedelta(days=1)):
        second, *rest = life(resolution).stands
        assert second.meeting.reference == "2/2561"
        assert [pack.version for pack in second.packs] == [2]
        assert (second.open, second.done) == (0, 1)
        assert rest == []
        page = page_of(factories.make_secretary())
        assert "/desk/meetings/otop-40/2561/2/packs/2/" in page
        assert "/desk/meetings/otop-40/2561/2/packs/1/" not in page


def test_what_stays_open_stands_on_each_of_them() -> None:
    first = factories.make_meeting()
    made = factories.make_resolution(first, factories.make_ask("40150604"))
    for starts_at in (factories.SECOND_DAY, THIRD_DAY):
        factories.make_meeting(first.committee, starts_at=starts_at)

    found = life(made)

    assert [stand.meeting.reference for stand in found.stands] == ["2/2561", "3/2561"]
    assert found.shown.word == "ยังค้าง ปิดแล้ว 0 จาก 1 เรื่อง"


@pytest.mark.parametrize(
    ("role", "area"),
    [("district", "4015"), ("secretary", "41"), ("member", "40"), ("producer", "4015")],
)
def test_to_everybody_else_there_is_no_such_page(resolution: Resolution, role: str, area: str) -> None:
    client = signed_in(make_user(role, area))

    assert [client.get(f"{PAGE}{step}").status_code for step in ("", "name/", "drop/")] == [404] * 3
    assert signed_in(factories.make_secretary()).get(PAGE.replace("5.1", "5.2")).status_code == 404
    assert signed_in(make_user("auditor", "40")).get(f"{PAGE}name/").status_code == 404


def waiting() -> Meeting:
    factories.make_standards()
    factories.make_community("40150604")
    factories.make_officer("4015")
    meeting = factories.make_meeting()
    factories.make_resolution(meeting, text="มอบหมายหน่วยงานที่เกี่ยวข้อง")
    return meeting


def test_the_secretary_names_somebody_later() -> None:
    waiting()
    client = signed_in(factories.make_secretary())
    assert f"{PAGE}name/" in client.get(PAGE).content.decode()
    typed = {
        "key": str(uuid4()),
        "villages": ["40150604"],
        "what": "ติดตั้งป้าย",
        "doer": "cdd-4015",
        "follower": "deputy-40",
        "due_on": "31 ส.ค. 61",
    }

    assert client.post(f"{PAGE}name/", {**typed, "villages": []}).status_code == 422
    assert client.post(f"{PAGE}name/", typed)["Location"] == PAGE
    client.post(f"{PAGE}name/", typed)

    assert Action.objects.get().what == "ติดตั้งป้าย"
    assert f"{PAGE}drop/" not in client.get(PAGE).content.decode()


def test_the_secretary_drops_it_with_a_reason() -> None:
    waiting()
    client = signed_in(factories.make_secretary())
    assert f"{PAGE}drop/" in client.get(PAGE).content.decode()

    assert client.post(f"{PAGE}drop/", {"reason": " "}).status_code == 422
    assert client.post(f"{PAGE}drop/", {"reason": "รวมไว้ในแผนอื่น"})["Location"] == PAGE

    assert "รวมไว้ในแผนอื่น" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}drop/", {"reason": "อีกครั้ง"}).status_code == 422


def test_the_meeting_and_the_dues_lead_there(resolution: Resolution) -> None:
    client = signed_in(factories.make_secretary())

    assert PAGE in client.get("/desk/meetings/otop-40/2561/1/").content.decode()
    assert "/desk/meetings/search/" in client.get("/desk/meetings/").content.decode()


@pytest.mark.parametrize("villages", [["40150604"], ["40150604", "40150205", "40110101"]])
def test_many_villages_ask_no_more_of_the_database(villages: list[str]) -> None:
    first = factories.make_meeting()
    factories.make_resolution(first, *(factories.make_ask(code) for code in villages))
    factories.make_meeting(first.committee, starts_at=factories.SECOND_DAY)
    client = signed_in(factories.make_secretary())
    client.get(PAGE)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(PAGE).status_code == 200

    assert len(asked) <= 18
