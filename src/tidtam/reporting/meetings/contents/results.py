"""What came of the works, under item 3: visitors and income against before, and which villages have not reported."""

from datetime import datetime

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.calendar import month_short
from tidtam.registers.communities.models import Community
from tidtam.reporting.figures.queries import figure
from tidtam.reporting.meetings.contents.numbers import sales_months
from tidtam.work.results.queries.around import Measure, change_words, whole
from tidtam.work.results.queries.missing import Missing, owing
from tidtam.work.results.queries.sums import Span, told_in

VISITORS, INCOME = "villages.visitors", "villages.income"
MOST_NAMES = 20


def result_lines(area: str, at: datetime) -> list[str]:
    """Paragraphs as known at the moment; none where no village has ever reported."""
    first, last = sales_months(at)
    if not told_in(Span(area, known_at=at)).exists():
        return []
    visitors = figure(VISITORS, area=area, start=first, end=last, known_at=at)
    income = figure(INCOME, area=area, start=first, end=last, known_at=at)
    against = [_against("นักท่องเที่ยว", area, at, lambda row: row.visitors)]
    against.append(_against("รายได้", area, at, lambda row: row.income))
    lines = [
        f"ผลลัพธ์ของหมู่บ้านเป้าหมาย {visitors.period} นักท่องเที่ยว {visitors.text} คน "
        f"รายได้จากการท่องเที่ยว {income.text} บาท ({visitors.notes[0]})"
    ]
    if any(against):
        lines.append("เทียบเดือนเดียวกันก่อนเริ่มโครงการ " + " ".join(filter(None, against)))
    villages = Community.objects.filter(within(area, "area_id"), joined_on__lte=clock.local(at).date())
    if owed := owing(villages, [last], at):
        lines.append(f"ยังไม่รายงานเดือน {month_short(last)} จำนวน {len(owed):,} หมู่บ้าน {_named(owed)}")
    return lines


def _against(name: str, area: str, at: datetime, measure: Measure) -> str:
    """ "นักท่องเที่ยว +12.5% (9 หมู่บ้าน)"."""
    found = whole(area, measure, at)
    words = change_words(found.change)
    return f"{name} {words} ({found.villages:,} หมู่บ้าน)" if words else ""


def _named(owed: list[Missing]) -> str:
    names = ", ".join(one.community.area.label for one in owed[:MOST_NAMES])
    return f"{names} และอื่น ๆ" if len(owed) > MOST_NAMES else names
