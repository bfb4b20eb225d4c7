"""The typed sign-in sheet: its columns, what its rows would do, and doing it.

A row adds one person to the list of one training, with the days. Who stands on the list already stays as is, so the
same file twice changes nothing; days are corrected where they are ticked.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tidtam.ground.privacy import phones
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.calendar import date_short
from tidtam.kit.digits import to_arabic
from tidtam.kit.tables import Column, Row
from tidtam.kit.uploads import Plan, Progress, Remark, RowChange, UploadKind
from tidtam.work.training.actions import AttendeeRow, add_attendees
from tidtam.work.training.actions.attendance import on_list, same_person
from tidtam.work.training.models import How, Training
from tidtam.work.training.queries import producer_named

COLUMNS = (
    Column(
        "training",
        gettext_lazy("Training number"),
        "code",
        required=True,
        aliases=("เลขที่อบรม", "รหัสการอบรม"),
        example="4015-2561-001",
        help_text=gettext_lazy("as it stands on the training's page and sheet"),
        width=18,
    ),
    Column("name", gettext_lazy("Name and surname"), aliases=("ชื่อ-สกุล", "ชื่อ สกุล", "ชื่อ"), width=28),
    Column(
        "producer",
        gettext_lazy("Producer or group"),
        aliases=("ผู้ผลิต", "กลุ่ม", "ชื่อกลุ่ม", "กลุ่ม/ผู้ผลิต", "กลุ่ม/ผู้ผลิต ผู้ประกอบการ"),
        help_text=gettext_lazy("number or full name as in the register; another name is kept as typed"),
        width=34,
    ),
    Column("village", gettext_lazy("Village"), aliases=("บ้าน", "บ้าน หมู่ที่", "ที่อยู่")),
    Column(
        "phone",
        gettext_lazy("Phone"),
        "code",
        aliases=("เบอร์โทร", "เบอร์โทรศัพท์", "โทร", "มือถือ"),
        parse=phones.clean,
        width=16,
    ),
    Column(
        "days",
        gettext_lazy("Days there"),
        aliases=("วันที่มา", "วัน"),
        example="1,2",
        help_text=gettext_lazy("1 for the first day, 1,2 for the first two; blank for every day"),
    ),
)


@dataclass
class Sheet:
    """One training and who is to be added to its list."""

    training: Training
    known: set[tuple[str, str]]
    rows: list[AttendeeRow] = field(default_factory=list)


class SheetSteps:
    """One file. What it has seen: the lists of its trainings, so that nobody is added twice."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._sheets: dict[str, Sheet | None] = {}
        self._seen: dict[tuple[str, tuple[str, str]], int] = {}

    def plan(self, rows: Iterable[Row]) -> Plan:
        plan = Plan(payload=self._sheets)
        for sheet in self._sheets.values():
            if sheet is not None:
                sheet.rows = []
        for row in rows:
            if not row.refusals:
                self._row(row, plan)
            plan.refusals += row.refusals
        return plan

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        for sheet in plan.payload.values():
            if sheet is not None and sheet.rows:
                add_attendees(sheet.training, sheet.rows, how=How.SHEET, by=self._by)

    def finish(self) -> None:
        """Each training's own entry in the trail says how many came in."""

    def close(self) -> None:
        """Nothing was opened."""

    def _row(self, row: Row, plan: Plan) -> None:
        sheet = self._sheet(row)
        if sheet is None:
            return
        told = {key: row.values.get(key) or "" for key in ("name", "phone", "village")}
        said = row.values.get("producer") or ""
        producer = producer_named(sheet.training, said)
        if not told["name"] and producer is None:
            row.refuse("name", said, _("Give the name of the person, or choose the producer."))
        days = self._days(row, sheet.training)
        if row.refusals:
            return
        mark = same_person(told["name"], told["phone"], producer.pk if producer else None)
        first = self._seen.setdefault((sheet.training.code, mark), row.number)
        if first != row.number:
            row.refuse("name", told["name"], _("This person stands already in row %(row)s.") % {"row": first})
        elif mark in sheet.known:
            plan.unchanged += 1
        else:
            sheet.rows.append(AttendeeRow(**told, producer=producer, said=said, days=days))
            unknown = said and producer is None
            why = _("“%(name)s” is not found in the register; it is kept as typed.") % {"name": said}
            label = told["name"] or said
            warnings = (Remark(row.number, row.heading("producer"), said, why),) if unknown else ()
            plan.changes.append(RowChange(row.number, sheet.training.code, label, True, (), warnings))

    def _sheet(self, row: Row) -> Sheet | None:
        """The training of the row, looked up once; refused outside the area and when it was called off."""
        code = row.values["training"]
        if code not in self._sheets:
            trainings = Training.objects.all()
            if self._by is not None:
                trainings = Training.objects.open_to(self._by, "edit")
            found = trainings.going_on().select_related("area").filter(code=code).first()
            known = {same_person(*told) for told in on_list(found)} if found else set()
            self._sheets[code] = Sheet(found, known) if found else None
        sheet = self._sheets[code]
        if sheet is None:
            row.refuse("training", code, _("There is no such training in your area, or it was called off."))
        return sheet

    def _days(self, row: Row, training: Training) -> tuple[date, ...]:
        """The days of the cell; each of them that was held already where the cell is blank."""
        held = [day for day in training.days if day <= clock.today()]
        typed = to_arabic(row.values.get("days") or "")
        if not typed:
            return tuple(held)
        numbers = typed.replace("และ", ",").replace(" ", ",").split(",")
        try:
            wanted = [training.days[int(number) - 1] for number in numbers if number and int(number) > 0]
        except (ValueError, IndexError):
            wanted = []
        if not wanted or "0" in numbers:
            said = _("Expected numbers of days from 1 to %(most)d, such as 1,2.") % {
                "most": len(training.days)
            }
            row.refuse("days", typed, said)
        for day in wanted:
            if day not in held:
                row.refuse("days", typed, _("%(day)s has not come yet.") % {"day": date_short(day)})
        return tuple(wanted)


UPLOADS = [
    UploadKind(
        "training.sheet",
        gettext_lazy("Sign-in sheets of trainings"),
        COLUMNS,
        begin=SheetSteps,
        notes=[gettext_lazy("One row for each person. Sheets of several trainings may stand in one file.")],
    )
]
