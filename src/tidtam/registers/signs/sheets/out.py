"""The register as its sheet carries it away."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from tidtam.kit.access import within_any
from tidtam.kit.upload_fields import yes
from tidtam.registers.signs.distances import in_words
from tidtam.registers.signs.models import Line, Panel, Point, Sign
from tidtam.registers.signs.queries import whole
from tidtam.registers.signs.sheets import columns

CHUNK = 500


def rows(areas: Sequence[str]) -> Iterator[Sequence[Any]]:
    """The lines of the signs of the areas in the order of their numbers, in the columns' order; a sign on which nothing
    is written is left out, for a row of it would have no line."""
    words = columns.classes(), columns.owners(), columns.arrows(), columns.pictograms()
    found = whole(Sign.objects.filter(within_any(areas, "area_id"))).order_by("number", "pk")
    for sign in found.iterator(chunk_size=CHUNK):
        for panel in sign.panels.all():
            for line in panel.lines.all():
                yield _row(sign, panel, line, words)


def _row(sign: Sign, panel: Panel, line: Line, words: Sequence[Any]) -> Sequence[Any]:
    classes, owners, arrows, pictograms = words
    own = (line.target_latitude, line.target_longitude)
    return (
        sign.number,
        sign.area_id,
        sign.name,
        owners.word(sign.road_owner),
        sign.road_number,
        *_halves(sign.point),
        *_halves(sign.read_from),
        *_halves(sign.junction),
        panel.order,
        classes.word(panel.sign_class_id),
        panel.width_mm,
        panel.height_mm,
        panel.material,
        panel.cost,
        panel.copies,
        panel.order_number,
        line.text_th,
        line.text_en,
        arrows.word(line.arrow),
        in_words(line.distance_m) if line.distance_m else "",
        pictograms.word(line.pictogram),
        yes(True) if line.historic else "",
        line.target_id or "",
        *_halves(None if own[0] is None or own[1] is None else (own[0], own[1])),
    )


def _halves(point: Point | None) -> tuple[Decimal | None, Decimal | None]:
    return (None, None) if point is None else (Decimal(str(point[0])), Decimal(str(point[1])))
