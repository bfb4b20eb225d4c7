"""The code of a pack as a column, so that a paper is found by it; of those that are there read from their inputs."""

from django.db import migrations, models

import tidtam.kit.fields


def fill(apps, _schema_editor):
    packs = apps.get_model("meetings", "Pack").objects
    for key, said in packs.values_list("pk", "inputs__reference"):
        packs.filter(pk=key).update(code=said.rpartition(" ")[2])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_cycle")]

    operations = [
        migrations.AddField(
            model_name="pack",
            name="code",
            field=tidtam.kit.fields.CodeField(default="", max_length=9),
            preserve_default=False,
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="pack", index=models.Index(fields=["code"], name="pack_code")
        ),
    ]
