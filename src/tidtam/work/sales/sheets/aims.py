"""Targets as a spreadsheet: a province's row sets the mean and so much more, other amounts adjust what came of it.

Rows of a province and year are judged together: what a district's amount adjusts is known once its province is set.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock, money
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import fiscal_months, fiscal_year
from tidtam.kit.tables import Row
from tidtam.kit.thai import clean
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange, Said
from tidtam.kit.word_lists import of_list
from tidtam.registers.producers.models import Round
from tidtam.work.sales.actions.targets import LEAST, MOST, adjust_target, set_targets
from tidtam.work.sales.models import Target
from tidtam.work.sales.queries import basis
from tidtam.work.sales.queries.targets import target_of, targets_below, targets_everywhere
from tidtam.work.sales.sheets.aim_columns import percent_text
from tidtam.work.sales.sheets.places import LEVELS, Places, within

MOST_REASON = 400


@dataclass
class Told:
    """One row. cohort: the round that it names. adjusted: satang that the target is to be, where it is another amount
    than what comes out."""

    row: Row
    area: Area
    cohort: Round | None
    reason: str
    adjusted: int | None = None


@dataclass
class Setting:
    """What a province's row sets."""

    cohort: Round
    percent: int
    plan: basis.Plan
    reason: str


@dataclass
class Book:
    """A province and year. stands: the targets of today by code; setting: what its row sets."""

    province: str
    year: date
    stands: dict[str, Target]
    rows: list[Told] = field(default_factory=list)
    setting: Setting | None = None

    @property
    def comes(self) -> dict[str, int]:
        """By code what the targets are before any amount is adjusted."""
        there = {code: row.baht for code, row in self.stands.items()}
        if self.setting is None:
            return there
        made = self.setting.plan
        return there | {self.province: made.baht} | {part.area.code: part.baht for part in made.parts}


class AimSteps:
    """One file."""

    def __init__(self, by: Actor | None, said: Said) -> None:
        self._by, self._reason = by, said.get("reason", "")
        self._year = int(said["year"]) if said.get("year") else fiscal_year(clock.today())
        self._places = Places(said)
        rounds = list(Round.objects.order_by("-opens_on"))
        self._rounds, self._words = {one.pk: one for one in rounds}, of_list(rounds)

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        self._places.learn(given)
        books: dict[tuple[str, date], Book] = {}
        for row in given:
            self._read(row, books)
        plan = Plan(payload=list(books.values()))
        for book in books.values():
            book.rows.sort(key=lambda told: told.area.code)
            for told in book.rows:
                if told.area.level == Level.PROVINCE:
                    _set(told, book)
            comes = book.comes
            for told in book.rows:
                _adjust(told, book, comes)
                _say(told, book, comes, plan)
        for row in given:
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        done, books = 0, plan.payload
        for book in books:
            if (made := book.setting) is not None:
                set_targets(
                    book.province, book.year, made.cohort, made.percent,
                    by=self._by, reason=made.reason, seen=made.plan.baht,
                )  # fmt: skip
            for told in book.rows:
                if told.adjusted is not None:
                    adjust_target(
                        told.area.code, book.year, baht=told.adjusted, reason=told.reason, by=self._by
                    )
                done += 1
                if progress:
                    progress(min(done, len(plan.changes)), len(plan.changes))

    def finish(self) -> None:
        """Each target's own entry in the trail says what came in."""

    def close(self) -> None:
        """Nothing was opened."""

    def _read(self, row: Row, books: dict[tuple[str, date], Book]) -> None:
        area = self._places.of(row)
        if area is None or row.refusals:
            return
        province = area.code[: Level.PROVINCE]
        if self._by is not None and not self._by.may("approve", province):
            row.refuse(
                "area", area.code, _("Only the office of the whole province sets and adjusts targets.")
            )
            return
        cohort, reason = self._round(row), clean(row.values.get("reason") or self._reason)
        if row.refusals:
            return
        if len(reason) > MOST_REASON:
            row.refuse("reason", reason, _("At most %(most)s characters.") % {"most": MOST_REASON})
            return
        year = fiscal_months(row.values.get("year") or self._year)[0]
        book = books.get((province, year))
        if book is None:
            own = target_of(province, year)
            stands = ({province: own} if own else {}) | targets_below(province, year)
            book = books[province, year] = Book(province, year, stands)
        if first := next((told.row.number for told in book.rows if told.area == area), None):
            row.refuse(
                "area", area.code, _("This area and year stand already in row %(row)s.") % {"row": first}
            )
            return
        book.rows.append(Told(row, area, cohort, reason))

    def _round(self, row: Row) -> Round | None:
        typed = row.values.get("round") or ""
        try:
            code = self._words.code(typed)
        except ValidationError as error:
            row.refuse("round", typed, " ".join(error.messages))
            return None
        return self._rounds[code] if code else None


def _percent(row: Row) -> int | None:
    typed = row.values.get("percent")
    return typed if isinstance(typed, int) else None


def _set(told: Told, book: Book) -> None:
    """What the province's row sets, where its round or percentage is another one than stands."""
    row, own = told.row, book.stands.get(book.province)
    cohort, percent = told.cohort, _percent(row)
    if cohort is None and percent is None:
        return
    cohort = cohort or (own.cohort if own else None)
    percent = (own.percent if own else None) if percent is None else percent
    if own is not None and (own.cohort, own.percent) == (cohort, percent):
        return
    if cohort is None:
        row.refuse("round", "", _("Say of which round's producers the mean is."))
    elif percent is None:
        row.refuse("percent", "", _("Say how many per cent more than the mean."))
    elif not LEAST < percent <= MOST:
        reason = _("Expected more than -100 and at most 1,000 per cent.")
        row.refuse("percent", percent_text(percent), reason)
    elif own is not None and not told.reason:
        row.refuse("reason", "", _("A target stands already: say why it is set anew."))
    else:
        made = basis.plan(book.province, book.year, cohort, percent)
        if made.basis.total:
            book.setting = Setting(cohort, percent, made, told.reason)
        else:
            reason = _("Nothing is on record of this round's producers in the three years before.")
            row.refuse("round", str(cohort), reason)


def _adjust(told: Told, book: Book, comes: Mapping[str, int]) -> None:
    """Whether the amount of the row is another one than comes out; the amount that stands today says nothing."""
    row, code = told.row, told.area.code
    if row.refusals:
        return
    if told.area.level == Level.DISTRICT and not _is_of_its_province(told, book):
        return
    typed, own = row.values.get("baht"), book.stands.get(code)
    if typed is None or typed == comes.get(code) or (own is not None and typed == own.baht):
        return
    if code not in comes:
        row.refuse(
            "baht",
            money.text(typed),
            _("No target of this year is set here yet: the province's row sets it."),
        )
    elif not 0 < typed < money.MOST_BAHT * money.SATANG:
        row.refuse("baht", money.text(typed), _("A target is more than zero baht."))
    elif not told.reason:
        why = _("%(there)s baht come out here; give the reason for another amount.")
        row.refuse("reason", "", why % {"there": money.text(comes[code])})
    else:
        told.adjusted = typed


def _is_of_its_province(told: Told, book: Book) -> bool:
    """A district's round and percentage are those of its province; others are refused at their cell."""
    row, percent = told.row, _percent(told.row)
    set_by = [one for one in (book.stands.get(told.area.code), book.setting) if one is not None]
    reason = _(
        "Round and percentage are set at the province's row; a district's target is adjusted by its amount."
    )
    if percent is not None and percent not in {one.percent for one in set_by}:
        row.refuse("percent", percent_text(percent), reason)
    if told.cohort is not None and told.cohort not in [one.cohort for one in set_by]:
        row.refuse("round", str(told.cohort), reason)
    return not row.refusals


def _say(told: Told, book: Book, comes: Mapping[str, int], plan: Plan) -> None:
    """What becomes of the row."""
    row, code = told.row, told.area.code
    if row.refusals:
        return
    own = book.stands.get(code)
    after = told.adjusted or comes.get(code)
    if after is None:
        plan.silent += 1
        return
    cells = tuple(_cells(told, book, own, after))
    if own is not None and not cells:
        plan.unchanged += 1
        return
    label = f"{told.area.label} {fiscal_year(book.year)}"
    plan.changes.append(RowChange(row.number, code, label, own is None, cells))


def _cells(told: Told, book: Book, own: Target | None, after: int) -> Iterator[CellChange]:
    row, made = told.row, book.setting
    if made is not None and told.area.code == book.province:
        if own is None or own.cohort != made.cohort:
            yield CellChange(row.heading("round"), str(own.cohort or "") if own else "", str(made.cohort))
        if own is None or own.percent != made.percent:
            before = percent_text(own.percent) if own else ""
            yield CellChange(row.heading("percent"), before, percent_text(made.percent))
        there = [row.baht for code, row in book.stands.items() if code != book.province]
        parts = [part.baht for part in made.plan.parts]
        yield CellChange(
            _("Targets of the districts"), money.text(sum(there)) if there else "", money.text(sum(parts))
        )
    if own is None or own.baht != after:
        yield CellChange(row.heading("baht"), money.text(own.baht) if own else "", money.text(after))


def rows(areas: Sequence[str], said: Said) -> Iterator[Sequence[Any]]:
    """The areas with their targets of the year, those without any to be filled in."""
    year = int(said["year"]) if said.get("year") else fiscal_year(clock.today())
    stands, reach = targets_everywhere(fiscal_months(year)[0]), within(areas, said)
    for area in Area.objects.filter(level__in=LEVELS).order_by("code"):
        row = stands.get(area.code)
        if area.code.startswith(reach) and (row is not None or area.exists_until is None):
            yield _out(year, area, row)


def _out(year: int, area: Area, row: Target | None) -> Sequence[Any]:
    if row is None:
        return year, area.code, area.label, "", "", None, ""
    cohort = row.cohort.name_th if row.cohort else ""
    return year, area.code, area.label, cohort, percent_text(row.percent), row.baht, ""
