"""What PostgreSQL needs to plan a search: how common words are, and registrations in the order of their list."""

from django.db import migrations

from tidtam.kit.search import search_statistics

INDEX = "registration_since_falling"


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            f"CREATE INDEX {INDEX} ON producers_registration (since DESC NULLS LAST, id DESC)"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX {INDEX}")


class Migration(migrations.Migration):
    dependencies = [("producers", "0007_kinds")]

    operations = [
        search_statistics("producers_producer"),
        search_statistics("producers_product"),
        migrations.RunPython(make, drop),
    ]
