"""What everybody may fetch: published villages only, with nothing in it that was not consented to."""

import pytest

from tidtam.registers.tourism.content import OfferRow
from tidtam.registers.tourism.tests.factories import make_offer, make_page
from tidtam.reporting.prints.tests.papers import joined, sizes, text

pytestmark = pytest.mark.django_db
HERE = "/village/40150604/brochure.pdf"


def fetched(client, path=HERE):
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    return b"".join(answer.streaming_content)


def test_a_published_village_has_a_brochure_in_both_languages(client):
    page = make_page(published=True)
    make_offer(
        page,
        OfferRow(kind="dish", name_th="ปลาส้มบ้านเฮา", name_en="Sour fish", text_th="หมักสามวัน"),
        published=True,
    )

    thai, english = fetched(client), fetched(client, f"/en{HERE}")

    assert sizes(thai) == sizes(english) == [(297, 210), (297, 210)]
    assert "ปลาส้มบ้านเฮา" in joined(text(thai))
    assert "กู่โบราณผ้าไหมข้าวเม่า" in joined(text(thai))
    assert "Sour fish" in text(english)
    assert "An old sanctuary" in text(english)
