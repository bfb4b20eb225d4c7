"""The agenda of a body, and of one meeting: order, names, papers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tidtam.ground.files.actions import store
from tidtam.kit import clock
from tidtam.reporting.meetings import refusals
from tidtam.reporting.meetings.actions import (
    Line,
    attach_paper,
    content,
    freeze_pack,
    remove_paper,
    set_agenda,
    set_template,
    write_item,
)
from tidtam.reporting.meetings.contents.agenda import agenda_rows, carried_rows
from tidtam.reporting.meetings.models import ItemKind, Meeting
from tidtam.reporting.meetings.queries import as_of
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db

FIVE = [
    Line("inform", "เรื่องแจ้งเพื่อทราบ"),
    Line("follow_up", "เรื่องสืบเนื่อง"),
    Line("minutes", "รับรองรายงานการประชุมครั้งที่แล้ว"),
    Line("to_decide", "เรื่องเพื่อพิจารณา"),
    Line("other", "เรื่องอื่น ๆ"),
]


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    factories.make_standards()
    return factories.make_meeting()


def lines(meeting: Meeting) -> list[Line]:
    return [Line(item.kind, item.heading_th, item.pk) for item in meeting.agenda.all()]


def headings(meeting: Meeting) -> list[tuple[int, str]]:
    return list(meeting.agenda.values_list("number", "heading_th"))


def test_a_body_keeps_an_agenda_of_its_own() -> None:
    factories.make_standards()
    committee = factories.make_committee()
    set_template(committee, FIVE, by=factories.make_secretary())

    first = factories.make_meeting(committee)
    second = factories.make_meeting(committee, starts_at=factories.SECOND_DAY)

    assert [row["heading"] for row in agenda_rows(first, as_of(first))] == [line.heading for line in FIVE]
    rows = {row["kind"]: row for row in agenda_rows(second, as_of(second))}
    assert rows["minutes"]["number"] == 3
    assert rows["minutes"]["paragraphs"] == ["รับรองรายงานการประชุม ครั้งที่ 1/2561 เมื่อวันศุกร์ที่ 20 กรกฎาคม 2561"]


def test_a_first_meeting_says_there_is_nothing_wherever_these_items_stand() -> None:
    factories.make_standards()
    committee = factories.make_committee()
    set_template(committee, FIVE, by=None)
    first = factories.make_meeting(committee)

    rows = {row["kind"]: row["paragraphs"] for row in agenda_rows(first, as_of(first))}

    assert rows["minutes"] == ["ไม่มี (เป็นการประชุมครั้งแรก)"]
    assert rows["follow_up"] == ["ไม่มี"]
    assert carried_rows(first, as_of(first)) == []


def test_items_change_places_and_keep_what_stands_under_them(meeting: Meeting) -> None:
    write_item(meeting, 6, "เรื่องการจัดงานไหม", by=None)
    order = lines(meeting)
    moved = [order[0], order[2], order[1], order[5], order[3], order[4]]

    set_agenda(meeting, moved, by=factories.make_secretary())

    assert [heading for _number, heading in headings(meeting)] == [line.heading for line in moved]
    assert [number for number, _heading in headings(meeting)] == [1, 2, 3, 4, 5, 6]
    assert meeting.agenda.get(number=4).text_th == "เรื่องการจัดงานไหม"
    assert meeting.agenda.get(kind=ItemKind.MINUTES).number == 3


def test_an_item_is_added_renamed_and_taken_out(meeting: Meeting) -> None:
    own = [*lines(meeting)[:5], Line("to_note", "รายงานผลการประกวด")]
    own[0] = Line(own[0].kind, "เรื่องแจ้ง", own[0].pk)

    set_agenda(meeting, own, by=None)

    assert headings(meeting)[0] == (1, "เรื่องแจ้ง")
    assert headings(meeting)[5] == (6, "รายงานผลการประกวด")


def test_an_item_that_holds_something_is_not_lost(meeting: Meeting) -> None:
    write_item(meeting, 6, "ยังไม่ได้อ่าน", by=None)

    with pytest.raises(refusals.ItemNotEmpty):
        set_agenda(meeting, lines(meeting)[:5], by=None)

    assert meeting.agenda.get(number=6).text_th == "ยังไม่ได้อ่าน"


def test_numbers_that_are_cited_stay(meeting: Meeting) -> None:
    factories.make_resolution(meeting)
    order = lines(meeting)

    with pytest.raises(refusals.NumbersCited):
        set_agenda(meeting, [order[1], order[0], *order[2:]], by=None)

    set_agenda(meeting, [*order, Line("other", "เรื่องด่วน")], by=None)
    assert headings(meeting)[-1] == (7, "เรื่องด่วน")


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ([], refusals.AgendaSize),
        ([Line("other", "เรื่อง")] * 21, refusals.AgendaSize),
        ([Line("other", "  ")], refusals.ItemUnnamed),
        ([Line("minutes", "ก"), Line("minutes", "ข")], refusals.TwiceComputed),
        ([Line("party", "งานเลี้ยง")], refusals.NoSuchItem),
    ],
)
def test_what_is_no_agenda_is_refused(meeting: Meeting, given: list[Line], refusal: type[Exception]) -> None:
    before = headings(meeting)

    with pytest.raises(refusal):
        set_agenda(meeting, given, by=None)
    with pytest.raises(refusal):
        set_template(meeting.committee, given, by=None)

    assert headings(meeting) == before


def test_a_stranger_changes_no_agenda(meeting: Meeting) -> None:
    other = factories.make_secretary("41")
    file = store(b"%PDF-1.7 x", name="a.pdf", by=None)

    with pytest.raises(refusals.NotEntitled):
        set_agenda(meeting, lines(meeting), by=other)
    with pytest.raises(refusals.NotEntitled):
        set_template(meeting.committee, FIVE, by=other)
    with pytest.raises(refusals.NotEntitled):
        attach_paper(meeting.agenda.get(number=4), file, title="ก", by=other)


def test_a_paper_is_attached_once_and_taken_off(meeting: Meeting) -> None:
    item = meeting.agenda.get(number=4)
    file = store(b"%PDF-1.7 x", name="a.pdf", by=None)

    paper = attach_paper(item, file, title="แผนพัฒนา", by=factories.make_secretary())
    with pytest.raises(refusals.PaperThere):
        attach_paper(item, file, title="แผนพัฒนา", by=None)

    assert [one.title_th for one in item.papers.all()] == ["แผนพัฒนา"]
    remove_paper(paper, by=None)
    assert not item.papers.exists()


def test_the_pack_names_the_papers_attached(meeting: Meeting) -> None:
    file = store(b"%PDF-1.7 x", name="a.pdf", by=None)
    attach_paper(meeting.agenda.get(number=5), file, title="แผนพัฒนา ปี 2562", by=None)

    pack = freeze_pack(meeting, by=None)

    assert "แผนพัฒนา ปี 2562" in content(pack, "html").decode()
    assert pack.inputs["agenda"][4]["papers"] == ["แผนพัฒนา ปี 2562"]


def test_the_pack_is_printed_in_the_order_of_the_body(meeting: Meeting) -> None:
    order = lines(meeting)
    set_agenda(meeting, [order[0], order[3], order[4], order[1], order[2], order[5]], by=None)

    pack = freeze_pack(meeting, by=None)

    assert [row["kind"] for row in pack.inputs["agenda"]][1] == "to_note"
    assert "<h3>2.1 ตัวเลขสำคัญของจังหวัด" in content(pack, "html").decode()
    assert "<h3>3.1 การติดตามหมู่บ้านเป้าหมาย" in content(pack, "html").decode()
