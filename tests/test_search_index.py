"""Whatever a migration does to a table, its search index follows it afterwards."""

import pytest
from django.apps import apps
from django.db import connection

from tidtam.kit.search.index import search_table

INDEXED = [
    model for model in apps.get_models() if getattr(getattr(model, "searched", None), "indexed", False)
]


@pytest.mark.django_db
@pytest.mark.parametrize("model", INDEXED, ids=lambda model: model._meta.label)
def test_the_index_follows_its_table(model):
    found = search_table(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
                [model._meta.db_table],
            )
            names = {row[0] for row in cursor.fetchall()}
            assert {f"{found}_new", f"{found}_gone", f"{found}_changed"} <= names
        else:
            cursor.execute("SELECT count(*) FROM pg_indexes WHERE indexname = %s", [found])
            assert cursor.fetchone()[0] == 1


def test_there_is_something_to_follow():
    assert {"producers.Product", "producers.Producer", "tourism.Offer"} <= {
        model._meta.label for model in INDEXED
    }
