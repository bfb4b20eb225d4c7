"""Papers of the sales: slips with the QR of a link for each producer, a village's sheet to be filled in by hand."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.utils import translation

from tidtam.ground.areas.models import Area
from tidtam.kit import calendar, paper
from tidtam.kit.notice import notice
from tidtam.kit.qr import qr
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import place
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.queries.deadlines import due_day
from tidtam.work.sales.queries.links import office_of

Address = Callable[[str], str]  # of a secret


def slips(links: Sequence[tuple[ReportLink, str]], address: Address) -> bytes:
    """A4, six to a page, each with producer, month, QR and how to do it; in Thai whoever prints."""
    with translation.override("th"):
        drawn = {f"q{number}.svg": qr(address(token)) for number, (_link, token) in enumerate(links)}
        inputs: dict[str, Any] = {
            "title": "ลิงก์รายงานยอดจำหน่าย",
            "notice": notice(),
            "slips": [_slip(link, number) for number, (link, _token) in enumerate(links)],
        }
    return paper.render("sales/slips.typ", inputs, pictures=drawn, at=links[0][0].created_at)


def _slip(link: ReportLink, number: int) -> dict[str, str]:
    producer = link.producer
    return {
        "qr": f"q{number}.svg",
        "name": producer.name_th,
        "code": producer.code,
        "place": place(producer.area),
        "month": calendar.month_long(link.month),
        "until": calendar.date_long(link.last_day),
        "office": f"สำนักงานพัฒนาชุมชน{office_of(producer.area)}",
    }


def sheet(area: Area, month: date, producers: Sequence[Producer]) -> bytes:
    """A4 across, a row for each producer with room for one sum, in Thai whoever prints."""
    with translation.override("th"):
        inputs: dict[str, Any] = {
            "title": "แบบรวมยอดจำหน่ายรายหมู่บ้าน",
            "notice": notice(),
            "place": place(area),
            "month": calendar.month_long(month),
            "due": calendar.date_long(due_day(area.code[:2], month)),
            "office": f"สำนักงานพัฒนาชุมชน{office_of(area)}",
            "rows": [
                {"name": one.name_th, "code": one.code, "place": place(one.area).split(" อ.")[0]}
                for one in producers
            ],
        }
    return paper.render("sales/sheet.typ", inputs)
