"""Comparing the kept sums with the facts; the database counts, and hands over what does not agree."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from tidtam.work.sales.actions.summed import LEVELS, SUMS
from tidtam.work.sales.actions.totals import KEYS, Wrong
from tidtam.work.sales.models import KindTotal, Period, ProducerTotal, ProvinceMonth, Report, Sale, Standing

_YEAR = {
    "sqlite": "(substr({month}, 1, 4) - (substr({month}, 6, 2) < '10')) || '-10-01'",
    "postgresql": "make_date(extract(year from {month})::int - (extract(month from {month}) < 10)::int, 10, 1)",
}


def recount(province: str = "") -> list[Wrong]:
    """Sums that do not say what the facts of the province add up to ("" is the whole country); none is right.

    Nothing need be locked: every statement sees facts and sums as one moment left them.
    """
    wrong: list[Wrong] = []
    for code in [province] if province else provinces():
        wrong += recount_province(code)
    if not province:
        wrong += recount_country(wrong)
    return sorted(wrong, key=lambda one: (one.kind, tuple(map(str, one.key))))


def provinces() -> list[str]:
    """Where facts or sums may be: every write holds a month of its province."""
    held = ProvinceMonth.objects.values_list("province", flat=True).distinct()
    kept = KindTotal.objects.filter(level=2).values_list("area", flat=True).distinct()
    return sorted({*held, *kept})


def recount_province(code: str) -> list[Wrong]:
    """The wrong sums of the province and all within it."""
    return [*_of_tables(code), *_of_producers(code), *_of_reports(code)]


def recount_country(wrong: Iterable[Wrong]) -> list[Wrong]:
    """The wrong sums of the country, from its provinces' sums.

    wrong: what the provinces' recounts have found; where a province's own sums are wrong, all facts are read.
    """
    drifted = {one.kind for one in wrong if one.kind not in (ProducerTotal.__name__, Report.__name__)}
    return [one for table in KEYS for one in _of_country(table, table.__name__ in drifted)]


def _counted(where: str) -> str:
    """The facts that count, as far as no total tells them apart."""
    return f"""counted AS MATERIALIZED (
        SELECT area_id, month, {_year("month")} AS year, category, mark, channel_id AS channel, kind,
          sum(baht) AS baht, sum(units) AS units,
          sum(CASE WHEN standing = {Standing.OFFICIAL.value} THEN baht ELSE 0 END) AS official
        FROM {Sale._meta.db_table} WHERE standing > 0 {where}
        GROUP BY area_id, month, category, mark, channel_id, kind)"""  # noqa: S608 - our own names


def _of_tables(code: str) -> Iterator[Wrong]:
    bounds = _bounds(code)
    levels = [level for level in LEVELS if level]
    for table, key in KEYS.items():
        own = ", ".join(key[5:])
        kept = f"SELECT {', '.join(key)}, {', '.join(SUMS)}, 0, 0, 0 FROM {table._meta.db_table}"  # noqa: S608
        # one level at a time: "level > 0" would read the whole index of the country
        parts = [f"{kept} WHERE level = {level} AND area >= %s AND area < %s" for level in levels]
        for level in levels:
            for period, month in ((Period.MONTH, "month"), (Period.YEAR, "year")):
                parts.append(
                    f"SELECT {level}, substr(area_id, 1, {max(level - 2, 0)}), substr(area_id, 1, {level}), "  # noqa: S608
                    f"'{period.value}', {month}, {own}, 0, 0, 0, {', '.join(SUMS)} "
                    f"FROM counted WHERE length(area_id) >= {level}"
                )
        yield from _compared(
            table.__name__, key, 3, f"WITH {_counted('AND area_id >= %s AND area_id < %s')}", parts,
            [*bounds, *bounds * len(levels)],
        )  # fmt: skip


def _of_country(table: type[models.Model], from_facts: bool) -> Iterator[Wrong]:
    key = KEYS[table]
    own = ", ".join(key[5:])
    kept = f"FROM {table._meta.db_table} WHERE level"
    parts = [f"SELECT {', '.join(key)}, {', '.join(SUMS)}, 0, 0, 0 {kept} = 0"]
    if from_facts:
        for period, month in ((Period.MONTH, "month"), (Period.YEAR, "year")):
            parts.append(
                f"SELECT 0, '', '', '{period.value}', {month}, {own}, 0, 0, 0, {', '.join(SUMS)} FROM counted"  # noqa: S608
            )
    else:
        parts.append(f"SELECT 0, '', '', period, month, {own}, 0, 0, 0, {', '.join(SUMS)} {kept} = 2")
    yield from _compared(table.__name__, key, 3, f"WITH {_counted('')}" if from_facts else "", parts, [])


def _of_producers(code: str) -> Iterator[Wrong]:
    sale, report = Sale._meta.db_table, Report._meta.db_table
    parts = [
        f"SELECT producer_id, month, area, baht, 0 FROM {ProducerTotal._meta.db_table} "  # noqa: S608
        "WHERE area >= %s AND area < %s",
        f"SELECT r.producer_id, {_year('s.month')}, s.area_id, 0, s.baht FROM {sale} s "  # noqa: S608
        f"JOIN {report} r ON r.id = s.report_id WHERE s.standing > 0 AND s.area_id >= %s AND s.area_id < %s",
    ]
    yield from _compared(
        ProducerTotal.__name__, ("producer_id", "month", "area"), 1, "", parts,
        [*_bounds(code), *_bounds(code)],
    )  # fmt: skip


def _of_reports(code: str) -> Iterator[Wrong]:
    sale, report = Sale._meta.db_table, Report._meta.db_table
    parts = [
        f"SELECT id, baht, 0 FROM {report} WHERE area_id >= %s AND area_id < %s",  # noqa: S608
        f"SELECT s.report_id, 0, s.baht FROM {sale} s JOIN {report} r ON r.id = s.report_id "  # noqa: S608
        "WHERE r.area_id >= %s AND r.area_id < %s",
    ]
    yield from _compared(Report.__name__, ("id",), 1, "", parts, [*_bounds(code), *_bounds(code)])


def _compared(
    kind: str, key: Sequence[str], sums: int, before: str, parts: Sequence[str], values: Sequence[str]
) -> Iterator[Wrong]:
    """What is stored beside what is right; a missing cell says zero, so does one whose facts were taken back."""
    names = [*(f"k{place}" for place in range(len(key)))]
    stored, right = ([f"{side}{place}" for place in range(sums)] for side in "sr")
    listed = ", ".join([*names, *stored, *right])
    both = " UNION ALL ".join(parts)
    added = [f"sum({name})" for name in (*stored, *right)]
    differs = " OR ".join(f"sum({a}) <> sum({b})" for a, b in zip(stored, right, strict=True))
    comma = (
        f"{before}, both_sides({listed}) AS ({both})" if before else f"WITH both_sides({listed}) AS ({both})"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"{comma} SELECT {', '.join([*names, *added])} FROM both_sides "  # noqa: S608
            f"GROUP BY {', '.join(names)} HAVING {differs}",
            list(values),
        )
        rows = cursor.fetchall()
    for row in rows:
        yield Wrong(
            kind,
            tuple(_read(name, value) for name, value in zip(key, row, strict=False)),
            tuple(int(value) for value in row[len(key) : len(key) + sums]),
            tuple(int(value) for value in row[len(key) + sums :]),
        )


def _read(name: str, value: Any) -> Any:
    return date.fromisoformat(value) if name == "month" and isinstance(value, str) else value


def _bounds(code: str) -> tuple[str, str]:
    return code, code[:-1] + chr(ord(code[-1]) + 1)


def _year(month: str) -> str:
    return _YEAR[connection.vendor].format(month=month)
