from types import SimpleNamespace

import pytest
from django.db import connection, models

from tidtam.kit.fields import CodeField


@pytest.mark.parametrize(("vendor", "collation"), [("postgresql", "C"), ("sqlite", None)])
def test_codes_are_compared_byte_by_byte_on_both_databases(vendor, collation, monkeypatch):
    monkeypatch.setattr(connection, "vendor", vendor)
    assert CodeField(max_length=8).db_parameters(connection).get("collation") == collation


def test_a_foreign_key_to_a_code_takes_the_collation_over(monkeypatch):
    code = CodeField(max_length=8, primary_key=True)
    pointer = SimpleNamespace(target_field=code, rel_db_type=lambda _: "", db_type=lambda _: "varchar(8)")
    pointer.db_check = lambda _: None
    monkeypatch.setattr(connection, "vendor", "postgresql")
    assert models.ForeignKey.db_parameters(pointer, connection)["collation"] == "C"


def test_the_database_choice_does_not_reach_a_migration():
    assert "db_collation" not in CodeField(max_length=8).deconstruct()[3]
