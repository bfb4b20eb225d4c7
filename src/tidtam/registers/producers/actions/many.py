"""Thousands of new producers or products at once, as a spreadsheet brings them.

The values were checked one by one as `values` checks them; here they are written in pieces, with their keys, in
the caller's transaction, and the trail gets one entry for the whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from typing import Any, NamedTuple

from django.db import models
from django.db.models import Max

from tidtam.ground.trail import actions as trail
from tidtam.kit import bulk, clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.search import Keys, filled_at_the_end
from tidtam.registers.producers.actions.codes import with_codes
from tidtam.registers.producers.actions.keys import KEY_FIELDS, place_keys, producer_keys, product_keys
from tidtam.registers.producers.actions.register import ProducerRow
from tidtam.registers.producers.actions.rules import require_open
from tidtam.registers.producers.models import Producer, Product

BATCH = 1000
LONG = 2000  # new rows from which on a file is a long one
WAITING = "~"  # begins the code of a producer that gets its number once all rows are written

PRODUCER_BLANK: dict[str, Any] = {
    "name_en": "", "address": "", "latitude": None, "longitude": None, "link_production": False,
    "link_management": False, "link_benefit": False, "link_note": "", "founded_year": None,
    "members_male": None, "members_female": None, "workers": None, "capital": None, "capacity": None,
    "capacity_unit": "", "raw_material": "", "raw_source": "", "legal_form": "", "legal_number": "",
    "smce_number": "", "channels": [], "website": "", "story_th": "", "story_en": "",
}  # fmt: skip
PRODUCT_BLANK: dict[str, Any] = {
    "code": "", "name_en": "", "price": None, "part_id": None, "unit": "", "size": "", "capacity": None,
    "story_th": "", "story_en": "", "ended_on": None,
}  # fmt: skip


class Fresh(NamedTuple):
    """A new producer. code: "" takes the district's next one at the end.

    told: fields of `values.PRODUCER` as they are kept, in all rows of a call the same ones.
    """

    code: str
    area: str
    person: int | None
    told: Mapping[str, Any]


class Held:
    """What waits for the end of a long file: the table's indexes. A short one is entered row by row, as any other."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model = model
        self._stack = ExitStack()
        self._count = 0
        self._before: int | None = None
        self._waits = False

    def rows(self, count: int) -> None:
        """So many rows are about to be written."""
        if self._before is None:
            self._before = self._model._default_manager.aggregate(last=Max("pk"))["last"] or 0
        self._count += count
        if not self._waits and self._count > max(LONG, self._before // 10):
            self._waits = True
            self._stack.enter_context(bulk.loading(self._model))
            self._stack.enter_context(filled_at_the_end(self._model._meta.db_table))

    def close(self) -> None:
        self._stack.close()


class NewProducers:
    """Producers that one spreadsheet brings: `add` as often as there are parts, then `finish`, once."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._moment = clock.now()
        self._places: dict[str, Keys] = {}
        self._unnumbered: list[int] = []
        self._count = 0
        self._areas: set[str] = set()
        self._held = Held(Producer)

    def add(self, rows: Sequence[Fresh]) -> list[int]:
        """Write them; their keys, in order."""
        if not rows:
            return []
        self._held.rows(len(rows))
        areas = {row.area for row in rows}
        require_open(self._by, "edit", areas)
        if missing := areas - self._places.keys():
            self._places.update(place_keys(missing))
        keys = list(bulk.reserve(Producer, len(rows)))
        told = [name for name in PRODUCER_BLANK if name in rows[0].told]
        blank = {name: value for name, value in PRODUCER_BLANK.items() if name not in told}
        bulk.insert(
            Producer,
            ["id", "code", "area_id", "person_id", "kind", "name_th", *KEY_FIELDS, *told],
            (self._line(row, key, told) for row, key in zip(rows, keys, strict=True)),
            alike={**blank, "recorded_at": self._moment},
        )
        self._unnumbered += [key for row, key in zip(rows, keys, strict=True) if not row.code]
        self._count += len(rows)
        self._areas |= areas
        return keys

    def finish(self) -> None:
        """Numbers for those that came without, the search index, the trail."""
        if not self._count:
            return
        for start in range(0, len(self._unnumbered), BATCH):
            self._number(self._unnumbered[start : start + BATCH])
        self._held.close()
        trail.write(
            self._by,
            "producers.add_producers",
            "producers.producer:many",
            area=common_area(self._areas),
            rows=self._count,
        )

    def _line(self, row: Fresh, key: int, names: Sequence[str]) -> tuple[Any, ...]:
        told = row.told
        name, name_en = told["name_th"], told.get("name_en", "")
        keys = producer_keys(name, name_en, row.code, self._places[row.area])
        return (
            key,
            row.code or f"{WAITING}{key}",
            row.area,
            row.person,
            told["kind"],
            name,
            *keys.values(),
            *[told[field] for field in names],
        )

    def _number(self, keys: Sequence[int]) -> None:
        found = Producer.objects.filter(pk__in=keys).order_by("pk")
        rows = list(found.values_list("pk", "name_th", "name_en", "area_id"))
        numbered = with_codes([ProducerRow("", "", name, area) for _pk, name, _en, area in rows])
        bulk.update(
            Producer,
            ["code", *KEY_FIELDS],
            (
                (new.code, *producer_keys(name, en, new.code, self._places[area]).values(), pk)
                for (pk, name, en, area), new in zip(rows, numbered, strict=True)
            ),
        )


class NewProducts:
    """Products that one spreadsheet brings."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._moment = clock.now()
        self._count = 0
        self._areas: set[str] = set()
        self._held = Held(Product)

    def add(self, rows: Iterable[tuple[int, str, Mapping[str, Any]]]) -> None:
        """Rows of the producer's key and area, and the product's fields with category_id and part_id."""
        given = list(rows)
        if not given:
            return
        self._held.rows(len(given))
        areas = {area for _producer, area, _told in given}
        require_open(self._by, "edit", areas)
        names = [name for name in PRODUCT_BLANK if name in given[0][2]]
        blank = {name: value for name, value in PRODUCT_BLANK.items() if name not in names}
        bulk.insert(
            Product,
            ["producer_id", "category_id", "name_th", *KEY_FIELDS, *names],
            (self._line(producer, told, names) for producer, _area, told in given),
            alike={**blank, "recorded_at": self._moment},
        )
        self._count += len(given)
        self._areas |= areas

    def finish(self) -> None:
        """The search index and the trail."""
        if not self._count:
            return
        self._held.close()
        trail.write(
            self._by,
            "producers.add_products",
            "producers.product:many",
            area=common_area(self._areas),
            rows=self._count,
        )

    def _line(self, producer: int, told: Mapping[str, Any], names: Sequence[str]) -> tuple[Any, ...]:
        name = told["name_th"]
        keys = product_keys(name, told.get("name_en", ""), told.get("code", ""))
        return (
            producer,
            told["category_id"],
            name,
            *keys.values(),
            *[told[field] for field in names],
        )
