"""The ways of buying to begin with; and the database itself refuses to change or delete what happened to a contract.

A later migration that makes SQLite rebuild one of the sealed tables must call `seal` again (a test notices).
"""

from django.db import migrations

METHODS = [
    ("e-bidding", "ประกวดราคาอิเล็กทรอนิกส์ (e-bidding)", "Electronic bidding (e-bidding)", None),
    ("e-market", "ตลาดอิเล็กทรอนิกส์ (e-market)", "Electronic market (e-market)", None),
    ("quotation", "สอบราคา", "Price enquiry", None),
    ("selection", "คัดเลือก", "Selection", None),
    ("specific", "เฉพาะเจาะจง", "Specific choice", 500_000_00),
]
WORDS = "what happened to a contract is append-only"
TABLES = (
    "plan_delivery",
    "plan_acceptance",
    "plan_inspector",
    "plan_deliverystrike",
    "plan_contractentry",
    "plan_contractchange",
    "plan_contractpaper",
)
ABORT = f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"

SEALS = {
    "sqlite": [
        f"CREATE TRIGGER {table}_{name} BEFORE {what} ON {table} {ABORT}"
        for table in TABLES
        for name, what in (("unchanged", "UPDATE"), ("kept", "DELETE"))
    ],
    "postgresql": [
        f"""CREATE OR REPLACE FUNCTION plan_contract_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'restrict_violation';
            END $$""",
        *(
            f"""CREATE TRIGGER {table}_unchanged BEFORE UPDATE OR DELETE ON {table}
                FOR EACH ROW EXECUTE FUNCTION plan_contract_sealed()"""
            for table in TABLES
        ),
    ],
}

OPENED = {
    "sqlite": [f"DROP TRIGGER {table}_{name}" for table in TABLES for name in ("unchanged", "kept")],
    "postgresql": [
        *(f"DROP TRIGGER {table}_unchanged ON {table}" for table in TABLES),
        "DROP FUNCTION plan_contract_sealed()",
    ],
}


def fill(apps, _editor):
    method = apps.get_model("plan", "ContractMethod")
    for order, (code, name_th, name_en, limit) in enumerate(METHODS):
        told = {"name_th": name_th, "name_en": name_en, "limit": limit, "order": order}
        method.objects.get_or_create(code=code, defaults=told)


def seal(apps, schema_editor):
    for statement in SEALS[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def open_again(apps, schema_editor):
    for statement in OPENED[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("plan", "0004_contracts")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(seal, open_again),
    ]
