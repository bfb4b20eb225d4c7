"""The secretary's pages: sent or pasted, looked at, saved, taken in; to others there is no such page."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.intake.forms.decisions import CHOSEN
from tidtam.reporting.intake.models import Intake
from tidtam.reporting.intake.tests import papers
from tidtam.reporting.intake.tests.factories import TEXT, confirmed, make_intake, place_of
from tidtam.reporting.meetings.models import Meeting
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db

LIST, NEW = "/desk/meetings/intake/", "/desk/meetings/intake/new/"


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
    return f"{LIST}{intake.key}/"


def filled(intake: Intake, **changes: str) -> dict[str, str]:
    """The page as a browser sends it, everything kept as read."""
    data = {"version": str(intake.version), "draft": str(uuid4())}
    for place, one in enumerate(intake.proposals):
        data[f"say_{place}"] = "keep"
        value = str(one["code"] or "") if one["kind"] in CHOSEN else str(one["value"])
        data[f"value_{place}"] = one["label"] if one["kind"] in ("date", "due", "time") else value
    return {**data, **changes}


def test_a_stranger_is_sent_to_log_in() -> None:
    intake = make_intake()
    for path in (LIST, NEW, page_of(intake), f"{page_of(intake)}take/"):
        answer = Client().get(path)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize(
    ("role", "area"),
    [("province", "40"), ("executive", "40"), ("district", "4015"), ("member", "40"), ("secretary", "41")],
)
def test_to_everybody_but_the_secretary_there_is_no_such_paper(role: str, area: str) -> None:
    intake = make_intake()
    client = signed_in(make_user(role, area))

    for path in (page_of(intake), f"{page_of(intake)}take/", f"{page_of(intake)}file/"):
        assert client.get(path).status_code == 404
    assert client.post(f"{page_of(intake)}discard/").status_code == 404
    assert client.post(f"{page_of(intake)}again/").status_code == 404
    assert client.post(page_of(intake), filled(intake)).status_code == 404
    assert "รายงาน.txt" not in client.get(LIST).content.decode()
    assert client.get(LIST).status_code == (200 if role == "secretary" else 404)


def test_a_pasted_text_is_read_and_shown_with_its_passages() -> None:
    body, client = factories.make_committee(), signed_in(factories.make_secretary())
    assert client.get(NEW).status_code == 200

    answer = client.post(NEW, {"committee": body.code, "text": TEXT})

    intake = Intake.objects.get()
    assert answer["Location"] == page_of(intake)
    page = client.get(answer["Location"]).content.decode()
    assert 'href="#p0"' in page
    assert 'id="s0"' in page
    assert not Meeting.objects.exists()
    assert "ข้อความที่วาง" in client.get(LIST).content.decode()


@pytest.mark.parametrize("form", ["txt", "docx", "pdf"])
def test_a_file_is_read_and_given_back_as_it_was_sent(form: str) -> None:
    content = {"txt": TEXT.encode(), "docx": papers.word(*TEXT.splitlines()), "pdf": papers.pdf(TEXT)}[form]
    body, client = factories.make_committee(), signed_in(factories.make_secretary())

    client.post(NEW, {"committee": body.code, "file": SimpleUploadedFile(f"a.{form}", content)})

    intake = Intake.objects.get()
    answer = client.get(f"{page_of(intake)}file/")
    if form == "txt":
        assert answer.status_code == 404  # the page shows it whole
    else:
        assert b"".join(answer.streaming_content) == content


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"text": TEXT, "file": SimpleUploadedFile("a.txt", TEXT.encode())},
        {"file": SimpleUploadedFile("a.pdf", papers.scan())},
        {"file": SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))},
        {"committee": "another"},
    ],
)
def test_what_cannot_be_read_stands_at_the_form_and_nothing_is_kept(sent: dict) -> None:
    body, client = factories.make_committee(), signed_in(factories.make_secretary())
    answer = client.post(NEW, {"committee": body.code, **sent})
    assert answer.status_code == 422
    assert 'class="problems"' in answer.content.decode()
    assert not Intake.objects.exists()


def test_the_same_paper_again_leads_to_the_first_and_says_so() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    answer = client.post(NEW, {"committee": intake.committee.code, "text": TEXT}, follow=True)
    assert answer.redirect_chain[-1][0] == page_of(intake)
    assert "20" in answer.content.decode()
    assert Intake.objects.count() == 1
    assert "อ่านไว้แล้ว" in answer.content.decode()


def test_what_several_villages_fit_is_chosen_by_a_person_or_left_out() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    place = place_of(intake, "village", 1)

    assert client.post(page_of(intake), filled(intake)).status_code == 422
    answer = client.post(page_of(intake), filled(intake, **{f"value_{place}": "40150309"}))

    assert answer["Location"] == page_of(intake)
    intake.refresh_from_db()
    assert intake.decided(place)["value"] == "40150309"
    assert intake.open_count == 0


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [("date", "31 ก.พ. 61"), ("date", "20 ก.ค. 2018"), ("time", "25.00"), ("number", "หนึ่ง"), ("figure", "มาก"),
     ("village", "41010101")],
)  # fmt: skip
def test_a_value_that_cannot_be_stands_at_its_proposal(kind: str, wrong: str) -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    answer = client.post(page_of(intake), filled(intake, **{f"value_{place_of(intake, kind)}": wrong}))
    assert answer.status_code == 422
    intake.refresh_from_db()
    assert intake.decisions == {}
    dropped = {f"say_{place}": "drop" for place in range(len(intake.proposals))}
    again = filled(intake, **dropped, **{f"value_{place_of(intake, kind)}": wrong})
    assert client.post(page_of(intake), again).status_code == 302


def test_who_chooses_another_value_has_said_that_it_is_right() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    place = place_of(intake, "village", 1)
    silent = {f"say_{other}": "" for other in range(len(intake.proposals))}

    client.post(page_of(intake), filled(intake, **silent, **{f"value_{place}": "40150603"}))

    intake.refresh_from_db()
    assert set(intake.decisions) == {str(place)}
    assert [value for _one, value in intake.kept("village")] == ["40150603"]


def test_the_sure_ones_are_confirmed_by_one_button_and_the_doubtful_stay_open() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    client.post(page_of(intake), {"version": "0", "sure": "1"})
    intake.refresh_from_db()
    assert intake.kept("date")
    assert [value for _one, value in intake.kept("body")] == [factories.NAME]
    assert intake.kept("district")
    assert intake.kept("village") == []
    assert intake.open_count >= 2


def test_who_saved_on_an_older_page_keeps_what_was_typed_and_saves_again() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    confirmed(intake)
    typed = filled(intake, version="0", **{f"value_{place_of(intake, 'village', 1)}": "40150309"})

    answer = client.post(page_of(intake), typed)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert 'name="version" value="1"' in page
    assert client.post(page_of(intake), {**typed, "version": "1"}).status_code == 302


def test_a_paper_is_read_again() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    assert client.post(f"{page_of(intake)}again/")["Location"] == page_of(intake)


def test_a_paper_is_thrown_away_unless_it_was_taken_in() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    assert client.post(f"{page_of(intake)}discard/")["Location"] == LIST
    assert not Intake.objects.exists()


def test_a_text_with_markup_is_shown_as_text() -> None:
    intake = make_intake(f"{TEXT}<script>alert(1)</script>")
    page = signed_in(factories.make_secretary()).get(page_of(intake)).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_no_more_of_the_database_for_many_papers(count: int) -> None:
    for number in range(count):
        make_intake(f"{TEXT}{number}")
    client = signed_in(factories.make_secretary())
    client.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(LIST).status_code == 200
    assert len(asked) <= 10
    assert "spreadsheetml" in client.get(f"{LIST}?format=xlsx")["Content-Type"]


def test_a_paper_of_another_committee_is_said() -> None:
    make_intake()
    other = factories.make_committee("silk-40")
    other.name_th = "คณะอนุกรรมการผ้าไหม"
    other.save(update_fields=["name_th"])
    intake = make_intake(TEXT + "อีกฉบับ", committee=other)
    page = signed_in(factories.make_secretary()).get(page_of(intake)).content.decode()
    assert "เป็นของคณะอื่น" in page
    elsewhere = make_intake(TEXT.replace("ขอนแก่น", "เลย"))
    page = signed_in(factories.make_secretary()).get(page_of(elsewhere)).content.decode()
    assert "เป็นของคณะอื่น" in page
    own = Intake.objects.filter(committee__code=factories.BODY).last()
    assert "เป็นของคณะอื่น" not in signed_in(factories.make_secretary()).get(page_of(own)).content.decode()


def test_a_papers_page_stays_within_fifteen_questions() -> None:
    intake, client = make_intake(), signed_in(factories.make_secretary())
    client.get(page_of(intake))
    with CaptureQueriesContext(connection) as asked:
        assert client.get(page_of(intake)).status_code == 200
    assert len(asked) <= 15
