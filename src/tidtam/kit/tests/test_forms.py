import uuid

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse

from tidtam.kit.drafts import DraftField, stored
from tidtam.kit.forms import MoneyField, PointField, WholeField, YearField


class Typed(forms.Form):
    draft = DraftField()
    count = WholeField(required=False, most=2_000_000)
    price = MoneyField(required=False)
    year = YearField(first=1900, required=False)


def filled(**typed: str) -> Typed:
    return Typed({"draft": str(uuid.uuid4()), **typed})


def test_numbers_are_read_as_people_type_them():
    form = filled(count="๑,๔๔๑", price="1,250.50 บาท", year="พ.ศ. 2545")
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["count"], form.cleaned_data["price"]) == (1441, 125050)
    assert form.cleaned_data["year"] == 2002


def test_nothing_typed_is_nothing_and_not_zero():
    form = filled()
    assert form.is_valid()
    assert [form.cleaned_data[name] for name in ("count", "price", "year")] == [None, None, None]


@pytest.mark.parametrize(
    ("field", "typed"),
    [("count", "-1"), ("count", "2,000,001"), ("price", "-5"), ("year", "2002"), ("year", "2700")],
)
def test_what_cannot_be_stands_at_its_field(field, typed):
    assert list(filled(**{field: typed}).errors) == [field]


def test_a_form_shows_its_numbers_as_officers_write_them():
    page = str(Typed(initial={"count": 1441, "price": 125050, "year": 2002}))
    for shown in ('value="1,441"', 'value="1,250.50"', 'value="2545"'):
        assert shown in page


def test_each_page_names_its_draft_and_the_browser_hears_which_was_stored():
    first, second = Typed()["draft"].value(), Typed()["draft"].value()
    assert first != second
    answer = stored(HttpResponse(), first)
    assert answer.cookies["stored"].value == str(first)


@pytest.mark.parametrize("typed", ["16.4322, 102.8236", "๑๖.๔๓๒๒ ๑๐๒.๘๒๓๖", "16.4322°,102.8236°"])
def test_a_position_is_read_as_maps_and_phones_write_it(typed):
    assert PointField().clean(typed) == (16.4322, 102.8236)


@pytest.mark.parametrize("typed", ["16.4", "102.8, 16.4", "0, 0", "16,4322 102,8236", "a, b"])
def test_what_is_no_position_is_refused(typed):
    with pytest.raises(ValidationError):
        PointField().clean(typed)
