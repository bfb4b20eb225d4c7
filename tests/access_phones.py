"""Who may open what of the doors for phones: the field app's by log-in, ODK Collect's by an address of one's own."""

import uuid
from collections.abc import Mapping
from typing import Any

from tests.access_rows import SIGNED_IN, page, public, step
from tests.access_world import World
from tidtam.faces.odk.actions import open_key


def _token(world: World) -> Mapping[str, Any]:
    return {"token": open_key(world.officer)}


def _form(world: World) -> Mapping[str, Any]:
    return {**_token(world), "form": "visit-40-00000000"}


COLLECT = {  # without the header that says OpenRosa: 400, whoever asks
    "odk_list": public(400, where=_token),
    "odk_form": public(400, where=_form),
    "odk_manifest": public(400, where=_form),
    "odk_villages": public(400, where=_form),
    "odk_submission": public(405, posts=400, where=_token),
}

PHONES = {
    # What phones bring: 401 in place of the log-in, which a programme cannot fill in.
    "field:day": page(SIGNED_IN, elsewhere=200, stranger=401),
    "field:clock": page(SIGNED_IN, elsewhere=200, stranger=401),
    "field:photo": page(
        SIGNED_IN, lambda world: {"key": uuid.UUID(int=7)}, elsewhere=200, posts=422, stranger=401
    ),
    "field:visit": step(SIGNED_IN, elsewhere=400, done=400, stranger=401, stranger_get=401),
    "odk:key": page(SIGNED_IN, elsewhere=200, posts=200),
    "odk:close_key": step(SIGNED_IN, elsewhere=302),
}
