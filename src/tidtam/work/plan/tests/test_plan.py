from datetime import date

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.ground.trail.models import Entry
from tidtam.work.plan.actions import load_programme
from tidtam.work.plan.queries import items_of, programme_of
from tidtam.work.plan.tests.factories import make_programme

pytestmark = pytest.mark.django_db


def test_the_programme_has_the_ten_work_items_of_the_paper():
    programme = make_programme()
    assert [item.code for item in programme.items.all()] == [
        "readiness",
        "tourism-facts",
        "surroundings",
        "district-centre",
        "village-centre",
        "producers",
        "local-food",
        "signs",
        "routes",
        "brochures",
    ]
    assert Entry.objects.filter(verb="plan.load_programme").count() == 1


def test_loading_again_changes_nothing():
    first = make_programme()
    first.items.filter(code="signs").update(name_th="ป้าย")
    again = load_programme(2561, by=None)
    assert again == first
    assert again.items.get(code="signs").name_th == "ป้าย"
    assert again.items.count() == 10


def test_a_day_belongs_to_the_programme_of_its_fiscal_year():
    this, after = make_programme(2561), make_programme(2562)
    assert programme_of(date(2018, 9, 30)) == this
    assert programme_of(date(2018, 10, 1)) == after
    assert programme_of(date(2021, 1, 1)) == after
    assert programme_of(date(2016, 1, 1)) is None
    assert {item.programme for item in items_of(date(2018, 10, 1))} == {after}


def test_officers_read_the_work_items(client):
    make_programme()
    client.force_login(make_user("district", "4015"))
    page = client.get("/desk/plan/").content.decode()
    assert "ออกแบบและจัดทำป้ายบอกเส้นทางท่องเที่ยว" in page
    assert client.get("/desk/plan/?format=xlsx").headers["Content-Type"].startswith("application/vnd.openxml")


@pytest.mark.parametrize("role", ["producer", "village", "member"])
def test_who_is_no_officer_does_not_find_the_plan(client, role):
    client.force_login(make_user(role, "4015"))
    assert client.get("/desk/plan/").status_code == 404


def test_a_stranger_is_sent_to_log_in(client):
    assert client.get("/desk/plan/").headers["Location"].startswith("/accounts/login/")
