"""Pictures in the size of a page, for everybody."""

import io

import pytest
from django.test import RequestFactory
from PIL import Image

from tidtam.ground.files import shelf, web
from tidtam.ground.files.actions import forget, store_picture
from tidtam.ground.files.http import serve_to_everybody

pytestmark = [pytest.mark.django_db]


def _photo(width, height):
    out = io.BytesIO()
    Image.effect_noise((width, height), 40).convert("RGB").save(out, "JPEG")
    return store_picture(out.getvalue(), by=None, name="x.jpg")


@pytest.mark.parametrize(("size", "shown"), [((2000, 1000), (1280, 640)), ((300, 200), (300, 200))])
def test_a_page_gets_webp_no_larger_than_it_needs_and_knows_its_size(size, shown):
    file = _photo(*size)

    with Image.open(web.page_picture(file)) as image:
        assert image.format == "WEBP"
        assert image.size == shown == web.page_size(file)


def test_what_did_not_change_is_not_sent_again_and_is_asked_for_each_time():
    file = _photo(30, 20)
    first = serve_to_everybody(RequestFactory().get("/"), file)
    again = serve_to_everybody(RequestFactory().get("/", HTTP_IF_NONE_MATCH=first["ETag"]), file)

    assert (first.status_code, again.status_code) == (200, 304)
    assert first["Cache-Control"] == "no-cache"


@pytest.mark.django_db(transaction=True)
def test_a_picture_that_is_forgotten_leaves_nothing_in_any_size():
    file = _photo(30, 20)
    web.page_picture(file)

    assert forget(file)
    assert not list(shelf.path_of(file.sha256).parent.glob(f"{file.sha256}*"))
