"""What a resolution asks of villages, as a table: the same in minutes, notices and letters to districts."""

from tidtam.kit.paper.document import Column, Table
from tidtam.reporting.meetings.papers import wording
from tidtam.reporting.meetings.papers.facts import Ask

COLUMNS = (
    Column("ที่", 1.0, "center"),
    Column("หมู่บ้าน", 4.3),
    Column("สิ่งที่ต้องดำเนินการ"),
    Column("ผู้ดำเนินการ", 3.4),
    Column("กำหนด", 2.3),
)


def asks_table(asks: tuple[Ask, ...]) -> Table:
    return Table(
        COLUMNS,
        tuple(
            (
                str(place),
                f"{one.village}\n{one.subdistrict}".strip(),
                one.what,
                one.doer,
                wording.date_short(one.due),
            )
            for place, one in enumerate(asks, start=1)
        ),
        size=11,
    )
