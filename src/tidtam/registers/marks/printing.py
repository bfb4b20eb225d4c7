"""The room's papers: a certificate, a blank sheet, the summary of an assessment. Thai, whoever prints them."""

import io
from datetime import UTC, date, datetime, time
from typing import Any

import segno
from django.utils import translation

from tidtam.kit import calendar, paper
from tidtam.kit.notice import notice
from tidtam.registers.marks.models import Assessment, AssessmentState, Award, SchemeKind, Version
from tidtam.registers.marks.queries.advice import Words, advise, reasons
from tidtam.registers.marks.queries.bearing import standing
from tidtam.registers.marks.queries.points import shown
from tidtam.registers.marks.queries.summary import Line, Summary, no_level, summary
from tidtam.registers.marks.rubric.shape import POINTS, RULES
from tidtam.registers.producers.models import Product
from tidtam.registers.producers.queries import place

AS_OF = time(3, tzinfo=UTC)  # 10.00 in Bangkok: a paper of a day is the same whenever it is printed


def certificate(award: Award, *, verify: str, today: date) -> bytes:
    """verify: the address of the public page, drawn as QR."""
    level, version = award.level, award.version
    with translation.override("th"):
        state, word = standing(award, today)
        is_mark = version.scheme.kind == SchemeKind.MARK
        colour = f" ({level.colour_th})" if level.colour_th else ""
        inputs = {
            "title": f"{level.name_th} {award.product.name_th}",
            "notice": notice(),
            "heading": "หนังสืออนุญาตให้ใช้เครื่องหมาย" if is_mark else "หนังสือรับรองผลการประเมินผลิตภัณฑ์",
            "number": award.certificate_no,
            "scheme": version.scheme.name_th,
            "level": {
                "name": level.name_th,
                "colour": level.colour,
                "slogan": level.slogan_th,
            },
            "product": award.product.name_th,
            "producer": award.product.producer.name_th,
            "place": _whole_place(award.product),
            "permit": f"ได้รับอนุญาตให้ใช้เครื่องหมาย {level.name_th}{colour}"
            if is_mark
            else f"ได้รับการรับรอง {level.name_th}",
            "dates": _dates(award),
            "decision": _decision(award.body, award.meeting, award.decided_on),
            "verify": verify,
            "void": word if state in {"late", "soon"} else "",
        }
    return paper.render(
        "marks/certificate.typ", inputs, pictures={"qr.svg": _qr(verify)}, at=_instant(award.decided_on)
    )


def blank_sheet(version: Version, product: Product | None, on: date) -> bytes:
    """A sheet to fill in by hand; without a product its name is left open."""
    with translation.override("th"):
        rubric, words = version.rules, Words(version)
        inputs = {
            "title": f"แบบประเมิน {version.scheme.name_th}",
            "notice": notice(),
            "scheme": version.scheme.name_th,
            "version": version.code,
            "product": product.name_th if product else "",
            "producer": product.producer.name_th if product else "",
            "place": _whole_place(product) if product else "",
            "method": rubric.method,
            "total": str(rubric.total or ""),
            "sections": [
                {
                    "code": section.code,
                    "name": section.name_th,
                    "maximum": str(section.maximum or ""),
                    "items": [
                        {"code": item.code, "text": item.text_th, "maximum": str(item.maximum or "")}
                        for item in section.items
                    ],
                }
                for section in rubric.sections
            ],
            "unknown": rubric.method == RULES and bool(words.unknown(words.items)),
            "levels": [level.name_th for level in rubric.levels],
        }
    return paper.render("marks/sheet.typ", inputs, at=_instant(on))


def summary_sheet(assessment: Assessment) -> bytes:
    """What the assessors gave, what the scheme makes of it, what was decided."""
    version, product = assessment.version, assessment.product
    with translation.override("th"):
        sums, words = summary(assessment), Words(version)
        decided = assessment.state == AssessmentState.DECIDED
        level = assessment.level if decided else sums.level
        inputs = {
            "title": f"สรุปผลการประเมิน {product.name_th}",
            "notice": notice(),
            "scheme": version.scheme.name_th,
            "version": version.code,
            "product": product.name_th,
            "producer": product.producer.name_th,
            "place": _whole_place(product),
            "opened": calendar.date_long(assessment.opened_on),
            "method": version.rules.method,
            "assessors": [sheet.label for sheet in sums.sheets],
            "rows": [_row(line) for line in sums.lines],
            "total": _row(sums.total, "รวม") if sums.total else None,
            "wide": sums.is_wide,
            "result": _result(version, sums),
            "reasons": [
                {"level": name, "lines": list(lines)} for name, lines in reasons(version, sums.found)
            ],
            "decision": _decided(assessment) if decided else [],
            "lifts": [
                {
                    "level": one.level.name_th,
                    "lines": [" และ ".join(way) for way in one.ways]
                    or [
                        f"ขาดอีก {one.missing} คะแนน",
                        *(
                            f"{spot.section} เพิ่มได้อีก {spot.left} (ได้ {spot.got} จาก {spot.maximum})"
                            for spot in one.places
                        ),
                    ],
                    "ask": ", ".join(one.ask),
                }
                for one in advise(version, sums.found, level=level.code if level else "")
            ],
            "remarks": [
                {"who": sheet.label, "section": words.section(code) if code else "", "text": text}
                for sheet in sums.sheets
                for code, text in sheet.remarks.items()
            ],
        }
    return paper.render(
        "marks/summary.typ", inputs, at=_instant(assessment.decided_on or assessment.opened_on)
    )


def _row(line: Line, label: str = "") -> dict[str, Any]:
    return {
        "label": label or line.label,
        "maximum": line.maximum,
        "answers": list(line.answers),
        "together": line.together or "–",
        "apart": line.apart,
        "deviation": line.deviation,
    }


def _result(version: Version, sums: Summary) -> str:
    if not sums.found.settled:
        return (
            "เกณฑ์นี้ไม่คำนวณระดับ คณะกรรมการเป็นผู้พิจารณา"
            if version.rules.method not in {POINTS, RULES}
            else "ยังไม่มีผล"
        )
    name = sums.level.name_th if sums.level else no_level(version)
    return f"{name} ({shown(sums.found.score)} คะแนน)" if sums.found.score is not None else name


def _decided(assessment: Assessment) -> list[str]:
    lines = [assessment.level.name_th if assessment.level else no_level(assessment.version)]
    if assessment.decided_on is not None:
        lines.append(_decision(assessment.body, assessment.meeting, assessment.decided_on))
    return [*lines, f"เหตุผล {assessment.reason}"] if assessment.reason else lines


def _decision(body: str, meeting: str, day: date) -> str:
    if not body:
        return ""
    number = f" ครั้งที่ {meeting}" if meeting else ""
    return f"ตามมติ{body}{number} เมื่อวันที่ {calendar.date_long(day)}"


def _dates(award: Award) -> str:
    starts = f"ตั้งแต่วันที่ {calendar.date_long(award.valid_from)}"
    if award.valid_until is None:
        return f"{starts} เป็นต้นไป"
    return f"{starts} ถึงวันที่ {calendar.date_long(award.valid_until)}"


def _whole_place(product: Product) -> str:
    """Up to the province: a paper travels farther than a list."""
    area = product.producer.area
    top = area
    while top.level > 2 and top.parent is not None:
        top = top.parent
    return place(area) if top.pk == area.pk else f"{place(area)} {top.label}"


def _qr(text: str) -> str:
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", scale=8, border=1, xmldecl=False)
    return out.getvalue().decode()


def _instant(day: date) -> datetime:
    return datetime.combine(day, AS_OF)
