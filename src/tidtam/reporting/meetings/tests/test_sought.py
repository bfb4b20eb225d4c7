"""What did we ever decide about this village, and what came of it: found by words, place, body, year and state."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tidtam.ground.areas.redraw import plan_recode, redraw
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.reporting.meetings.actions import drop_resolution
from tidtam.reporting.meetings.models import Meeting, Resolution
from tidtam.reporting.meetings.queries import sought
from tidtam.reporting.meetings.tests import factories
from tidtam.reporting.meetings.tests.test_screens import signed_in
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.tests.factories import make_visit

pytestmark = pytest.mark.django_db

SEARCH = "/desk/meetings/search/"
SIGNS, MAPS, NOBODY = "มอบหมายให้ติดตั้งป้ายบอกทาง", "มอบหมายให้จัดทำแผนที่ชุมชน", "มอบหมายหน่วยงานที่เกี่ยวข้อง"


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


@pytest.fixture
def meeting() -> Meeting:
    """Signs for บ้านวังคูณ, maps for two villages of which one is late, and something for nobody."""
    made = factories.make_meeting()
    factories.make_resolution(made, factories.make_ask("40150604"), text=SIGNS)
    late = factories.make_ask("40110101", due_on=date(2018, 7, 25), what="สำรวจเส้นทาง")
    factories.make_resolution(made, factories.make_ask("40150604", what="วาดแผนที่"), late, text=MAPS)
    factories.make_resolution(made, text=NOBODY)
    factories.make_resolution(made, item=4, kind="noted", text="รับทราบตัวเลข")
    return made


def texts(rows) -> list[str]:
    return sorted(rows.values_list("text_th", flat=True))


def shown(user, **asked: str) -> str:
    answer = signed_in(user).get(SEARCH, asked)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ป้ายบอกทาง", [SIGNS]),
        ("บ้านวังคูณ", [MAPS, SIGNS]),
        ("วังคูน", [MAPS, SIGNS]),
        ("แผนที่ วังคูณ", [MAPS]),
        ("สำรวจ วังคูณ", []),
        ("หนองสองห้อง แผนที่", [MAPS]),
        ("40110101", [MAPS]),
        ("1/2561 แผนที่", [MAPS]),
        ("๑/๒๕๖๑ ป้าย", [SIGNS]),
        ("ไม่มีคำนี้เลย", []),
    ],
)
def test_every_word_is_found_in_a_resolution_and_one_of_its_places(
    meeting: Meeting, typed: str, found: list[str]
) -> None:
    rows = sought.by_words(sought.readable(factories.make_secretary()), typed)

    assert texts(rows) == sorted(found)


def test_a_long_text_is_found_to_its_end(meeting: Meeting) -> None:
    factories.make_resolution(meeting, text="ก" * 3000 + " ปลายข้อความ")

    assert sought.by_words(Resolution.objects.all(), "ปลายข้อความ").count() == 1


def test_by_place_also_under_the_code_it_had_before_a_redraw(meeting: Meeting) -> None:
    rows = Resolution.objects.all()
    assert texts(sought.by_place(rows, "4015")) == sorted([MAPS, SIGNS])
    assert texts(sought.by_place(rows, "๔๐๑๑๐๑๐๑")) == [MAPS]

    redraw(lambda: plan_recode("40150604", "40150699", day=clock.today()), source="ประกาศ", by=None)

    for code in ("40150604", "40150699", "401506"):
        assert texts(sought.by_place(rows, code)) == sorted([MAPS, SIGNS]), code
    assert texts(sought.by_place(rows, "4099")) == []


def test_by_what_came_of_it(meeting: Meeting) -> None:
    action = Resolution.objects.get(text_th=SIGNS).made.get().action
    report_done(action, note="เสร็จ", by=factories.make_officer("4015"))
    make_visit((action, "fine", ""))
    dropped = factories.make_resolution(meeting, text="มอบหมายแล้วเลิก")
    drop_resolution(dropped, reason="รวมไว้ที่อื่น", by=factories.make_secretary())
    rows, today = Resolution.objects.all(), clock.today()

    assert texts(sought.by_state(rows, "open", today)) == [MAPS]
    assert texts(sought.by_state(rows, "late", today)) == [MAPS]
    assert texts(sought.by_state(rows, "done", today)) == [SIGNS]
    assert texts(sought.by_state(rows, "unnamed", today)) == [NOBODY]
    assert texts(sought.by_state(rows, "dropped", today)) == ["มอบหมายแล้วเลิก"]
    assert texts(sought.by_state(rows, "nothing", today)) == ["รับทราบตัวเลข"]


def test_the_list_says_where_how_many_and_how_it_stands_and_leads_to_its_life(meeting: Meeting) -> None:
    page = shown(factories.make_secretary(), q="แผนที่")

    assert "/desk/meetings/otop-40/2561/1/resolutions/5.2/" in page
    assert "บ้านวังคูณ" in page
    assert '<span class="state late">เกินกำหนด</span>' in page
    assert SIGNS not in page
    for asked in ({"area": "x"}, {"state": "x"}, {"year": "x"}):
        assert MAPS not in shown(factories.make_secretary(), **asked)


def test_body_year_and_kind_narrow_it(meeting: Meeting) -> None:
    other = factories.make_meeting(factories.make_committee("silk-40"))
    factories.make_resolution(other, kind="agreed", text="เห็นชอบงานไหม")
    secretary = factories.make_secretary()

    assert "เห็นชอบงานไหม" in shown(secretary, body="silk-40", year="2561", kind="agreed")
    assert MAPS not in shown(secretary, body="silk-40")
    assert "เห็นชอบงานไหม" not in shown(secretary, kind="noted")


def test_nobody_finds_what_is_not_theirs_to_read(meeting: Meeting) -> None:
    member = factories.make_member(meeting.committee)
    for stranger in (make_user("secretary", "41"), make_user("district", "4015"), make_user("member", "40")):
        assert MAPS not in shown(stranger)
        assert MAPS not in shown(stranger, q="แผนที่")
    assert MAPS in shown(member, q="แผนที่")


def test_it_leaves_as_a_spreadsheet(meeting: Meeting) -> None:
    answer = signed_in(factories.make_secretary()).get(SEARCH, {"format": "csv"})

    text = b"".join(answer.streaming_content).decode()
    assert MAPS in text
    assert "วังคูณ" in text


@pytest.mark.parametrize("count", [1, 3])
def test_many_resolutions_ask_no_more_of_the_database(meeting: Meeting, count: int) -> None:
    for number in range(1, count):
        later = factories.make_meeting(meeting.committee, starts_at=factories.NOW + timedelta(minutes=number))
        with clock.frozen(later.starts_at):
            factories.make_resolution(later, factories.make_ask("40150604"), text=f"มติ {number}")
    client = signed_in(factories.make_secretary())
    client.get(SEARCH)

    with CaptureQueriesContext(connection) as asked:
        assert client.get(SEARCH, {"q": "วังคูณ"}).status_code == 200

    assert len(asked) <= 16
