"""The register that the reports are read against: real districts, the reports' villages, and thousands of others."""

from collections.abc import Iterator, Sequence

from bench.intake.reports import Report
from tidtam.ground.areas.actions import VillageFact, add_villages, load_gazetteer
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import thai

EACH = 7  # villages of a subdistrict, beside those of the reports
STEMS = (
    "หนอง", "โนน", "ดอน", "นา", "โคก", "ห้วย", "วัง", "ท่า", "ทุ่ง", "ป่า", "คลอง", "บึง", "เขา", "กุด", "หัว", "ควน", "ดอย",
)  # fmt: skip
TAILS = (
    "แวง", "สูง", "ใหญ่", "คำ", "ม่วง", "ยาง", "ไผ่", "แดง", "กลาง", "สว่าง", "น้อย", "แก้ว", "ขาม", "โพธิ์", "สะอาด", "เจริญ",
    "ทอง", "งาม", "ตาล",
)  # fmt: skip


def build(reports: Sequence[Report]) -> int:
    """Answers how many villages there are."""
    load_gazetteer(sorted({report.province for report in reports}), by=None)
    told = {code: name for report in reports for code, name in report.villages.items()}
    taken = {thai.bare_place(name) for name in told.values()}
    taken |= {thai.bare_place(str(name)) for report in reports for name, _code in report.expected["village"]}
    facts = [_fact(code, name) for code, name in told.items()]
    facts += [_fact(code, name) for code, name in _others(set(told), taken)]
    return add_villages(facts, source="bench/intake (invented)", by=None)


def _others(codes: set[str], taken: set[str]) -> Iterator[tuple[str, str]]:
    """Invented names of the usual make, the same each time; none is one of the reports'."""
    subdistricts = Area.objects.existing().filter(level=Level.SUBDISTRICT).order_by("code")
    place = 0
    for subdistrict in subdistricts.values_list("code", flat=True):
        for moo in range(11, 11 + EACH):
            place += 1
            stem, tail = STEMS[place % len(STEMS)], TAILS[place * 5 % len(TAILS)]
            code = f"{subdistrict}{moo:02}"
            if f"{stem}{tail}" not in taken and code not in codes:
                yield code, f"บ้าน{stem}{tail}"


def _fact(code: str, name: str) -> VillageFact:
    return VillageFact(code, name, "", None, None)
