"""Products of the register on paper: only what everybody may see, with the mark that may be used today."""

from urllib.parse import urlsplit

import pytest

from tidtam.ground.codes.models import Code
from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.marks.tests.factories import make_award
from tidtam.registers.producers.tests.factories import make_product, make_shown
from tidtam.registers.tourism.queries import public
from tidtam.registers.tourism.tests.factories import make_page
from tidtam.reporting.prints.facts import MarkShown
from tidtam.reporting.prints.gathered import Grounds, goods_label, village_brochure
from tidtam.reporting.prints.subjects import NothingThere, find, goods
from tidtam.reporting.prints.tests.papers import sizes

pytestmark = pytest.mark.django_db
VILLAGE = "40150604"


def sold():
    found = village_brochure(public.pages().get(), "th", Grounds())
    return [item for section in found.sections for item in section.items]


def test_a_village_shows_what_its_makers_let_everybody_see_and_nothing_else():
    make_page(VILLAGE, published=True)
    product = make_product(make_shown(area=VILLAGE), name_th="ผ้าไหมลายขอนาค", price=180000)
    make_product(name_th="ของคนอื่น")
    make_award(product)

    items = sold()

    assert [item.name for item in items] == ["ผ้าไหมลายขอนาค"]
    assert items[0].price == "1,800 บาท"
    assert isinstance(items[0].mark, MarkShown)


def test_labels_are_made_of_products_that_everybody_may_see_by_an_officer_of_their_area(client):
    product = make_product(make_shown(area=VILLAGE), name_th="ผ้าไหมลายขอนาค")
    hidden = make_product(name_th="ยังไม่ยินยอม")
    officer = make_user("district", "4015")

    assert list(goods(officer)) == [product]
    with pytest.raises(NothingThere):
        find(officer, "goods", str(hidden.pk))
    with pytest.raises(NothingThere):
        find(make_user("district", "4025"), "goods", str(product.pk))
    label = goods_label(goods(officer).get(), "th")
    assert label.name == "ผ้าไหมลายขอนาค"
    code = Code.objects.get(subject=f"producers.product:{product.pk}")
    assert label.address.endswith(f"/q/{code}")
    assert goods_label(goods(officer).get(), "en").address == label.address, (
        "printed again it is the same code"
    )
    assert "ผ้าไหมลายขอนาค" in client.get(urlsplit(label.address).path).content.decode()

    client.force_login(officer)
    pdf = client.get(f"/desk/prints/goods/{product.pk}/file.pdf?paper=50x30&language=th")
    assert sizes(b"".join(pdf.streaming_content)) == [(210, 297)]
    assert "ผ้าไหมลายขอนาค" in client.get("/desk/prints/goods/").content.decode()
