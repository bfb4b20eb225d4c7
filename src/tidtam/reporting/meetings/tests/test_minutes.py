"""Minutes: they draft themselves, go round, are approved and then stay as they are."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from tidtam.ground.files import shelf
from tidtam.ground.people.tests.factories import make_post
from tidtam.kit import clock
from tidtam.kit.paper.docx import docx
from tidtam.kit.paper.setting import pdf
from tidtam.kit.paper.shown import as_text
from tidtam.reporting.meetings import actions, papers, refusals
from tidtam.reporting.meetings.actions import minutes as room
from tidtam.reporting.meetings.contents.minutes import minutes_facts
from tidtam.reporting.meetings.models import AgendaItem, Meeting, Minutes
from tidtam.reporting.meetings.papers.kept import read
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db

PAGE = "/desk/meetings/otop-40/2561/1/"
MINUTES = f"{PAGE}minutes/"


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    """Held on 20 July: the chair and a substitute came, one member did not; one village was asked."""
    factories.make_standards()
    committee = factories.make_committee()
    for code, name in (("commerce-40", "พาณิชย์จังหวัดขอนแก่น"), ("tourism-40", "ท่องเที่ยวและกีฬาจังหวัดขอนแก่น")):
        actions.seat(
            committee, make_post(code, name_th=name), duty="member", starts_on=factories.SINCE, by=None
        )
    row = factories.make_meeting(committee)
    actions.write_item(row, 1, "นโยบายของจังหวัด", by=None)
    actions.open_meeting(row, at=factories.FIRST_DAY, by=None)
    chair, commerce, tourism = row.attendance.all()
    actions.mark(chair, "present", by=None)
    actions.mark(commerce, "substitute", substitute="นายสมาน ขยัน", by=None)
    actions.mark(tourism, "absent", reason="ลาป่วย", by=None)
    factories.make_resolution(row, factories.make_ask("40150604"))
    actions.close_meeting(row, at=factories.FIRST_DAY + timedelta(hours=3), by=None)
    return Meeting.objects.select_related("committee", "chair").get(pk=row.pk)


@pytest.fixture
def minutes(meeting: Meeting) -> Minutes:
    return actions.draft_minutes(meeting, recorder="นางสาวมาลี ใจดี, นักวิชาการ", by=None)


def text(meeting: Meeting) -> str:
    row = Meeting.objects.select_related("committee", "chair", "minutes").get(pk=meeting.pk)
    return as_text(papers.minutes(minutes_facts(row)))


def second(meeting: Meeting) -> Meeting:
    later = factories.make_meeting(meeting.committee, starts_at=factories.NOW - timedelta(hours=1))
    return actions.open_meeting(later, by=None)


def test_minutes_draft_themselves_from_what_was_recorded(minutes: Minutes, meeting: Meeting) -> None:
    said = text(meeting)

    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.DRAFTED
    for words in (
        "รายงานการประชุม",
        "ครั้งที่ ๑/๒๕๖๑",
        "เมื่อวันศุกร์ที่ ๒๐ กรกฎาคม ๒๕๖๑",
        "แทน พาณิชย์จังหวัดขอนแก่น",
        "นายสมาน ขยัน",
        "ลาป่วย",
        "๐๙.๐๐ น.",
        "นโยบายของจังหวัด",
        "ไม่มี (เป็นการประชุมครั้งแรก)",
        "มอบหมายให้พัฒนาการอำเภอดำเนินการให้แล้วเสร็จ",
        "๑๒.๐๐ น.",
        "นางสาวมาลี ใจดี",
    ):
        assert words in said, words


def test_drafting_again_changes_signers_and_no_text(minutes: Minutes, meeting: Meeting) -> None:
    item = meeting.agenda.get(number=1)
    AgendaItem.objects.filter(pk=item.pk).update(minutes_th="เขียนเอง")

    actions.draft_minutes(meeting, recorder="นายอื่น", by=None)

    assert meeting.agenda.get(number=1).minutes_th == "เขียนเอง"
    assert Minutes.objects.get().recorder_th == "นายอื่น"


def test_what_was_written_during_the_meeting_is_not_drafted_over(meeting: Meeting) -> None:
    AgendaItem.objects.filter(meeting=meeting, number=1).update(minutes_th="ประธานกล่าวว่า")

    actions.draft_minutes(meeting, by=None)

    assert meeting.agenda.get(number=1).minutes_th == "ประธานกล่าวว่า"


def test_the_next_minutes_tell_what_came_of_the_resolutions(minutes: Minutes, meeting: Meeting) -> None:
    later = second(meeting)
    actions.close_meeting(later, by=None)
    actions.draft_minutes(later, by=None)

    written = later.agenda.get(kind="follow_up").minutes_th
    assert "มติที่ประชุม ครั้งที่ 1/2561 ข้อ 5.1" in written
    assert "ติดตาม 1 เรื่อง เสร็จ 0 เรื่อง เกินกำหนด 0 เรื่อง" in written
    assert "เสนอรับรองรายงานการประชุม ครั้งที่ 1/2561" in later.agenda.get(kind="minutes").minutes_th


def test_an_open_meeting_has_no_minutes_yet(meeting: Meeting) -> None:
    with pytest.raises(refusals.NotClosed):
        actions.draft_minutes(second(meeting), by=None)


def test_a_later_meeting_approves_them_and_freezes_everything(minutes: Minutes, meeting: Meeting) -> None:
    secretary = factories.make_secretary()
    later = second(meeting)

    approved = actions.approve_minutes(minutes, in_meeting=later, by=secretary)

    meeting.refresh_from_db()
    assert meeting.state == Meeting.State.APPROVED
    assert approved.approved_in == later
    document = papers.minutes(read(papers.Minutes, approved.inputs))
    assert shelf.path_of(approved.pdf.sha256).read_bytes() == pdf(document, at=meeting.starts_at)
    assert shelf.path_of(approved.docx.sha256).read_bytes() == docx(document, at=meeting.starts_at)
    line, item = meeting.attendance.first(), meeting.agenda.first()
    for attempt in (
        lambda: actions.mark(line, "absent", by=None),
        lambda: actions.write_item(meeting, 1, "อื่น", by=None),
        lambda: actions.write_minutes(item, "อื่น", revision=9, writer=UUID(int=7), by=None),
        lambda: actions.draft_minutes(meeting, by=None),
        lambda: actions.close_meeting(meeting, by=None),
        lambda: factories.make_resolution(meeting),
        lambda: actions.approve_minutes(minutes, in_meeting=later, by=None),
    ):
        with pytest.raises(refusals.Frozen):
            attempt()
    assert actions.archive(meeting, by=None).state == Meeting.State.ARCHIVED


def test_minutes_are_approved_only_by_a_later_meeting_that_was_opened(
    minutes: Minutes, meeting: Meeting
) -> None:
    ahead = factories.make_meeting(meeting.committee, starts_at=factories.SECOND_DAY)
    with pytest.raises(refusals.NotOpened):
        actions.approve_minutes(minutes, in_meeting=ahead, by=None)
    with pytest.raises(refusals.NotALaterMeeting):
        actions.approve_minutes(minutes, in_meeting=meeting, by=None)
    with pytest.raises(refusals.NotGivenRound):
        actions.approve_minutes(minutes, by=None)
    with pytest.raises(refusals.NotApproved):
        actions.archive(meeting, by=None)


def test_going_round_gives_days_to_object_and_every_objection_an_answer(
    minutes: Minutes, meeting: Meeting
) -> None:
    member = factories.make_member(meeting.committee, "industry-40")
    with pytest.raises(refusals.NotGivenRound):
        actions.object_to(minutes, "ผมมาประชุม", by=member)
    with pytest.raises(refusals.NoDaysToObject):
        actions.circulate(minutes, object_until=clock.today(), by=None)
    actions.circulate(minutes, object_until=date(2018, 8, 3), by=None)
    with pytest.raises(refusals.NotEntitled):
        actions.object_to(minutes, "คนนอก", by=factories.make_secretary("41"))
    with pytest.raises(refusals.NothingObjected):
        actions.object_to(minutes, "  ", by=member)
    raised = actions.object_to(minutes, "ผมมาประชุม", by=member)

    with pytest.raises(refusals.ObjectionOpen):
        actions.approve_minutes(minutes, by=None)
    with pytest.raises(refusals.NothingAnswered):
        actions.answer_objection(raised, " ", by=None)
    actions.answer_objection(raised, "แก้ไขแล้ว", by=None)
    with pytest.raises(refusals.StillGoingRound):
        actions.approve_minutes(minutes, by=None)

    with clock.frozen(factories.NOW + timedelta(days=8)):
        with pytest.raises(refusals.TooLateToObject):
            actions.object_to(minutes, "ช้าไป", by=member)
        approved = actions.approve_minutes(minutes, by=None)
    assert approved.approved_in is None
    assert approved.is_frozen


def test_what_changed_while_the_papers_were_set_is_not_approved_unseen(
    minutes: Minutes, meeting: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(document: object, at: object = None) -> bytes:
        AgendaItem.objects.filter(meeting=meeting, number=1).update(minutes_th="เปลี่ยนระหว่างนั้น")
        return b"%PDF-1.7 x"

    monkeypatch.setattr(room, "pdf", slow)
    later = second(meeting)
    with pytest.raises(refusals.Unsettled):
        actions.approve_minutes(minutes, in_meeting=later, by=None)
    assert not Minutes.objects.get().is_frozen


def client_of(user: object) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_a_draft_is_the_secretarys_until_it_goes_round(minutes: Minutes, meeting: Meeting) -> None:
    secretary = client_of(factories.make_secretary())
    member = client_of(factories.make_member(meeting.committee, "industry-40"))
    assert secretary.get(MINUTES).status_code == 200
    assert member.get(MINUTES).status_code == 404
    assert MINUTES not in member.get(PAGE).content.decode()

    secretary.post(f"{MINUTES}circulate/", {"object_until": "3 ส.ค. 61"})
    page = member.get(MINUTES).content.decode()
    member.post(f"{MINUTES}object/", {"text": "ผมมาประชุม"})

    assert "นายสมาน ขยัน" in page
    assert "แก้ไขข้อความ" not in page
    assert "ผมมาประชุม" in secretary.get(MINUTES).content.decode()
    assert secretary.post(f"{MINUTES}object/", {"text": "x"}).status_code == 404


def test_the_secretary_takes_it_from_the_screen_to_the_approved_paper(meeting: Meeting) -> None:
    client = client_of(factories.make_secretary())
    second(meeting)
    client.post(f"{MINUTES}draft/", {"recorder": "นางสาวมาลี ใจดี, นักวิชาการ", "checker": ""})
    later = meeting.committee.meetings.get(number=2)

    answer = client.post(f"{MINUTES}approve/", {"meeting": later.pk})

    assert answer["Location"] == MINUTES
    assert "รับรองโดยการประชุมครั้งที่ 2/2561" in client.get(MINUTES).content.decode()
    printed = b"".join(client.get(f"{MINUTES}pdf/").streaming_content)
    assert printed.startswith(b"%PDF")
    assert client.get(f"{MINUTES}docx/")["Content-Disposition"].startswith("attachment")
    assert client.get(f"{MINUTES}exe/").status_code == 404


def test_every_paper_can_be_taken_away_in_both_forms(meeting: Meeting) -> None:
    client = client_of(factories.make_secretary())
    page = client.get(f"{PAGE}documents/").content.decode()

    for kind in (
        "invitation",
        "agenda",
        "attendance",
        "minutes",
        "resolutions",
        "circulation",
        "news",
        "district-4015",
    ):
        assert f"{PAGE}documents/{kind}.pdf" in page
        assert client.get(f"{PAGE}documents/{kind}.pdf").content.startswith(b"%PDF"), kind
        assert client.get(f"{PAGE}documents/{kind}.docx").content.startswith(b"PK"), kind
    assert client.get(f"{PAGE}documents/district-4011.pdf").status_code == 404
    assert client.get(f"{PAGE}documents/agenda.exe").status_code == 404
    assert client.get(f"{PAGE}documents/agenda.pdf?dated=x").status_code == 404
    assert client.get(f"{PAGE}documents/?dated=x").status_code == 422


def test_papers_are_the_secretarys(meeting: Meeting) -> None:
    member = client_of(factories.make_member(meeting.committee, "industry-40"))

    assert member.get(f"{PAGE}documents/").status_code == 404
    assert member.get(f"{PAGE}documents/agenda.pdf").status_code == 404
