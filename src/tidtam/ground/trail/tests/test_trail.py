"""The trail: written once, never altered, read in words."""

import json
from contextlib import suppress
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction

from tidtam.ground.trail import queries
from tidtam.ground.trail.actions import write
from tidtam.ground.trail.models import Entry

pytestmark = pytest.mark.django_db
sealed = import_module("tidtam.ground.trail.migrations.0002_sealed")


def note(**kwargs) -> Entry:
    return write(None, "followup.report_done", "followup.action:12", area="4015", **kwargs)


def test_an_entry_cannot_be_changed_by_anything_that_reaches_the_database():
    entry = note(summary="ครบ")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(summary="ไม่ครบ")
    entry.refresh_from_db()
    assert entry.summary == "ครบ"


def test_an_entry_cannot_be_removed():
    entry = note()
    if connection.vendor == "sqlite":  # the tests' own database may be emptied, see conftest.py
        with connection.cursor() as cursor:
            cursor.execute(next(sql for sql in sealed.SEALS["sqlite"] if "trail_entry_kept" in sql))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        entry.delete()
    assert Entry.objects.filter(pk=entry.pk).exists()


def test_the_seal_is_whole_after_all_migrations():
    table = {"sqlite": "sqlite_master", "postgresql": "pg_trigger"}[connection.vendor]
    column = {"sqlite": "name", "postgresql": "tgname"}[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE {column} = 'trail_entry_unchanged'")
        assert cursor.fetchone()


def test_what_an_entry_notes_is_read_in_words():
    entry = Entry(
        verb="people.hand_over",
        detail={
            "before": {"baht": 1},
            "after": {"baht": 2},
            "to": ["a", "b"],
            "on_behalf": True,
            "starts_at": "2018-07-20T02:00:00+00:00",
            "empty": "",
        },
    )
    line = queries.line(entry)
    assert [(change.before, change.after) for change in line.changes] == [("1", "2")]
    assert [fact.value for fact in line.facts] == ["a, b", "ใช่", "20 ก.ค. 61 09.00 น."]
    assert line.verb == "ส่งมอบตำแหน่ง"
    assert line.who == "ระบบ"


def test_a_detail_that_is_not_text_is_kept_as_json():
    entry = note(villages=["40150205", "40150604"], counted=3)
    entry.refresh_from_db()
    assert json.loads(json.dumps(entry.detail)) == {"villages": ["40150205", "40150604"], "counted": 3}


@pytest.mark.django_db(transaction=True)
def test_what_is_not_done_is_not_noted_either():
    note(summary="เสร็จ")
    with suppress(ZeroDivisionError), transaction.atomic():
        note(summary="ไม่เสร็จ")
        raise ZeroDivisionError
    assert list(Entry.objects.values_list("summary", flat=True)) == ["เสร็จ"]
