"""The quick way from a cell to its value gives what the long way gives."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import settings as speed
from hypothesis import strategies as st

from tidtam.kit.tables.cells import convert, shown
from tidtam.kit.tables.columns import Column
from tidtam.kit.tables.converters import converter

COLUMNS = [
    Column("v", "v", kind, required=required, digits=digits)  # type: ignore[arg-type]
    for kind in ("text", "code", "int", "money", "decimal", "date", "month")
    for required in (False, True)
    for digits in ((0, 6) if kind == "code" else (0,))
]
TEXTS = st.text("0123456789.,-+eE/กข่้ำ็เแ๑๕ \n\u200b\ufffdพ.ศ", max_size=12) | st.sampled_from(
    ["20 ก.ค. 2561", "2561-06", "40150.0", "1.0E+5", "-", "–", " 7 ", "1,250.50", "000012", "๑๒"]
)
CELLS = (
    TEXTS
    | st.floats(allow_nan=True)
    | st.integers(-(10**16), 10**16).map(float)
    | st.integers(-(10**10), 10**10).map(lambda satang: satang / 100)
    | st.booleans()
    | st.dates(date(1900, 1, 1), date(2600, 1, 1))
    | st.datetimes()
    | st.none()
)


def outcome(take: Any, *given_: Any) -> Any:
    try:
        value = take(*given_)
    except ValidationError as error:
        return "refused", error.messages
    except (ValueError, ArithmeticError) as error:
        return "refused", str(error)
    return type(value), value


@pytest.mark.parametrize(
    "column", COLUMNS, ids=lambda column: f"{column.kind}-{column.required}-{column.digits}"
)
@speed(max_examples=150, deadline=None)
@given(cells=st.lists(CELLS, min_size=1, max_size=4))
def test_both_ways_agree_on_every_cell(column: Column, cells: list[Any]) -> None:
    quick = converter(column)
    for cell in [*cells, *cells]:  # the second time from memory
        assert outcome(quick, cell) == outcome(convert, column, cell, shown(cell))
