"""A record's fields as the columns of a spreadsheet: checked on the way in, shown in the preview, written out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tidtam.kit import money
from tidtam.kit.tables import MASK, Column, Row
from tidtam.kit.tables.cells import thai_date
from tidtam.kit.uploads import CellChange


def same(value: Any) -> Any:
    return value


@dataclass(frozen=True)
class Field:
    """One field; the column's key is its name.

    take: the field's value of what the column read (ValidationError says what was expected). give: what an
    export writes into the cell, which `take` takes back. say: as a person reads it in the preview.
    """

    column: Column
    take: Callable[[Any], Any] = same
    give: Callable[[Any], Any] = same
    say: Callable[[Any], str] | None = None

    @property
    def name(self) -> str:
        return self.column.key

    def said(self, value: Any) -> str:
        """A protected value is never said, only that there is one."""
        if value is None or value == "" or value == []:
            return ""
        if self.say is not None:
            return self.say(value)
        if self.column.protected:
            return MASK
        cell = self.give(value)
        match self.column.kind:
            case "money":
                return money.text(cell)
            case "date":
                return thai_date(cell)
            case "int":
                return f"{cell:,}"
        return str(cell)


def present(rows: Sequence[Row], fields: Iterable[Field]) -> list[Field]:
    """The fields for which the file of these rows has a column."""
    return [field for field in fields if rows and field.name in rows[0].headings]


def taken(row: Row, fields: Sequence[Field]) -> dict[str, Any]:
    """The fields of which the row says something; what cannot be is refused in the row, cell by cell."""
    told: dict[str, Any] = {}
    values = row.values
    for field in fields:
        name = field.column.key
        if name not in values:  # protected, and nothing said of it
            continue
        take = field.take
        if take is same:
            told[name] = values[name]
            continue
        try:
            told[name] = take(values[name])
        except ValidationError as error:
            shown = MASK if field.column.protected else str(values[name])
            row.refuse(name, shown, " ".join(error.messages))
    return told


def differences(
    fields: Mapping[str, Field], told: Mapping[str, Any], stored: Mapping[str, Any], row: Row
) -> tuple[CellChange, ...]:
    """The cells that would change, under the headings that the file has."""
    changed = [name for name, value in told.items() if value != stored[name]]
    return tuple(
        CellChange(
            row.heading(name),
            fields[name].said(stored[name]),
            fields[name].said(told[name]),
        )
        for name in changed
    )


def yes_no(value: str) -> bool:
    """มี, ใช่, 1, ✓ … and their opposites; a blank cell is no."""
    word = value.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise ValidationError(_("expected yes or no"))


def yes(value: bool) -> str:
    return _("Yes") if value else _("No")


YES = frozenset({"yes", "y", "1", "true", "ใช่", "มี", "✓", "✔", "x", "/"})
NO = frozenset({"", "no", "n", "0", "false", "ไม่ใช่", "ไม่มี", "ไม่", "-"})
