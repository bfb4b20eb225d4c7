"""The last look at a paper, and the meeting that comes of it, on the secretary's pages."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.kit import clock
from tidtam.reporting.figures.models import Quoted
from tidtam.reporting.intake.models import Intake, Passage
from tidtam.reporting.intake.tests.factories import confirmed, make_intake
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page_of(intake: Intake) -> str:
    return f"/desk/meetings/intake/{intake.key}/"


def taking(**changes: object) -> dict[str, object]:
    return {
        "key": str(uuid4()),
        "number": "1",
        "day": "20 ก.ค. 61",
        "time": "09.00",
        "place_th": "ห้องประชุมออคิด",
        "chair": "deputy-40",
        "to_note": "ยอดจำหน่าย",
        "to_decide": "",
        "kind": "assigned",
        "text": "ให้ติดตาม",
        "villages": ["40150604", "40150603"],
        "work_item": "",
        "what": "ติดตั้งป้าย",
        "doer": "cdd-4015",
        "follower": "deputy-40",
        "due_on": "31 ส.ค. 61",
        **changes,
    }


def test_the_paper_becomes_a_meeting_with_matters_to_follow_up() -> None:
    factories.make_standards()
    intake = make_intake()
    make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง")
    confirmed(intake)
    client = signed_in(factories.make_secretary())
    page = client.get(f"{page_of(intake)}take/").content.decode()
    assert "31 ส.ค. 61" in page
    assert "ห้องประชุมออคิด" in page

    answer = client.post(f"{page_of(intake)}take/", taking())

    assert answer["Location"] == "/desk/meetings/otop-40/2561/1/"
    assert {row.area_id for row in Action.objects.all()} == {"40150604", "40150603"}
    assert Quoted.objects.get().name == "sales.total"
    assert client.get(f"{page_of(intake)}take/")["Location"] == answer["Location"]
    meeting = client.get(answer["Location"]).content.decode()
    start = Passage.objects.get().start
    assert f"{page_of(intake)}#at-{start}" in meeting
    auditor = signed_in(make_user("auditor", "40")).get(answer["Location"]).content.decode()
    assert page_of(intake) not in auditor
    shown = client.get(page_of(intake)).content.decode()
    assert f'id="at-{start}"' in shown
    assert "ให้ติดตาม" in shown
    assert '<input type="radio"' not in shown


@pytest.mark.parametrize(
    "changes",
    [
        {"due_on": ""}, {"doer": ""}, {"follower": ""}, {"what": ""}, {"text": ""}, {"chair": ""}, {"number": ""},
        {"day": "20 ส.ค. 61"}, {"day": ""}, {"villages": ["41010101"]}, {"doer": "each:nobody"},
    ],
)  # fmt: skip
def test_what_the_paper_is_silent_about_is_asked_and_nothing_made_before(changes: dict) -> None:
    intake = make_intake()
    make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง")
    confirmed(intake)
    answer = signed_in(factories.make_secretary()).post(f"{page_of(intake)}take/", taking(**changes))
    assert answer.status_code == 422
    assert not Meeting.objects.exists()
    assert not Action.objects.exists()


def test_a_number_that_is_there_already_is_said_at_the_form() -> None:
    factories.make_meeting()
    intake = make_intake()
    make_post("cdd-4015", name_th="พัฒนาการอำเภอหนองสองห้อง")
    confirmed(intake)
    answer = signed_in(factories.make_secretary()).post(f"{page_of(intake)}take/", taking())
    assert answer.status_code == 422
    assert "1/2561" in answer.content.decode()
