from django.db import migrations

from tidtam.kit.search import search_index


class Migration(migrations.Migration):
    """SQLite made both tables anew in 0009, which dropped what keeps their search index."""

    dependencies = [("producers", "0010_kinds_shown")]

    operations = [search_index("producers_producer"), search_index("producers_product")]
