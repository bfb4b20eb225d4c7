from django.db import migrations

from tidtam.kit.search import search_index


class Migration(migrations.Migration):
    dependencies = [("tourism", "0001_pages_and_offers")]

    operations = [search_index("tourism_offer")]
