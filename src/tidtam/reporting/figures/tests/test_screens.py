from datetime import datetime

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.reporting.figures.forms import moment
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        yield


def page_of(client, name="sales.total", **asked):
    return client.get(reverse("figures:figure", args=[name]), asked)


def test_the_way_leads_from_the_province_to_every_revision_of_one_month(client):
    sale = make_sale(baht=1250_00)
    client.force_login(make_user(role="province", area="40"))
    months = {"from": "2560-10", "to": "2561-06"}
    steps = ["area=4015", "area=401508", "sales/producers/", "sales/reports/"]
    address = reverse("figures:figure", args=["sales.total"]) + "?area=40&from=2560-10&to=2561-06"
    for step in steps:
        page = client.get(address).content.decode().replace("&amp;", "&")
        links = [part.split('"')[0] for part in page.split('href="')[1:]]
        address = next(link for link in links if step in link and "format=" not in link)
    page = client.get(address).content.decode()
    assert "1,250" in page
    assert sale.product.name_th in page
    assert page_of(client, area="40", **months).status_code == 200


@pytest.mark.parametrize("area", ["4025", "40", "", "99", "abc"])
def test_a_figure_of_an_area_that_is_not_the_readers_is_not_there(client, area):
    make_sale(make_product(make_producer("402505")))
    make_producer()
    client.force_login(make_user(role="district", area="4015"))
    assert page_of(client, area=area).status_code == 404
    assert page_of(client).status_code == 200


def test_a_person_without_an_area_has_no_figures(client):
    client.force_login(make_user(role="member", area="40"))
    assert client.get(reverse("figures:list")).status_code == 404
    assert page_of(client).status_code == 404


def test_strangers_go_to_log_in(client):
    assert "/accounts/login/" in page_of(client)["Location"]
    assert "/accounts/login/" in client.get(reverse("figures:list"))["Location"]


def test_an_unknown_figure_is_not_there(client):
    client.force_login(make_user(role="province", area="40"))
    assert page_of(client, "sales.totals").status_code == 404


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"from": "ตุลา"}, "ตุลา"),
        ({"from": "2018-01"}, "2561"),
        ({"known_at": "เมื่อวาน"}, "เมื่อวาน"),
        ({"by": "planet"}, "planet"),
    ],
)
def test_what_was_typed_wrong_is_kept_with_what_was_expected(client, asked, expected):
    make_sale()
    client.force_login(make_user(role="province", area="40"))
    answer = page_of(client, **asked)
    assert answer.status_code == 422
    assert expected in answer.content.decode()


def test_months_may_be_typed_as_people_write_them(client):
    make_sale(baht=4321_00)
    client.force_login(make_user(role="province", area="40"))
    page = page_of(
        client, **{"from": "พ.ค. 61", "to": "๕/๒๕๖๑", "known_at": "20 ก.ค. 61 09.00 น."}
    ).content.decode()
    assert "4,321" in page


@pytest.mark.parametrize(
    "typed",
    [
        "20 ก.ค. 61 09.00 น.",
        "20/7/2561 9:00",
        "2018-07-20T09:00+07:00",
        "2018-07-20T09:00",
        "2561-07-20T02:00:00Z",
        "๒๐ กค ๒๕๖๑ เวลา ๐๙.๐๐",
    ],
)
def test_a_moment_is_read_in_many_writings(typed):
    assert moment(typed) == datetime(2018, 7, 20, 9, 0, tzinfo=BANGKOK)


def test_a_day_alone_means_its_end():
    assert moment("20 ก.ค. 61") == moment("2018-07-20") == datetime(2018, 7, 20, 23, 59, 59, tzinfo=BANGKOK)


def test_the_overview_and_a_figure_ask_little(client, django_assert_max_num_queries):
    make_sale()
    client.force_login(make_user(role="province", area="40"))
    with django_assert_max_num_queries(46):  # one or two for each figure and a few around them
        client.get(reverse("figures:list"))
    with django_assert_max_num_queries(18):
        page_of(client)


def test_the_parts_leave_as_a_spreadsheet(client):
    make_sale(baht=1250_00)
    client.force_login(make_user(role="province", area="40"))
    sheet = b"".join(page_of(client, format="csv").streaming_content).decode("utf-8-sig")
    assert "อ.หนองสองห้อง" in sheet
    assert "1250" in sheet
