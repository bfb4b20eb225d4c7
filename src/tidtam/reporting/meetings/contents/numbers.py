"""The province's figures as known at the moment of the paper, and the chart of its districts."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from tidtam.kit import calendar, charts, clock
from tidtam.kit.calendar import month_code
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.models import Quoted
from tidtam.reporting.figures.queries import DEFINITIONS, Definition, Figure, Question, figure, figures

PRODUCERS, SALES, VENDORS, RATE = (
    "producers.registered",
    "sales.total",
    "markets.vendors",
    "sales.reporting_rate",
)
# Beside those four, told where anything stands behind them.
FURTHER = (
    "products.registered",
    "sales.target",
    "training.attended",
    "training.outcomes",
    "budget.allocated",
    "budget.spent_share",
    "villages.visitors",
    "villages.income",
)


#: What a meeting can choose from.
OFFERED = (PRODUCERS, SALES, VENDORS, RATE, *FURTHER)


def figures_of(area: str, at: datetime, chosen: Sequence[str] | None = None) -> list[Figure]:
    """Producers of the round, sales of the fiscal year's whole months, market registrants, reports sent; and more.

    chosen: only these, also where nothing stands behind one; what this house does not know is passed over.
    """
    if chosen is not None:
        code = round_of(area, at)
        wanted = [_question(DEFINITIONS[name], area, code, at) for name in chosen if name in OFFERED]
        return figures([one for one in wanted if one is not None])
    first, last = sales_months(at)
    found = []
    code = round_of(area, at)
    if code:
        found.append(figure(PRODUCERS, area=area, round=code, known_at=at))
    found.append(figure(SALES, area=area, start=first, end=last, known_at=at))
    found.append(figure(VENDORS, area=area, known_at=at))
    found.append(figure(RATE, area=area, start=first, end=last, known_at=at))
    asked = [_question(DEFINITIONS[name], area, code, at) for name in FURTHER]
    return found + [one for one in figures([one for one in asked if one is not None]) if one.value]


def _question(definition: Definition, area: str, round: str, at: datetime) -> Question | None:
    """Of the round, the whole fiscal year or its months so far, as the figure is; None where there is no round."""
    first, last = sales_months(at)
    if definition.rounds:
        return Question(definition.name, area, round=round, known_at=at) if round else None
    if definition.years:
        last = calendar.fiscal_months(calendar.fiscal_year(first))[-1]
    return Question(definition.name, area, first, last, known_at=at)


def figure_rows(figures: list[Figure]) -> list[dict[str, Any]]:
    return [
        {
            "name": one.name,
            "label": one.label,
            "value": one.value,
            "text": one.text,
            "unit": one.unit_label,
            "period": one.period,
            **_asked(one),
            "sources": list(one.sources),
            "link": one.link,
            "quoted": [
                {"text": other.text, "source": other.source, "agrees": other.value == one.value}
                for other in one.quoted
            ],
        }
        for one in figures
    ]


def _asked(one: Figure) -> dict[str, str]:
    """What the figure answers, for machines: by this it can be asked again at any later moment."""
    return {
        "unit_code": one.unit,
        "area": one.area,
        "area_label": one.area_label,
        "from": month_code(one.start) if one.start else "",
        "to": month_code(one.end) if one.end else "",
        "round": one.round or "",
        "known_at": one.known_at.isoformat() if one.known_at else "",
    }


def chart(area: str, at: datetime) -> dict[str, Any]:
    """Sales by district, the largest first, drawn and as a table; the drawing is kept with the inputs."""
    first, last = sales_months(at)
    whole = figure(SALES, area=area, start=first, end=last, known_at=at, by="district")
    parts = sorted(whole.rows, key=lambda row: -row.value)
    rows = [
        {"label": row.label, "text": row.text, "share": _share(row.value, whole.value), "link": row.link}
        for row in parts
    ]
    title = "ยอดจำหน่ายผลิตภัณฑ์ชุมชนรายอำเภอ"
    if parts and whole.value:
        title = f"{parts[0].label} มียอดจำหน่ายสูงสุด ร้อยละ {rows[0]['share']} ของทั้งจังหวัด"
    drawn = charts.bar(
        title,
        [(row.label, row.value, row.text) for row in parts],
        unit=f"ยอดจำหน่ายผลิตภัณฑ์ชุมชน (บาท) {whole.period}",
    )
    return {
        "title": title,
        "period": whole.period,
        "total": whole.text,
        "rows": rows,
        "spoken": charts.spoken(drawn),
        "svg": charts.svg(drawn),
    }


def sales_months(at: datetime) -> tuple[date, date]:
    """First and last whole month of the fiscal year; in its first month the whole year before."""
    last = calendar.month_before(clock.local(at).date())
    return calendar.year_begin(last), last


def round_of(area: str, at: datetime) -> str:
    """The round that others last stated a figure of, so that both can be compared; else the last one closed."""
    stated = Quoted.objects.filter(name=PRODUCERS, area=area).exclude(round="").order_by("-stated_at").first()
    if stated is not None:
        return stated.round
    closed = Round.objects.filter(closes_on__lt=clock.local(at).date()).order_by("-closes_on").first()
    return closed.code if closed else ""


def _share(part: int, whole: int) -> str:
    """Per cent with one decimal, rounded half up."""
    if not whole:
        return "0.0"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"
