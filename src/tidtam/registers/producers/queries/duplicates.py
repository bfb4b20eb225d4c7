"""Producers that may be one: the pairs of an officer's area, and what a typed or an imported one may double."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

from django.db import models
from django.db.models import Q
from django.db.models.functions import Substr
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.models import Person
from tidtam.ground.privacy.queries import told
from tidtam.kit.access import reach_q, within
from tidtam.kit.actor import Actor
from tidtam.registers.producers.likeness import Name, name_of, near_pairs, near_to
from tidtam.registers.producers.models import Distinct, Producer

SUBDISTRICT = 6
MANY = 5_000
CHUNK = 500  # values of one IN; both databases take many more, but plan them slowly
MOST_WITH_ONE_PHONE = (
    5  # an officer's own phone stands at forty producers: then each is paired with the first
)


class Reason(models.TextChoices):
    """Why two may be one."""

    NUMBER = "number", _("Same personal number")
    PHONE = "phone", _("Same phone number")
    NAME = "name", _("Near name in the same subdistrict")


@dataclass(frozen=True)
class Pair:
    """Two that may be one, the smaller key first."""

    first: int
    second: int
    reasons: frozenset[Reason]


class Seen(NamedTuple):
    """What of a producer is compared.

    key: whatever the caller knows the row by. producer: its own key, where it is in the register already.
    """

    key: Hashable
    name: str
    area: str
    number_print: str = ""
    phone: str = ""
    producer: int | None = None


def pairs_in(actor: Actor, verb: str = "edit", area: str = "") -> list[Pair]:
    """The pairs with both ends where `actor` may do `verb`, within `area`; without those found to be two."""
    rows = list(seen(Producer.objects.filter(reach_q(actor, verb), within(area, "area_id"))))
    settled = set(Distinct.objects.values_list("first_id", "second_id"))
    return [pair for pair in _pairs(rows) if (pair.first, pair.second) not in settled]


def within_rows(rows: Sequence[Seen]) -> dict[tuple[Hashable, Hashable], frozenset[Reason]]:
    """The same among rows that are not in the register yet, by their keys, the one given first before the other."""
    numbered = [row._replace(key=place) for place, row in enumerate(rows)]
    return {(rows[pair.first].key, rows[pair.second].key): pair.reasons for pair in _pairs(numbered)}


def likely(rows: Sequence[Seen]) -> dict[Hashable, dict[int, set[Reason]]]:
    """By the rows' keys the producers of the whole register that each may double, with the reasons.

    A row that is in the register is not compared with itself, nor with what it was found to differ from. The
    number of queries grows with hundreds of rows, not with rows. `matches` says what of it a reader may see.
    """
    found: defaultdict[Hashable, defaultdict[int, set[Reason]]] = defaultdict(lambda: defaultdict(set))
    for reason, path in ((Reason.NUMBER, "number_print"), (Reason.PHONE, "phone")):
        asked: defaultdict[str, list[Hashable]] = defaultdict(list)
        for row in rows:
            if value := getattr(row, path):
                asked[value].append(row.key)
        for value, producer, _area in sharing(path, list(asked)):
            for key in asked[value]:
                found[key][producer].add(reason)
    for key, producer in _near_names(rows):
        found[key][producer].add(Reason.NAME)
    _without_settled(rows, found)
    return {key: dict(sorted(producers.items())) for key, producers in found.items() if producers}


def seen(producers: "models.QuerySet[Producer]") -> Iterator[Seen]:
    """What of the standing ones among the producers is compared, by their keys."""
    told = producers.order_by("pk").values_list(
        "pk", "name_th", "area_id", "person__number_print", "person__phone", "merged_into_id"
    )
    # Merged ones are left out here: asked in the database, that condition draws the planner to its index.
    for pk, name, area, number, phone, merged in told.iterator(chunk_size=5000):
        if merged is None:
            yield Seen(pk, name, area, number or "", phone or "")


def _pairs(rows: Sequence[Seen]) -> list[Pair]:
    """Rows' keys must be numbers here."""
    reasons: defaultdict[tuple[int, int], set[Reason]] = defaultdict(set)
    for reason, path in ((Reason.NUMBER, "number_print"), (Reason.PHONE, "phone")):
        alike: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            if value := getattr(row, path):
                alike[value].append(row.key)  # type: ignore[arg-type]
        for keys in alike.values():
            for one, other in _combined(keys):
                reasons[min(one, other), max(one, other)].add(reason)
    for block in _blocks(rows).values():
        names = [name_of(row.name) for row in block]
        for one, other in near_pairs(names, [row.area for row in block]):
            pair = sorted((block[one].key, block[other].key))  # type: ignore[type-var]
            reasons[pair[0], pair[1]].add(Reason.NAME)  # type: ignore[index]
    return [Pair(first, second, frozenset(why)) for (first, second), why in sorted(reasons.items())]


def _combined(keys: Sequence[int]) -> Iterable[tuple[int, int]]:
    if len(keys) <= MOST_WITH_ONE_PHONE:
        return combinations(keys, 2)
    return ((keys[0], other) for other in keys[1:])


def _blocks(rows: Iterable[Seen]) -> dict[str, list[Seen]]:
    blocks: defaultdict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        if len(row.area) >= SUBDISTRICT:
            blocks[row.area[:SUBDISTRICT]].append(row)
    return blocks


def sharing(path: str, values: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """Value, key and area of each standing producer whose person has one of the values.

    Few are looked up by their index; for many the whole register is read once, which is quicker by far.
    """
    columns = ("pk", "area_id", "merged_into_id")
    if len(values) > MANY:
        wanted = set(values)
        rows = Producer.objects.filter(person__isnull=False).order_by()
        for value, pk, area, merged in rows.values_list(f"person__{path}", *columns).iterator(5000):
            if value in wanted and merged is None:
                yield value, pk, area
        return
    for start in range(0, len(values), CHUNK):
        some = Person.objects.filter(told(path), **{f"{path}__in": values[start : start + CHUNK]})
        people = dict(some.values_list("pk", path))
        made = Producer.objects.filter(person__in=list(people)).order_by("pk")
        for person, pk, area, merged in made.values_list("person_id", *columns):
            if merged is None and person is not None:
                yield people[person], pk, area


def _near_names(rows: Sequence[Seen]) -> Iterator[tuple[Hashable, int]]:
    """Subdistrict by subdistrict; only their own producers are read, whatever lies between them."""
    blocks = _blocks(rows)
    codes = sorted(blocks)
    for start in range(0, len(codes), CHUNK):
        some = codes[start : start + CHUNK]
        there = Producer.objects.filter(area_id__gte=some[0], area_id__lt=f"{some[-1]}:").order_by("pk")
        if len(some) > 1:
            there = there.annotate(block=Substr("area_id", 1, SUBDISTRICT)).filter(block__in=some)
        known: defaultdict[str, list[tuple[int, Name, str]]] = defaultdict(list)
        for pk, name, area, merged in there.values_list("pk", "name_th", "area_id", "merged_into_id"):
            if merged is None:
                known[area[:SUBDISTRICT]].append((pk, name_of(name), area))
        for code in some:
            names = [name for _pk, name, _area in known[code]]
            areas = [area for _pk, _name, area in known[code]]
            for row in blocks[code]:
                for place in near_to(name_of(row.name), row.area, names, areas):
                    yield row.key, known[code][place][0]


def _without_settled(rows: Sequence[Seen], found: "Mapping[Hashable, dict[int, set[Reason]]]") -> None:
    own = {row.producer: row.key for row in rows if row.producer is not None and row.key in found}
    if not own:
        return
    for producer, key in own.items():
        found[key].pop(producer, None)
    settled = Distinct.objects.filter(Q(first__in=own) | Q(second__in=own))
    for first, second in settled.values_list("first_id", "second_id"):
        for producer, other in ((first, second), (second, first)):
            if producer in own:
                found[own[producer]].pop(other, None)
