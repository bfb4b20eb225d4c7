"""The spreadsheet of registrations: a register taken over from paper, and states brought up to date."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.kit import word_lists
from tidtam.kit.actor import Actor
from tidtam.kit.tables import Column, Row
from tidtam.kit.uploads import CellChange, Plan, Progress, RowChange
from tidtam.kit.word_lists import SEPARATORS, form, of_choices, of_list
from tidtam.registers.producers.actions.registrations import AskedRow, ask_for_products
from tidtam.registers.producers.actions.steps import PROVINCE_DIGITS, StepRow, record_registration_steps
from tidtam.registers.producers.course import NEXT, SKIPS, of_province
from tidtam.registers.producers.models import (
    Product,
    RegisteredProduct,
    Registration,
    RegistrationState,
    Round,
)
from tidtam.registers.producers.sheets import makers
from tidtam.registers.producers.sheets.makers import Maker, Makers

STATES_ALSO = {
    "registered": ("ขึ้นทะเบียน", "ผ่าน"),
    "rejected": ("ไม่ผ่าน", "ไม่รับ"),
    "cancelled": ("ยกเลิก",),
}


def _round_names() -> list[str]:
    return [row.name_th for row in Round.objects.order_by("-opens_on")]


def _state_names() -> Callable[[], list[str]]:
    return lambda: [str(label) for _code, label in RegistrationState.choices]


COLUMNS = (
    makers.COLUMN,
    makers.NAME,
    Column(
        "round",
        gettext_lazy("Registration round"),
        required=True,
        aliases=("รอบ", "รอบการลงทะเบียน"),
        words=_round_names,
        example="ปีงบประมาณ 2561 ไตรมาส 3",
        width=30,
    ),
    Column(
        "state",
        gettext_lazy("State"),
        required=True,
        aliases=("สถานะ", "ผล", "ผลการพิจารณา"),
        words=_state_names(),
        example="ขึ้นทะเบียนแล้ว",
        width=24,
    ),
    Column(
        "number",
        gettext_lazy("Certificate number"),
        "code",
        aliases=("เลขที่หนังสือรับรอง", "เลขทะเบียน"),
        width=20,
    ),
    Column(
        "dated_on",
        gettext_lazy("Day of the decision"),
        "date",
        aliases=("วันที่", "วันที่ขึ้นทะเบียน", "วันที่พิจารณา"),
        example="20 ก.ค. 2561",
    ),
    Column(
        "products",
        gettext_lazy("Products asked for"),
        aliases=("ผลิตภัณฑ์ที่ขอลงทะเบียน", "ผลิตภัณฑ์"),
        help_text=gettext_lazy("names or numbers of the producer's products, with ; between"),
        example="ผ้าไหมมัดหมี่; ผ้าพันคอไหม",
        width=40,
    ),
    Column("reason", gettext_lazy("Reason"), aliases=("เหตุผล", "หมายเหตุ"), width=40),
)


class Step(NamedTuple):
    row: StepRow
    asked: tuple[int, ...]
    step: bool


@dataclass
class Writes:
    steps: list[Step] = field(default_factory=list)


class RegistrationSteps:
    """One file of registrations; each producer stands once per round."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._rounds = of_list(Round.objects.order_by("-opens_on"))
        self._states = of_choices(RegistrationState.choices, STATES_ALSO)
        self._makers = Makers(by)
        self._seen: dict[tuple[int, str], int] = {}
        self._numbers: dict[str, int] = {}

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        self._makers.learn(given)
        keys = self._makers.keys
        kept = {
            (one.producer_id, one.round_id): one for one in Registration.objects.filter(producer__in=keys)
        }
        numbers = [number for row in given if (number := row.values.get("number"))]
        taken = dict(Registration.objects.filter(number__in=numbers).values_list("number", "pk"))
        known = _Products(keys, kept.values())
        plan = Plan(payload=Writes())
        for row in given:
            self._row(row, kept, taken, known, plan)
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        steps: list[Step] = plan.payload.steps
        record_registration_steps([one.row for one in steps if one.step], by=self._by)
        ask_for_products(
            (AskedRow(one.row.producer, one.row.round, product) for one in steps for product in one.asked),
            by=self._by,
        )

    def finish(self) -> None:
        """Each part wrote its own entry in the trail."""

    def close(self) -> None:
        """Nothing is held."""

    def _row(
        self,
        row: Row,
        kept: dict[tuple[int, str], Registration],
        taken: dict[str, int],
        known: "_Products",
        plan: Plan,
    ) -> None:
        maker = self._makers.of(row)
        round_code, state = (
            word_lists.read(row, "round", self._rounds),
            word_lists.read(row, "state", self._states),
        )
        if maker is None or row.refusals:
            return
        if (first := self._seen.setdefault((maker.pk, round_code), row.number)) != row.number:
            row.refuse(
                "round",
                row.values["round"],
                _("This round of the producer stands already in row %(row)s.") % {"row": first},
            )
            return
        stood = kept.get((maker.pk, round_code))
        asked = known.asked(row, maker, stood)
        self._number(row, stood, state, taken)
        if stood is None or stood.state != state:
            self._allowed(row, maker, stood.state if stood is not None else None, state)
        if row.refusals:
            return
        self._add(row, maker, stood, round_code, state, asked, plan)

    def _add(
        self,
        row: Row,
        maker: Maker,
        stood: Registration | None,
        round_code: str,
        state: str,
        asked: dict[int, str],
        plan: Plan,
    ) -> None:
        cells: list[CellChange] = []
        if stood is not None and stood.state != state:
            cells.append(self._cell(row, "state", self._states.word(stood.state), self._states.word(state)))
        number = row.values.get("number", "")
        if stood is not None and number and number != stood.number:
            cells.append(self._cell(row, "number", stood.number, number))
        if stood is not None and asked:
            cells.append(self._cell(row, "products", "", "; ".join(asked.values())))
        if stood is not None and not cells:
            plan.unchanged += 1
            return
        dated: date | None = row.values.get("dated_on")
        step = StepRow(
            maker.pk, round_code, state, reason=row.values.get("reason", ""), number=number, dated_on=dated
        )
        stepped = stood is None or stood.state != state
        plan.payload.steps.append(Step(step, tuple(asked), stepped))
        label = f"{maker.name} · {self._rounds.word(round_code)}"
        key = row.values["producer_code"]
        plan.changes.append(RowChange(row.number, key, label, stood is None, tuple(cells)))

    def _number(self, row: Row, stood: Registration | None, state: str, taken: dict[str, int]) -> None:
        number = row.values.get("number", "")
        if not number:
            return
        if len(number) > 40:
            row.refuse("number", number, _("A certificate number has at most 40 letters and digits."))
        elif taken.get(number, stood.pk if stood is not None else None) != (
            stood.pk if stood is not None else None
        ):
            row.refuse("number", number, _("Another registration has this number."))
        elif (first := self._numbers.setdefault(number, row.number)) != row.number:
            row.refuse("number", number, _("This number stands already in row %(row)s.") % {"row": first})
        elif stood is not None and stood.state == state and number != stood.number:
            row.refuse(
                "number", number, _("The number is given with the step; a sheet cannot change it afterwards.")
            )

    def _allowed(self, row: Row, maker: Maker, before: str | None, state: str) -> None:
        """The same rules as when the step is taken on a page; `append_steps` holds to them again."""
        said = row.values["state"]
        if before is not None and state not in NEXT[before]:
            told = {"before": self._states.word(before)}
            row.refuse("state", said, _("This may not follow “%(before)s”.") % told)
        elif before is not None and (before, state) in SKIPS and not row.values.get("reason"):
            row.refuse("reason", "", _("Say why the district committee is passed over."))
        elif of_province(before, state) and not self._may(maker.area[:PROVINCE_DIGITS]):
            row.refuse("state", said, _("This step is the province's; the district cannot take it."))

    def _may(self, area: str) -> bool:
        return self._by is None or self._by.may("edit", area)

    def _cell(self, row: Row, column: str, before: str, after: str) -> CellChange:
        return CellChange(row.heading(column), before, after)


class _Products:
    """The products of a part's producers, and those that their registrations ask for already."""

    def __init__(self, producers: list[int], registrations: Iterable[Registration]) -> None:
        self._named: dict[int, dict[str, tuple[int, str]]] = {}
        for pk, producer, code, name in Product.objects.filter(producer__in=producers).values_list(
            "pk", "producer_id", "code", "name_th"
        ):
            mine = self._named.setdefault(producer, {})
            mine[form(name)] = (pk, name)
            if code:
                mine[form(code)] = (pk, name)
        asked = RegisteredProduct.objects.filter(registration__in=[one.pk for one in registrations])
        self._asked = set(asked.values_list("registration_id", "product_id"))

    def asked(self, row: Row, maker: Maker, stood: Registration | None) -> dict[int, str]:
        """What the row asks for besides what is asked for already, by key; an unknown product refuses the cell."""
        found = {}
        for word in SEPARATORS.split(row.values.get("products", "")):
            if not word.strip():
                continue
            known = self._named.get(maker.pk, {}).get(form(word))
            if known is None:
                row.refuse("products", word.strip(), _("The producer has no product of this name or number."))
            elif stood is None or (stood.pk, known[0]) not in self._asked:
                found[known[0]] = known[1]
        return found
