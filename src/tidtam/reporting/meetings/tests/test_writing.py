"""Minutes are written while the meeting goes on: nothing that was typed is lost, whoever types at once."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from tidtam.kit import clock
from tidtam.reporting.meetings import actions, refusals
from tidtam.reporting.meetings.actions import Written, write_minutes
from tidtam.reporting.meetings.models import AgendaItem, Meeting
from tidtam.reporting.meetings.tests import factories

pytestmark = pytest.mark.django_db

MINE, HERS = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def item() -> AgendaItem:
    return factories.make_meeting().agenda.get(number=4)


def wrote(item: AgendaItem, text: str, revision: int, writer: UUID = MINE) -> Written:
    return write_minutes(item, text, revision=revision, writer=writer, by=None)


def test_each_writing_counts(item: AgendaItem) -> None:
    first = wrote(item, "ประธานแจ้งว่า", 0)
    second = wrote(item, "ประธานแจ้งว่า จังหวัดได้รับงบประมาณ", first.revision)

    item.refresh_from_db()
    assert (first.revision, second.revision) == (1, 2)
    assert item.minutes_th == "ประธานแจ้งว่า จังหวัดได้รับงบประมาณ"


def test_a_second_secretary_overwrites_nothing_and_loses_nothing(item: AgendaItem) -> None:
    wrote(item, "ของคนแรก", 0, MINE)

    lost = wrote(item, "ของคนที่สอง", 0, HERS)

    item.refresh_from_db()
    assert item.minutes_th == "ของคนแรก"
    assert lost == Written(1, "ของคนแรก", lost_to="tidtam")
    assert item.writings.get(kept_aside=True).text_th == "ของคนที่สอง"
    merged = wrote(item, "ของคนแรก\nของคนที่สอง", lost.revision, HERS)
    assert (merged.revision, merged.lost_to) == (2, "")


def test_a_lost_answer_is_not_taken_for_another_secretary(item: AgendaItem) -> None:
    wrote(item, "พิมพ์", 0)  # its answer never arrived: the page still believes in revision 0

    again = wrote(item, "พิมพ์ต่อ", 0)

    assert again == Written(2, "พิมพ์ต่อ")


def test_the_same_text_twice_is_one_writing(item: AgendaItem) -> None:
    wrote(item, "เหมือนเดิม", 0)

    assert wrote(item, "เหมือนเดิม\r\n", 0, HERS) == Written(1, "เหมือนเดิม")


def test_what_one_page_writes_in_a_moment_is_kept_as_one_and_later_as_another(item: AgendaItem) -> None:
    wrote(item, "ก", 0)
    wrote(item, "กข", 1)
    assert item.writings.count() == 1

    with clock.frozen(factories.NOW + timedelta(minutes=5)):
        wrote(item, "กขค", 2)

    assert [row.text_th for row in item.writings.all()] == ["กขค", "กข"]


def test_a_page_that_comes_back_after_others_wrote_does_not_win_by_being_late(item: AgendaItem) -> None:
    wrote(item, "หนึ่ง", 0, MINE)
    wrote(item, "หนึ่ง สอง", 1, HERS)

    late = wrote(item, "หนึ่ง สาม", 1, MINE)

    item.refresh_from_db()
    assert late.lost_to
    assert item.minutes_th == "หนึ่ง สอง"


def test_too_long_a_text_is_refused_in_words(item: AgendaItem) -> None:
    with pytest.raises(refusals.TooLong, match="40,000"):
        wrote(item, "ก" * 40_001, 0)


def test_a_stranger_writes_nothing(item: AgendaItem) -> None:
    with pytest.raises(refusals.NotEntitled):
        write_minutes(item, "ก", revision=0, writer=uuid4(), by=factories.make_secretary("41"))


def test_the_hall_sees_what_the_secretary_shows(item: AgendaItem) -> None:
    actions.show_item(item.meeting, 4, by=None)
    assert Meeting.objects.get().showing == 4
    with pytest.raises(refusals.NoSuchItem):
        actions.show_item(item.meeting, 9, by=None)
    actions.show_item(item.meeting, None, by=None)
    assert Meeting.objects.get().showing is None
