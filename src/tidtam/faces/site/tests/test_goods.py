"""Products on the visitors' pages: with their mark, and only while the public may see them."""

import pytest

from tidtam.faces.site.tests.world import CODE, make_village, text
from tidtam.registers.marks.tests.factories import make_award
from tidtam.registers.producers import actions
from tidtam.registers.producers.tests.factories import make_product, make_shown


@pytest.fixture
def scarf():
    make_village()
    maker = make_shown(area=CODE, kind="group")
    return make_product(maker, name_th="ผ้าพันคอลายสายฝน", price=89000)


def _pages(scarf):
    return [
        f"/village/{CODE}",
        "/search?q=ผ้าพันคอลาย",
        "/search?q=ผ้าพันคอลายสายฟน&kind=product",
        f"/kept?keys=p{scarf.pk}",
    ]


def test_a_product_stands_with_its_village_in_search_and_among_what_is_kept(client, scarf):
    for page in _pages(scarf):
        shown = text(client.get(page))
        assert "ผ้าพันคอลายสายฝน" in shown, page
        assert "890 บาท" in shown, page


def test_its_mark_stands_beside_it(client, scarf):
    award = make_award(scarf)

    assert str(award.level) in text(client.get(f"/village/{CODE}"))


def test_a_product_that_is_shown_no_more_is_gone_everywhere_at_once(client, scarf):
    actions.hide_producer(scarf.producer, how="ขอไม่เผยแพร่", by=None)

    for page in _pages(scarf):
        assert "890 บาท" not in text(client.get(page)), page


def test_the_village_page_names_its_products(client, scarf):
    answer = client.get(f"/village/{CODE}")

    assert f"producers.product:{scarf.pk}" in answer.made_of
    assert f"producers.producer:{scarf.producer_id}" in answer.made_of
