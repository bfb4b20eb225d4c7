"""What an address may say to keep the server busy or to make it fail."""

import time
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.reporting.figures.forms import moment
from tidtam.work.sales.tests.factories import make_sale


@pytest.mark.parametrize(
    "typed",
    [
        "0001-01-01T00:00:00+14:00",
        "0543-01-01T00:00:00+14:00",
        "9999-12-31T23:59:59-12:00",
        "2560-02-29",
        "2018-W30-9",
        "20/7/2561 99.99",
        "\x00",
    ],
)
def test_a_moment_that_no_calendar_has_is_refused(typed):
    with pytest.raises(ValidationError):
        moment(typed)


def test_a_long_text_is_no_work():
    begun = time.perf_counter()
    with pytest.raises(ValidationError):
        moment("x" + " " * 60_000 + "y")
    assert time.perf_counter() - begun < 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sales.total", "sales.reporting_rate", "producers.registered"])
@pytest.mark.parametrize(
    "asked",
    [
        {"known_at": "0001-01-01T00:00:00+14:00"},
        {"known_at": "2560-02-29"},
        {"known_at": "x" * 100},
        {"by": "x'--"},
    ],
)
def test_a_figure_asked_so_is_refused_on_the_page(client, name, asked):
    make_sale()
    client.force_login(make_user(role="province", area="40"))
    assert client.get(reverse("figures:figure", args=[name]), asked).status_code == 422


@pytest.mark.django_db
def test_centuries_are_not_counted(client):
    sale = make_sale()
    client.force_login(make_user(role="province", area="40"))
    centuries = {"from": "2400-01", "to": "2699-12"}
    page = client.get(reverse("figures:figure", args=["sales.reporting_rate"]), centuries)
    assert page.status_code == 422
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        months = client.get(reverse("sales:producer", args=[sale.report.producer_id]), centuries)
    assert max(line.month for line in months.context["lines"]).year == 2018
