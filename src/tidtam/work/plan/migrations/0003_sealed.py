"""The database itself refuses to change or delete an entry of the budget, or a paper behind it, whoever asks.

A later migration that makes SQLite rebuild one of the tables must call `seal` again: rebuilding drops triggers
(a test notices).
"""

from django.db import migrations

WORDS = "entries of the budget are append-only"
TABLES = ("plan_budgetentry", "plan_budgetpaper")
ABORT = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"

SEALS = {
    "sqlite": [
        f"CREATE TRIGGER {table}_{name} BEFORE {what} ON {table} {ABORT}"
        for table in TABLES
        for name, what in (("unchanged", "UPDATE"), ("kept", "DELETE"))
    ],
    "postgresql": [
        f"""CREATE OR REPLACE FUNCTION plan_budget_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation';
            END $$""",
        *(
            f"""CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION plan_budget_sealed()"""
            for table in TABLES
        ),
    ],
}

OPENED = {
    "sqlite": [f"DROP TRIGGER {table}_{name}" for table in TABLES for name in ("unchanged", "kept")],
    "postgresql": [
        *(f"DROP TRIGGER {table}_unchanged ON {table}" for table in TABLES),
        "DROP FUNCTION plan_budget_sealed()",
    ],
}


def seal(apps, schema_editor):
    for statement in SEALS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def open_again(apps, schema_editor):
    for statement in OPENED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_budget")]

    operations = [migrations.RunPython(seal, open_again)]
