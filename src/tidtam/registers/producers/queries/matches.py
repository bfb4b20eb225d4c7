"""What a reader may see of producers that may be one: those of the own area in full, of others the district."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import reach_q, within
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries.duplicates import Pair, Reason, Seen, likely, pairs_in, seen, sharing
from tidtam.registers.producers.queries.producer import PLACE, place


@dataclass(frozen=True)
class Match:
    """A producer that a typed or imported one may double. producer: None where the reader may not see it.

    district: name of the other district then, so that somebody can be asked there.
    """

    reasons: tuple[str, ...]
    producer: Producer | None = None
    district: str = ""

    @property
    def place(self) -> str:
        return place(self.producer.area) if self.producer is not None else self.district

    @property
    def text(self) -> str:
        """In one line, for a sheet's column of warnings."""
        why = ", ".join(self.reasons)
        if self.producer is None:
            return _("%(why)s: also in %(district)s") % {"why": why, "district": self.district}
        return f"{why}: {self.producer.code} {self.producer.name} ({self.place})"


@dataclass(frozen=True)
class TwinRow:
    """A line of the list: two producers, or one and the district in which another shares its number or phone."""

    first: Producer
    second: Producer | None
    reasons: frozenset[Reason]
    district: str = ""

    @property
    def why(self) -> str:
        return words(self.reasons)

    @property
    def other(self) -> str:
        if self.second is not None:
            return self.second.name
        return _("Also in another district: %(district)s") % {"district": self.district}


def words(reasons: "frozenset[Reason] | set[Reason]") -> str:
    """The reasons, the surest first."""
    return ", ".join(str(reason.label) for reason in Reason if reason in reasons)


def matches(rows: Sequence[Seen], actor: Actor, verb: str = "view") -> dict[Hashable, list[Match]]:
    """By the rows' keys what each may double, as `actor` may see it; rows without a match are left out."""
    found = likely(rows)
    keys = {pk for producers in found.values() for pk in producers}
    producers = Producer.objects.select_related(PLACE).in_bulk(keys)
    told: defaultdict[Hashable, list[Match]] = defaultdict(list)
    for key, reasons_by in found.items():
        for pk, reasons in reasons_by.items():
            match = _match(producers[pk], reasons, actor, verb)
            if match is not None and match not in told[key]:
                told[key].append(match)
    return {key: lines for key, lines in told.items() if lines}


def twin_rows(actor: Actor, area: str = "") -> list[TwinRow]:
    """The likely pairs of the actor's area and what of it is told in other districts."""
    pairs = pairs_in(actor, "edit", area)
    outside = _outside(actor, area)
    keys = {key for pair in pairs for key in (pair.first, pair.second)} | {
        pair.first for pair, _place in outside
    }
    producers = Producer.objects.select_related(PLACE).in_bulk(keys)
    rows = [TwinRow(producers[pair.first], producers[pair.second], pair.reasons) for pair in pairs]
    rows += [TwinRow(producers[pair.first], None, pair.reasons, district) for pair, district in outside]
    return rows


def _match(row: Producer, reasons: set[Reason], actor: Actor, verb: str) -> Match | None:
    told = tuple(str(reason.label) for reason in Reason if reason in reasons)
    if actor.may(verb, row.area_id):
        return Match(told, producer=row)
    told = tuple(str(reason.label) for reason in Reason if reason in reasons and reason != Reason.NAME)
    return Match(told, district=_district(row.area)) if told else None


def _district(area: Area) -> str:
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
    return area.label


def _outside(actor: Actor, area: str) -> list[tuple[Pair, str]]:
    """Producers of the area whose number or phone is told beyond the actor's reach, each with the district."""
    if "" in actor.reach("edit"):
        return []
    inside = reach_q(actor, "edit")
    rows = list(seen(Producer.objects.filter(inside, within(area, "area_id"), person__isnull=False)))
    prefixes = actor.reach("edit")
    shared: defaultdict[tuple[int, str], set[Reason]] = defaultdict(set)
    for reason, path in ((Reason.NUMBER, "number_print"), (Reason.PHONE, "phone")):
        asked: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows:
            if value := getattr(row, path):
                asked[value].append(row.key)  # type: ignore[arg-type]
        for value, _pk, code in sharing(path, list(asked)):
            if not code.startswith(prefixes):
                for key in asked[value]:
                    shared[key, code[:4]].add(reason)
    labels = {row.code: row.label for row in Area.objects.filter(pk__in={code for _key, code in shared})}
    return [(Pair(key, 0, frozenset(why)), labels.get(code, code)) for (key, code), why in shared.items()]
