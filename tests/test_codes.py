"""Codes and sort keys stand in byte order in either database, in their own columns and where others point to them."""

import re

import pytest
from django.apps import apps
from django.db import connection, models

from tidtam.ground.areas.models import Area
from tidtam.kit.access import within
from tidtam.kit.fields import CodeField
from tidtam.kit.thai import sort_key

pytestmark = pytest.mark.django_db


def code_columns() -> list[tuple[str, str]]:
    """Table and column of every code of the house, foreign keys to codes included."""
    return [
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_concrete_fields
        if isinstance(field.target_field if isinstance(field, models.ForeignKey) else field, CodeField)
    ]


def test_every_code_column_has_byte_order_in_the_database():
    columns = code_columns()
    assert (Area._meta.db_table, "code") in columns
    if connection.vendor != "postgresql":
        return  # SQLite compares bytes unless told otherwise, and nobody tells it
    with connection.cursor() as cursor:
        cursor.execute("SELECT table_name, column_name, collation_name FROM information_schema.columns")
        collations = {(table, column): collation for table, column, collation in cursor.fetchall()}
    assert {column: collations.get(column) for column in columns} == dict.fromkeys(columns, "C")


def test_keys_sort_in_the_database_as_they_do_here():
    names = [
        "แวงน้อย",
        "วังคูณ",
        "โนนม่วง",
        "ดงเค็ง",
        "กง",
        "กงกลาง",
        "ป่า",
        "ป้า",
        "ปา",
        "ไก่",
        "OTOP",
        "๑ ชุมชน",
        "เก่า",
    ]
    keys = [sort_key(name) for name in names]
    rows = " UNION ALL ".join(["SELECT %s AS key"] * len(keys))
    collation = ' COLLATE "C"' if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT key FROM ({rows}) AS keys ORDER BY key{collation}", keys)
        assert [key for (key,) in cursor.fetchall()] == sorted(keys)


def test_what_lies_within_is_found_by_index():
    question = Area.objects.filter(within("4015")).order_by()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SET LOCAL enable_seqscan = off"
            )  # the table is empty: a scan would always be cheaper
    plan = question.explain()
    searched = (
        r"INDEX.*\(code>\? AND code<\?\)"
        if connection.vendor == "sqlite"
        else r"Index Cond: .*code.* >= .*code.* < "
    )
    assert re.search(searched, plan), plan
