"""The screens of the assets: list, page, form, inspection; strangers."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.assets.models import Asset, Inspection
from tidtam.registers.assets.tests.factories import (
    make_asset,
    make_condition,
    make_kind,
    make_photo,
    make_picture,
)
from tidtam.registers.assets.tests.test_actions import look

LIST = reverse("assets:list")


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def typed(**fields):
    said = {
        "draft": str(uuid4()),
        "kind": make_kind().pk,
        "name": "ศูนย์บริการข้อมูลบ้านวังคูณ",
        "place": "40150604",
        "point": "15.8361, 102.8102",
        "fiscal_year": "2561",
        "cost": "๔๕๐,๐๐๐",
        "land_owner": "temple",
        "inspect_months": "6",
        "inspect_years": "5",
    }
    return {**said, **fields}


def address(name, asset):
    return reverse(f"assets:{name}", args=[asset.key])


def test_an_officer_enters_an_asset_and_sending_it_twice_enters_one(client, officer):
    make_asset(name="อื่น")
    form = typed()

    for _time in range(2):
        assert client.post(reverse("assets:new"), form).status_code == 302

    asset = Asset.objects.get(name=form["name"])
    assert (asset.cost, asset.fiscal_year, asset.area_id) == (450_000_00, 2018, "40150604")
    assert asset.point == (15.8361, 102.8102)


def test_what_cannot_be_entered_stands_at_its_field_and_stays_typed(client, officer):
    make_asset(register_number="1")
    answer = client.post(reverse("assets:new"), typed(register_number="1", warranty_until="เมื่อวาน"))
    assert answer.status_code == 422
    assert "warranty_until" in answer.context["form"].errors
    answer = client.post(reverse("assets:new"), typed(register_number="1", handed_to="วัด"))
    assert "handed_on" in answer.context["form"].errors
    answer = client.post(reverse("assets:new"), typed(register_number="1"))
    assert "register_number" in answer.context["form"].errors
    assert "ศูนย์บริการข้อมูลบ้านวังคูณ" in answer.content.decode()


def test_a_consent_paper_must_be_a_pdf_and_is_served_to_who_sees_the_asset(client, officer):
    asset = make_asset(consent_number="")
    fields = typed(name=asset.name, version="1")
    bad = SimpleUploadedFile("consent.pdf", b"MZ\x00\x00 no paper", "application/pdf")
    assert client.post(address("change", asset), {**fields, "consent": bad}).status_code == 422

    paper = SimpleUploadedFile("consent.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    assert client.post(address("change", asset), {**fields, "consent": paper}).status_code == 302

    assert client.get(address("consent", asset)).headers["Content-Type"] == "application/pdf"
    client.force_login(make_user("district", "4025"))
    assert client.get(address("consent", asset)).status_code == 404


def test_two_officers_who_change_one_asset_do_not_overwrite_one_another(client, officer):
    asset = make_asset()
    assert client.post(address("change", asset), typed(name="แรก", version="1")).status_code == 302
    answer = client.post(address("change", asset), typed(name="หลัง", version="1"))
    assert answer.status_code == 422
    assert Asset.objects.get().name == "แรก"


def test_an_inspection_of_a_broken_asset_leads_to_a_matter(client, officer):
    asset, broken = make_asset(), make_condition("damaged", is_broken=True)
    draft = str(uuid4())
    fields = {"draft": draft, "inspected_on": "27/7/2561", "condition": broken.pk, "note": "เสาหัก"}
    photo = SimpleUploadedFile("a.jpg", make_picture(), "image/jpeg")

    assert client.post(address("inspect", asset), fields).status_code == 422
    assert client.post(address("inspect", asset), {**fields, "photos": photo}).status_code == 302

    assert Inspection.objects.get().inspected_on == date(2018, 7, 27)
    client.force_login(make_user("province", "40"))
    page = client.get(address("asset", asset)).content.decode()
    assert "เสาหัก" in page
    assert f"{reverse('followup:new_action')}?asset={asset.key}&amp;area=40150604&amp;what=" in page


def test_the_list_is_searched_narrowed_and_carried_away(client, officer):
    make_asset(upkeep="")
    make_asset("40150808", name="ศาลาพัก")
    make_asset("40250503", name="ที่อื่น")
    client.get(LIST)

    assert client.get(LIST).context["page"].count == 2
    assert client.get(LIST, {"q": "ศาลา"}).context["page"].count == 1
    assert client.get(LIST, {"q": "วังคูณ"}).context["page"].count == 1
    assert client.get(LIST, {"state": "upkeep"}).context["page"].count == 1
    assert client.get(LIST, {"state": "never"}).context["page"].count == 2
    csv = b"".join(client.get(LIST, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    assert "ศาลาพัก" in csv
    assert "ที่อื่น" not in csv


def test_the_list_asks_as_much_for_three_assets_as_for_one(client, officer):
    make_asset()
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    make_asset("40150604", name="ข")
    make_asset("40150604", name="ค")
    with CaptureQueriesContext(connection) as three:
        client.get(LIST)
    assert len(three) == len(one)


def test_another_district_finds_nothing(client, officer):
    asset = make_asset()
    look(asset, officer, photos=[make_photo()])
    shot = asset.photos.get()
    assert client.get(reverse("assets:photo", args=[shot.key])).status_code == 200

    client.force_login(make_user("district", "4025"))
    for name in ("asset", "change", "inspect"):
        assert client.get(address(name, asset)).status_code == 404
    assert client.get(reverse("assets:photo", args=[shot.key])).status_code == 404
