"""`python -m bench build --scale S`: the bench data set in DATABASE_URL or TIDTAM_HOME.

The whole country's areas and registers, and S of 30 million facts of sixty months. Registers come from
bench.national; facts are worked out by the database, totals are summed from them as the recount sums them.
"""

import time
from collections.abc import Callable

from bench.national import data
from bench.sales import makers
from bench.sales.facts import FACTS as FACTS
from bench.sales.facts import Density, write
from bench.sales.tables import rows, run, vendor, without_indexes

SAMPLE = "40"
TABLES = (
    "sales_change", "sales_sale", "sales_reportstep", "sales_report", "sales_total", "sales_channeltotal",
    "sales_kindtotal", "sales_producertotal", "sales_provincemonth", "sales_settled", "sales_settling",
)  # fmt: skip


class NotOurs(Exception):
    """The database holds something that this data set would stand among."""


def build(scale: float, told: Callable[[str], None] = lambda _said: None) -> float:
    """Fill the database anew with S of the facts; the seconds that it took, 0 where it holds them already."""
    from django.core.management import call_command

    from tidtam.kit import statistics
    from tidtam.work.sales.actions import settle

    begun = time.perf_counter()
    call_command("migrate", verbosity=0)
    if holds() == scale:
        return 0.0
    told("registers")
    data.build()
    run("CREATE TABLE IF NOT EXISTS bench_built (scale float NOT NULL)")
    run("DELETE FROM bench_built")
    with without_indexes(TABLES):
        for table in TABLES:
            run(f"DELETE FROM {table}" if vendor() == "sqlite" else f"TRUNCATE {table} CASCADE")
        makers.prepare()
        write(Density(scale), told)
        told("totals")
        _totals()
        told("indexes")
    run("INSERT INTO bench_built VALUES (%s)", [scale])
    _settle()
    settle()
    statistics.refresh()  # as a server does every night
    told("changes summed")
    told("recount of a province")
    _agree()
    return time.perf_counter() - begun


def holds() -> float | None:
    """The scale of the data set that is here; refuses a database that holds other producers."""
    from django.db import connection

    from tidtam.registers.producers.models import Producer, Product

    tables = connection.introspection.table_names()
    if Producer._meta.db_table not in tables:
        return None
    if "bench_built" in tables:
        found = rows("SELECT scale FROM bench_built")
        return float(found[0][0]) if found else None
    if Producer.objects.exists() and Product.objects.count() != data.PRODUCTS:
        raise NotOurs("This database holds producers that are not the bench's; give it an empty one.")
    return None


def _totals() -> None:
    from tidtam.work.sales.actions.summed import LEVELS, SUMS
    from tidtam.work.sales.actions.totals import KEYS

    run(
        "CREATE TEMPORARY TABLE counted AS SELECT s.area_id, s.month, months.year, s.category, s.mark, "
        "s.channel_id AS channel, s.kind, sum(s.baht) AS baht, sum(s.units) AS units, "
        "sum(CASE WHEN s.standing = 2 THEN s.baht ELSE 0 END) AS official "
        "FROM sales_sale s JOIN months ON months.month = s.month WHERE s.standing > 0 "
        "GROUP BY s.area_id, s.month, months.year, s.category, s.mark, s.channel_id, s.kind"
    )
    for table, key in KEYS.items():
        own = ", ".join(key[5:])
        sums = ", ".join(f"sum({name}) AS {name}" for name in SUMS)
        run(
            f"CREATE TEMPORARY TABLE cells AS SELECT substr(area_id, 1, 6) AS area, month, year, {own}, {sums} "
            f"FROM counted GROUP BY substr(area_id, 1, 6), month, year, {own}"
        )
        for level in LEVELS:
            for period, month in (("m", "month"), ("y", "year")):
                area = f"substr(area, 1, {level})"
                parent = f"substr(area, 1, {max(level - 2, 0)})"
                run(
                    f"INSERT INTO {table._meta.db_table} ({', '.join(key)}, {', '.join(SUMS)}) "
                    f"SELECT {level}, {parent}, {area}, '{period}', {month}, {own}, {sums} "
                    f"FROM cells GROUP BY {month}, {area}, {parent}, {own} ORDER BY {month}, {area}"
                )
        run("DROP TABLE cells")
    run("DROP TABLE counted")
    run(
        "INSERT INTO sales_producertotal (producer_id, month, area, baht) "
        "SELECT r.producer_id, months.year, s.area_id, sum(s.baht) FROM sales_sale s "
        "JOIN sales_report r ON r.id = s.report_id JOIN months ON months.month = s.month "
        "WHERE s.standing > 0 GROUP BY r.producer_id, months.year, s.area_id"
    )
    run(
        "INSERT INTO sales_provincemonth (province, month) SELECT DISTINCT substr(area_id, 1, 2), month "
        "FROM sales_report"
    )


def _settle() -> None:
    """What a server does by itself in its quiet hours: the planner's figures, the map of what is visible to all."""
    from django.core.management.color import no_style
    from django.db import connection

    from tidtam.kit import statistics
    from tidtam.work.sales import models

    if vendor() == "sqlite":
        run("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        for table in TABLES:
            run(f"VACUUM {table}")
        every = [models.Report, models.Sale, models.Change, models.Total]
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            run(statement)
    statistics.refresh()


def _agree() -> None:
    from tidtam.work.sales.queries.recount import recount

    if wrong := recount(SAMPLE):
        raise RuntimeError(f"{len(wrong)} totals of the data set are wrong, such as {wrong[0]}")
