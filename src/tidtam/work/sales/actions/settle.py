"""Summing the changes by when they were recorded, once for each."""

from django.db import connection, transaction
from django.db.models import Max

from tidtam.work.sales.models import Change, Settled, Settling

#: level, grain -> what they are made of
GRAINS = ((0, "d", "day"), (0, "m", "recorded"), (2, "m", "recorded"))
PARTS = (("category", "category", "mark"), ("channel", "channel_id", "''"), ("kind", "producer_kind", "''"))
_DAYS = {
    "sqlite": ("substr(recorded_at, 1, 10)", "substr(recorded_at, 1, 7) || '-01'"),
    "postgresql": (
        "(recorded_at AT TIME ZONE 'UTC')::date",
        "date_trunc('month', recorded_at AT TIME ZONE 'UTC')::date",
    ),
}
COLUMNS = "level, area, by, grain, since, month, key, mark"


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
    parts = [
        f"SELECT {level} AS level, substr(province, 1, {level}) AS area, '{by}' AS by, '{grain}' AS grain, "  # noqa: S608
        f"{since} AS since, month, {key} AS key, {mark} AS mark, sum(baht) AS baht, sum(official) AS official "
        f"FROM fresh GROUP BY substr(province, 1, {level}), {since}, month, {key}"
        + (f", {mark}" if mark == "mark" else "")
        for level, grain, since in GRAINS
        for by, key, mark in PARTS
    ]
    return f"""
        WITH fresh AS MATERIALIZED (
          SELECT {day} AS day, {recorded} AS recorded, substr(area_id, 1, 2) AS province, month, category, mark,
            channel_id, producer_kind, sum(baht) AS baht, sum(official) AS official
          FROM {table} WHERE id > %s AND id <= %s AND (baht <> 0 OR official <> 0)
          GROUP BY 1, 2, 3, month, category, mark, channel_id, producer_kind)
        INSERT INTO {settled} ({COLUMNS}, baht, official)
        SELECT {COLUMNS}, baht, official FROM ({" UNION ALL ".join(parts)}) AS summed WHERE TRUE
        ON CONFLICT ({COLUMNS}) DO UPDATE
          SET baht = {settled}.baht + excluded.baht, official = {settled}.official + excluded.official"""  # noqa: S608
