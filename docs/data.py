"""Write docs/data.md from the models themselves: every table, what a row is, its fields and its constraints."""

import inspect
import os
import sys
import tempfile
from pathlib import Path

TARGET = Path(__file__).with_name("data.md")
HEAD = """# What is stored

Made by `make fix` from the models; `make check` refuses it when it no longer agrees with them.
Instants are stored in UTC and shown in Asia/Bangkok; money is integer satang; an area is its DOPA code as text.
"""


def text() -> str:
    """The whole page, rooms from the ground up."""
    from django.apps import apps
    from django.conf import settings

    parts = [HEAD]
    for room in settings.ROOMS:
        models = sorted(apps.get_app_config(room.rpartition(".")[2]).get_models(), key=lambda m: m.__name__)
        if models:
            parts.append(f"\n## {room.removeprefix('tidtam.').replace('.', '/')}\n")
            parts.extend(_table(model) for model in models)
    return "".join(parts)


def _table(model) -> str:  # type: ignore[no-untyped-def]
    doc = inspect.cleandoc(model.__doc__ or "").replace("\n", " ").replace("  ", " ")
    if doc.startswith(f"{model.__name__}("):
        raise SystemExit(f"{model.__name__} has no docstring")
    rows = [f"\n### {model.__name__}\n\n{doc}\n\n| field | kind | refers to |\n|---|---|---|\n"]
    for field in model._meta.get_fields():
        if field.auto_created and not field.concrete:
            continue
        target = field.related_model.__name__ if field.related_model else ""
        empty = ", may be empty" if getattr(field, "null", False) else ""
        rows.append(f"| {field.name} | {field.get_internal_type()}{empty} | {target} |\n")
    names = [f"`{constraint.name}`" for constraint in model._meta.constraints]
    if names:
        rows.append(f"\nThe database refuses what breaks {', '.join(names)}.\n")
    return "".join(rows)


def main() -> None:
    os.environ.setdefault("TIDTAM_HOME", tempfile.mkdtemp())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tidtam.config.settings")
    import django

    django.setup()
    wanted = text()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text() != wanted:
            raise SystemExit("docs/data.md does not agree with the models: run `make fix`")
        return
    TARGET.write_text(wanted)


if __name__ == "__main__":
    main()
