from datetime import timedelta

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.registers.producers.actions import NotOpen, RegisterRefused
from tidtam.work.markets import actions
from tidtam.work.markets.actions import VendorRow
from tidtam.work.markets.models import MarketKind, Vendor
from tidtam.work.markets.tests.factories import REGISTERED, make_vendor

pytestmark = pytest.mark.django_db


def row_like(vendor: Vendor, **changed) -> VendorRow:
    row = VendorRow("new", vendor.name_th, "farmer", "ผัก", vendor.area_id, vendor.registered_on)
    return row._replace(**changed)


def test_a_registrant_counts_once_and_may_wish_for_several_kinds():
    vendor = make_vendor(wishes=("smile", "smile", "local"))
    assert sorted(vendor.wishes.values_list("code", flat=True)) == ["local", "smile"]
    assert MarketKind.objects.count() == 9


@pytest.mark.parametrize(
    "changed",
    [{"number": "taken"}, {"kind": "ghost"}, {"wishes": ("night",)}, {"area": "409999"}],
    ids=lambda changed: next(iter(changed)),
)
def test_registrants_are_entered_all_or_none(changed):
    vendor = make_vendor(number="taken")
    with pytest.raises(RegisterRefused):
        actions.add_vendors([row_like(vendor), row_like(vendor, **({"number": "other"} | changed))], by=None)
    assert Vendor.objects.count() == 1


def test_a_registrant_withdraws_once_and_not_before_registering():
    vendor = make_vendor()
    with pytest.raises(RegisterRefused):
        actions.withdraw_vendors([vendor.number], by=None, at=REGISTERED - timedelta(days=1))
    actions.withdraw_vendor(vendor, by=None)
    with pytest.raises(RegisterRefused):
        actions.withdraw_vendor(vendor, by=None)
    assert Entry.objects.filter(verb="markets.withdraw_vendors").count() == 1


def test_an_officer_enters_and_withdraws_in_the_own_district_only():
    other = make_vendor("402505")
    officer = make_user(role="district", area="4015")
    with pytest.raises(NotOpen):
        actions.withdraw_vendor(other, by=officer)
    with pytest.raises(NotOpen):
        actions.add_vendor(row_like(other), by=officer)


def test_the_list_is_narrowed_to_the_own_district_and_market(client, django_assert_max_num_queries):
    ours = make_vendor(name_th="ร้านของเรา")
    make_vendor(name_th="ร้านอื่น", wishes=("green",))
    theirs = make_vendor("402505", name_th="ร้านของเขา")
    client.force_login(make_user(role="district", area="4015"))
    with django_assert_max_num_queries(14):
        page = client.get(reverse("markets:vendors"), {"market": "smile", "standing": "yes"}).content.decode()
    assert "ร้านของเรา" in page
    assert "ร้านอื่น" not in page
    assert "ร้านของเขา" not in page
    assert "ตลาดประชารัฐคนไทยยิ้มได้" in client.get(reverse("markets:vendor", args=[ours.pk])).content.decode()
    assert client.get(reverse("markets:vendor", args=[theirs.pk])).status_code == 404


def test_strangers_go_to_log_in(client):
    vendor = make_vendor()
    for answer in (
        client.get(reverse("markets:vendors")),
        client.get(reverse("markets:vendor", args=[vendor.pk])),
    ):
        assert "/accounts/login/" in answer["Location"]
