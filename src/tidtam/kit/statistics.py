"""What the database's planner knows of its tables; without it SQLite takes a long list for a short one."""

from django.db import connection

MOST = 1_000_000  # entries of each index that are looked at: a third of a second for a country's registers


def refresh() -> None:
    """Look at the tables anew: after much was written, and every night."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {MOST}")
        cursor.execute("ANALYZE")
