"""In an older home: alcoholic beverages are not shown by themselves; cloth and things of the house claim no health."""

from django.db import migrations


def set_kinds(apps, schema_editor):
    apps.get_model("producers", "SubCategory").objects.filter(pk="beverage-alcoholic").update(public=False)
    apps.get_model("producers", "Category").objects.filter(pk__in=["fabric", "household"]).update(claims=False)


class Migration(migrations.Migration):
    dependencies = [("producers", "0009_showing")]

    operations = [migrations.RunPython(set_kinds, migrations.RunPython.noop)]
