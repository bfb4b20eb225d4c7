from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.actions import store
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.work.sales.actions import (
    BroughtMoved,
    BroughtRow,
    ReportsStand,
    bring_forward,
    correct_brought,
    take_back,
)
from tidtam.work.sales.models import Brought
from tidtam.work.sales.queries.brought import brought, brought_sum, history, touching
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.tests.factories import MONTH, make_sale

pytestmark = pytest.mark.django_db

FIRST, LAST = date(2014, 10, 1), date(2015, 9, 1)
SOURCE = "สรุปผล OTOP ปี 2558 หน้า 3"
YEAR = Span("40", FIRST, LAST)


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)) as turned:
        for code in ("4015", "4025", "41"):
            make_area(code)
        yield turned


def paper(text: bytes = b"the table"):
    return store(b"%PDF-1.7 " + text, name="table.pdf", by=None)


def row(area: str = "40", **changed) -> BroughtRow:
    told = {"first": FIRST, "last": LAST, "baht": 5_000_000_00, "source": SOURCE, "paper": paper()}
    return BroughtRow(area, **(told | changed))


def test_a_sum_counts_where_all_of_its_months_are_asked_for_and_says_where_it_does_not():
    made = bring_forward(row(), by=None)
    assert brought(YEAR) == [made]
    assert brought_sum(Span("40")) == brought_sum(Span("")) == brought_sum(YEAR) == 5_000_000_00
    for partly in (Span("40", FIRST, date(2015, 8, 1)), Span("40", date(2014, 11, 1), None)):
        assert (brought_sum(partly), touching(partly).left_out) == (0, [made])
    elsewhere = Span("41", FIRST, LAST)
    later = Span("40", date(2015, 10, 1), None)
    assert all((brought_sum(span), touching(span).left_out) == (0, []) for span in (elsewhere, later))
    assert touching(YEAR).left_out == touching(Span("40")).left_out == []


def test_a_provinces_sum_counts_in_no_district_which_says_so():
    province = bring_forward(row(), by=None)
    assert brought_sum(Span("4015", FIRST, LAST)) == 0
    assert touching(Span("4015", FIRST, LAST)).left_out == touching(Span("4015")).left_out == [province]
    district = bring_forward(row("4015", first=date(2015, 10, 1), last=date(2016, 9, 1)), by=None)
    assert brought(Span("4015")) == [district]
    assert brought_sum(Span("40")) == 10_000_000_00


def test_it_counts_officially_as_it_rests_on_a_paper():
    bring_forward(row(), by=None)
    assert brought_sum(YEAR._replace(official=True)) == 5_000_000_00
    with pytest.raises(ValidationError, match="paper"):
        bring_forward(row("41", paper=None), by=None)


def test_a_correction_replaces_the_sum_and_what_was_known_before_stays_askable(today):
    made = bring_forward(row(), by=None)
    then = clock.now()
    with clock.frozen(then + timedelta(days=3)):
        fixed = correct_brought(made, row(baht=6_000_000_00, paper=None), reason="พิมพ์ผิด", by=None)
        with pytest.raises(BroughtMoved):
            correct_brought(made, row(baht=7_000_000_00), reason="อีกครั้ง", by=None)
    assert (brought_sum(YEAR), brought_sum(YEAR._replace(known_at=then))) == (6_000_000_00, 5_000_000_00)
    assert brought_sum(YEAR._replace(known_at=then - timedelta(seconds=1))) == 0
    assert fixed.paper == made.paper
    assert history(made) == history(fixed) == [fixed, made]


def test_a_sum_taken_back_counts_no_longer_but_as_known_then():
    made = bring_forward(row(), by=None)
    then = clock.now()
    with clock.frozen(then + timedelta(days=3)):
        gone = take_back(made, reason="ซ้ำกับรายงาน", by=None)
        assert take_back(made, reason="ซ้ำกับรายงาน", by=None) == gone
        for moment, known in ((None, 0), (clock.now(), 0), (then, 5_000_000_00)):
            assert brought_sum(YEAR._replace(known_at=moment)) == known
    assert [(one.reason, one.baht) for one in history(made)] == [("ซ้ำกับรายงาน", 0), ("", 5_000_000_00)]
    assert bring_forward(row(), by=None).replaced_at is None  # the months are free again


@pytest.mark.parametrize(("first", "other"), [("40", "40"), ("40", "4015"), ("4015", "40")])
def test_the_same_months_are_not_brought_forward_twice(first, other):
    bring_forward(row(first), by=None)
    with pytest.raises(ValidationError) as refused:
        bring_forward(row(other, first=LAST, last=LAST, baht=1_00), by=None)
    assert refused.value.code == "brought_twice"
    bring_forward(row("41"), by=None)
    bring_forward(row(other, first=date(2015, 10, 1), last=date(2015, 10, 1)), by=None)
    assert Brought.objects.count() == 3


def test_the_same_sum_again_is_the_one_that_stands():
    made = bring_forward(row(), by=None)
    assert bring_forward(row(), by=None) == made
    assert correct_brought(made, row(paper=None), reason="", by=None) == made
    assert Brought.objects.count() == 1


def test_reports_of_the_same_months_are_warned_of_until_it_is_said_that_it_comes_on_top():
    make_sale(baht=1_000_00)
    told = row(first=MONTH, last=MONTH)
    with pytest.raises(ReportsStand, match=r"1,000"):
        bring_forward(told, by=None)
    assert bring_forward(told, by=None, beside_reports=True).baht == told.baht
    bring_forward(row("4025", first=date(2018, 4, 1), last=date(2018, 4, 1)), by=None)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"baht": 0}, "baht"),
        ({"source": " \u200b"}, "source"),
        ({"last": date(2014, 9, 1)}, "last"),
        ({"last": date(2018, 8, 1)}, "last"),
        ({"first": date(2014, 10, 2)}, "first"),
        ({"area": "401508"}, "area"),
        ({"area": "99"}, "area"),
    ],
    ids=str,
)
def test_what_cannot_be_kept_is_refused_at_its_field(changed, field):
    with pytest.raises(ValidationError) as refused:
        bring_forward(row(changed.pop("area", "40"), **changed), by=None)
    assert list(refused.value.message_dict) == [field]


def test_a_district_brings_forward_its_own_and_the_province_everything():
    district, province = make_user("district", "4015"), make_user("province", "40")
    own = bring_forward(row("4015"), by=district)
    for area in ("4025", "40"):
        with pytest.raises(PermissionDenied):
            bring_forward(row(area, first=date(2016, 1, 1), last=date(2016, 1, 1)), by=district)
    fixed = correct_brought(own, row("4015", baht=1_00), reason="แก้", by=province)
    whole = bring_forward(row("40", first=date(2016, 1, 1), last=date(2016, 1, 1)), by=province)
    for act in (
        lambda: take_back(whole, reason="x", by=district),
        lambda: correct_brought(whole, row(), reason="x", by=district),
    ):
        with pytest.raises(PermissionDenied):
            act()
    told = Entry.objects.filter(verb__startswith="sales.").order_by("pk")
    assert [(one.verb, one.actor_label) for one in told] == [
        ("sales.bring_forward", district.label),
        ("sales.correct_brought", province.label),
        ("sales.bring_forward", province.label),
    ]
    assert {one.subject for one in told[:2]} == {f"sales.brought:{own.pk}"}
    assert fixed.by_label == province.label
