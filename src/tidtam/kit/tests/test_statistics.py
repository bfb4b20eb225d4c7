"""The planner learns of a table that was filled."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection

from tidtam.kit import statistics

KNOWN = {
    "sqlite": "SELECT stat FROM sqlite_stat1 WHERE tbl = %s",
    "postgresql": "SELECT reltuples::int::text FROM pg_class WHERE relname = %s",
}


@pytest.mark.django_db
def test_after_a_refresh_the_planner_knows_how_many_rows_there_are() -> None:
    statistics.refresh()
    with connection.cursor() as cursor:
        cursor.execute(KNOWN[connection.vendor], [Permission._meta.db_table])
        assert int(cursor.fetchone()[0].split()[0]) == Permission.objects.count()
