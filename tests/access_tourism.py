"""Who may open what villages offer to visitors."""

from tests.access_rows import Row, public
from tidtam.registers.tourism.models import Picture

FOR_EVERYBODY: dict[str, Row] = {
    "pictures:picture": public(where=lambda _world: {"key": Picture.objects.published().first().key}),
    "pictures:small": public(where=lambda _world: {"key": Picture.objects.published().first().key}),
}

TOURISM: dict[str, Row] = {}
