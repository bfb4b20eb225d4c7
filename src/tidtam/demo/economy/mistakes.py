"""Mistakes worth finding, and corrections: some known at the meeting, some made in the week after it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING

from tidtam.demo.economy.makers import Maker, office_time
from tidtam.kit.clock import BANGKOK

if TYPE_CHECKING:
    from tidtam.demo.economy.months import Told

REASONS = (
    "ตรวจกับสมุดบัญชีของกลุ่มแล้ว",
    "รวมยอดงานแสดงสินค้าที่แจ้งภายหลัง",
    "กรอกสลับผลิตภัณฑ์",
    "ตัดยอดที่นับซ้ำกับร้านค้าในอำเภอ",
)
THOUSANDFOLD = "พิมพ์เกินหนึ่งพันเท่า ตรวจกับใบเสร็จแล้ว"
EARLIER = 130
AFTER_MEETING = 26


def plant(random: Random, makers: Sequence[Maker], facts: list[Told]) -> None:
    """Change some facts in place: slips with their corrections, and habits that give a bad report away."""
    from tidtam.demo.economy.months import Again

    ordinary = [fact for fact in facts if fact.key.channel == "unsplit" and 20_000 <= fact.baht <= 90_000]
    slip = next(
        fact for fact in ordinary if fact.key.month == date(2018, 1, 1) and _before(fact, 2018, 2, 20)
    )
    right = slip.baht
    slip.baht = right * 1000
    slip.later.append(Again(right, datetime(2018, 2, 26, 10, 12, tzinfo=BANGKOK), THOUSANDFOLD))
    _same_every_month(ordinary[len(ordinary) // 2].key.maker, facts)
    told = [fact for fact in facts if fact is not slip and not fact.later]
    for fact in random.sample([f for f in told if _before(f, 2018, 6, 20)], EARLIER):
        at = office_time(random, fact.at.date() + timedelta(days=random.randrange(3, 25)))
        fact.later.append(Again(_other(random, fact.baht), at, random.choice(REASONS)))
    recent = [f for f in told if not f.later and f.key.month >= date(2018, 4, 1) and _before(f, 2018, 7, 20)]
    for fact in random.sample(recent, AFTER_MEETING):
        at = office_time(random, date(2018, 7, 23) + timedelta(days=random.randrange(4)))
        fact.later.append(Again(_other(random, fact.baht), min(at, _last()), random.choice(REASONS)))


def _last() -> datetime:
    from tidtam.demo.economy.months import LAST

    return LAST


def _same_every_month(maker: int, facts: Sequence[Told]) -> None:
    """A producer that writes the same round amount each month."""
    for fact in facts:
        if fact.key.maker == maker and fact.key.good == 0:
            fact.baht = 50_000
            fact.source = "estimate"


def _before(fact: Told, year: int, month: int, day: int) -> bool:
    return fact.at < datetime(year, month, day, tzinfo=BANGKOK)


def _other(random: Random, baht: float) -> float:
    """A tenth to a half more or less, as round as amounts are written."""
    changed = baht * random.choice((0.5, 0.7, 0.85, 1.15, 1.3, 1.5))
    return max(round(changed / 100) * 100, 100)
