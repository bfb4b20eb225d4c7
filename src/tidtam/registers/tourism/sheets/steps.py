"""A sheet of offers on its way in: which offer each row means, what that would change; all of it as drafts."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from tidtam.kit import thai, word_lists
from tidtam.kit.actor import Actor
from tidtam.kit.refusals import RefusedChange
from tidtam.kit.tables import Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange
from tidtam.registers.tourism.actions import add_offer, change_offer
from tidtam.registers.tourism.content import OF_KIND, ONLY_SOME, OfferRow, fill_offer, offer_row
from tidtam.registers.tourism.models import Kind, Offer, Recurs, VillagePage
from tidtam.registers.tourism.queries.review import say
from tidtam.registers.tourism.sheets import columns

PLAIN = frozenset(
    {
        "name_th", "name_en", "text_th", "text_en", "price_from", "price_to", "recipe_th", "before_th", "after_th",
        "brand_th", "rooms", "sleeps", "certificate", "certified_until", "minutes",
    }
)  # fmt: skip
SHORT = {"name_th": 200, "name_en": 200, "brand_th": 120, "certificate": 120}
MOST = {"rooms": 999, "sleeps": 9999, "minutes": 1440}
Place = tuple[str, str, str]  # village, kind, Thai name as compared


class Line(NamedTuple):
    """One row that is to be recorded; offer: the one whose words it changes, None where it is new."""

    page: VillagePage
    offer: Offer | None
    said: OfferRow


def plan(rows: Iterable[Row], *, by: Actor | None) -> Plan:
    """Each row by itself: what cannot be taken is refused, the others are new, changed or as they stand."""
    given = list(rows)
    reading = _Reading(given, by)
    lines: list[Line] = []
    found = Plan(payload=lines)
    for row in given:
        line = reading.line(row)
        if line is not None:
            _judge(row, line, found, lines)
        found.refusals += row.refusals
    return found


def write(plan: Plan, *, by: Actor | None, progress: Progress | None = None) -> None:
    for done, line in enumerate(plan.payload, 1):
        if line.offer is None:
            add_offer(line.page, line.said, by=by)
        else:
            change_offer(line.offer, line.said, version=line.offer.version, by=by)
        if progress is not None:
            progress(done, len(plan.payload))


class _Reading:
    """What is known beside the file: the villages' pages and the offers that its rows may mean."""

    def __init__(self, rows: Iterable[Row], by: Actor | None) -> None:
        self.kinds, self.recurrences = columns.kinds(), columns.recurrences()
        codes = {code for row in rows if (code := row.values.get("code"))}
        pages = VillagePage.objects.filter(draft_of=None) if by is None else _open(by)
        found = pages.filter(community__area__in=codes).with_place()
        self._pages = {page.code: page for page in found}
        self._known: dict[Place, Offer] = {}
        offers = Offer.objects.filter(page__in=self._pages.values(), draft=None)
        for offer in offers.select_related("page__community", "product__producer").prefetch_related("dates"):
            self._known[_place(offer.page.code, offer.kind, offer.name_th)] = offer
        self._seen: dict[Place, int] = {}

    def line(self, row: Row) -> Line | None:
        """What the row says; None where it is refused."""
        page = self._page(row)
        kind = word_lists.read(row, "kind", self.kinds)
        recurs = word_lists.read(row, "recurs", self.recurrences) if row.values.get("recurs") else ""
        self._bounds(row)
        if row.refusals or page is None:
            return None
        place = _place(page.code, kind, row.values["name_th"])
        first = self._seen.setdefault(place, row.number)
        if first != row.number:
            row.refuse(
                "name_th", row.values["name_th"], _("This stands already in row %(row)s.") % {"row": first}
            )
            return None
        offer = self._known.get(place)
        said = _said(row, offer, kind, recurs)
        trial = Offer(page=page)
        try:
            fill_offer(trial, said)
        except RefusedChange as refusal:
            column = refusal.at_field or "name_th"
            row.refuse(column, str(row.values.get(column) or ""), " ".join(refusal.messages))
            return None
        return Line(page, offer, said)

    def _page(self, row: Row) -> VillagePage | None:
        if "code" not in row.values:  # refused already
            return None
        page = self._pages.get(row.values["code"])
        if page is None:
            row.refuse("code", row.values["code"], _("No village in your area has a page by this code."))
            return None
        typed = thai.clean(row.values.get("village") or "")
        if typed and thai.bare_place(page.area.name_th) not in thai.bare_place(typed):
            row.refuse(
                "village", typed, _("This code is that of %(village)s.") % {"village": page.area.label}
            )
            return None
        return page

    def _bounds(self, row: Row) -> None:
        for name, most in SHORT.items():
            if len(row.values.get(name) or "") > most:
                row.refuse(name, row.values[name], _("Too long: at most %(most)s letters.") % {"most": most})
        for name, limit in MOST.items():
            number = row.values.get(name)
            if number is not None and not 0 <= number <= limit:
                row.refuse(
                    name, str(number), _("Expected a whole number from 1 to %(most)s.") % {"most": limit}
                )
        halves = [row.values.get(name) for name in ("latitude", "longitude")]
        if (halves[0] is None) != (halves[1] is None):
            row.refuse("latitude", "", _("A position needs both latitude and longitude."))
        for name, least, most_degrees in (("latitude", 5.0, 21.0), ("longitude", 97.0, 106.0)):
            degrees = row.values.get(name)
            if degrees is not None and not least <= float(degrees) <= most_degrees:
                row.refuse(name, str(degrees), _("This position lies outside the country."))


def _open(by: Actor) -> Any:
    return VillagePage.objects.open_to(by, "edit").standing()


def _said(row: Row, offer: Offer | None, kind: str, recurs: str) -> OfferRow:
    """The columns that the file has; of a known offer the others stay."""
    stands = offer_row(offer)._asdict() if offer is not None else {}
    told: dict[str, Any] = {name: row.values[name] for name in PLAIN if name in row.values}
    for name in ("months", "dates"):
        if name in row.values:
            told[name] = row.values[name] or []
    if "latitude" in row.values and "longitude" in row.values:
        half = row.values["latitude"], row.values["longitude"]
        told["point"] = None if half[0] is None or half[1] is None else (float(half[0]), float(half[1]))
    told["kind"] = kind
    if kind == Kind.EVENT:
        told["recurs"] = recurs or stands.get("recurs") or Recurs.ONCE
    whole = {**stands, **told}
    for name in ONLY_SOME - OF_KIND[kind]:
        whole.pop(name, None)
    return OfferRow(**{name: value for name, value in whole.items() if value is not None or name in _BLANK})


_BLANK = frozenset(
    {"price_from", "price_to", "point", "rooms", "sleeps", "certified_until", "minutes", "product"}
)


def _place(code: str, kind: str, name: str) -> Place:
    return code, kind, thai.clean(name)


def _judge(row: Row, line: Line, found: Plan, lines: list[Line]) -> None:
    cells = tuple(_cells(row, line)) if line.offer else ()
    if line.offer is not None and not cells:
        found.unchanged += 1
        return
    lines.append(line)
    label = f"{line.said.name_th} {line.page.area.label}"
    found.changes.append(RowChange(row.number, line.page.code, label, line.offer is None, cells))


def _cells(row: Row, line: Line) -> Iterator[CellChange]:
    assert line.offer is not None
    before = offer_row(line.offer)
    for name, after in line.said._asdict().items():
        was, now = say(name, getattr(before, name)), say(name, after)
        if was != now:
            yield CellChange(row.heading({"point": "latitude"}.get(name, name)), was, now)
