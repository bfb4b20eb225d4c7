"""What import-linter cannot see: foreign keys, migrations and test factories keep the order of the floors too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from tests.storeys import HOUSE, heights, may_know, room_of

ROOMS = {
    config.label: room_of(Path(config.path) / "models.py")
    for config in apps.get_app_configs()
    if Path(config.path).is_relative_to(HOUSE)
}


def own_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in ROOMS]


def test_every_room_stands_on_a_floor():
    assert set(ROOMS.values()) <= set(heights())
    assert len(own_models()) > 10


def test_a_room_knows_itself_and_what_stands_below_only():
    assert may_know("work/sales", "work/sales")
    assert may_know("work/sales", "kit")
    assert may_know("work/followup", "work/plan")
    assert may_know("reporting/meetings", "work/followup")
    assert not may_know("work/sales", "work/plan")
    assert not may_know("ground/areas", "ground/people")
    assert not may_know("registers/producers", "work/sales")


def test_no_foreign_key_points_up_or_beside():
    wrong = []
    for model in own_models():
        for field in model._meta.get_fields():
            target = (
                field.related_model if isinstance(field, models.ForeignKey | models.ManyToManyField) else None
            )
            if target is None or target._meta.app_label not in ROOMS:
                continue
            if not may_know(ROOMS[model._meta.app_label], ROOMS[target._meta.app_label]):
                wrong.append(f"{field} -> {target._meta.label}")
    assert wrong == []


def test_the_trail_is_text_and_generic_keys_are_not_used():
    trail = [model for model in own_models() if model._meta.app_label == "trail"]
    assert trail
    assert [str(field) for model in trail for field in model._meta.get_fields() if field.is_relation] == []
    content_types = apps.get_model("contenttypes", "ContentType")
    pointing = {relation.related_model for relation in content_types._meta.related_objects}
    assert pointing.isdisjoint(own_models())


def test_no_migration_waits_for_one_from_above():
    graph = MigrationLoader(None).graph
    wrong = []
    for (label, name), node in graph.node_map.items():
        for parent in node.parents if label in ROOMS else ():
            other = parent.key[0]
            if other in ROOMS and not may_know(ROOMS[label], ROOMS[other]):
                wrong.append(f"{label}.{name} -> {other}.{parent.key[1]}")
    assert wrong == []


def imported(path: Path) -> Iterator[str]:
    """The rooms of the house that a file imports from, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        for name in names:
            parts = name.split(".")
            if parts[0] == "tidtam" and len(parts) > 1:
                room = next((r for r in ("/".join(parts[1:3]), parts[1]) if r in heights()), None)
                if room:
                    yield room


@pytest.mark.parametrize("room", sorted(heights()))
def test_tests_and_factories_of_a_room_know_only_what_stands_below(room):
    wrong = [
        f"{path.relative_to(HOUSE)} -> {other}"
        for path in (HOUSE / room).rglob("tests/**/*.py")
        if room_of(path) == room
        for other in sorted(set(imported(path)))
        if not may_know(room, other)
    ]
    assert wrong == []
