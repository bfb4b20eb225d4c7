"""The further figures and charts of a pack: told where something stands behind them, each with its table."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tidtam.kit import clock
from tidtam.reporting.meetings.contents.drawn import drawn
from tidtam.reporting.meetings.contents.numbers import figures_of
from tidtam.reporting.meetings.contents.villages import follow_up_rows
from tidtam.reporting.meetings.tests import factories
from tidtam.work.followup.actions import report_done
from tidtam.work.followup.tests.factories import make_visit
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now(settings: object, tmp_path: Path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path / "files"
    with clock.frozen(factories.NOW):
        yield


def test_where_nothing_was_sold_or_asked_nothing_is_drawn() -> None:
    factories.make_standards()
    factories.make_community("40150604")
    meeting = factories.make_meeting()

    assert drawn("40", factories.NOW, follow_up_rows(meeting, factories.NOW)) == []
    assert [one.name for one in figures_of("40", factories.NOW)][-1] == "sales.reporting_rate"


def test_sales_stand_month_by_month_beside_the_year_before() -> None:
    factories.make_standards()
    product = make_sale(month=date(2018, 5, 1), baht=1_500_00).product
    make_sale(product, month=date(2017, 5, 1), baht=1_000_00)

    (chart,) = drawn("40", factories.NOW, [])

    assert chart["title"] == "ยอดจำหน่ายสะสม ต.ค. 60 – มิ.ย. 61 สูงกว่าช่วงเดียวกันของปีก่อนร้อยละ 50.0"
    assert chart["head"] == ["เดือน", "ปีนี้ (บาท)", "ปีก่อน (บาท)"]
    assert ["พ.ค. 61", "1,500", "1,000"] in chart["rows"]
    assert len(chart["rows"]) == 9
    assert "พ.ค. 61" in chart["spoken"]
    assert chart["svg"].startswith("<svg")


def test_the_follow_up_is_counted_by_district() -> None:
    meeting = factories.make_meeting()
    late = factories.make_ask("40110101", due_on=date(2018, 7, 25))
    made = factories.make_resolution(
        meeting, factories.make_ask("40150604"), factories.make_ask("40150205"), late
    )
    action = made.made.get(action__area_id="40150604").action
    report_done(action, note="เสร็จ", by=factories.make_officer("4015"))
    make_visit((action, "fine", ""))

    (chart,) = drawn("40", factories.NOW, follow_up_rows(meeting, factories.NOW))

    assert chart["title"] == "ติดตามแล้วเสร็จ 1 จาก 3 เรื่อง เกินกำหนด 1 เรื่อง"
    assert chart["rows"] == [["อ.หนองสองห้อง", "2", "1", "0"], ["อ.เปือยน้อย", "1", "0", "1"]]
