"""Links for own entry as officers make, print, renew and close them."""

from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers import entry_refusals as no
from tidtam.registers.producers.actions.entry_links import make_link, renew_link
from tidtam.registers.producers.models import EntryLink, Round
from tidtam.registers.producers.tests.entry import LAST, NOW, at, link_for, make_places

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    cache.clear()
    make_places()
    with clock.frozen(NOW):
        yield


def test_an_officer_makes_a_link_sees_its_address_once_and_prints_it(client):
    user = make_user(role="district", area="4015")
    client.force_login(user)
    told = {
        "many": "many",
        "district": "4015",
        "round": "2561-3",
        "last_day": "31 พ.ค. 61",
        "note": "ป้ายหน้าอำเภอ",
    }
    page = client.post(reverse("producers:new_link"), told)
    link = EntryLink.objects.get()
    token = page.context["token"]
    assert (link.many, link.area_id, link.expires_at) == (True, "4015", datetime(2018, 6, 1, tzinfo=BANGKOK))
    assert f"/join/{token}/" in page.content.decode()
    assert token not in client.get(reverse("producers:link", args=[link.pk])).content.decode()
    pdf = client.post(reverse("producers:link_paper", args=[link.pk]), {"token": token})
    assert pdf.content.startswith(b"%PDF")
    assert client.post(reverse("producers:link_paper", args=[link.pk]), {"token": "x"}).status_code == 404
    assert "ป้ายหน้าอำเภอ" in client.get(reverse("producers:links")).content.decode()
    assert token not in str(list(Entry.objects.values_list("detail", "summary")))


def test_links_of_another_district_are_not_there(client):
    link, _token = link_for("402505")
    client.force_login(make_user(role="district", area="4015"))
    assert client.get(reverse("producers:link", args=[link.pk])).status_code == 404
    for name in ("renew_link", "close_link", "link_paper"):
        assert client.post(reverse(f"producers:{name}", args=[link.pk])).status_code == 404
    told = {
        "many": "",
        "district": "4025",
        "subdistrict": "402505",
        "round": "2561-3",
        "last_day": "31/5/2561",
    }
    assert client.post(reverse("producers:new_link"), told).status_code == 422
    with pytest.raises(no.NotYourArea):
        make_link(link.area, link.round, last_day=LAST, by=make_user(role="district", area="4015"))


def test_a_new_address_ends_the_old_one(client):
    link, token = link_for()
    _same, fresh = renew_link(link, by=None)
    assert client.get(at(token)).status_code == 404
    assert client.get(at(fresh)).status_code == 200


def test_a_link_ends_with_its_round_and_not_in_a_year(django_assert_max_num_queries):
    area = Area.objects.get(pk="4015")
    with pytest.raises(no.RoundOver):
        make_link(area, Round.objects.get(pk="2557-2558"), last_day=LAST, by=None)
    for day in (date(2018, 5, 6), date(2019, 5, 6)):
        with pytest.raises(no.EndsWrong):
            make_link(area, Round.objects.get(pk="2561-3"), last_day=day, by=None)


def test_the_list_asks_as_little_for_many_links_as_for_one(client, django_assert_max_num_queries):
    client.force_login(make_user(role="district", area="4015"))
    for _ in range(5):
        link_for()
    with django_assert_max_num_queries(12):
        client.get(reverse("producers:links"))
