import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery


def take_over(apps, schema_editor):
    """The name, hash and size from the file, which need not stay."""
    file = apps.get_model("files", "File").objects.filter(pk=OuterRef("file"))
    apps.get_model("jobs", "Upload").objects.update(
        file_name=Subquery(file.values("name")[:1]),
        sha256=Subquery(file.values("sha256")[:1]),
        size=Subquery(file.values("size")[:1]),
    )


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial"), ("jobs", "0001_initial")]

    operations = [
        migrations.AddField(
            "upload", "file_name", models.CharField(default="", max_length=200), preserve_default=False
        ),
        migrations.AddField(
            "upload", "sha256", models.CharField(default="", max_length=64), preserve_default=False
        ),
        migrations.AddField(
            "upload", "size", models.PositiveBigIntegerField(default=0), preserve_default=False
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        migrations.AlterField(
            "upload",
            "file",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="files.file",
            ),
        ),
        migrations.AddConstraint(
            "upload",
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(state__in=["done", "failed", "cancelled"]),
                name="upload_file_until_over",
            ),
        ),
    ]
