"""The further charts of the papers: sales by month against last year, and how the follow-up stands by district.

Each with the table it is drawn from and the words for who cannot see it; the drawing is kept with the inputs.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tidtam.kit import plots
from tidtam.kit.calendar import month_range, month_short
from tidtam.reporting.figures.queries import Figure, figure
from tidtam.reporting.meetings.contents.numbers import SALES, sales_months

YEARS = ("ปีนี้", "ปีก่อน")


def drawn(area: str, at: datetime, follow_up: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that there is something to draw of."""
    found = [_months(area, at), _districts(follow_up)]
    return [one for one in found if one is not None]


def _months(area: str, at: datetime) -> dict[str, Any] | None:
    first, last = sales_months(at)
    this = figure(SALES, area=area, start=first, end=last, known_at=at, by="month")
    before = figure(SALES, area=area, start=_earlier(first), end=_earlier(last), known_at=at, by="month")
    if not this.value:
        return None
    title = f"ยอดจำหน่ายสะสม {this.period} รวม {this.text} บาท"
    if before.value:
        title = f"ยอดจำหน่ายสะสม {this.period} {_against(this, before)}"
    months = [month_short(month) for month in month_range(first, last)]
    lines = [
        plots.Line(name, [row.value // 100 for row in one.rows], strong=name == YEARS[0])
        for name, one in zip(YEARS, (this, before), strict=True)
        if one.value
    ]
    rows = [
        [month, row.text, then.text] for month, row, then in zip(months, this.rows, before.rows, strict=True)
    ]
    return _chart(
        title,
        ["เดือน", *(f"{name} (บาท)" for name in YEARS)],
        rows,
        plots.lines(title, months, lines, unit="บาท"),
    )


def _districts(follow_up: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """Of every district in which something was asked: how many matters, how many done, how many late."""
    asked = [row for row in follow_up if row["due"]]
    if not asked:
        return None
    all_, done, late = (
        Counter(row["district"] for row in asked if not kind or row["kind"] == kind)
        for kind in ("", "done", "late")
    )
    names = sorted(all_, key=lambda name: (-all_[name], name))
    title = f"ติดตามแล้วเสร็จ {done.total():,} จาก {all_.total():,} เรื่อง เกินกำหนด {late.total():,} เรื่อง"
    bars = [
        plots.Bar(name, all_[name], f"เสร็จ {done[name]:,} จาก {all_[name]:,}", solid=done[name])
        for name in names
    ]
    rows = [[name, f"{all_[name]:,}", f"{done[name]:,}", f"{late[name]:,}"] for name in names]
    return _chart(
        title, ["อำเภอ", "เรื่อง", "เสร็จ", "เกินกำหนด"], rows, plots.bars(title, bars, unit="เรื่องติดตามรายอำเภอ")
    )


def _chart(title: str, head: list[str], rows: list[list[str]], svg: str) -> dict[str, Any]:
    told = [" ".join(f"{name} {cell}" for name, cell in zip(head, row, strict=True)) for row in rows]
    said = "; ".join(told)
    return {"title": title, "head": head, "rows": rows, "spoken": f"{title}: {said}", "svg": svg}


def _against(this: Figure, before: Figure) -> str:
    """Above or below the same months of the year before, per cent with one decimal, rounded half up."""
    apart = abs(this.value - before.value)
    tenths = (apart * 2000 + before.value) // (2 * before.value)
    word = "สูงกว่า" if this.value >= before.value else "ต่ำกว่า"
    return f"{word}ช่วงเดียวกันของปีก่อนร้อยละ {tenths // 10}.{tenths % 10}"


def _earlier(month: date) -> date:
    return month.replace(year=month.year - 1)
