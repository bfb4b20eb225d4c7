"""A budget for tests, made by the room's own actions: 1 → 1.1 → 1.1.1 → (1), (2), of the province and of 4015."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store
from tidtam.ground.files.models import File, Kind
from tidtam.kit import clock
from tidtam.work.plan.actions import EntryRow, NodeRow, add_node, record_entry
from tidtam.work.plan.models import BudgetEntry, BudgetNode
from tidtam.work.plan.tests.factories import make_programme

NOW = datetime(2018, 7, 27, 3, 0, tzinfo=UTC)  # 10.00 in Bangkok, 27 July 2561
DAY = date(2018, 3, 1)
ABOVE = {"1": "พัฒนาบุคลากร", "1.1": "เตรียมความพร้อมชุมชน", "1.1.1": "พัฒนาผู้นำชุมชนท่องเที่ยว"}


@contextmanager
def now(moment: datetime = NOW) -> Iterator[datetime]:
    with clock.frozen(moment):
        yield moment


def make_node(code: str = "1.1.1 (1)", name: str = "", area: str = "40", **fields: Any) -> BudgetNode:
    """The line, with those above it; the same one where it is there."""
    programme, province = make_programme(), make_area("40")
    found = BudgetNode.objects.filter(code=code).first()
    if found is not None:
        return found
    for above, title in ABOVE.items():
        if above != code and code.startswith(above) and not BudgetNode.objects.filter(code=above).exists():
            add_node(programme, province, NodeRow(above, title), by=None)
    said = name or ABOVE.get(code, "ประชุมเชิงปฏิบัติการ")
    row = NodeRow(code, said, fields.pop("unit", "กลุ่มงานส่งเสริมการพัฒนาชุมชน"), make_area(area))
    return add_node(programme, province, row, by=None)


def enter(node: BudgetNode, kind: str, baht: int, **fields: Any) -> BudgetEntry:
    """So many baht on 1 March 2561."""
    papers = fields.pop("papers", ())
    by = fields.pop("by", None)
    row = {"dated_on": DAY, "document": f"ขก 0019/{kind}"} | fields
    return record_entry(node, EntryRow(kind, baht * 100, **row), papers=papers, by=by)


def make_funded(baht: int = 1000, code: str = "1.1.1 (1)", area: str = "40") -> BudgetNode:
    node = make_node(code, area=area)
    enter(node, "allocate", baht)
    node.refresh_from_db()
    return node


def make_pdf() -> File:
    return store(b"%PDF-1.7 invoice", name="invoice.pdf", by=None, kinds={Kind.PDF})
