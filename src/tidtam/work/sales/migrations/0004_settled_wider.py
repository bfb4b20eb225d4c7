"""Settled sums of more levels, with units; all are made anew from the changes, by the next night's recount."""

from django.db import migrations, models


def begin_anew(apps, schema_editor):
    apps.get_model("sales", "Settled").objects.all().delete()
    apps.get_model("sales", "Settling").objects.update(last=0)


class Migration(migrations.Migration):

    dependencies = [
        ('sales', '0003_settled'),
    ]

    operations = [
        migrations.RunPython(begin_anew, begin_anew),
        migrations.RemoveConstraint(
            model_name='settled',
            name='settled_once',
        ),
        migrations.AddField(
            model_name='settled',
            name='units',
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddIndex(
            model_name='settled',
            index=models.Index(fields=['level', 'by', 'grain', 'since'], name='settled_since'),
        ),
        migrations.AddConstraint(
            model_name='settled',
            constraint=models.UniqueConstraint(fields=('level', 'by', 'grain', 'area', 'since', 'month', 'key', 'mark'), name='settled_once'),
        ),
    ]
