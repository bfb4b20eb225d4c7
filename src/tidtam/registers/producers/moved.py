"""Producers follow their area to its new code, and are found by its name."""

from collections.abc import Mapping

from tidtam.kit import bulk, clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.keys import KEY_FIELDS, place_keys, producer_keys
from tidtam.registers.producers.models import EntryLink, Producer

FOLLOWS = [(Producer, "area"), (EntryLink, "area")]


def follow(moves: Mapping[str, str], *, by: Actor | None) -> None:
    """Their keys hold the places' names."""
    codes = set(moves.values())
    rows = list(
        Producer.objects.filter(area__in=codes).values_list("pk", "name_th", "name_en", "code", "area_id")
    )
    places = place_keys({area for *_told, area in rows})
    now = clock.now()
    bulk.update(
        Producer,
        [*KEY_FIELDS, "changed_at"],
        (
            (*producer_keys(name_th, name_en, code, places[area]).values(), now, pk)
            for pk, name_th, name_en, code, area in rows
        ),
    )
