"""What visitors may take and say, and the inbox of what they told."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.access_rows import OFFICERS, page, public
from tests.access_world import VILLAGE, World
from tidtam.registers.assets.tests.factories import make_photo
from tidtam.reporting.statistics.actions import publish
from tidtam.reporting.statistics.models import Edition
from tidtam.work.sales.actions import lock_month
from tidtam.work.voices.models import VoicePhoto
from tidtam.work.voices.tests.factories import make_told

MONTH = date(2015, 1, 1)  # of which nothing was told
ON_THE_SPOT = "province district assigned"


def _voice(_world: World) -> Mapping[str, Any]:
    return {"key": make_told(area=VILLAGE).voice.pk}


def _photo(_world: World) -> Mapping[str, Any]:
    make_told(area=VILLAGE, photos=[make_photo()])
    return {"key": VoicePhoto.objects.latest("pk").key}


def _edition(_world: World) -> Mapping[str, Any]:
    lock_month("40", MONTH, by=None)
    found = Edition.objects.filter(province="40", month=MONTH).first() or publish("40", MONTH, by=None)
    return {"code": found.code}


TAKE_OR_TELL = {
    "opendata:robots": public(),
    "opendata:sitemap": public(),
    "opendata:sitemap_part": public(where=lambda _world: {"number": 1}),
    "opendata:index": public(),
    "opendata:set": public(where=lambda _world: {"code": "villages", "form": "csv"}),
    "opendata:statistics": public(),
    "opendata:edition": public(where=_edition),
    "opendata:edition_csv": public(where=_edition),
    "opendata:tell": public(posts=422),
    "opendata:told": public(where=lambda _world: {"token": make_told(area=VILLAGE).token}),
}

STATISTICS = {
    "statistics:editions": page("province", posts=404),
}

VOICES = {
    "voices:inbox": page(OFFICERS, elsewhere=200),
    "voices:aside": page(ON_THE_SPOT, elsewhere=200, posts=302),
    "voices:voice": page(OFFICERS, _voice, posts=422, post_roles=ON_THE_SPOT),
    "voices:photo": page(OFFICERS, _photo),
}
