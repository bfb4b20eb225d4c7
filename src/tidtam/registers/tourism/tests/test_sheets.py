"""The sheet of offers: what goes out comes in and changes nothing; what comes in is a draft."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.review.models import State
from tidtam.registers.tourism.content import DateRow
from tidtam.registers.tourism.models import Kind, Offer, Recurs
from tidtam.registers.tourism.queries import public
from tidtam.registers.tourism.sheets import UPLOADS, columns, plan, rows, write
from tidtam.registers.tourism.tests.factories import make_offer, make_page

CODE = "40150604"


def read(tmp_path, lines):
    path = tmp_path / "offers.xlsx"
    with path.open("wb") as out:
        tables.write_xlsx(out, columns.COLUMNS, lines, title="x")
    return list(tables.read(path, columns.COLUMNS))


def line(**told):
    return [told.get(column.key) for column in columns.COLUMNS]


def test_what_goes_out_comes_in_and_changes_nothing(tmp_path):
    page = make_page(CODE, published=True)
    make_offer(page, published=True, months=[11, 12], price_from=50_00, price_to=80_00)
    days = [DateRow(date(2018, 11, 29), date(2018, 12, 10)), DateRow(date(2019, 11, 29), date(2019, 11, 29))]
    make_offer(page, kind=Kind.EVENT, recurs=Recurs.MOVING, dates=days, published=True)

    found = plan(read(tmp_path, rows(["40"])), by=None)

    assert (found.changes, found.refusals, found.unchanged) == ([], [], 2)


def test_a_row_of_a_public_offer_changes_its_draft_and_nothing_public(tmp_path):
    dish = make_offer(make_page(CODE, published=True), name_th="ปลาส้ม", published=True)
    given = read(tmp_path, [line(code=CODE, kind="อาหารพื้นถิ่น", name_th="ปลาส้ม", text_th="สูตรใหม่")])

    found = plan(given, by=make_user("district", "4015"))
    assert [(change.new, [cell.after for cell in change.cells]) for change in found.changes] == [
        (False, ["สูตรใหม่"])
    ]
    write(found, by=make_user("district", "4015"))

    assert [one.text_th for one in public.offers()] == [dish.text_th]
    assert Offer.objects.get(draft_of=dish).text_th == "สูตรใหม่"


def test_a_new_row_is_a_draft(tmp_path):
    make_page(CODE)
    given = read(
        tmp_path, [line(code=CODE, kind="ของฝาก", name_th="ผ้าขาวม้า", price_from="250", months="พ.ย.-ก.พ.")]
    )

    write(plan(given, by=None), by=None)

    made = Offer.objects.get()
    assert (made.state, made.kind, made.price_from, made.months) == (
        State.DRAFT,
        Kind.SOUVENIR,
        250_00,
        [1, 2, 11, 12],
    )


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"code": "40250105"}, "code"),
        ({"village": "บ้านที่อื่น"}, "village"),
        ({"kind": "รถ"}, "kind"),
        ({"price_to": "20"}, "price_to"),
        ({"latitude": "16"}, "latitude"),
        ({"rooms": "5000"}, "rooms"),
    ],
)
def test_a_wrong_cell_is_refused_with_its_row(tmp_path, wrong, column):
    make_page(CODE)
    make_page("40250105")
    said = {"code": CODE, "kind": "โฮมสเตย์", "name_th": "บ้านยาย", **wrong}

    found = plan(read(tmp_path, [line(**said)]), by=make_user("district", "4015"))

    title = next(str(one.label) for one in columns.COLUMNS if one.key == column)
    assert [(one.row, str(one.column)) for one in found.refusals] == [(2, title)]
    assert not found.changes


def test_the_same_offer_twice_in_one_file_is_refused_the_second_time(tmp_path):
    make_page(CODE)
    twice = [line(code=CODE, kind="กิจกรรม", name_th="ทอผ้า")] * 2

    found = plan(read(tmp_path, twice), by=None)

    assert len(found.changes) == len(found.refusals) == 1


@pytest.mark.parametrize(
    ("typed", "months"),
    [("", []), ("1,2,3", [1, 2, 3]), ("ม.ค.-มี.ค.", [1, 2, 3]), ("๑๑ - ๒", [1, 2, 11, 12]), ("ธันวาคม", [12])],
)
def test_months_are_read_as_officers_write_them(typed, months):
    assert columns.read_months(typed) == months


def test_a_month_that_is_none_is_said():
    with pytest.raises(ValidationError, match="13"):
        columns.read_months("13")


def test_the_sheet_is_offered_to_the_upload_flow():
    assert [one.code for one in UPLOADS] == ["tourism.offers"]
