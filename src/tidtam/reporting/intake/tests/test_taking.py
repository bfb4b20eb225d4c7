"""From a paper that was read to a meeting: decisions by people, nothing before they are made, everything at once."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.models import Post
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.reporting.figures.models import Quoted
from tidtam.reporting.intake import refusals
from tidtam.reporting.intake.actions import (
    Minutes,
    Said,
    Stated,
    decide,
    discard,
    read_again,
    read_paper,
    take_in,
)
from tidtam.reporting.intake.drafting import draft_of
from tidtam.reporting.intake.models import Intake, Passage
from tidtam.reporting.intake.segments import pieces
from tidtam.reporting.intake.tests import papers
from tidtam.reporting.intake.tests.factories import TEXT, confirmed, make_intake, place_of
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.refusals import NumberTaken
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.models import Action

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


def minutes(**changes: object) -> Minutes:
    told = {
        "number": 1,
        "starts_at": factories.FIRST_DAY,
        "place_th": "ห้องประชุมออคิด",
        "chair": Post.objects.get(code="deputy-40"),
        "to_note": "ยอดจำหน่าย 6,199,333,184 บาท",
        "to_decide": "พื้นที่ติดตาม อ.หนองสองห้อง",
        "resolution": "ให้ปลัดจังหวัดขอนแก่นติดตาม",
        "asks": [factories.make_ask("40150604")],
        "figures": [Stated("sales.total", 100, date(2017, 10, 1), date(2018, 6, 1))],
        "passage": (5, 20),
    }
    return Minutes(**{**told, **changes})


def test_reading_keeps_the_paper_and_makes_nothing_of_it() -> None:
    intake = make_intake()

    assert (intake.form, intake.version, intake.decisions, intake.open_count) == (
        "text",
        0,
        {},
        len(intake.proposals),
    )
    assert {one["kind"] for one in intake.proposals} >= {"date", "number", "village", "figure", "due"}
    assert not Meeting.objects.exists()
    assert not Quoted.objects.exists()
    entry = Entry.objects.get(verb="intake.read_paper")
    assert "รายงาน" not in str(entry.detail)


def test_the_same_paper_again_is_said_whatever_its_name_or_form() -> None:
    first = make_intake()
    with pytest.raises(refusals.AlreadyRead) as refused:
        make_intake(name="อีกชื่อ.txt")
    assert refused.value.there == first
    assert make_intake(TEXT + "ต่อ") != first


def test_a_word_file_is_kept_as_it_was_sent_and_goes_with_the_intake() -> None:
    body, secretary = factories.make_committee(), factories.make_secretary()
    intake = read_paper(body, content=papers.word(*TEXT.splitlines()), name="รายงาน.docx", by=secretary)
    assert intake.file is not None
    assert intake.file.name == "รายงาน.docx"

    discard(intake, by=secretary)

    assert not Intake.objects.exists()
    assert Entry.objects.filter(verb__in=["intake.discard", "files.discard"]).count() == 2


def test_a_person_confirms_changes_and_drops_and_goes_on_another_day() -> None:
    intake, secretary = make_intake(), factories.make_secretary()
    place, when = place_of(intake, "village", 1), place_of(intake, "date")

    intake = decide(intake, {place: Said("keep", "40150603")}, version=0, by=secretary)
    intake = decide(
        intake,
        {place: Said("keep", "40150603"), when: Said("drop")},
        version=1,
        by=factories.make_secretary(),
    )

    assert intake.decided(place)["value"] == "40150603"
    assert intake.decided(place)["by"] == secretary.label
    assert intake.decided(when)["say"] == "drop"
    assert intake.kept("date") == []
    assert [value for _one, value in intake.kept("village")] == ["40150603"]
    assert Entry.objects.filter(verb="intake.decide").count() == 2


def test_read_again_it_knows_what_was_added_to_the_register_and_keeps_what_was_said() -> None:
    intake, secretary = make_intake(f"{TEXT}และบ้านใหม่เจริญ หมู่ 9 ตำบลดงเค็ง"), factories.make_secretary()
    when, new = place_of(intake, "date"), place_of(intake, "village", 2)
    assert intake.proposals[new]["code"] is None
    intake = decide(intake, {when: Said("drop")}, version=0, by=secretary)
    make_area("40150809", "บ้านใหม่เจริญ")

    intake = read_again(intake, by=secretary)

    assert intake.proposals[place_of(intake, "village", 2)]["code"] == "40150809"
    assert intake.decided(place_of(intake, "date"))["say"] == "drop"
    assert (intake.version, len(intake.decisions)) == (2, 1)


def test_who_saves_last_does_not_overwrite_what_was_saved_meanwhile() -> None:
    intake = make_intake()
    decide(intake, {0: Said("drop")}, version=0, by=factories.make_secretary())
    with pytest.raises(refusals.SavedMeanwhile):
        decide(intake, {1: Said("drop")}, version=0, by=factories.make_secretary())
    assert set(Intake.objects.get().decisions) == {"0"}


def test_what_was_confirmed_stands_in_the_draft_and_what_was_dropped_does_not() -> None:
    factories.make_standards()
    intake = confirmed(make_intake())
    intake.decisions[str(place_of(intake, "due"))] = {"say": "drop", "value": ""}

    told = draft_of(intake, {"40150604": "บ้านวังคูณ", "4015": "อ.หนองสองห้อง", "deputy-40": "ปลัดจังหวัดขอนแก่น"})

    assert (told.number, told.day, f"{told.at:%H:%M}", told.chair) == (
        1,
        date(2018, 7, 20),
        "09:00",
        "deputy-40",
    )
    assert told.villages == ("40150604", "40150603")
    assert told.due_on is None
    assert told.figures == (Stated("sales.total", 619_933_318_400, date(2017, 10, 1), date(2018, 6, 1)),)
    assert "6,199,333,184 บาท" in told.to_note
    assert "อ.หนองสองห้อง" in told.to_decide
    assert "ให้ปลัดจังหวัดขอนแก่นติดตามหมู่บ้านเป้าหมาย 2 หมู่บ้าน" in told.resolution
    assert told.passage is not None
    assert intake.text[told.passage[0] : told.passage[1]].startswith("ปลัดจังหวัดขอนแก่น")


def test_taken_in_it_is_a_meeting_with_resolution_actions_and_quoted_figures() -> None:
    intake, secretary = make_intake(), factories.make_secretary()

    meeting = take_in(intake, minutes(), by=secretary)

    assert (meeting.reference, meeting.starts_at) == ("1/2561", factories.FIRST_DAY)
    texts = {item.number: item.text_th for item in meeting.agenda.all()}
    assert texts[4].startswith("ยอดจำหน่าย")
    assert texts[5].startswith("พื้นที่ติดตาม")
    resolution = Resolution.objects.get()
    assert resolution.item.number == 5
    action = Action.objects.get()
    assert (action.area_id, action.due_on, action.follower.code) == (
        "40150604",
        date(2018, 8, 31),
        "deputy-40",
    )
    quoted = Quoted.objects.get()
    assert (quoted.name, quoted.value, quoted.area) == ("sales.total", 100, "40")
    assert quoted.source.endswith("ครั้งที่ 1/2561")
    passage = Passage.objects.get()
    assert (passage.resolution, passage.intake, passage.start, passage.end) == (resolution, intake, 5, 20)
    intake.refresh_from_db()
    assert (intake.meeting, intake.taken_by) == (meeting, secretary.label)
    assert Entry.objects.filter(verb="intake.take_in").count() == 1


def test_a_paper_is_taken_in_once_and_then_stands() -> None:
    intake, secretary = make_intake(), factories.make_secretary()
    take_in(intake, minutes(), by=secretary)
    for change in (
        lambda: take_in(intake, minutes(number=2), by=secretary),
        lambda: decide(intake, {0: Said("drop")}, version=0, by=secretary),
        lambda: discard(intake, by=secretary),
        lambda: read_again(intake, by=secretary),
    ):
        with pytest.raises(refusals.TakenInAlready):
            change()


def test_a_paper_older_than_the_meetings_that_are_there_is_taken_in_before_them() -> None:
    factories.make_meeting(starts_at=factories.SECOND_DAY.replace(day=26, month=7))
    intake = make_intake()
    before = datetime.fromisoformat("2017-11-20T09:00+07:00")
    assert (
        take_in(intake, minutes(number=3, starts_at=before), by=factories.make_secretary()).reference
        == "3/2560"
    )


def test_what_the_meetings_refuse_leaves_nothing_behind() -> None:
    factories.make_meeting()
    intake = make_intake()
    with pytest.raises(NumberTaken):
        take_in(intake, minutes(), by=factories.make_secretary())
    assert Meeting.objects.count() == 1
    assert not Quoted.objects.exists()
    assert not Passage.objects.exists()


def test_without_a_resolution_it_is_a_meeting_alone() -> None:
    take_in(make_intake(), minutes(resolution="", asks=[], figures=[]), by=factories.make_secretary())
    assert Meeting.objects.count() == 1
    assert not Resolution.objects.exists()


def test_the_body_may_lay_down_an_agenda_of_its_own() -> None:
    from tidtam.reporting.meetings.actions import Line, set_template

    body = factories.make_committee()
    set_template(body, [Line("follow_up", "เรื่องสืบเนื่อง"), Line("other", "เรื่องอื่น ๆ")], by=None)
    meeting = take_in(make_intake(committee=body), minutes(), by=factories.make_secretary())
    assert "ยอดจำหน่าย" in meeting.agenda.get(number=2).text_th
    assert "พื้นที่ติดตาม" in meeting.agenda.get(number=2).text_th


@pytest.mark.parametrize("role", ["province", "member", "district", "auditor"])
def test_nobody_but_the_secretary_of_the_body_may(role: str) -> None:
    intake, other = make_intake(), make_user(role, "40")
    for change in (
        lambda: read_paper(intake.committee, content=b"text", name="x", by=other),
        lambda: decide(intake, {}, version=0, by=other),
        lambda: take_in(intake, minutes(), by=other),
        lambda: discard(intake, by=other),
        lambda: read_again(intake, by=other),
    ):
        with pytest.raises(refusals.NotEntitled):
            change()


def test_the_text_is_shown_whole_with_every_passage_marked() -> None:
    intake = make_intake()
    cut = list(pieces(intake.text, intake.proposals))

    assert "".join(piece.text for piece in cut) == intake.text
    assert sorted(place for piece in cut for place in piece.begins) == list(range(len(intake.proposals)))
    for place, one in enumerate(intake.proposals):
        assert "".join(piece.text for piece in cut if place in piece.places) == one["passage"]
