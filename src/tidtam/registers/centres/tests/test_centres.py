"""Information centres: whether they work, who came, what is in stock, what visitors are told."""

import uuid
from datetime import date, timedelta

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock, opened
from tidtam.registers.assets.tests.factories import make_asset
from tidtam.registers.centres import actions, queries, refusals
from tidtam.registers.centres.models import Standing, Tally
from tidtam.registers.centres.tests.factories import OPEN, make_centre


@pytest.fixture
def officer(client):
    user = make_user("district", "4015")
    client.force_login(user)
    return user


def press(client, centre, people, id=None, **told):
    said = {"id": str(id or uuid.uuid4()), "people": people, **told}
    return client.post(reverse("centres:count", args=[centre.asset.key]), said)


def test_a_press_sent_twice_counts_once(client, officer):
    centre, key = make_centre(), uuid.uuid4()

    press(client, centre, "5", key)
    press(client, centre, "5", key)
    press(client, centre, "-1")

    assert actions.visitors_on(centre, clock.today()) == 4


def test_the_phone_is_told_the_sum_of_the_day(client, officer):
    centre = make_centre()
    answer = client.post(
        reverse("centres:count", args=[centre.asset.key]),
        {"id": str(uuid.uuid4()), "people": "10"},
        HTTP_ACCEPT="application/json",
    )

    assert answer.json() == {"today": 10}


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"people": "-1"}, "people"),
        ({"people": "501"}, "people"),
        ({"people": "หลาย"}, "people"),
        ({"people": "2", "on": "1 ก.ค. 61"}, "on"),
        ({"people": "2", "on": "28 ก.ค. 61"}, "on"),
    ],
)
def test_what_cannot_have_been_is_refused_at_its_field(client, officer, told, field):
    centre = make_centre()

    answer = press(client, centre, **told)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not Tally.objects.exists()


def test_another_districts_officer_counts_nobody_and_finds_nothing(client):
    centre = make_centre()
    client.force_login(make_user("district", "4025"))

    assert client.get(reverse("centres:centre", args=[centre.asset.key])).status_code == 404
    assert press(client, centre, "5").status_code == 404


def test_whoever_visits_there_counts_but_does_not_describe(client):
    centre = make_centre()
    client.force_login(make_user("assigned", "40150604"))

    assert press(client, centre, "5").status_code == 302
    assert client.get(reverse("centres:describe", args=[centre.asset.key])).status_code == 404


def test_no_more_brochures_go_out_than_there_are(officer):
    centre = make_centre()
    actions.move_stock(centre, "แผ่นพับ", 100, id=uuid.uuid4(), by=officer)
    key = uuid.uuid4()
    for _twice in range(2):
        actions.move_stock(centre, "แผ่นพับ", -60, id=key, by=officer)

    with pytest.raises(refusals.NotThere):
        actions.move_stock(centre, "แผ่นพับ", -41, id=uuid.uuid4(), by=officer)
    assert [(one.what, one.there) for one in queries.stock(centre)] == [("แผ่นพับ", 40)]


def test_a_sign_is_no_centre():
    with pytest.raises(refusals.NoCentre):
        actions.describe(make_asset(), OPEN, by=None)


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (OPEN._replace(opened_on=None), refusals.OpenedWhen),
        (OPEN._replace(opened_on=date(2018, 7, 28)), refusals.OpenedWhen),
        (OPEN._replace(standing=Standing.CLOSED), refusals.WhyClosed),
    ],
)
def test_a_centre_is_open_since_a_day_or_closed_for_a_reason(row, refused):
    with pytest.raises(refused):
        make_centre(row=row)


def test_two_peoples_changes_do_not_meet_silently():
    centre = make_centre()
    actions.describe(centre.asset, OPEN._replace(staff="อบต."), version=centre.version, by=None)

    with pytest.raises(refusals.ChangedMeanwhile):
        actions.describe(centre.asset, OPEN._replace(staff="วัด"), version=centre.version, by=None)


def test_visitors_are_told_of_open_centres_only(client):
    centre = make_centre(row=OPEN._replace(hours={"sat": [["09:00", "16:00"]]}, phone="043-000-150"))
    shown = client.get("/en/centres").content.decode()
    assert "09.00–16.00" in shown
    assert "043-000-150" in shown

    actions.describe(centre.asset, OPEN._replace(shown=False), version=centre.version, by=None)
    assert "043-000-150" not in client.get("/en/centres").content.decode()


def test_hours_are_typed_and_come_back(client, officer):
    centre = make_centre()
    where = reverse("centres:describe", args=[centre.asset.key])
    said = {
        "version": centre.version,
        "standing": "open",
        "opened_on": "1 ก.พ. 61",
        "days": ["mon"],
        "opens": "8.30",
        "closes": "16",
    }

    assert client.post(where, said | {"closes": ""}).status_code == 422
    assert client.post(where, said).status_code == 302

    centre.refresh_from_db()
    assert centre.hours == {"mon": [["08:30", "16:00"]]}
    assert "08.30" in client.get(where).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_same_however_long_it_is(client, officer, many, django_assert_max_num_queries):
    for code in ("40150604", "40150605", "40150606")[:many]:
        centre = make_centre(code)
        actions.count(centre, 7, id=uuid.uuid4(), on=clock.today() - timedelta(days=1), by=officer)
    client.get(reverse("centres:list"))
    with django_assert_max_num_queries(14):
        assert client.get(reverse("centres:list")).status_code == 200


def test_open_data_holds_open_centres_that_visitors_are_told_of():
    centre = make_centre(row=OPEN._replace(phone="043 000 111", hours={"mon": [["09:00", "16:00"]]}))
    (row,) = opened.sets()["centres"].rows()
    assert row.id == f"centre/{centre.asset.key}"
    assert (row.point, row.values["office_phone"]) == (centre.asset.point, "043 000 111")
    assert row.things["openingHoursSpecification"][0]["opens"] == "09:00"
    assert "places:centres" in {page.name for page in opened.pages()}

    for change in ({"shown": False}, {"standing": Standing.CLOSED, "why_closed": "ปรับปรุง"}):
        told = OPEN._replace(**change)
        centre = actions.describe(centre.asset, told, version=centre.version, by=None)
        assert list(opened.sets()["centres"].rows()) == []
        assert "places:centres" not in {page.name for page in opened.pages()}


def test_visitors_say_what_is_wrong_with_the_building_of_an_open_centre(client):
    make_centre()
    page = client.get("/centres").content.decode()
    assert "?about=assets.asset:" in page
