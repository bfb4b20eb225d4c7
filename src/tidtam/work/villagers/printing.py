"""The visit's form on paper: what is open in a village, to be ticked by pen and typed in later by its QR."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.utils import translation

from tidtam.ground.areas.models import Area
from tidtam.ground.people.models import User
from tidtam.kit import calendar, clock, paper
from tidtam.kit.notice import notice
from tidtam.kit.qr import qr
from tidtam.registers.producers.queries import place
from tidtam.work.followup.queries import items_of, matters
from tidtam.work.followup.queries.checklists import checklists_of
from tidtam.work.plan.queries.to_confirm import to_confirm

AT_ONCE = 30
Address = Callable[[Area], str]
Rows = list[dict[str, str]]


def forms(areas: Sequence[Area], address: Address, user: User) -> bytes:
    """A4, each village on its own pages, in Thai whoever prints. address: of the desk's form for that village."""
    with translation.override("th"):
        today = clock.today()
        inputs: dict[str, Any] = {
            "title": "แบบบันทึกการลงพื้นที่",
            "notice": notice(),
            "printed": calendar.date_long(today),
            "villages": form_inputs(areas, user, today),
        }
        codes = {f"q{number}.svg": qr(address(area)) for number, area in enumerate(areas)}
    return paper.render("villagers/visit.typ", inputs, pictures=codes, at=clock.now())


def form_inputs(areas: Sequence[Area], user: User, today: date) -> list[dict[str, Any]]:
    """What stands on each village's form."""
    works = to_confirm(user, [area.code for area in areas])
    lists = checklists_of(areas, today)
    asked = {one.pk: _asked(items_of(one)) for one in lists.values()}
    return [
        {
            "qr": f"q{number}.svg",
            "name": area.label,
            "place": place(area),
            "code": area.code,
            "parts": [
                part
                for part in (
                    {"title": "เรื่องที่ต้องติดตาม", "rows": _matters(area)},
                    {"title": "งานที่รายงานว่าส่งมอบแล้ว รอผู้อื่นยืนยัน", "rows": _works(works.get(area.code, []))},
                    {
                        "title": "รายการตรวจ",
                        "rows": asked[lists[area.code].pk] if area.code in lists else [],
                    },
                )
                if part["rows"]
            ],
        }
        for number, area in enumerate(areas)
    ]


def _matters(area: Area) -> Rows:
    return [
        {"what": one.what, "who": one.doer.name_th, "due": calendar.date_short(one.due_on)}
        for one in matters(area)
    ]


def _works(rows: Sequence[Any]) -> Rows:
    return [
        {
            "what": f"{one.target.item.name_th} {one.target.quantity:,} {one.target.item.unit}",
            "who": "ท่านมีส่วนในงานนี้ ให้ผู้อื่นยืนยัน" if one.own_work else "",
            "due": calendar.date_short(one.target.due_on),
        }
        for one in rows
    ]


def _asked(items: Sequence[Any]) -> Rows:
    return [{"what": item.text, "who": "", "due": ""} for item in items]
