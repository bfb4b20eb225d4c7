"""Who may open what of the doors for phones: the field app's by log-in, ODK Collect's by an address of one's own."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access_rows import OFFICERS, SIGNED_IN, page, public, step
from tests.access_world import NOW, World
from tidtam.faces.odk.actions import bring, open_key, take
from tidtam.faces.odk.models import Photo, Submission
from tidtam.faces.odk.tests.collect import filled
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.work.followup.models import Checklist
from tidtam.work.followup.tests.factories import make_picture


def _token(world: World) -> Mapping[str, Any]:
    return {"token": open_key(world.officer)}


def _form(world: World) -> Mapping[str, Any]:
    return {**_token(world), "form": "visit-40-00000000"}


def _sent(world: World) -> Submission:
    """A form that could not become a visit: its day lies ahead. Sent by somebody who is no visitor."""
    there = Submission.objects.first()
    if there is None:
        with clock.frozen(NOW):
            sender = make_user("district", "4015")
            xml = filled(Checklist.objects.get(), photos=["a.jpg"], visited_on="2019-07-27", start=None)
            there = take(xml, by=sender)
            photo = SimpleUploadedFile("a.jpg", make_picture(), "image/jpeg")
            bring(there, [photo], by=sender)
    return there


def _submission(world: World) -> Mapping[str, Any]:
    return {"pk": _sent(world).pk}


def _photo(world: World) -> Mapping[str, Any]:
    return {"pk": _sent(world).pk, "photo": Photo.objects.get().pk}


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
    "odk:submissions": page(SIGNED_IN, elsewhere=200),
    "odk:submission": page(OFFICERS, _submission, posts=200, post_roles="province district"),
    "odk:take_again": step("province district", _submission),
    "odk:photo": page(OFFICERS, _photo),
}
