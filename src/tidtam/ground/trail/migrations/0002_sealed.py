"""The database itself refuses to change or delete an entry, whoever asks.

A later migration that makes SQLite rebuild the table must call `seal` again: rebuilding drops triggers
(a test of the trail notices).
"""

from django.db import migrations

SEALS = {
    "sqlite": [
        """CREATE TRIGGER trail_entry_unchanged BEFORE UPDATE ON trail_entry
           BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
        """CREATE TRIGGER trail_entry_kept BEFORE DELETE ON trail_entry
           BEGIN SELECT RAISE(ABORT, 'the trail is append-only'); END""",
    ],
    "postgresql": [
        """CREATE OR REPLACE FUNCTION trail_entry_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
           BEGIN
             RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'restrict_violation';
           END $$""",
        """CREATE TRIGGER trail_entry_unchanged BEFORE UPDATE OR DELETE ON trail_entry
           FOR EACH ROW EXECUTE FUNCTION trail_entry_sealed()""",
    ],
}

OPENED = {
    "sqlite": ["DROP TRIGGER trail_entry_unchanged", "DROP TRIGGER trail_entry_kept"],
    "postgresql": ["DROP TRIGGER trail_entry_unchanged ON trail_entry", "DROP FUNCTION trail_entry_sealed()"],
}


def seal(apps, schema_editor):
    for statement in SEALS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def open_again(apps, schema_editor):
    for statement in OPENED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]

    operations = [migrations.RunPython(seal, open_again)]
