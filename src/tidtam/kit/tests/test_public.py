"""Public pages: the language of the address, what a page says it was made from, structured facts."""

import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.translation import gettext

from tidtam.kit import public
from tidtam.kit.structured import script


@pytest.mark.parametrize(
    ("asked", "language"),
    [("/", "th"), ("/en", "en"), ("/en/", "en"), ("/en/map", "en"), ("/enough", "th"), ("/village/40", "th")],
)
def test_an_address_says_its_language(asked, language):
    assert public.language_of(asked) == language


@pytest.mark.parametrize("asked", ["/", "/map", "/en/", "/en/map", "/en"])
def test_the_same_page_in_the_other_language_and_back(asked):
    thai, english = public.in_language(asked, "th"), public.in_language(asked, "en")

    assert public.language_of(thai) == "th"
    assert public.language_of(english) == "en"
    assert public.in_language(english, "th") == thai


def _answer(asked, method="get"):
    @public.public
    def view(request):
        public.made_of(request, "areas.area:40", "tourism.offer")
        return HttpResponse(gettext("Skip to the content"))

    return view(getattr(RequestFactory(), method)(asked))


def test_a_page_is_told_in_the_language_of_its_address_whatever_was_active_before():
    with translation.override("en"):
        thai = _answer("/map").content.decode()
    with translation.override("th"):
        english = _answer("/en/map").content.decode()

    assert english == "Skip to the content"
    assert thai != english


def test_a_page_carries_what_it_was_made_from():
    assert _answer("/map").made_of == {"areas.area:40", "tourism.offer"}


def test_a_page_takes_no_form_unless_it_says_so():
    refused = _answer("/map", "post")

    assert refused.status_code == 405
    assert not hasattr(refused, "made_of")


def test_a_name_that_no_room_has_gives_no_address():
    assert public.address("nowhere:at-all") == ""


def test_structured_facts_hold_whatever_was_typed_and_end_no_element():
    hostile = '</script><script>alert(1)</script>&"\u2028'
    made = script({"@type": "Thing", "name": hostile, "description": "", "offers": [{"price": None}]})

    inside = made.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert "<" not in inside
    assert json.loads(inside) == {"@context": "https://schema.org", "@type": "Thing", "name": hostile}
