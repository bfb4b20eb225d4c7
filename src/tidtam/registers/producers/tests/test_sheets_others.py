"""Products and registrations from a spreadsheet and back."""

import io

import pytest

from tidtam.ground.jobs import uploads
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import tables
from tidtam.kit.search import found
from tidtam.kit.uploads import Report, kinds
from tidtam.registers.producers.actions import load_lists
from tidtam.registers.producers.models import Producer, Product, RegisteredProduct, Registration
from tidtam.registers.producers.tests.factories import make_producer, make_product

pytestmark = pytest.mark.django_db

PRODUCTS = "เลขที่ผู้ผลิต,ชื่อผลิตภัณฑ์,ประเภทผลิตภัณฑ์"
ROUNDS = "เลขที่ผู้ผลิต,รอบการลงทะเบียน,สถานะ"


@pytest.fixture(autouse=True)
def maker() -> Producer:
    load_lists()
    return make_producer("40150808", code="K-1", state="")


def take(kind: str, *lines: str, head: str, by: User | None = None) -> Report:
    return uploads.run(f"producers.{kind}", "\n".join([head, *lines]).encode(), by)


def products(*lines: str, head: str = PRODUCTS, by: User | None = None) -> Report:
    return take("products", *lines, head=head, by=by)


def registrations(*lines: str, head: str = ROUNDS, by: User | None = None) -> Report:
    return take("registrations", *lines, head=head, by=by)


def sent_back(kind: str) -> Report:
    known = kinds()[f"producers.{kind}"]
    out = io.BytesIO()
    assert known.rows is not None
    tables.write_xlsx(out, known.columns, known.rows([""]), title=kind)
    return uploads.run(known.code, out.getvalue(), None)


@pytest.mark.parametrize("word", ["ผ้าและเครื่องแต่งกาย", "ผ้า / เครื่องแต่งกาย", "fabric", "Fabric and garments"])
def test_a_category_is_known_by_code_name_and_other_spellings(word: str) -> None:
    assert products(f"K-1,ผ้าไหม,{word}").new == 1
    one = Product.objects.get()
    assert (one.category_id, one.producer.code, one.recorded_at is not None) == ("fabric", "K-1", True)
    assert found(Product.objects.all(), "ผ้าไหม").get() == one


def test_a_product_without_a_number_is_known_by_its_producer_and_name() -> None:
    products("K-1,ผ้าไหม,ผ้า")
    head = PRODUCTS + ",ราคา (บาท),ประเภทย่อย"
    report = products('K-1,ผ้าไหม,ผ้า,"1,500.50",ผ้าไหม', head=head)
    assert (report.changed, report.refusals) == (1, ())
    one = Product.objects.get()
    assert (one.price, one.part_id) == (150050, "fabric-silk")
    assert products('K-1,ผ้าไหม,ผ้า,"1,500.50",ผ้าไหม', head=head).unchanged == 1


def test_a_known_product_gets_its_number_from_the_file() -> None:
    products("K-1,ผ้าไหม,ผ้า")
    report = products("400100000001,K-1,ผ้าไหม,ผ้า", head="รหัสผลิตภัณฑ์," + PRODUCTS)
    assert report.changed == 1
    assert Product.objects.get().code == "400100000001"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("K-9,ผ้า,ผ้า", "เลขที่ผู้ผลิต"),
        ("K-1,ผ้า,", "ประเภทผลิตภัณฑ์"),
        ("K-1,ผ้า,รถยนต์", "ประเภทผลิตภัณฑ์"),
    ],
)
def test_what_cannot_be_a_product_is_refused_at_its_column(line: str, column: str) -> None:
    report = products(line)
    assert [refusal.column for refusal in report.refusals] == [column]


def test_a_part_belongs_to_its_category() -> None:
    report = products("K-1,ผ้า,ผ้า,จักสาน", head=PRODUCTS + ",ประเภทย่อย")
    assert report.refusals[0].column == "ประเภทย่อย"


def test_two_products_of_one_name_need_their_numbers(maker: Producer) -> None:
    make_product(maker, name_th="ผ้า", code="400100000001")
    make_product(maker, name_th="ผ้า", code="400100000002")
    assert products("K-1,ผ้า,ผ้า").refused == 1
    assert products("400100000002,K-1,ผ้า,ผ้า", head="รหัสผลิตภัณฑ์," + PRODUCTS).unchanged == 1


def test_what_belongs_to_another_districts_producer_is_refused() -> None:
    make_producer("40250105", code="N-1", state="")
    officer = make_user("district", "4015")
    report = products("K-1,ผ้า,ผ้า", "N-1,ผ้า,ผ้า", by=officer)
    assert (report.new, report.refused) == (1, 1)
    report = registrations("N-1,2557-2558,ร่าง", by=officer)
    assert report.refused == 1


def test_products_that_went_out_come_in_and_change_nothing(maker: Producer) -> None:
    make_product(maker, name_th="ผ้าไหม", code="400100000001", price=150000)
    make_product(maker, name_th="ข้าวหลาม", category="food")
    report = sent_back("products")
    assert (report.new, report.changed, report.unchanged, report.refusals) == (0, 0, 2, ())


def test_a_registration_is_taken_over_as_it_stands(maker: Producer) -> None:
    make_product(maker, name_th="ผ้าไหม")
    report = registrations(
        "K-1,2557-2558,ลงทะเบียนแล้ว,ขก-1,ผ้าไหม", head=ROUNDS + ",เลขที่หนังสือรับรอง,ผลิตภัณฑ์ที่ขอลงทะเบียน"
    )
    assert report.refusals == ()
    one = Registration.objects.get()
    assert (one.state, one.number, one.round_id) == ("registered", "ขก-1", "2557-2558")
    assert RegisteredProduct.objects.get().product.name_th == "ผ้าไหม"
    maker.refresh_from_db()
    assert maker.registered_at is not None
    assert sent_back("registrations").unchanged == 1


def test_a_known_registration_takes_the_step_that_may_follow() -> None:
    registrations("K-1,2557-2558,draft")
    assert registrations("K-1,2557-2558,received").changed == 1
    report = registrations("K-1,2557-2558,registered")
    assert report.refusals[0].column == "สถานะ"
    assert Registration.objects.get().state == "received"


def test_the_provinces_steps_are_not_a_districts() -> None:
    officer = make_user("district", "4015")
    assert registrations("K-1,2557-2558,registered", by=officer).refused == 1
    assert registrations("K-1,2557-2558,registered", by=make_user("province", "40")).new == 1


def test_an_unknown_round_and_an_unknown_product_are_refused_at_their_columns() -> None:
    head = ROUNDS + ",ผลิตภัณฑ์ที่ขอลงทะเบียน"
    report = registrations("K-1,2599,draft,", "K-1,2557-2558,draft,ไม่มี", head=head)
    assert [refusal.column for refusal in report.refusals] == ["รอบการลงทะเบียน", "ผลิตภัณฑ์ที่ขอลงทะเบียน"]
