"""The same questions beside DuckDB over the same facts (what a scan can do at best) and pandas over the same CSV.

The CSV is written from the facts of the database that is measured; DuckDB reads it into a table of its own first, as
pandas reads it into memory: neither reading is counted in the questions, pandas' is told apart. Left out where
they are not installed (`make bench` installs them).
"""

import csv
import importlib.util
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from bench.measures import Figure

COLUMNS = ("producer", "product", "month", "area", "category", "mark", "channel", "kind", "baht", "units")
FACTS = """SELECT r.producer_id, s.product_id, s.month, s.area_id, s.category, s.mark, s.channel_id, s.kind,
      s.baht, s.units
    FROM sales_sale s JOIN sales_report r ON r.id = s.report_id WHERE s.standing > 0"""
FIRST, LAST = "2017-10-01", "2018-06-01"
REPEAT = 3
#: question -> column or expression that divides, area
QUESTIONS: dict[str, tuple[str, str]] = {
    "country by area": ("province", ""),
    "country by category": ("category", ""),
    "country by channel": ("channel", ""),
    "country by month": ("month", ""),
    "province by area": ("district", "40"),
    "district by category": ("category", "4015"),
}


def installed() -> bool:
    return all(importlib.util.find_spec(name) for name in ("duckdb", "pandas"))


def figures(database: str, home: Path) -> Iterator[Figure]:
    """Milliseconds of each, and how many times longer than tidtam's; the answers are held against one another."""
    if not installed():
        print("DuckDB and pandas are left out: `make bench` installs them.", file=sys.stderr)
        return
    file = home / "facts.csv"
    begun = time.perf_counter()
    _write(file)
    yield Figure("facts written as CSV", time.perf_counter() - begun, "s", None)
    ours = {question: _median(partial(_ours, question)) for question in QUESTIONS}
    for name, reader in (("DuckDB", _duckdb), ("pandas", _pandas)):
        begun = time.perf_counter()
        ask = reader(file)
        yield Figure(f"{name} reads the CSV", time.perf_counter() - begun, "s", None)
        for question, own in ours.items():
            if (theirs := ask(question)) != (right := _ours(question)):
                raise RuntimeError(f"{question}: {name} says {theirs}, tidtam {right}")
            took = _median(partial(ask, question))
            yield Figure(f"{name}, {question}", took, "ms", None)
            yield Figure(f"  times tidtam on {database} ({own:.1f} ms)", took / own, "x", None)
    file.unlink()


def _median(ask: Callable[[], Any]) -> float:
    samples = []
    ask()
    for _ in range(REPEAT):
        begun = time.perf_counter()
        ask()
        samples.append((time.perf_counter() - begun) * 1000)
    return statistics.median(samples)


def _write(file: Path) -> None:
    from django.db import connection

    cursor: Any
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with file.open("wb") as out, cursor.copy(f"COPY ({FACTS}) TO STDOUT WITH (FORMAT csv)") as copy:
                out.write((",".join(COLUMNS) + "\n").encode())
                for part in copy:
                    out.write(part)
            return
        with file.open("w", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(COLUMNS)
            cursor.execute(FACTS)
            while rows := cursor.fetchmany(50_000):
                writer.writerows(rows)


def _ours(question: str) -> dict[str, int]:
    from datetime import date

    from tidtam.work.sales.queries import sums

    by, area = QUESTIONS[question]
    span = sums.Span(area, date.fromisoformat(FIRST), date.fromisoformat(LAST))
    if by in ("province", "district"):
        return sums.by_area(span, len(area) + 2)
    if by == "month":
        return {str(month): baht for month, baht in sums.by_month(span).items()}
    return {"category": sums.by_category, "channel": sums.by_channel}[by](span)


def _duckdb(file: Path) -> Callable[[str], dict[str, int]]:
    import duckdb

    base = duckdb.connect()
    types = {"area": "VARCHAR", "month": "DATE", "product": "BIGINT", "mark": "VARCHAR"}
    base.execute(f"CREATE TABLE fact AS SELECT * FROM read_csv('{file}', types={types})")
    keys = {"province": "area[:2]", "district": "area[:4]", "month": "CAST(month AS VARCHAR)"}

    def ask(question: str) -> dict[str, int]:
        by, area = QUESTIONS[question]
        rows = base.execute(
            f"SELECT {keys.get(by, by)}, CAST(sum(baht) AS BIGINT) FROM fact "
            f"WHERE month BETWEEN DATE '{FIRST}' AND DATE '{LAST}' AND starts_with(area, '{area}') GROUP BY 1"
        ).fetchall()
        return dict(rows)

    return ask


def _pandas(file: Path) -> Callable[[str], dict[str, int]]:
    import pandas

    texts = dict.fromkeys(("category", "mark", "channel", "kind"), "category")
    facts = pandas.read_csv(
        file,
        dtype={**texts, "area": "str", "product": "Int64"},
        parse_dates=["month"],
        keep_default_na=False,
        na_values={"product": [""]},
    )

    def ask(question: str) -> dict[str, int]:
        by, area = QUESTIONS[question]
        asked = facts[(facts["month"] >= FIRST) & (facts["month"] <= LAST)]
        if area:
            asked = asked[asked["area"].str.startswith(area)]
        key = asked["area"].str[: len(area) + 2] if by in ("province", "district") else asked[by]
        sums = asked.groupby(key, observed=True)["baht"].sum()
        return {str(name)[:10]: int(baht) for name, baht in sums.items()}

    return ask
