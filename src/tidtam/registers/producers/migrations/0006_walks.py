"""Orders that an index answers whole, whether a row is merged included.

Falling with the blank ones last SQLite reads the rising index backwards; PostgreSQL needs one of its own.
"""

from django.db import migrations, models

INDEXES = {
    "producer_registered_falling": ("producers_producer", "registered_at"),
    "product_price_falling": ("producers_product", "price"),
}


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, (table, column) in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX {name} ON {table} ({column} DESC NULLS LAST, id DESC)")


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX {name}")


class Migration(migrations.Migration):
    dependencies = [("producers", "0005_entry_links")]

    operations = [
        migrations.RunPython(make, drop),
        migrations.RemoveIndex(
            model_name='producer',
            name='producer_area_sort',
        ),
        migrations.RemoveIndex(
            model_name='producer',
            name='producer_sort',
        ),
        migrations.RemoveIndex(
            model_name='producer',
            name='producer_kind_sort',
        ),
        migrations.RemoveIndex(
            model_name='producer',
            name='producer_registered',
        ),
        migrations.AddIndex(
            model_name='producer',
            index=models.Index(fields=['area', 'sort_key', 'id', 'merged_into'], name='producer_area_sort'),
        ),
        migrations.AddIndex(
            model_name='producer',
            index=models.Index(fields=['sort_key', 'id', 'merged_into'], name='producer_sort'),
        ),
        migrations.AddIndex(
            model_name='producer',
            index=models.Index(fields=['kind', 'sort_key', 'id', 'merged_into'], name='producer_kind_sort'),
        ),
        migrations.AddIndex(
            model_name='producer',
            index=models.Index(fields=['registered_at', 'id', 'merged_into'], name='producer_registered'),
        ),
    ]
