"""250,000 rows of sales on their way in, beside a bare upsert of the same facts; and one small report.

The bare upsert writes the fact table alone: prepared statements on SQLite, COPY and INSERT … ON CONFLICT on
PostgreSQL, from rows that stand ready in memory, nothing checked. What is held against it writes facts, their changes,
reports and the totals of all levels. Both write the same facts in turn, each round into months of their own.

`python -m bench.uploads` measures the database that the environment names and prints its figures as JSON.
"""

import csv
import gc
import io
import json
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bench.measures import Figure

ROWS = 250_000
ROUNDS = 3
SINGLE = 200
FIRST = date(2017, 10, 1)
SALE = ("report_id", "product_id", "month", "channel_id", "area_id", "category", "mark", "kind", "standing", "baht",
        "units", "buyers", "revision")  # fmt: skip


def uploads(home: Path) -> Iterator[Figure]:
    """Both databases, each in a process and a home of its own; a data set once built is kept in the home."""
    from bench.national.run import _measured
    from tests.postgres import binaries

    here = [sys.executable, "-m", "bench.uploads"]
    yield from _measured(home / "uploads-sqlite", here)
    if binaries() is not None:
        yield from _measured(
            home / "uploads-postgresql", [sys.executable, "-m", "tests.postgres", "--", *here]
        )


def _figures(name: str) -> Iterator[Figure]:
    from tidtam.kit.calendar import month_range

    goods = _goods()
    gc.collect()
    gc.freeze()  # what only the measuring holds is not looked through again and again while it measures
    months = iter(month_range(FIRST, date(2024, 12, 1)))
    bare, bare_again, told, told_again, file = (list[float]() for _ in range(5))
    for number in range(ROUNDS):
        month = next(months)
        reports = _reports(goods, month)
        bare.append(_timed(_upsert, goods, month, reports, 100))
        bare_again.append(_timed(_upsert, goods, month, reports, 200))
        month = next(months)
        told.append(_timed(_record, goods, month, 100))
        told_again.append(_timed(_record, goods, month, 200))
        sheet = _sheet(goods, next(months))
        file.append(_timed(_import, sheet))
        print(f"{name} {number}: {bare[-1]:.1f} {bare_again[-1]:.1f} | {told[-1]:.1f} {told_again[-1]:.1f} | "
              f"{file[-1]:.1f}", file=sys.stderr)  # fmt: skip
    middle = statistics.median
    yield Figure(f"{name}: bare upsert of {ROWS:,} new facts", middle(bare), "s", None)
    yield Figure(f"{name}: bare upsert of {ROWS:,} changed facts", middle(bare_again), "s", None)
    yield Figure(f"{name}: recorded new, times the bare upsert", _ratio(told, bare), "x", 3)
    yield Figure(f"{name}: recorded changed, times the bare upsert", _ratio(told_again, bare_again), "x", 3)
    yield Figure(
        f"{name}: read from CSV, planned and recorded, times the bare upsert", _ratio(file, bare), "x", None
    )
    yield Figure(f"{name}: memory of the process", _most_megabytes(), "MB", 400)
    yield from _single(name, goods, next(months))


def _ratio(ours: list[float], bare: list[float]) -> float:
    return statistics.median(one / other for one, other in zip(ours, bare, strict=True))


def _timed(work: Any, *given: Any) -> float:
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    begun = time.perf_counter()
    work(*given)
    return time.perf_counter() - begun


def _goods() -> list[tuple[Any, ...]]:
    """Product, producer, area, category, kind, the producer's number; in the order of the producers' numbers."""
    from tidtam.registers.producers.models import Product

    found = Product.objects.order_by("producer__code", "pk")
    return list(
        found.values_list(
            *("pk", "producer_id", "producer__area_id", "category_id", "producer__kind", "producer__code"),
            "name_th",
        )[:ROWS]
    )


def _reports(goods: list[tuple[Any, ...]], month: date) -> dict[int, int]:
    """The facts of the bare upsert need reports to belong to."""
    from django.db import transaction

    from tidtam.kit import bulk, clock
    from tidtam.work.sales.models import Report

    producers = {good[1]: good[2] for good in goods}
    with transaction.atomic():
        keys = bulk.reserve(Report, len(producers))
        same = {"month": month, "state": "submitted", "source": "self", "nil": False, "baht": 0,
                "first_recorded_at": clock.now(), "recorded_by": "", "informant": ""}  # fmt: skip
        rows = [(pk, *of) for pk, of in zip(keys, producers.items(), strict=True)]
        bulk.insert(Report, ("id", "producer_id", "area_id"), rows, same)
    return dict(zip(producers, keys, strict=True))


def _baht(number: int, more: int) -> int:
    return (number * 37 % 100_003 + more) * 100


def _upsert(goods: list[tuple[Any, ...]], month: date, reports: dict[int, int], more: int) -> None:
    from django.db import connection, transaction

    day: Any = connection.ops.adapt_datefield_value(month)
    rows = [
        (
            reports[good[1]],
            good[0],
            day,
            "shop",
            good[2],
            good[3],
            "",
            good[4],
            1,
            _baht(number, more),
            3,
            None,
            1,
        )
        for number, good in enumerate(goods)
    ]
    columns = ", ".join(SALE)
    conflict = ("ON CONFLICT (product_id, month, channel_id) DO UPDATE SET baht = excluded.baht, "
                "units = excluded.units, buyers = excluded.buyers, revision = sales_sale.revision + 1")  # fmt: skip
    cursor: Any
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            holes = ", ".join(["%s"] * len(SALE))
            cursor.executemany(f"INSERT INTO sales_sale ({columns}) VALUES ({holes}) {conflict}", rows)
            return
        cursor.execute("CREATE TEMP TABLE given (LIKE sales_sale) ON COMMIT DROP")
        cursor.execute("ALTER TABLE given DROP COLUMN id")
        with cursor.copy(f"COPY given ({columns}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute(
            f"INSERT INTO sales_sale ({columns}) SELECT {columns} FROM given WHERE true {conflict}"
        )


def _record(goods: list[tuple[Any, ...]], month: date, more: int) -> None:
    from tidtam.work.sales.actions import SaleRow, record_sales

    rows = [
        SaleRow(good[0], month, "shop", _baht(number, more), 3, producer=good[1])
        for number, good in enumerate(goods)
    ]
    done = record_sales(rows, by=None, reason="bench")
    assert done.added + done.revised == len(rows)


def _sheet(goods: list[tuple[Any, ...]], month: date) -> bytes:
    from tidtam.kit.calendar import month_code

    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["month", "producer_code", "product", "channel", "baht", "units"])
    code, twice = month_code(month), set[tuple[Any, ...]]()
    for number, good in enumerate(goods):
        if (good[1], good[6]) not in twice:  # a name that two products of a producer have names neither
            writer.writerow([code, good[5], good[6], "shop", f"{_baht(number, 100) // 100}", "3"])
        twice.add((good[1], good[6]))
    return text.getvalue().encode()


def _import(sheet: bytes) -> None:
    from tidtam.ground.jobs import uploads

    report = uploads.run("sales.month", sheet, None)
    assert report.new > 0.9 * ROWS, report.refusals[:3]


def _single(name: str, goods: list[tuple[Any, ...]], month: date) -> Iterator[Figure]:
    """One report of three facts; the slowest and the middle of many, and what the database did for it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tidtam.work.sales.actions import SaleRow, record_sales

    took: list[float] = []
    queries = 0
    for number in range(SINGLE):
        product, producer = goods[number * 997 % len(goods)][:2]
        rows = [
            SaleRow(product, month, channel, 500_00, 3, producer=producer)
            for channel in ("shop", "fair", "online")
        ]
        if not number:
            with CaptureQueriesContext(connection) as seen:
                record_sales(rows, by=None)
            queries = len(seen)
            continue
        begun = time.perf_counter()
        record_sales(rows, by=None)
        took.append((time.perf_counter() - begun) * 1000)
    promise = 5 if connection.vendor == "sqlite" else 10
    yield Figure(f"{name}: one report of 3 facts, all of it, median", statistics.median(took), "ms", promise)
    yield Figure(f"{name}: 95th percentile", statistics.quantiles(took, n=20)[-1], "ms", None)
    yield Figure(f"{name}: statements", queries, "", None)


def _most_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from bench.national import data
    from tidtam.kit import clock
    from tidtam.registers.producers.models import Producer
    from tidtam.registers.producers.tests.factories import REGISTERED

    call_command("migrate", verbosity=0)
    data.build()
    Producer.objects.update(registered_at=REGISTERED, struck_at=None)
    assert clock.today() > date(2024, 12, 1)
    name = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    for figure in _figures(name):
        print(json.dumps(figure, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main()
