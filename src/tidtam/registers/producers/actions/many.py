"""Thousands of new producers or products at once, as a spreadsheet brings them.

The values were checked one by one as `values` checks them; here they are written in pieces, with their keys, in
the caller's transaction, and the trail gets one entry for the whole.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from tidtam.ground.trail import actions as trail
from tidtam.kit import bulk, clock
from tidtam.kit.access import common_area
from tidtam.kit.actor import Actor
from tidtam.kit.search import Keys, Made, Named, joined
from tidtam.registers.producers.actions.claims import note_producers, note_products
from tidtam.registers.producers.actions.codes import with_codes
from tidtam.registers.producers.actions.keys import KEY_FIELDS, place_keys, producer_keys
from tidtam.registers.producers.actions.long_file import LongFile
from tidtam.registers.producers.actions.register import ProducerRow
from tidtam.registers.producers.actions.rules import require_open
from tidtam.registers.producers.models import Producer, Product

BATCH = 1000
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
    "story_th": "", "story_en": "", "ended_on": None, "showing": "kind",
}  # fmt: skip


class Fresh(NamedTuple):
    """A new producer. code: "" takes the district's next one at the end.

    told: fields of `values.PRODUCER` as they are kept, in all rows of a call the same ones.
    """

    code: str
    area: str
    person: int | None
    told: Mapping[str, Any]


class NewProducers:
    """Producers that one spreadsheet brings: `add` as often as there are parts, then `finish`, once."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._moment = clock.now()
        self._places: dict[str, Keys] = {}
        self._unnumbered: list[int] = []
        self._count = 0
        self._areas: set[str] = set()
        self._long = LongFile(Producer)
        self._reserved = bulk.Reserved(Producer)

    def add(self, rows: Sequence[Fresh]) -> list[int]:
        """Write them; their keys, in order."""
        if not rows:
            return []
        self._long.rows(len(rows))
        areas = {row.area for row in rows}
        require_open(self._by, "edit", areas)
        if missing := areas - self._places.keys():
            self._places.update(place_keys(missing))
        keys = self._reserved.keys(len(rows))
        named = [Named(row.told["name_th"], row.code, row.told.get("name_en", "")) for row in rows]
        self._unnumbered += [key for row, key in zip(rows, keys, strict=True) if not row.code]
        self._long.settled = not self._unnumbered
        self._long.write(named, partial(self._insert, rows, keys))
        self._count += len(rows)
        self._areas |= areas
        return keys

    def finish(self) -> None:
        """Numbers for those that came without, the search index, the trail."""
        if not self._count:
            return
        self._long.flush()
        for start in range(0, len(self._unnumbered), BATCH):
            self._number(self._unnumbered[start : start + BATCH])
        self._long.finish()
        note_producers(Producer.objects.filter(recorded_at=self._moment))
        trail.write(
            self._by,
            "producers.add_producers",
            "producers.producer:many",
            area=common_area(self._areas),
            rows=self._count,
        )

    def _insert(self, rows: Sequence[Fresh], keys: Sequence[int], made: Sequence[Made]) -> None:
        told = [name for name in PRODUCER_BLANK if name in rows[0].told]
        blank = {name: value for name, value in PRODUCER_BLANK.items() if name not in told}
        bulk.insert(
            Producer,
            ["id", "code", "area_id", "person_id", "kind", "name_th", *KEY_FIELDS, *told],
            (self._line(*one, told) for one in zip(rows, keys, made, strict=True)),
            alike={**blank, "recorded_at": self._moment},
        )

    def _line(self, row: Fresh, key: int, made: Made, names: Sequence[str]) -> tuple[Any, ...]:
        told = row.told
        return (
            key,
            row.code or f"{WAITING}{key}",
            row.area,
            row.person,
            told["kind"],
            told["name_th"],
            made.sort_key,
            made.sound_key,
            *joined(made.found_by, self._places[row.area]),
            *[told[field] for field in names],
        )

    def close(self) -> None:
        """Whether or not all went well."""
        self._long.close()

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
        self._long = LongFile(Product)

    def add(self, rows: Iterable[tuple[int, str, Mapping[str, Any]]]) -> None:
        """Rows of the producer's key and area, and the product's fields with category_id and part_id."""
        given = list(rows)
        if not given:
            return
        self._long.rows(len(given))
        areas = {area for _producer, area, _told in given}
        require_open(self._by, "edit", areas)
        named = [
            Named(told["name_th"], told.get("code", ""), told.get("name_en", ""))
            for _producer, _area, told in given
        ]
        self._long.write(named, partial(self._insert, given))
        self._count += len(given)
        self._areas |= areas

    def finish(self) -> None:
        """The search index and the trail."""
        if not self._count:
            return
        self._long.flush()
        self._long.finish()
        note_products(Product.objects.filter(recorded_at=self._moment))
        trail.write(
            self._by,
            "producers.add_products",
            "producers.product:many",
            area=common_area(self._areas),
            rows=self._count,
        )

    def _insert(self, given: Sequence[tuple[int, str, Mapping[str, Any]]], made: Sequence[Made]) -> None:
        names = [name for name in PRODUCT_BLANK if name in given[0][2]]
        blank = {name: value for name, value in PRODUCT_BLANK.items() if name not in names}
        bulk.insert(
            Product,
            ["producer_id", "category_id", "name_th", *KEY_FIELDS, *names],
            (
                (producer, told["category_id"], told["name_th"], *one, *[told[name] for name in names])
                for (producer, _area, told), one in zip(given, made, strict=True)
            ),
            alike={**blank, "recorded_at": self._moment},
        )

    def close(self) -> None:
        self._long.close()
