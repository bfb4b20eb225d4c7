"""The producer's and the product's pages, with standards and photos."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.ground.files.models import File
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.registers.producers import actions, dues, needs
from tidtam.registers.producers.actions import RegisterRefused, StandardRow
from tidtam.registers.producers.models import HeldStandard, Photo, Producer, Product
from tidtam.registers.producers.tests.factories import make_file, make_jpeg, make_producer, make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer(client):
    user = make_user(role="district", area="4015")
    client.force_login(user)
    actions.load_lists()
    return user


def picture(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, make_jpeg(), "image/jpeg")


def test_the_page_tells_all_that_is_known_and_masks_the_number(client, officer):
    producer = make_producer(told={"members_male": 2, "members_female": 10, "story_th": "ทอมาสามรุ่น"})
    row = PersonRow("นางสมมุติ", phone="0812345678", number="1101700203450")
    actions.keep_contact(producer, row, by=officer)
    page = client.get(reverse("producers:producer", args=[producer.pk])).content.decode()
    for told in ("081-234-5678", "x-xxxx-xxxxx-45-0", "ทอมาสามรุ่น", "ชาย 2 หญิง 10"):
        assert told in page
    assert "1101700203450" not in page


def test_who_may_only_look_sees_no_personal_data(client, officer):
    producer = make_producer()
    actions.keep_contact(producer, PersonRow("นางสมมุติ", phone="0812345678"), by=officer)
    client.force_login(make_user(role="executive", area="40"))
    page = client.get(reverse("producers:producer", args=[producer.pk])).content.decode()
    assert "นางสมมุติ" not in page
    assert "081-234-5678" not in page


def test_the_page_asks_as_little_for_many_as_for_one(client, officer, django_assert_max_num_queries):
    producer = make_producer()
    for number in range(4):
        product = make_product(producer, name_th=f"ผ้า {number}")
        actions.add_photos(producer, [make_file()], product=product, by=None)
        actions.hold_standard(producer, StandardRow("tcps", product=product), by=None)
    with django_assert_max_num_queries(26):
        client.get(reverse("producers:producer", args=[producer.pk]))


def test_what_is_missing_is_said_alike_by_the_page_and_by_the_list(client, officer):
    whole = {
        "link_benefit": True,
        "latitude": 15.8,
        "longitude": 102.7,
        "capacity": 5,
        "raw_material": "ไหม",
        "channels": ["shop"],
    }
    kinds = {
        "group": {"members_male": 1, "members_female": 2, "founded_year": 2000},
        "sole": {},
        "sme": {"legal_form": "company", "legal_number": "0105536112014"},
    }
    for kind, more in kinds.items():
        told = whole | more
        for left_out in [None, *told]:
            if left_out in ("latitude", "longitude"):
                continue
            row = {key: value for key, value in told.items() if key != left_out}
            producer = make_producer(kind=kind, told=row, name_th=f"{kind} {left_out}")
            actions.keep_contact(producer, PersonRow("นางสมมุติ", phone="0812345678"), by=None)
    for producer in Producer.objects.select_related("person"):
        lacks = Producer.objects.filter(needs.incomplete(), pk=producer.pk).exists()
        assert bool(needs.missing(producer)) == lacks == (not producer.name_th.endswith("None"))


def test_a_product_is_entered_changed_ended_and_taken_up_again(client, officer):
    producer = make_producer()
    sent = {
        "draft": str(uuid.uuid4()),
        "name_th": "ผ้าไหมมัดหมี่",
        "category": "fabric",
        "part": "fabric-silk",
        "price": "2,500",
        "code": "401500000001",
    }
    new = reverse("producers:new_product", args=[producer.pk])
    assert client.post(new, sent | {"part": "food-fresh"}).context["form"].errors.keys() == {"part"}
    client.post(new, sent)
    client.post(new, sent)
    product = Product.objects.get()
    assert (product.price, product.part_id, product.code) == (250000, "fabric-silk", "401500000001")

    form = client.get(reverse("producers:change_product", args=[product.pk])).context["form"]
    changed = sent | {"seen": form["seen"].value(), "price": "2,700"}
    client.post(reverse("producers:change_product", args=[product.pk]), changed)
    assert Entry.objects.get(verb="producers.change_product").detail["changes"] == {
        "price": ["2,500", "2,700"]
    }

    end = reverse("producers:end_product", args=[product.pk])
    assert client.post(end, {"on": "1/1/2700", "reason": "-"}).status_code == 422
    client.post(end, {"on": "1 ม.ค. 61", "reason": "ไม่มีวัตถุดิบ"})
    assert Product.objects.get().ended_on == date(2018, 1, 1)
    client.post(reverse("producers:resume_product", args=[product.pk]))
    assert Product.objects.get().ended_on is None


def test_a_clash_on_a_product_is_shown_and_nothing_lost(client, officer):
    product = make_product(price=100)
    address = reverse("producers:change_product", args=[product.pk])
    form = client.get(address).context["form"]
    actions.change_product(product, actions.edits({"price": 300, "size": "ผืนใหญ่"}), by=None)
    sent = {"draft": str(uuid.uuid4()), "seen": form["seen"].value(), "name_th": product.name_th}
    sent |= {"category": "fabric", "price": "2"}
    answer = client.post(address, sent)
    assert list(answer.context["form"].errors) == ["price"]
    assert answer.context["form"]["size"].value() == "ผืนใหญ่"
    assert Product.objects.get(pk=product.pk).price == 300


def test_a_standard_is_entered_with_its_paper_renewed_and_taken_out(client, officer):
    producer = make_producer()
    paper = SimpleUploadedFile("ใบรับรอง.pdf", b"%PDF-1.4 certificate", "application/pdf")
    sent = {
        "draft": str(uuid.uuid4()),
        "kind": "tcps",
        "number": "๑๗/๒๕๔๖",
        "issued_on": "1 ม.ค. 59",
        "expires_on": "1 ม.ค. 62",
    }
    client.post(reverse("producers:new_standard", args=[producer.pk]), sent | {"paper": paper})
    held = HeldStandard.objects.get()
    assert (held.number, held.expires_on) == ("17/2546", date(2019, 1, 1))
    served = client.get(reverse("producers:standard_paper", args=[held.pk]))
    assert b"".join(served.streaming_content) == b"%PDF-1.4 certificate"

    change = reverse("producers:change_standard", args=[held.pk])
    client.post(change, sent | {"expires_on": "1 ม.ค. 65"})
    held.refresh_from_db()
    assert held.expires_on == date(2022, 1, 1)
    assert held.paper is not None
    changes = Entry.objects.get(verb="producers.change_standard").detail["changes"]
    assert changes == {"expires_on": ["2019-01-01", "2022-01-01"]}

    client.post(change, {"drop": "1", "reason": "พิมพ์ผิด"})
    assert not HeldStandard.objects.exists()
    assert not File.objects.exists()


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (StandardRow("none"), "kind"),
        (StandardRow("tcps", issued_on=date(2018, 1, 2), expires_on=date(2018, 1, 1)), "expires_on"),
    ],
)
def test_a_standard_that_cannot_be_is_refused_at_its_field(officer, row, field):
    with pytest.raises(RegisterRefused) as refused:
        actions.hold_standard(make_producer(), row, by=officer)
    assert refused.value.at_field == field


def test_standards_near_their_end_are_owed_until_renewed(officer):
    today = clock.today()
    producer = make_producer()
    for number, days in (("soon", 30), ("over", -10), ("later", 400)):
        row = StandardRow("gmp" if number == "later" else "tcps", number, None, today + timedelta(days=days))
        actions.hold_standard(producer, row, by=None)
    other = make_producer("402505")
    actions.hold_standard(other, StandardRow("tcps", "theirs", None, today), by=None)
    assert [(due.state, due.late_days) for due in dues.dues(officer)] == [("soon", -30)]
    actions.hold_standard(producer, StandardRow("tcps", "new", today, today + timedelta(days=900)), by=None)
    assert dues.dues(officer) == []


def test_photos_are_added_put_in_order_captioned_and_taken_out(client, officer):
    producer = make_producer()
    address = reverse("producers:photos", args=[producer.pk])
    assert client.post(address, {}).status_code == 422
    client.post(address, {"photos": [picture("a.jpg"), picture("b.jpg")], "credit": "พช.หนองสองห้อง"})
    first, second = Photo.objects.all()
    client.post(reverse("producers:first_photo", args=[second.pk]))
    assert list(Photo.objects.values_list("pk", flat=True)) == [second.pk, first.pk]
    client.post(reverse("producers:change_photo", args=[first.pk]), {"caption_th": "กี่ทอผ้า", "credit": ""})
    assert Photo.objects.get(pk=first.pk).caption_th == "กี่ทอผ้า"
    client.post(reverse("producers:remove_photo", args=[first.pk]))
    assert Photo.objects.get() == second
    assert File.objects.count() == 1


def test_a_file_that_is_no_picture_is_named_and_the_good_one_stays(client, officer):
    producer = make_producer()
    wrong = SimpleUploadedFile("notes.jpg", b"no picture", "image/jpeg")
    answer = client.post(reverse("producers:photos", args=[producer.pk]), {"photos": [picture(), wrong]})
    assert answer.status_code == 422
    assert len(answer.context["stored"]) == 1
    assert not Photo.objects.exists()


def test_own_people_keep_products_photos_and_standards_of_their_producer_only(client, officer):
    own, other = make_producer(), make_producer()
    user = make_user(role="producer", area="4015")
    actions.add_member(own, user.pk, by=None)
    client.force_login(user)
    client.post(reverse("producers:photos", args=[own.pk]), {"photos": [picture()]})
    assert own.photos.count() == 1
    assert client.get(reverse("producers:photo", args=[own.photos.get().pk])).status_code == 200
    photo = actions.add_photos(other, [make_file()], by=None)[0]
    for name, pk in (
        ("photos", other.pk),
        ("new_product", other.pk),
        ("new_standard", other.pk),
        ("photo", photo.pk),
    ):
        assert client.get(reverse(f"producers:{name}", args=[pk])).status_code == 404


def test_the_lists_are_narrowed_by_what_is_told_and_held(client, officer):
    producer = make_producer(name_th="กลุ่มมีรูป", told={"latitude": 15.8, "longitude": 102.7})
    actions.add_photos(producer, [make_file()], by=None)
    actions.hold_standard(producer, StandardRow("gmp"), by=None)
    make_producer(name_th="กลุ่มไม่มีรูป")

    def named(name: str, **asked: str) -> set[str]:
        page = client.get(reverse(name), asked).content.decode()
        return {one for one in ("กลุ่มมีรูป", "กลุ่มไม่มีรูป") if one in page}

    for asked in ({"told": "photo"}, {"told": "place"}, {"standard": "gmp"}):
        assert named("producers:list", **asked) == {"กลุ่มมีรูป"}
    for asked in ({"told": "no-photo"}, {"told": "no-place"}):
        assert named("producers:list", **asked) == {"กลุ่มไม่มีรูป"}
    assert named("producers:list", told="incomplete") == {"กลุ่มมีรูป", "กลุ่มไม่มีรูป"}
    assert named("producers:standards", kind="gmp", state="valid") == {"กลุ่มมีรูป"}
    assert named("producers:standards", state="over") == set()


def test_the_sheet_tells_more_than_the_screen_but_nothing_personal(client, officer):
    producer = make_producer(told={"founded_year": 2002, "capital": 1_500_000})
    actions.keep_contact(producer, PersonRow("นางสมมุติ", phone="0812345678"), by=None)
    answer = client.get(reverse("producers:list"), {"format": "csv"})
    sheet = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "2545" in sheet
    assert "15000" in sheet
    assert "นางสมมุติ" not in sheet
