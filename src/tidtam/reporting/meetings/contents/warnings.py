"""What a careful reader of the papers has to know about their data; found by rule, never typed."""

from datetime import datetime
from typing import Any

from tidtam.kit import calendar, clock
from tidtam.kit.access import within
from tidtam.kit.thai import bare_place
from tidtam.registers.communities.models import Community
from tidtam.registers.producers.models import Round
from tidtam.reporting.figures.queries import Figure
from tidtam.reporting.meetings.contents.numbers import PRODUCERS, RATE
from tidtam.reporting.meetings.contents.villages import WIDE

WHOLE = 100_00  # hundredths of a per cent
MANY = 6  # villages in one hand that are worth a word


def warnings(area: str, at: datetime, figures: list[Figure], follow_up: list[dict[str, Any]]) -> list[str]:
    """Names that were matched, figures that differ or are old, villages without anybody, one hand for all."""
    return [*_names(area, at), *_figures(figures, at), *_responsible(follow_up)]


def _names(area: str, at: datetime) -> list[str]:
    """Where the village that a person chose is not named as the source wrote it, and what was noted then."""
    found = []
    rows = Community.objects.filter(within(area, "area_id"), joined_on__lte=clock.local(at).date())
    for row in rows.select_related("area__parent__parent").order_by("area_id"):
        where, note = _whole(row), f": {row.match_note}" if row.match_note else ""
        if row.typed_name and bare_place(row.typed_name) != bare_place(row.area.name_th):
            found.append(f"ต้นทางพิมพ์ชื่อ “{row.typed_name}” ตรงกับ {where} (รหัส {row.area_id}){note}")
        elif note:
            found.append(f"{where}{note}")
    return found


def _figures(figures: list[Figure], at: datetime) -> list[str]:
    found = []
    for one in figures:
        found += [
            f"{one.label}: ระบบคำนวณได้ {one.text} {one.unit_label} "
            f"ต่างจาก {other.text} {one.unit_label} ที่อ้างใน {other.source}"
            for other in one.quoted
            if other.value != one.value
        ]
        if one.name == RATE and one.value < WHOLE:
            found.append(f"ผู้ผลิตส่งรายงานยอดจำหน่ายร้อยละ {one.text} ของรายงานที่ต้องส่ง ยอดจำหน่ายจึงยังไม่ครบทุกราย")
        if one.name == PRODUCERS and one.round:
            found += _old_round(one, at)
    return found


def _old_round(one: Figure, at: datetime) -> list[str]:
    """A count of a closed round says nothing of those who registered since."""
    day = clock.local(at).date()
    round_ = Round.objects.filter(pk=one.round).first()
    if round_ is None or round_.closes_on >= day:
        return []
    newer = Round.objects.filter(opens_on__gt=round_.closes_on, opens_on__lte=day).count()
    if not newer:
        return []
    closed = calendar.date_short(round_.closes_on)
    return [f"จำนวนผู้ผลิตเป็นของ{round_.name_th} ซึ่งปิดแล้วเมื่อ {closed} และมีรอบลงทะเบียนหลังจากนั้นอีก {newer} รอบ"]


def _responsible(follow_up: list[dict[str, Any]]) -> list[str]:
    follow_up = [row for row in follow_up if row["village"] != WIDE]
    villages = {row["code"] for row in follow_up}
    without = {row["code"] for row in follow_up if not row["follower"]}
    found = [f"หมู่บ้าน {len(without)} แห่งยังไม่มีผู้ติดตาม"] if without else []
    posts = {row["follower"] for row in follow_up if row["follower"]}
    if len(posts) == 1 and len(villages) >= MANY:
        found.append(f"ผู้ติดตามทั้ง {len(villages)} หมู่บ้านเป็นตำแหน่งเดียว คือ {next(iter(posts))}")
    return found


def _whole(row: Community) -> str:
    parents = [row.area.parent, row.area.parent.parent] if row.area.parent else []
    return " ".join([row.area.label, *(parent.label for parent in parents if parent)])
