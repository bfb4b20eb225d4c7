from django.db import migrations

from tidtam.kit.search import search_index


class Migration(migrations.Migration):
    dependencies = [("producers", "0001_initial")]

    operations = [search_index("producers_producer"), search_index("producers_product")]
