"""Summing the changes by when they were recorded, once for each."""

from django.db import connection, transaction
from django.db.models import Max

from tidtam.work.sales.models import Change, Settled, Settling
from tidtam.work.sales.models.settled import GRAINS

#: a part -> what a change calls its key and its mark
KEYS = {"category": ("category", "mark"), "channel": ("channel_id", "''"), "kind": ("producer_kind", "''")}
SINCE = {"d": "day", "m": "recorded"}
_DAYS = {
    "sqlite": ("substr(recorded_at, 1, 10)", "substr(recorded_at, 1, 7) || '-01'"),
    "postgresql": (
        "(recorded_at AT TIME ZONE 'UTC')::date",
        "date_trunc('month', recorded_at AT TIME ZONE 'UTC')::date",
    ),
}
COLUMNS = "level, by, grain, area, since, month, key, mark"
AMOUNTS = ("baht", "units", "official")


def settle() -> int:
    """Sum the changes that came since the last time; how many. Each is summed once, however often this is called.

    Changes are told apart by their keys, not by their moments: one that is recorded for an earlier moment is summed
    under that moment the next time.
    """
    last = _last_key()
    with transaction.atomic():
        Settling.objects.get_or_create(pk=1)
        settling = Settling.objects.select_for_update().get(pk=1)
        if last <= settling.last:
            return 0
        bounds = (settling.last, last)
        with connection.cursor() as cursor:
            cursor.execute(_statement(), bounds)
        settling.last = last
        settling.save(update_fields=["last"])
        return Change.objects.filter(pk__gt=bounds[0], pk__lte=last).count()


def _last_key() -> int:
    """A key that no change to come will be below: for the moment in which it is read, nobody writes."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(f"LOCK TABLE {Change._meta.db_table} IN SHARE MODE")
        return Change.objects.aggregate(last=Max("pk"))["last"] or 0


def _statement() -> str:
    table, settled = Change._meta.db_table, Settled._meta.db_table
    day, recorded = _DAYS[connection.vendor]
    parts = []
    for (level, by), kept in GRAINS.items():
        key, mark = KEYS[by]
        for grain in kept:
            area, since = f"substr(district, 1, {level})", SINCE[grain]
            parts.append(
                f"SELECT {level} AS level, {area} AS area, '{by}' AS by, '{grain}' AS grain, {since} AS since, month, "  # noqa: S608
                f"{key} AS key, {mark} AS mark, sum(baht) AS baht, sum(units) AS units, sum(official) AS official "
                f"FROM fresh GROUP BY {area}, {since}, month, {key}" + (f", {mark}" if mark == "mark" else "")
            )
    sums = ", ".join(f"{name} = {settled}.{name} + excluded.{name}" for name in AMOUNTS)
    return f"""
        WITH fresh AS MATERIALIZED (
          SELECT {day} AS day, {recorded} AS recorded, substr(area_id, 1, 4) AS district, month, category, mark,
            channel_id, producer_kind, sum(baht) AS baht, sum(units) AS units, sum(official) AS official
          FROM {table} WHERE id > %s AND id <= %s AND (baht <> 0 OR units <> 0 OR official <> 0)
          GROUP BY 1, 2, 3, month, category, mark, channel_id, producer_kind)
        INSERT INTO {settled} ({COLUMNS}, {", ".join(AMOUNTS)})
        SELECT {COLUMNS}, {", ".join(AMOUNTS)} FROM ({" UNION ALL ".join(parts)}) AS summed WHERE TRUE
        ON CONFLICT ({COLUMNS}) DO UPDATE SET {sums}"""  # noqa: S608
