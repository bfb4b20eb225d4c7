"""The rooms of the house that say something of a kind in a file of their own: their dues, their sheets, their menu."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from django.apps import apps


@cache
def having(part: str) -> tuple[ModuleType, ...]:
    """The module of this name of every room that has one, in the order of the floors; read once per process.

    What stands below is told by it what stands above: no room imports upwards.
    """
    names = (
        f"{room.name}.{part}"
        for room in apps.get_app_configs()
        if room.name.startswith("tidtam.") and room.name != "tidtam.kit"
    )
    return tuple(import_module(name) for name in names if find_spec(name))
