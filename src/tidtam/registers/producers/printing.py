"""From a registration to its papers, in Thai whoever prints; the same registration gives the same bytes."""

import io
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from typing import Any

import segno
from django.utils import translation

from tidtam.ground.areas.models import BANGKOK, Area, Level
from tidtam.kit import calendar, clock, paper
from tidtam.kit.notice import notice
from tidtam.registers.producers.models import (
    RegisteredProduct,
    Registration,
    RegistrationState,
    RegistrationStep,
    Round,
)
from tidtam.registers.producers.queries.documents import papers
from tidtam.registers.producers.queries.registrations import Missing

State = RegistrationState
Paper = Callable[..., bytes]


def in_thai(make: Paper) -> Paper:
    """Papers of the office are Thai, also for who reads the pages in English."""

    @wraps(make)
    def made(*args: Any, **kwargs: Any) -> bytes:
        with translation.override("th"):
            return make(*args, **kwargs)

    return made


@in_thai
def slip(row: Registration, *, link: str, digits: str) -> bytes:
    """The receipt (หลักฐานการรับคำขอ): what was handed in, what is missing, who received it when."""
    step = _step(row, State.RECEIVED)
    at = step.recorded_at if step else row.since
    inputs = _inputs(row, digits) | {
        "title": "หลักฐานการรับคำขอลงทะเบียนผู้ผลิต ผู้ประกอบการ OTOP",
        "received": _day(step),
        "signed": step.post if step else "",
        "products": [
            {**_product(asked.product), "struck": asked.struck}
            for asked in row.products.select_related("product__category").order_by("product__sort_key", "pk")
        ],
        "papers": [
            {
                "name": str(one.kind),
                "state": "done" if one.there else "late" if one.kind.required else "none",
                "word": "รับแล้ว" if one.there else "ยังขาด" if one.kind.required else "ไม่ได้ยื่น",
            }
            for one in papers(row)
            if one.there or one.kind.required
        ],
    }
    return paper.render("producers/slip.typ", inputs, pictures={"qr.svg": qr(link)}, at=at)


@in_thai
def certificate(row: Registration, *, link: str, digits: str) -> bytes:
    """The certificate of a registration that stands (หนังสือรับรองการลงทะเบียน)."""
    step = _step(row, State.REGISTERED)
    inputs = _inputs(row, digits) | {
        "title": "หนังสือรับรองการลงทะเบียนผู้ผลิต ผู้ประกอบการ OTOP",
        "number": row.number,
        "day": _day(step),
        "signed": step.post if step else "",
        "lapses": calendar.date_long(row.round.lapses_on) if row.round.lapses_on else "",
        "products": [
            _product(asked.product)
            for asked in row.products.filter(struck="")
            .select_related("product__category")
            .order_by("product__sort_key", "pk")
        ],
    }
    at = step.recorded_at if step else row.since
    return paper.render("producers/certificate.typ", inputs, pictures={"qr.svg": qr(link)}, at=at)


@in_thai
def agenda(rows: Sequence[Registration], *, round: Round, area: Area, digits: str) -> bytes:
    """The committee's list: who waits for its decision, with products and what is missing."""
    missing = Missing.of_list()
    asked: defaultdict[int, list[str]] = defaultdict(list)
    standing = RegisteredProduct.objects.filter(registration__in=rows, struck="")
    for key, name in standing.order_by("product__sort_key", "pk").values_list(
        "registration_id", "product__name_th"
    ):
        asked[key].append(name)
    inputs = {
        "title": "บัญชีรายชื่อผู้ขอลงทะเบียนผู้ผลิต ผู้ประกอบการ OTOP",
        "notice": notice(),
        "digits": digits,
        "area": _full(area),
        "round": round.name_th,
        "day": calendar.date_long(clock.today()),
        "rows": [
            {
                "name": row.producer.name_th,
                "kind": str(row.producer.get_kind_display()),
                "place": _place(row.producer.area, Level.DISTRICT),
                "products": asked[row.pk],
                "missing": [str(kind) for kind in missing.papers(row)],
                "since": calendar.date_short(clock.local(row.since).date()) if row.since else "",
            }
            for row in rows
        ],
        "products": sum(map(len, asked.values())),
        "places": sorted(
            {word for row in rows for word in _place(row.producer.area, Level.DISTRICT).split()}
        ),
    }
    latest = max((row.since for row in rows if row.since), default=None)
    return paper.render("producers/agenda.typ", inputs, at=latest)


def qr(link: str) -> str:
    """The code as SVG, readable from a worn paper."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, svgns=True)
    return out.getvalue().decode()


def _inputs(row: Registration, digits: str) -> dict[str, Any]:
    producer = row.producer
    return {
        "notice": notice(),
        "digits": digits,
        "reference": f"{producer.code} · {row.round.name_th}",
        "name": producer.name_th,
        "code": producer.code,
        "kind": str(producer.get_kind_display()),
        "place": _place(producer.area, Level.PROVINCE),
        "district": _named(producer.area, Level.DISTRICT),
        "province": _named(producer.area, Level.PROVINCE),
        "round": row.round.name_th,
        "representative": row.representative,
    }


def _product(product: Any) -> dict[str, str]:
    return {"name": product.name_th, "category": product.category.name_th, "code": product.code}


def _step(row: Registration, state: str) -> RegistrationStep | None:
    return row.steps.filter(state=state).order_by("-recorded_at", "-pk").first()


def _day(step: RegistrationStep | None) -> str:
    """The day on the paper; of one taken over, the day on which it was recorded."""
    if step is None:
        return ""
    day: date = step.dated_on or clock.local(step.recorded_at).date()
    return calendar.date_long(day)


def _above(area: Area) -> list[Area]:
    found = [area]
    while found[-1].parent is not None:
        found.append(found[-1].parent)
    return found


def _place(area: Area, up_to: int) -> str:
    return " ".join(_full(one) for one in _above(area) if one.level >= up_to)


def _named(area: Area, level: int) -> str:
    return next((_full(one) for one in _above(area) if one.level == level), "")


def _full(area: Area) -> str:
    """As a formal paper writes it, without abbreviations."""
    if area.code.startswith(BANGKOK):
        return area.label
    words = {Level.PROVINCE: "จังหวัด", Level.DISTRICT: "อำเภอ", Level.SUBDISTRICT: "ตำบล"}
    return f"{words[Level(area.level)]}{area.name_th}" if area.level in words else area.label
