"""The database itself refuses to change a published version or one of its levels, whoever asks.

Only the last day of a version may still be set. A later migration that makes SQLite rebuild one of the two tables
must call `seal` again: rebuilding drops triggers (a test notices).
"""

from django.db import migrations

VERSION = (
    "scheme_id, code, name_th, name_en, valid_from, state, validity_months, approver, spread_limit, rubric, "
    "note_th, note_en, source, published_at, published_by"
)
WORDS = "a published version of a scheme never changes"
OF_OLD = "(SELECT state FROM marks_version WHERE id = OLD.version_id) = 'published'"
OF_NEW = "(SELECT state FROM marks_version WHERE id = NEW.version_id) = 'published'"
ABORT = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"

SEALS = {
    "sqlite": [
        f"CREATE TRIGGER marks_version_unchanged BEFORE UPDATE OF {VERSION} ON marks_version "
        f"WHEN OLD.state = 'published' {ABORT}",
        f"CREATE TRIGGER marks_version_kept BEFORE DELETE ON marks_version WHEN OLD.state = 'published' {ABORT}",
        f"CREATE TRIGGER marks_level_unchanged BEFORE UPDATE ON marks_level WHEN {OF_OLD} {ABORT}",
        f"CREATE TRIGGER marks_level_not_added BEFORE INSERT ON marks_level WHEN {OF_NEW} {ABORT}",
        f"CREATE TRIGGER marks_level_kept BEFORE DELETE ON marks_level WHEN {OF_OLD} {ABORT}",
    ],
    "postgresql": [
        f"""CREATE OR REPLACE FUNCTION marks_version_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation';
            END $$""",
        f"""CREATE OR REPLACE FUNCTION marks_level_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF EXISTS (
                SELECT 1 FROM marks_version WHERE state = 'published'
                AND id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.version_id END,
                           CASE WHEN TG_OP <> 'DELETE' THEN NEW.version_id END)
              ) THEN
                RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation';
              END IF;
              RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
            END $$""",
        f"""CREATE TRIGGER marks_version_unchanged BEFORE UPDATE OF {VERSION} ON marks_version
            FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION marks_version_sealed()""",
        """CREATE TRIGGER marks_version_kept BEFORE DELETE ON marks_version
            FOR EACH ROW WHEN (OLD.state = 'published') EXECUTE FUNCTION marks_version_sealed()""",
        """CREATE TRIGGER marks_level_unchanged BEFORE INSERT OR UPDATE OR DELETE ON marks_level
            FOR EACH ROW EXECUTE FUNCTION marks_level_sealed()""",
    ],
}

OPENED = {
    "sqlite": [
        "DROP TRIGGER marks_version_unchanged",
        "DROP TRIGGER marks_version_kept",
        "DROP TRIGGER marks_level_unchanged",
        "DROP TRIGGER marks_level_not_added",
        "DROP TRIGGER marks_level_kept",
    ],
    "postgresql": [
        "DROP TRIGGER marks_version_unchanged ON marks_version",
        "DROP TRIGGER marks_version_kept ON marks_version",
        "DROP TRIGGER marks_level_unchanged ON marks_level",
        "DROP FUNCTION marks_version_sealed()",
        "DROP FUNCTION marks_level_sealed()",
    ],
}


def seal(apps, schema_editor):
    for statement in SEALS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def open_again(apps, schema_editor):
    for statement in OPENED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("marks", "0001_initial")]

    operations = [migrations.RunPython(seal, open_again)]
