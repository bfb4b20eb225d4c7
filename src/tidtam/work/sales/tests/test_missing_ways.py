"""From the list of missing reports: a link for the producer at one press, a sheet for its village."""

from datetime import datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.work.sales import actions
from tidtam.work.sales.actions.links import close_link, make_links
from tidtam.work.sales.models import ReportLink
from tidtam.work.sales.tests.factories import MONTH, make_answers

pytestmark = pytest.mark.django_db
ASKED = {"month": "2561-05", "area": "4015", "state": "0"}
BUTTON = "สร้างลิงก์<"


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


@pytest.fixture
def silent():
    return make_answers()[2]


def names(client, **asked):
    return client.get(reverse("sales:list"), ASKED | asked).content.decode()


def test_one_press_makes_the_link_with_its_text_and_code(client, silent, officer):
    page = names(client)
    assert page.count(BUTTON) == 1
    action = page.split(f'action="{reverse("sales:new_links")}')[1].split('"')[0].replace("&amp;", "&")
    made = client.post(reverse("sales:new_links") + action, {"chosen": str(silent.pk)}).content.decode()
    assert "<svg" in made
    assert made.count("/tell/") == 1
    assert ReportLink.objects.get().producer == silent
    again = names(client)  # a second press would end the address that was just given out
    assert BUTTON not in again
    assert reverse("sales:link", args=[ReportLink.objects.get().pk]) in again


def test_a_closed_link_makes_room_for_a_new_one(client, silent, officer):
    (made,) = make_links([silent.pk], MONTH, by=officer)
    assert BUTTON not in names(client)
    close_link(made.link, by=officer)
    assert BUTTON in names(client)


def test_the_village_has_its_sheet(client, silent, officer):
    way = f"{reverse('sales:new_sheet_link')}?month=2561-05&amp;district=4015&amp;subdistrict={silent.area_id[:6]}"
    assert f"{way}&amp;village={silent.area_id}" in names(client)
    assert "ทำแบบรวมของพื้นที่นี้" not in names(client)
    page = names(client, area=silent.area_id[:6])
    assert "ทำแบบรวมของพื้นที่นี้" in page
    assert f'{way}&amp;village="' in page


@pytest.mark.parametrize("why", ["reader", "closed", "then", "told", "sheet"])
def test_nobody_is_offered_what_cannot_be_done(client, silent, officer, why):
    if why == "reader":
        client.force_login(make_user(role="executive", area="40"))
    elif why == "closed":
        actions.close_month("40", MONTH, by=None)
    asked = {"then": {"known_at": "2018-06-30T10:00:00+07:00"}, "told": {"state": "2"}}.get(why, {})
    if why == "sheet":
        answer = client.get(reverse("sales:list"), ASKED | {"format": "csv"})
        page = b"".join(answer.streaming_content).decode("utf-8-sig")
    else:
        page = names(client, **asked)
    assert BUTTON not in page
    assert reverse("sales:new_sheet_link") not in page
