"""The spreadsheet of producers: what its rows would do, and doing it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit.actor import Actor
from tidtam.kit.tables import Row
from tidtam.kit.upload_fields import Field, differences, present, taken
from tidtam.kit.uploads import CellChange, Plan, Progress, Remark, RowChange
from tidtam.kit.word_lists import of_list
from tidtam.registers.producers.models import HeldStandard, Producer, StandardKind
from tidtam.registers.producers.sheets import contacts, places, standards
from tidtam.registers.producers.sheets.contacts import Contact
from tidtam.registers.producers.sheets.places import NoPlace, Places, Typed
from tidtam.registers.producers.sheets.producer_fields import fields
from tidtam.registers.producers.sheets.producer_writes import Known, New, Writer, Writes
from tidtam.registers.producers.sheets.standards import Standard
from tidtam.registers.producers.sheets.unnumbered import Unnumbered


class ProducerSteps:
    """One file of producers. What it has seen: codes, so that none comes twice."""

    def __init__(self, by: Actor | None) -> None:
        self._by = by
        self._fields = fields()
        self._present: list[Field] = []  # those that the file has a column for
        self._standards = of_list(StandardKind.objects.order_by("order"))
        self._places = Places(by)
        self._is_first = not Producer.objects.exists()
        self._seen: dict[str, int] = {}
        self._unnumbered = Unnumbered(by)
        self._writer = Writer(by, self._standards)

    def plan(self, rows: Iterable[Row]) -> Plan:
        given = list(rows)
        self._present = present(given, self._fields.values())
        for row in given:
            self._recognise(row)
        codes = [code for row in given if (code := row.values.get("code"))]
        stored = self._stored(codes)
        told = [row for row in given if row.values.get("standards") is not None]
        held = standards.held_by([one.pk for one in stored.values()]) if told and stored else {}
        writes = Writes()
        plan = Plan(payload=writes)
        for row in given:
            self._row(row, stored, held, plan, writes)
            plan.refusals += row.refusals
        return plan

    def _stored(self, codes: Sequence[str]) -> dict[str, Producer]:
        """What the register has of them; in an empty one nothing needs to be looked for."""
        if self._is_first or not codes:
            return {}
        return {one.code: one for one in Producer.objects.filter(code__in=codes).select_related("person")}

    def write(self, plan: Plan, progress: Progress | None = None) -> None:
        self._writer.write(plan.payload)

    def finish(self) -> None:
        self._writer.finish()

    def close(self) -> None:
        self._writer.close()

    def _row(
        self,
        row: Row,
        stored: Mapping[str, Producer],
        held: Mapping[int, Mapping[Standard, HeldStandard]],
        plan: Plan,
        writes: Writes,
    ) -> None:
        code = row.values.get("code", "")
        told = taken(row, self._present)
        contact = contacts.read(row)
        listed = self._listed(row)
        if row.refusals:
            if self._typed(row) != Typed():
                self._place(row)  # what is wrong there is told at once, not the next time
            return
        if code and (first := self._seen.setdefault(code, row.number)) != row.number:
            row.refuse("code", code, _("This number stands already in row %(row)s.") % {"row": first})
            return
        known = stored.get(code) if code else None
        if known is None:
            self._fresh(row, code, told, contact, listed, plan, writes)
        else:
            self._known(row, known, told, contact, listed, held.get(known.pk, {}), plan, writes)

    def _recognise(self, row: Row) -> None:
        """Give a row without a number that of the producer of its name in its place."""
        name = row.values.get("name_th")
        if row.refusals or row.values.get("code") or not name or self._typed(row) == Typed():
            return
        place = self._place(row)
        if place is None:
            return
        first = self._unnumbered.earlier(name, place.code, row.number)
        if first is not None:
            row.refuse(
                "name_th",
                name,
                _("Row %(row)s has the same name in the same place; give the number.") % {"row": first},
            )
            return
        found = self._unnumbered.find(name, place.code)
        if len(found) > 1:
            numbers = ", ".join(one.code for one in found)
            row.refuse(
                "name_th",
                name,
                _("Several producers bear this name there; give the number: %(numbers)s.")
                % {"numbers": numbers},
            )
        elif found:
            row.values["code"] = found[0].code

    def _fresh(
        self,
        row: Row,
        code: str,
        told: dict[str, Any],
        contact: Contact,
        listed: tuple[Standard, ...] | None,
        plan: Plan,
        writes: Writes,
    ) -> None:
        if not told.get("kind") and not row.refusals:
            row.refuse("kind", "", _("A new producer needs its kind."))
        if code and (len(code) > 20 or code.startswith("~")):
            row.refuse("code", code, _("A producer's number has at most 20 letters and digits."))
        if not contact.blank and not contact.told.get("name_th"):
            row.refuse("contact", "", _("Give the name of the person whose phone or number this is."))
        if (told.get("latitude") is None) != (told.get("longitude") is None):
            row.refuse("latitude", "", _("A position needs both latitude and longitude."))
        place = self._place(row)
        if row.refusals or place is None:
            return
        writes.fresh.append(New(row.number, code, place.code, told, contact, listed or ()))
        plan.changes.append(RowChange(row.number, code, told["name_th"], True, (), _remarks(row, place)))

    def _known(
        self,
        row: Row,
        known: Producer,
        told: dict[str, Any],
        contact: Contact,
        listed: tuple[Standard, ...] | None,
        held: Mapping[Standard, HeldStandard],
        plan: Plan,
        writes: Writes,
    ) -> None:
        if not self._places.inside(known.area_id):
            row.refuse("code", known.code, _("This number belongs to a producer outside your area."))
            return
        if known.merged_into_id is not None:
            row.refuse("code", known.code, _("This producer was found to be another one; change that one."))
        if told.get("kind") == "":
            row.refuse("kind", "", _("A producer has a kind; it cannot be blank."))
        warnings, moved = self._moved(row, known)
        stood = {name: getattr(known, name) for name in self._fields}
        point = {name: told.get(name, stood[name]) for name in ("latitude", "longitude")}
        if (point["latitude"] is None) != (point["longitude"] is None):
            row.refuse("latitude", "", _("A position needs both latitude and longitude."))
        cells = differences(self._fields, told, stood, row)
        edits = {name: value for name, value in told.items() if value != stood[name]}
        if moved and not known.area_id.startswith(
            moved
        ):  # the subdistrict alone does not take its village away
            edits["area"] = moved
            cells += (CellChange(_heading(row), known.area_id, moved),)
        of_person = (
            () if contact.blank and known.person is None else contacts.differences(contact, known.person, row)
        )
        if of_person and not contacts.person_row(contact, known.person, known.area_id).name_th:
            row.refuse("contact", "", _("Give the name of the person whose phone or number this is."))
        of_standards = self._standards_changed(row, listed, held)
        cells += of_person + of_standards
        if row.refusals:
            return
        if not cells:
            plan.unchanged += 1
            return
        plan.changes.append(RowChange(row.number, known.code, known.name_th, False, cells, warnings))
        writes.changed.append(
            Known(known, edits, contact if of_person else None, listed if of_standards else None)
        )

    def _typed(self, row: Row) -> Typed:
        said = row.values.get
        return Typed(
            said("area_code", ""),
            said("province", ""),
            said("district", ""),
            said("subdistrict", ""),
            said("moo"),
            said("village", ""),
        )

    def _place(self, row: Row) -> places.Place | None:
        try:
            return self._places.find(self._typed(row))
        except NoPlace as refused:
            if not any(told.reason == refused.reason for told in row.refusals):  # it is asked for twice
                row.refuse(refused.column, refused.value, refused.reason)
            return None

    def _moved(self, row: Row, known: Producer) -> tuple[tuple[Remark, ...], str]:
        """Where a known producer would be now; a row that says nothing of the place leaves it where it is."""
        if self._typed(row) == Typed():
            return (), ""
        place = self._place(row)
        if place is None:
            return (), ""
        return _remarks(row, place), place.code

    def _listed(self, row: Row) -> tuple[Standard, ...] | None:
        if "standards" not in row.values:
            return None
        try:
            return standards.read(row.values["standards"], self._standards)
        except ValidationError as error:
            row.refuse("standards", row.values["standards"], " ".join(error.messages))
            return None

    def _standards_changed(
        self, row: Row, listed: tuple[Standard, ...] | None, held: Mapping[Standard, HeldStandard]
    ) -> tuple[CellChange, ...]:
        if listed is None or set(listed) == held.keys():
            return ()
        for told in held.keys() - set(listed):
            if held[told].paper_id is not None:
                row.refuse(
                    "standards",
                    standards.written([told], self._standards),
                    _("This standard has a paper on record; change it on the producer's page."),
                )
        before = standards.written(standards.ordered(held), self._standards)
        return (CellChange(row.heading("standards"), before, standards.written(listed, self._standards)),)


def _remarks(row: Row, place: places.Place) -> tuple[Remark, ...]:
    return (Remark(row.number, _heading(row), "", place.warning),) if place.warning else ()


def _heading(row: Row) -> str:
    return row.heading(next((key for key in places.KEYS if key in row.headings), "area_code"))
