"""The statements by which `staged` writes very many rows, from temporary tables that hold these rows.

sales_given: the rows as they came, `n` in their order; sales_taken: with what stands of them, and what becomes of them.
"""

from collections.abc import Sequence

from django.db import connection

from tidtam.registers.producers.models import Producer, Product
from tidtam.work.sales.models import UNSPLIT, Change, ChangeKind, Report, ReportState, Sale, standing_of

_PRODUCT, _PRODUCER = Product._meta.db_table, Producer._meta.db_table
_REPORT, _SALE, _CHANGE = Report._meta.db_table, Sale._meta.db_table, Change._meta.db_table

TABLES = {
    "sales_given": (
        "n integer PRIMARY KEY, product bigint, producer bigint, month date, channel {code}, baht bigint, "
        "units bigint, buyers integer, source {code}, reason text, explained boolean"
    ),
    "sales_given_month": "month date PRIMARY KEY, year date, starts {moment}, ends {moment}",
    "sales_given_mark": "product bigint PRIMARY KEY, mark {code}",
}
_ODD = tuple(map(str, (ReportState.DRAFT, ReportState.RETURNED, ReportState.LOCKED)))
_SELLERS = (
    "FROM sales_given g JOIN sales_given_month m ON m.month = g.month "
    f"LEFT JOIN {_PRODUCT} product ON product.id = g.product "
    f"LEFT JOIN {_PRODUCER} maker ON maker.id = COALESCE(product.producer_id, g.producer) "
)
_SAME = (
    "(s.id IS NOT NULL AND s.baht = g.baht AND s.units = g.units "
    "AND COALESCE(s.buyers, -1) = COALESCE(g.buyers, -1))"
)


def types() -> dict[str, str]:
    """What the databases call a code, compared byte by byte, and a moment."""
    if connection.vendor == "postgresql":
        return {"code": 'text COLLATE "C"', "moment": "timestamptz"}
    return {"code": "text", "moment": "text"}


def places(reach: Sequence[str]) -> str:
    """Provinces and months that the rows are about, and whether any of them needs a second thought there.

    reach: codes of areas that one may edit, given as the values ours0, ours1, …
    """
    return f"SELECT DISTINCT substr(maker.area_id, 1, 2), g.month, {_strange(reach)} {_SELLERS}"


#: The same of rows that were taken already.
PLACES = "SELECT DISTINCT substr(place, 1, 2), month, strange FROM sales_taken"


def _strange(reach: Sequence[str]) -> str:
    ours = [f"substr(maker.area_id, 1, {len(code)}) = %(ours{place})s" for place, code in enumerate(reach)]
    plain = (
        f"({' OR '.join(ours) or 'FALSE'}) AND (g.product IS NULL OR product.id IS NOT NULL) "
        "AND (g.product IS NULL OR g.producer IS NULL OR g.producer = product.producer_id) "
        "AND maker.registered_at < m.ends AND (maker.struck_at IS NULL OR maker.struck_at >= m.starts)"
    )
    return f"CASE WHEN {plain} THEN 0 ELSE 1 END"


def taken(state: str, first: int, reach: Sequence[str]) -> str:
    """Make sales_taken. state: of the reports that will be opened; first: on SQLite the key of a fact of row 0.

    report: None where there is none yet; sale: the fact's key, `fresh` where it is new; area … kind: what it is counted
    under, but for the mark of a new one; place: where its producer is; more, pieces: by how much its satang and units
    change; odd, strange: it needs a second thought, for what stands or for where it is.
    """
    return "CREATE TEMPORARY TABLE sales_taken AS " + " UNION ALL ".join(
        _rows(state, first, reach, split) for split in (True, False)
    )


def _rows(state: str, first: int, reach: Sequence[str], split: bool) -> str:
    """Of sums that are split by product, or not: either is found by an index of its own."""
    key, category, mark = f"{first} + g.n", f"'{UNSPLIT}'", f"'{UNSPLIT}'"
    fact = "s.report_id = r.id AND s.channel_id = g.channel AND s.product_id IS NULL"
    if split:
        category, mark = "product.category_id", "''"
        fact = "s.product_id = g.product AND s.month = g.month AND s.channel_id = g.channel"
    if connection.vendor == "postgresql":
        key = f"nextval(pg_get_serial_sequence('{_SALE}', 'id'))"
    standings = " ".join(f"WHEN '{one}' THEN {standing_of(one).value}" for one in ReportState.values)
    fields = {
        "n": "g.n",
        "month": "g.month",
        "year": "m.year",
        "channel": "g.channel",
        "product": "g.product",
        "producer": "maker.id",
        "place": "maker.area_id",
        "report": "r.id",
        "reason": "g.reason",
        "standing": f"CASE COALESCE(r.state, '{state}') {standings} END",
        "sale": f"CASE WHEN s.id IS NULL THEN {key} ELSE s.id END",
        "fresh": "s.id IS NULL",
        "same": _SAME,
        "revision": "COALESCE(s.revision, 0) + 1",
        "area": "COALESCE(s.area_id, maker.area_id)",
        "category": f"COALESCE(s.category, {category})",
        "mark": f"COALESCE(s.mark, {mark})",
        "kind": "COALESCE(s.kind, maker.kind)",
        "baht": "g.baht",
        "units": "g.units",
        "buyers": "g.buyers",
        "more": "g.baht - COALESCE(s.baht, 0)",
        "pieces": "g.units - COALESCE(s.units, 0)",
        "strange": _strange(reach),
        "odd": (
            f"COALESCE(r.state, '') IN {_ODD} OR (r.id IS NOT NULL AND r.area_id <> maker.area_id) "
            f"OR (COALESCE(r.state, '') = '{ReportState.CHECKED}' AND NOT {_SAME}) "
            f"OR (s.id IS NOT NULL AND (r.id IS NULL OR s.report_id <> r.id OR NOT ({_SAME} OR g.explained)))"
        ),
    }
    return (
        f"SELECT {', '.join(f'{value} AS {name}' for name, value in fields.items())} {_SELLERS}"
        f"LEFT JOIN {_REPORT} r ON r.producer_id = maker.id AND {_by_producer('g.month')} "
        f"LEFT JOIN {_SALE} s ON {fact} "
        f"WHERE g.product IS {'NOT NULL' if split else 'NULL'}"
    )


#: new, changed and equal rows, those that need a second thought, the first and the last place
COUNTED = (
    "SELECT sum(CASE WHEN fresh THEN 1 ELSE 0 END), sum(CASE WHEN fresh OR same THEN 0 ELSE 1 END), "
    "sum(CASE WHEN same THEN 1 ELSE 0 END), sum(CASE WHEN odd THEN 1 ELSE 0 END), min(place), max(place) "
    "FROM sales_taken"
)
#: Products of which a new fact of the month is told; their marks, once sales_given_mark has them.
FRESH = "SELECT product FROM sales_taken WHERE fresh AND month = %s AND product IS NOT NULL"
MARKED = (
    "UPDATE sales_taken SET mark = found.mark FROM sales_given_mark found "
    "WHERE sales_taken.fresh AND sales_taken.month = %(month)s AND found.product = sales_taken.product"
)
#: The reports of producers that have none; what is said of the source comes from the first of their rows.
REPORTS = f"""
    INSERT INTO {_REPORT} (producer_id, month, area_id, state, source, nil, baht, first_recorded_at, recorded_by,
      informant)
    SELECT one.producer, one.month, maker.area_id, %(state)s, g.source, one.baht = 0, one.baht, %(moment)s, %(label)s,
      %(informant)s
    FROM (SELECT producer, month, min(n) AS n, CAST(sum(baht) AS bigint) AS baht FROM sales_taken
      WHERE report IS NULL GROUP BY producer, month) AS one
    JOIN sales_given g ON g.n = one.n JOIN {_PRODUCER} maker ON maker.id = one.producer
    ORDER BY one.producer"""  # noqa: S608 - our own names, here and below


def sales() -> str:
    """New facts. CROSS JOIN: for SQLite, that takes the rows one by one and looks for their reports."""
    return f"""
    INSERT INTO {_SALE} (id, report_id, product_id, month, channel_id, area_id, category, mark, kind, standing,
      baht, units, buyers, revision)
    SELECT t.sale, r.id, t.product, t.month, t.channel, t.area, t.category, t.mark, t.kind, t.standing,
      t.baht, t.units, t.buyers, 1
    FROM sales_taken t CROSS JOIN {_REPORT} r
    WHERE r.producer_id = t.producer AND {_by_producer("t.month")} AND t.fresh"""  # noqa: S608


def _by_producer(month: str) -> str:
    """The report's month, so that PostgreSQL finds it by its producer.

    It has not counted the rows of a month that is just being written, takes them for none, and would look through
    all of them for each producer.
    """
    return f"r.month + 0 = {month}" if connection.vendor == "postgresql" else f"r.month = {month}"


REVISED = f"""
    UPDATE {_SALE} SET baht = t.baht, units = t.units, buyers = t.buyers, revision = t.revision
    FROM sales_taken t WHERE {_SALE}.id = t.sale AND NOT t.fresh AND NOT t.same"""  # noqa: S608
CHANGES = f"""
    INSERT INTO {_CHANGE} (sale_id, kind, recorded_at, month, area_id, category, mark, channel_id, producer_kind,
      baht, units, official, told_baht, told_units, revision, reason, by_label)
    SELECT sale, CASE WHEN fresh THEN '{ChangeKind.TOLD}' ELSE '{ChangeKind.CORRECTED}' END, %(moment)s, month, area,
      category, mark, channel, kind, CASE WHEN standing > 0 THEN more ELSE 0 END,
      CASE WHEN standing > 0 THEN pieces ELSE 0 END, CASE WHEN standing = 2 THEN more ELSE 0 END,
      more, pieces, revision, reason, %(label)s
    FROM sales_taken WHERE NOT same"""  # noqa: S608
#: What came to reports that stood before, and whether anything is sold in them now.
SUMS = f"""
    UPDATE {_REPORT} SET baht = {_REPORT}.baht + came.baht,
      nil = came.most = 0 AND NOT EXISTS (SELECT 1 FROM {_SALE} s WHERE s.report_id = {_REPORT}.id AND s.baht > 0)
    FROM (SELECT report, CAST(sum(more) AS bigint) AS baht, max(baht) AS most FROM sales_taken
      WHERE report IS NOT NULL AND NOT same GROUP BY report) AS came
    WHERE {_REPORT}.id = came.report"""  # noqa: S608
