"""No question about an earlier moment walks through the table of changes, however the planner is made."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tidtam.kit import clock
from tidtam.work.sales import actions
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.cells import Later, Lens, cells
from tidtam.work.sales.queries.spread import movers, spread_of_reports
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_sale

pytestmark = pytest.mark.django_db

FIRST = date(2017, 10, 1)


@pytest.mark.parametrize("area", ["", "40", "4015", "401508"])
@pytest.mark.parametrize("settled", [False, True])
def test_changes_are_found_by_an_index(area, settled):
    make_sale()
    if settled:
        actions.settle()
    with clock.frozen(RECORDED + timedelta(days=200)):
        known_at = RECORDED + timedelta(days=100)
        span, lens = Span(area, FIRST, MONTH, known_at), Lens(area, FIRST, MONTH, known_at)
        later = Later(lens, FIRST, MONTH)
        with CaptureQueriesContext(connection) as asked:
            for way in (
                sums.total,
                sums.by_category,
                sums.by_mark,
                sums.by_month,
                sums.by_channel,
                sums.by_kind,
            ):
                way(span)
            for by in (["month"], ["category", "mark"], ["channel"], ["kind"]):
                cells(lens, by, later)
            if len(area) < 6:
                sums.by_area(span, len(area) + 2)
            else:
                sums.by_producer(span)
            if area:
                spread_of_reports(lens)
            if len(area) >= 4:
                movers(lens)
    told = [one["sql"] for one in asked if "sales_change" in one["sql"]]
    assert len(told) >= 10
    assert [sql for sql in told if _walks(sql)] == []


def test_a_walk_through_the_changes_would_be_seen():
    assert _walks("SELECT sum(units) FROM sales_change WHERE told_units > 0")


def _walks(sql: str) -> bool:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            return any("SCAN sales_change" in row[3] for row in cursor.fetchall())
        cursor.execute(
            "SET LOCAL enable_seqscan = off"
        )  # so few rows are walked through for want of anything better
        cursor.execute(f"EXPLAIN {sql}")
        return any("Seq Scan on sales_change" in row[0] for row in cursor.fetchall())
