"""Sales before and after: from the facts, by whole months, never a 0 where nobody reported."""

from datetime import date

import pytest

from tidtam.kit.calendar import month_range
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales.actions import record_sales
from tidtam.work.sales.actions.rows import NilReport
from tidtam.work.sales.tests.factories import make_sale
from tidtam.work.training.queries import around, change, results, together
from tidtam.work.training.queries.around import Around, Window, span_of
from tidtam.work.training.tests.factories import make_attendee, make_outcome, make_training, on

BEFORE = month_range(date(2017, 6, 1), date(2017, 11, 1))
AFTER = month_range(date(2018, 1, 1), date(2018, 6, 1))


def sold(product, months, baht):
    for month in months:
        make_sale(product, month=month, baht=baht * 100)


def test_the_months_of_the_training_itself_lie_in_neither_window():
    training = make_training(starts_on=date(2017, 12, 30), ends_on=date(2018, 1, 2))
    span = span_of(training)
    assert span.before6 == (date(2017, 6, 1), date(2017, 11, 1))
    assert span.after6 == (date(2018, 2, 1), date(2018, 7, 1))
    assert span.before12[0] == date(2016, 12, 1)
    assert span.after12[1] == date(2019, 1, 1)


def test_sums_say_of_how_many_months_they_are():
    training, product = make_training(), make_product()
    sold(product, BEFORE[:4], 1_000)
    sold(product, AFTER, 1_500)
    sold(product, [date(2017, 12, 1)], 99_999)
    record_sales([NilReport(product.producer_id, BEFORE[4])], by=None)
    found = around(training, [product.producer_id])[product.producer_id]
    assert (found.before6.sum, found.before6.reported, found.before6.to_come) == (4_000_00, 5, 0)
    assert (found.after6.sum, found.after6.reported) == (9_000_00, 6)
    assert (found.after12.reported, found.after12.to_come) == (6, 6), "July 2561 is not over on the 27th"
    assert found.before6.average == 800_00, "a month in which nothing was sold is a month"


def test_nothing_reported_is_not_nothing_sold():
    training, producer = make_training(), make_producer()
    found = around(training, [producer.pk])[producer.pk]
    assert found.before6.sum is None
    assert found.before6.average is None
    record_sales([NilReport(producer.pk, BEFORE[0])], by=None)
    assert around(training, [producer.pk])[producer.pk].before6.sum == 0


def test_months_to_come_are_told_from_months_not_reported():
    product = make_product()
    with on(date(2018, 3, 15)):
        found = around(make_training(), [product.producer_id])[product.producer_id]
    assert (found.after6.ended, found.after6.to_come, found.after6.reported) == (2, 4, 0)


def test_a_merged_producer_counts_with_the_one_it_turned_out_to_be():
    kept, gone = make_product(), make_product()
    sold(kept, BEFORE[:1], 100)
    sold(gone, BEFORE[:2], 50)
    gone.producer.merged_into = kept.producer
    gone.producer.save()
    found = around(make_training(), [kept.producer_id])[kept.producer_id]
    assert (found.before6.sum, found.before6.reported) == (200_00, 2)


def _pair(before: Window, after: Window) -> Around:
    return Around(before, before, after, after)


def test_only_who_reported_on_both_sides_is_compared():
    def window(reported, baht):
        return Window(6, 6, reported, baht)

    grew = _pair(window(6, 600), window(3, 600))  # 100 a month, then 200
    silent = _pair(window(6, 6_000_000), window(0, 0))
    assert change([grew, silent], 6).text == "+100.0"
    assert change([grew, silent], 6).producers == 1
    assert change([silent], 6).text == ""
    fell = _pair(window(6, 6_000), window(6, 5_400))
    assert change([fell], 6).text == "−10.0"
    assert together([grew, fell]).after6.reported == 9


@pytest.fixture
def compared():
    """One that came and doubled its sales, one like it that did not come and kept them, one of another trade."""
    training = make_training()
    came, like, other = make_product(), make_product(), make_product(category="food")
    make_attendee(training, came.producer)
    for product, after in ((came, 2_000), (like, 1_000), (other, 9_000)):
        sold(product, BEFORE, 1_000)
        sold(product, AFTER, after)
    return training, like


def test_the_yardstick_is_who_makes_the_same_in_the_same_district_and_came_to_no_training(compared):
    training, like = compared
    half = results(training).comparisons[0]
    assert (half.came.text, half.came.producers) == ("+100.0", 1)
    assert (half.others.text, half.others.producers) == ("0.0", 1)
    make_attendee(make_training(), like.producer)
    assert results(training).comparisons[0].others.producers == 0


def test_cost_and_counts_of_a_training():
    training = make_training(budget=10_000_00)
    first = make_attendee(training)
    make_attendee(training, first.producer, name="คนที่สอง")
    make_attendee(training, make_producer())
    make_outcome(first)
    found = results(training)
    assert (found.people, found.producers, found.cost_each) == (3, 2, 3_333_33)
    assert (found.confirmed, found.waiting, len(found.not_looked_at)) == (0, 1, 1)


def test_a_training_without_people_costs_nobody_anything():
    found = results(make_training())
    assert (found.lines, found.people, found.cost_each) == ((), 0, None)


def test_more_producers_ask_no_more_of_the_database(django_assert_max_num_queries):
    training, counts = make_training(), []
    for _ in range(3):
        make_outcome(make_attendee(training, make_producer()))
        with django_assert_max_num_queries(12) as asked:
            results(training)
        counts.append(len(asked))
    assert counts[0] == counts[2]
