"""A month as it is told: what was typed stays, what is wrong stands at its field, what comes of it are rows."""

import uuid
from datetime import date, datetime

import pytest
from django.template.loader import render_to_string

from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import NilReport, SaleRow
from tidtam.work.sales.models import Report, Sale
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.telling import NotTold, TellingForm, ask, send
from tidtam.work.sales.tests.factories import MONTH, make_channels

pytestmark = pytest.mark.django_db
APRIL = date(2018, 4, 1)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)):
        yield


@pytest.fixture
def producer():
    make_channels()
    return make_producer(name_th="กลุ่มทอผ้า")


def opened(producer, month=MONTH) -> dict[str, str]:
    """What a browser would send of the page as it was opened."""
    form = TellingForm(ask(producer, month))
    fields = {}
    for name in form.fields:
        value = form[name].value()
        fields[name] = "" if value is None else str(value)
    return fields | {"draft": str(uuid.uuid4())}


def told(producer, month=MONTH, **typed):
    form = TellingForm(ask(producer, month), opened(producer, month) | typed)
    assert form.is_valid(), form.errors
    return form.told


def record(*rows, **fields):
    actions.record_sales(rows, by=None, **fields)


def test_the_least_report_is_one_sum(producer):
    found = told(producer, baht_0="๕,๐๐๐")
    assert found.rows == (SaleRow(None, MONTH, "unsplit", 5_000_00, producer=producer.pk),)
    assert (found.total, found.words, found.nil) == (5_000_00, "ห้าพันบาทถ้วน", False)


def test_products_and_channels_are_added_where_they_are_known(producer):
    product = make_product(producer)
    fields = {"product_1": str(product.pk), "channel_1": "fair", "baht_1": "1,250.50", "units_1": "๑๒"}
    found = told(producer, **fields, buyers_1="7", source="receipts")
    assert found.rows == (
        SaleRow(product.pk, MONTH, "fair", 1_250_50, 12, "receipts", producer=producer.pk, buyers=7),
    )


def test_last_months_rows_are_there_to_be_changed(producer):
    product = make_product(producer)
    record(
        SaleRow(product.pk, APRIL, "fair", 700_00, 7, "receipts"),
        SaleRow(None, APRIL, "unsplit", 50_00, producer=producer.pk, buyers=2),
    )
    asked = ask(producer, MONTH)
    form = TellingForm(asked)
    assert [line.key for line in asked.lines] == [(None, "unsplit"), (product.pk, "fair")]
    assert [str(line.baht.value()) for line in form.told_lines()] == ["50", "700"]
    assert form["source"].value() == "receipts"
    assert told(producer).as_before
    changed = told(producer, baht_0="", buyers_0="", baht_1="800")
    assert [(row.product, row.baht) for row in changed.rows] == [(product.pk, 800_00)]
    assert not changed.as_before


def test_who_empties_last_months_sum_need_not_empty_its_units_too(producer):
    product = make_product(producer)
    record(
        SaleRow(product.pk, APRIL, "fair", 700_00, 7),
        SaleRow(None, APRIL, "unsplit", 50_00, producer=producer.pk, buyers=2),
    )
    lines = {line.key: place for place, line in enumerate(ask(producer, MONTH).lines)}
    gone = lines[product.pk, "fair"]
    found = told(producer, **{f"baht_{gone}": ""})
    assert [row.product for row in found.rows] == [None]
    other = TellingForm(ask(producer, MONTH), opened(producer) | {f"baht_{gone}": "", f"units_{gone}": "8"})
    assert f"baht_{gone}" in other.errors


def test_what_was_sold_longer_ago_only_stands_beside(producer):
    record(SaleRow(None, date(2018, 2, 1), "fair", 700_00, producer=producer.pk))
    form = TellingForm(ask(producer, MONTH))
    (line,) = form.told_lines()
    assert (line.line.before.baht, line.baht.value()) == (700_00, None)


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("baht_0", "ห้าพัน"),
        ("baht_0", ".50"),
        ("baht_0", "-5"),
        ("baht_0", "5.125"),
        ("baht_0", "99999999999999"),
        ("baht_0", "1" * 500),
        ("units_0", "1.5"),
        ("units_0", "-1"),
        ("buyers_0", "9999999999999"),
        ("source", "hearsay"),
        ("product_1", "99999999999999999999"),
        ("channel_1", "nowhere"),
    ],
)
def test_what_is_wrong_stands_at_its_field_and_stays_typed(producer, field, typed):
    sent = opened(producer) | {"baht_0": "5000", "baht_1": "1", "channel_1": "fair", field: typed}
    form = TellingForm(ask(producer, MONTH), sent)
    assert not form.is_valid()
    assert list(form.errors) == [field]
    assert form[field].value() == typed
    assert typed in render_to_string("sales/telling/fields.html", {"form": form}) or field == "source"
    with pytest.raises(NotTold):
        send(form, by=None)
    assert not Report.objects.exists()


def test_units_without_an_amount_are_asked_for_it(producer):
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"units_0": "4"})
    assert not form.is_valid()
    assert list(form.errors) == ["baht_0"]


def test_the_same_product_and_channel_stand_in_one_line(producer):
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"baht_0": "4", "baht_1": "5"})
    assert not form.is_valid()
    assert list(form.errors) == ["baht_1"]


def test_another_producers_product_cannot_be_chosen(producer):
    stranger = make_product()
    sent = opened(producer) | {"product_1": str(stranger.pk), "baht_1": "5"}
    assert "product_1" in TellingForm(ask(producer, MONTH), sent).errors


def test_saying_nothing_is_not_saying_that_nothing_was_sold(producer):
    form = TellingForm(ask(producer, MONTH), opened(producer))
    assert not form.is_valid()
    assert told(producer, nil="1").rows == (NilReport(producer.pk, MONTH),)
    zero = told(producer, baht_0="0")
    assert (zero.nil, zero.rows) == (True, (NilReport(producer.pk, MONTH),))


def test_one_tap_says_that_nothing_was_sold_but_not_over_amounts_just_typed(producer):
    record(SaleRow(None, APRIL, "unsplit", 700_00, producer=producer.pk))
    assert told(producer, nil="1").nil  # last month's amount was only filled in
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"nil": "1", "baht_0": "800"})
    assert not form.is_valid()


def test_a_sent_amount_changes_with_a_reason_and_an_emptied_one_becomes_nothing(producer):
    product = make_product(producer)
    record(
        SaleRow(product.pk, MONTH, "fair", 700_00, 7), SaleRow(None, MONTH, "unsplit", 50_00, producer=producer.pk)
    )  # fmt: skip
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"baht_0": ""})
    assert not form.is_valid()
    assert list(form.errors) == ["reason"]
    found = told(producer, baht_0="", reason="นับซ้ำ")
    assert [(change.before, change.after) for change in found.changes] == [(50_00, 0)]
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"baht_0": "", "reason": "นับซ้ำ"})
    report = send(form, by=None)
    assert list(Sale.objects.filter(report=report).order_by("pk").values_list("baht", flat=True)) == [
        700_00,
        0,
    ]
    assert recount() == []


def test_nothing_sold_takes_the_place_of_sent_amounts_with_a_reason(producer):
    record(SaleRow(None, MONTH, "unsplit", 50_00, producer=producer.pk))
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"nil": "1", "reason": "ผิดราย"})
    report = Report.objects.get(pk=send(form, by=None))
    assert (report.nil, report.baht) == (True, 0)
    assert recount() == []


def test_a_draft_changes_without_a_reason(producer):
    record(SaleRow(None, MONTH, "unsplit", 50_00, producer=producer.pk), state="draft")
    form = TellingForm(ask(producer, MONTH), opened(producer) | {"baht_0": "60"})
    assert form.is_valid(), form.errors
    report = Report.objects.get(pk=send(form, by=None))
    assert (report.state, report.baht) == ("submitted", 60_00)


def test_sent_twice_it_is_recorded_once(producer):
    sent = opened(producer) | {"baht_0": "60", "informant": "นางบัวผัน"}
    first = send(TellingForm(ask(producer, MONTH), sent, proxy=True), by=None)
    again = send(TellingForm(ask(producer, MONTH), sent, proxy=True), by=None)
    assert first == again
    assert Report.objects.get(pk=first).informant == "นางบัวผัน"
    assert Sale.objects.get().revision == 1


def test_nobody_overwrites_what_they_have_not_seen(producer):
    product = make_product(producer)
    sent = opened(producer) | {"baht_0": "60"}
    record(SaleRow(product.pk, MONTH, "fair", 700_00, 7))
    form = TellingForm(ask(producer, MONTH), sent)
    with pytest.raises(NotTold):
        send(form, by=None)
    page = render_to_string("sales/telling/fields.html", {"form": form})
    assert form["baht_0"].value() == "60"
    assert 'value="700"' in page
    assert form["draft"].value() != sent["draft"]
    again = {name: str(form[name].value() or "") for name in form.fields}
    report = send(TellingForm(ask(producer, MONTH), again), by=None)
    assert Report.objects.get(pk=report).baht == 760_00


def test_what_was_sent_is_not_sent_again_as_something_else(producer):
    sent = opened(producer) | {"baht_0": "60"}
    send(TellingForm(ask(producer, MONTH), sent), by=None)
    form = TellingForm(ask(producer, MONTH), sent | {"baht_0": "70"})
    with pytest.raises(NotTold):
        send(form, by=None)
    assert (form["baht_0"].value(), Report.objects.get().baht) == ("70", 60_00)


def test_more_lines_can_be_asked_for_and_what_is_kept_is_shown_as_typed(producer):
    sent = opened(producer) | {"baht_1": "สิบ", "more": "1"}
    form = TellingForm(ask(producer, MONTH), sent)
    assert len(form.new_lines()) == 4
    assert form.opens_new
    kept = TellingForm(ask(producer, MONTH), form.typed())
    assert kept["baht_1"].value() == "สิบ"
    assert len(kept.new_lines()) == 4
    assert TellingForm(ask(producer, MONTH), sent | {"lines": "999"}).count <= 60


def test_products_that_are_made_no_more_are_not_offered_unless_they_were_told(producer):
    gone = make_product(producer)
    type(gone).objects.filter(pk=gone.pk).update(ended_on=date(2018, 3, 1))
    assert ask(producer, MONTH).products == ()
    record(SaleRow(gone.pk, date(2018, 2, 1), "fair", 5_00))
    assert [key for key, _name in ask(producer, MONTH).products] == [gone.pk]


def test_a_closed_month_says_so_in_the_form(producer):
    actions.close_month("40", MONTH, by=None)

    class Officer:
        pk, label = "1", "เจ้าหน้าที่"

        def reach(self, verb):
            return ("4015",) if verb == "edit" else ()

        def may(self, verb, area):
            return area.startswith(self.reach(verb))

    form = TellingForm(ask(producer, MONTH), opened(producer) | {"baht_0": "60"})
    with pytest.raises(NotTold):
        send(form, by=Officer())
    assert "ปิดเดือนนี้" in str(form.non_field_errors())
    assert form["baht_0"].value() == "60"
