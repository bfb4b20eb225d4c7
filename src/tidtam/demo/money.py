"""The demo's budget of fiscal year 2561: the province's and districts' lines, how their money moved; invented."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tidtam.demo.field import at
from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import Post, User
from tidtam.kit import money
from tidtam.work.plan.actions import EntryRow, NodeRow, TransferRow, add_node, record_entry, transfer
from tidtam.work.plan.models import BudgetNode, Programme

Progress = Callable[[int, int], None]
PROVINCE, YEAR = "40", 2561
OFFICE, PUBLIC_WORKS = "กลุ่มงานส่งเสริมการพัฒนาชุมชน", "กลุ่มงานยุทธศาสตร์การพัฒนาชุมชน"
ABOVE = {
    "1": "พัฒนาบุคลากร",
    "1.1": "เตรียมความพร้อมชุมชน",
    "1.1.1": "พัฒนาผู้นำและแกนนำชุมชนท่องเที่ยว",
    "2": "พัฒนาแหล่งท่องเที่ยว",
    "2.1": "ปรับปรุงภูมิทัศน์และสิ่งอำนวยความสะดวก",
    "2.1.1": "ปรับปรุงหมู่บ้านและแหล่งท่องเที่ยว",
    "3": "พัฒนาสินค้าและบริการ",
    "3.1": "พัฒนาผลิตภัณฑ์ชุมชน",
    "3.1.1": "พัฒนาศักยภาพผู้ผลิตและตราสินค้าของที่ระลึก",
    "4": "ส่งเสริมการตลาดชุมชนท่องเที่ยว",
    "4.1": "ประชาสัมพันธ์และเชื่อมโยงเส้นทาง",
    "4.1.1": "ป้ายบอกทางและแผ่นพับ",
}


class Moved(NamedTuple):
    """One entry of a line, in baht."""

    kind: str
    baht: int
    on: date
    note: str = ""


class Funded(NamedTuple):
    """A line to which money was given, and what became of it."""

    code: str
    name: str
    unit: str
    area: str
    baht: int
    moved: tuple[Moved, ...] = ()


def _spent(baht: int, month: int, day: int, note: str = "") -> Moved:
    return Moved("disburse", baht, date(2018, month, day), note)


GIVEN = date(2018, 2, 15)
LINES = (
    Funded(
        "1.1.1 (1)", "ประชุมเชิงปฏิบัติการเตรียมความพร้อมชุมชน", OFFICE, PROVINCE, 2_850_000,
        (_spent(1_420_000, 4, 20, "รุ่นที่ 1"), _spent(1_310_500, 5, 25, "รุ่นที่ 2"),
         Moved("return", 119_500, date(2018, 6, 29), "เหลือจ่าย")),
    ),
    Funded(
        "1.1.1 (2)", "จัดทำข้อมูลการท่องเที่ยวโดยชุมชน", OFFICE, PROVINCE, 960_000, (_spent(412_300, 6, 15),)
    ),
    Funded(
        "2.1.1 (1)", "ปรับภูมิทัศน์หมู่บ้าน อำเภอหนองสองห้อง", PUBLIC_WORKS, "4015", 4_500_000,
        (Moved("commit", 3_900_000, date(2018, 6, 8), "สัญญาจ้างสมมติ 7/2561"),
         Moved("disburse", 1_170_000, date(2018, 7, 13), "งวดที่ 1")),
    ),
    Funded("2.1.1 (2)", "ศูนย์ข้อมูลการท่องเที่ยวอำเภอเวียงเก่า", PUBLIC_WORKS, "4029", 1_200_000),
    Funded(
        "2.1.1 (3)", "ปรับภูมิทัศน์หมู่บ้าน อำเภอภูเวียง", PUBLIC_WORKS, "4016", 2_400_000,
        (_spent(640_000, 7, 6),),
    ),
    Funded(
        "3.1.1 (1)", "พัฒนาตราสินค้าของที่ระลึก 12 หมู่บ้าน", OFFICE, PROVINCE, 1_800_000,
        (_spent(455_000, 5, 18), _spent(512_800, 7, 2)),
    ),
    Funded("3.1.1 (2)", "พัฒนาอาหารพื้นถิ่น", OFFICE, PROVINCE, 720_000, (_spent(288_000, 6, 22),)),
    Funded("4.1.1 (1)", "ป้ายบอกทางเข้าหมู่บ้าน", PUBLIC_WORKS, PROVINCE, 1_560_000),
    Funded("4.1.1 (2)", "แผ่นพับเส้นทางท่องเที่ยว", OFFICE, PROVINCE, 300_000, (_spent(96_000, 7, 16),)),
)  # fmt: skip
#: From the signs to the brochures, as the committee agreed.
TRANSFERRED = ("4.1.1 (1)", "4.1.1 (2)", 150_000, date(2018, 6, 5))


def build_money(posts: dict[str, Post], users: dict[str, User], progress: Progress) -> None:
    """A tree whose sums differ: lines that are spent, begun, bound by a contract and untouched."""
    officer = users["province"]
    programme = Programme.objects.get(fiscal_year=YEAR)
    province = Area.objects.get(pk=PROVINCE)
    lines: dict[str, BudgetNode] = {}
    with at(GIVEN):
        for code, name in ABOVE.items():
            add_node(programme, province, NodeRow(code, name), by=officer)
        for number, line in enumerate(LINES, 1):
            row = NodeRow(line.code, line.name, line.unit, Area.objects.get(pk=line.area))
            lines[line.code] = add_node(programme, province, row, by=officer)
            _enter(lines[line.code], Moved("allocate", line.baht, GIVEN), number, officer)
            progress(number, 2 * len(LINES))
    source, to, baht, day = TRANSFERRED
    with at(day):
        asked = TransferRow(money.baht(baht), day, "ขก 0019/สมมติ-โอน", "ตามมติคณะกรรมการ")
        transfer(lines[source], lines[to], asked, by=officer)
    for number, line in enumerate(LINES, 1):
        for moved in line.moved:
            with at(moved.on):
                _enter(lines[line.code], moved, number, officer)
        progress(len(LINES) + number, 2 * len(LINES))


def _enter(node: BudgetNode, moved: Moved, number: int, officer: User) -> None:
    part = "committed" if moved.kind == "disburse" and moved.note.startswith("งวด") else "open"
    document = f"ขก 0019/สมมติ-{number}{moved.on:%m%d}"
    row = EntryRow(moved.kind, money.baht(moved.baht), moved.on, document, part, note=moved.note)
    record_entry(node, row, by=officer)
