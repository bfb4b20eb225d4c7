"""What was sold before the first report: years of which only sums are left, and the target that rests on them too.

All invented. Sales of the months themselves are in `months.py`; these sums stand beside them and not in them.
"""

from datetime import date, datetime

from tidtam.ground.files.actions import store
from tidtam.kit import money
from tidtam.kit.actor import Actor
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.models import Round
from tidtam.work.sales.actions.brought import BroughtRow, bring_forward
from tidtam.work.sales.actions.targets import set_targets

PROVINCE, COHORT, PERCENT = "40", "2557-2558", 20_00
SUMS = {2558: "5,412,000,000", 2559: "6,004,500,000"}
ENTERED = datetime(2017, 11, 6, 10, 30, tzinfo=BANGKOK)
TARGET_YEAR = date(2017, 10, 1)
SOURCE = "สรุปยอดจำหน่าย OTOP รายปีของจังหวัด ปีงบประมาณ {year} (ข้อมูลสมมติ)"


def build_past(by: Actor | None = None) -> None:
    """Sums of the fiscal years 2558 and 2559 with a table as their paper, and the targets of 2561."""
    lines = "".join(f'{year},"{baht}"\n' for year, baht in SUMS.items())
    table = f"ข้อมูลสมมติเพื่อการสาธิต,\nปีงบประมาณ,ยอดจำหน่าย (บาท)\n{lines}".encode()
    for year, baht in SUMS.items():
        begins, ends = date(year - 544, 10, 1), date(year - 543, 9, 1)
        paper = store(table, name=f"otop-sales-{year}.csv", by=by)
        row = BroughtRow(PROVINCE, begins, ends, money.baht(baht), SOURCE.format(year=year), paper)
        bring_forward(row, by=by, at=ENTERED)
    set_targets(PROVINCE, TARGET_YEAR, Round.objects.get(pk=COHORT), PERCENT, by=by, at=ENTERED)
