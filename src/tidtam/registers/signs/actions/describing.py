"""What stands where and what is written on it: entered, changed, copied."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction

from tidtam.kit import clock, thai
from tidtam.kit.actor import Actor
from tidtam.kit.review.refusals import ChangedMeanwhile
from tidtam.registers.signs import refusals
from tidtam.registers.signs.actions.rules import locked, require, write
from tidtam.registers.signs.content import (
    MOST_LINES,
    MOST_PANELS,
    LineRow,
    PanelRow,
    SignRow,
    panel_row,
    sign_row,
)
from tidtam.registers.signs.models import Line, Panel, Point, Sign, State

NUMBER = re.compile(r"[0-9A-Za-zก-๛][0-9A-Za-zก-๛./-]{0,29}")


@transaction.atomic
def add_sign(row: SignRow, panels: Sequence[PanelRow] = (), *, by: Actor | None) -> Sign:
    """Plan a sign."""
    sign = Sign(created_at=clock.now(), state=State.PLANNED, state_on=clock.today())
    _fill(sign, row, by)
    sign.save(force_insert=True)
    _draw(sign, panels)
    _find_by(sign)
    sign.save()
    write(sign, "add", by, panels=len(panels))
    return sign


@transaction.atomic
def change_sign(sign: Sign, row: SignRow, *, version: int, by: Actor | None) -> Sign:
    """Change where it stands and whose road it is. version: the one that the person saw."""
    kept = locked(sign)
    require(kept.area_id, by, "edit")
    _require_seen(kept, version)
    before = sign_row(kept)
    _fill(kept, row, by)
    after = sign_row(kept)
    changed = [name for name in SignRow._fields if getattr(after, name) != getattr(before, name)]
    if changed:
        kept.version += 1
        _find_by(kept)
        kept.save()
        write(kept, "change", by, changed=changed)
    return kept


@transaction.atomic
def set_panels(sign: Sign, panels: Sequence[PanelRow], *, version: int, by: Actor | None) -> Sign:
    """Say anew what its panels are and what stands on them; not any more once it was ordered."""
    kept = locked(sign)
    require(kept.area_id, by, "edit")
    _require_seen(kept, version)
    if not kept.may_be_drawn:
        raise refusals.NotOpen
    before = [
        panel_row(one) for one in kept.panels.prefetch_related("lines__target").select_related("sign_class")
    ]
    checked = [_checked(one) for one in panels]
    if checked == before:
        return kept
    kept.panels.all().delete()
    _draw(kept, checked)
    kept.version += 1
    _find_by(kept)
    kept.save()
    write(kept, "set_panels", by, panels=len(checked), lines=sum(len(one.lines) for one in checked))
    return kept


@transaction.atomic
def copy_sign(sign: Sign, number: str, *, by: Actor | None) -> Sign:
    """Plan a like sign under a new number: what is said of it, and nothing of its life, its permission or its asset."""
    require(sign.area_id, by, "view")
    panels = [
        panel_row(one) for one in sign.panels.prefetch_related("lines__target").select_related("sign_class")
    ]
    row = sign_row(sign)._replace(number=number, asset=None)
    made = add_sign(row, [one._replace(order_number="") for one in panels], by=by)
    write(made, "copy", by, like=sign.number)
    return made


def _require_seen(sign: Sign, version: int) -> None:
    if sign.version != version:
        raise ChangedMeanwhile


def _fill(sign: Sign, row: SignRow, by: Actor | None) -> None:
    require(row.area.code, by, "edit")
    number, name = thai.clean(row.number), thai.clean(row.name)[:200]
    if not NUMBER.fullmatch(number):
        raise refusals.NumberMissing
    if Sign.objects.filter(number=number).exclude(pk=sign.pk).exists():
        raise refusals.NumberTaken
    if not name:
        raise refusals.NameMissing
    _check_asset(sign, row)
    _check_points(point=row.point, read_from=row.read_from, junction=row.junction)
    sign.number, sign.name, sign.area, sign.asset = number, name, row.area, row.asset
    sign.road_owner, sign.road_number = row.road_owner, thai.clean(row.road_number)[:30]
    sign.latitude, sign.longitude = row.point or (None, None)
    sign.read_latitude, sign.read_longitude = row.read_from or (None, None)
    sign.junction_latitude, sign.junction_longitude = row.junction or (None, None)
    sign.sort_key = thai.sort_key(name)


def _check_asset(sign: Sign, row: SignRow) -> None:
    if row.asset is None:
        return
    elsewhere = row.asset.area_id[:4] != row.area.code[:4]
    if elsewhere or Sign.objects.filter(asset=row.asset).exclude(pk=sign.pk).exists():
        raise refusals.AssetTaken


def _check_points(**points: Point | None) -> None:
    for field, point in points.items():
        if point is not None and not (abs(point[0]) <= 90 and abs(point[1]) <= 180):
            raise refusals.PointTurned(field=field, first=f"{point[0]:g}")


def _checked(row: PanelRow) -> PanelRow:
    lines = [_cleaned(line) for line in row.lines]
    if not lines:
        raise refusals.NoPanel
    if len(lines) > MOST_LINES:
        raise refusals.TooManyLines(most=MOST_LINES, panels=MOST_PANELS)
    for number, line in enumerate(lines, start=1):
        if not line.text_th:
            raise refusals.LineEmpty(line=number)
        _check_points(target_point=line.target_point)
    return row._replace(
        lines=lines, material=thai.clean(row.material)[:200], order_number=thai.clean(row.order_number)[:120]
    )


def _cleaned(line: LineRow) -> LineRow:
    return line._replace(text_th=thai.clean(line.text_th)[:120], text_en=thai.clean(line.text_en)[:120])


def _draw(sign: Sign, rows: Sequence[PanelRow]) -> None:
    if len(rows) > MOST_PANELS:
        raise refusals.TooManyLines(most=MOST_LINES, panels=MOST_PANELS)
    for order, row in enumerate(map(_checked, rows), start=1):
        said: dict[str, Any] = row._asdict()
        lines: Sequence[LineRow] = said.pop("lines")
        panel = Panel.objects.create(sign=sign, order=order, **said)
        made = []
        for number, line in enumerate(lines, start=1):
            told: dict[str, Any] = line._asdict()
            latitude, longitude = told.pop("target_point") or (None, None)
            made.append(
                Line(panel=panel, order=number, target_latitude=latitude, target_longitude=longitude, **told)
            )
        Line.objects.bulk_create(made)


def _find_by(sign: Sign) -> None:
    """By what it is searched: its number, its place, what stands on it."""
    words = [
        text
        for pair in Line.objects.filter(panel__sign=sign).values_list("text_th", "text_en")
        for text in pair
    ]
    sign.search_text = thai.search_text(sign.number, sign.name, sign.road_number, *filter(None, words))[:1000]
