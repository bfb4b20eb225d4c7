"""The page that puts a day's villages in order."""

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.registers.communities.tests.factories import make_community

PAGE = "/desk/visits/order/"
NEAR, FAR, LOST = "40150604", "40150808", "40150101"


def make_villages() -> None:
    for code, point in ((NEAR, (15.71, 102.80)), (FAR, (15.78, 102.80)), (LOST, (None, None))):
        area = make_area(code)
        area.latitude, area.longitude = point
        area.save()
        make_community(code)


def test_the_chosen_villages_stand_in_order_with_their_distances(client):
    make_villages()
    client.force_login(make_user("district", "4015"))
    assert client.get(PAGE).context["order"] is None
    page = client.get(PAGE, {"village": [FAR, LOST, NEAR], "start": "15.70, 102.80"})
    assert [(number, area.code, leg) for number, area, leg in page.context["stops"]] == [
        (1, NEAR, "1.1 กม."),
        (2, FAR, "7.8 กม."),
    ]
    assert [area.code for area in page.context["order"].pointless] == [LOST]
    assert "ไม่มีพิกัด" in page.content.decode()


def test_another_areas_village_or_a_wrong_start_is_refused(client):
    make_villages()
    client.force_login(make_user("district", "4025"))
    assert client.get(PAGE, {"village": [NEAR]}).status_code == 422
    client.force_login(make_user("district", "4015"))
    wrong = client.get(PAGE, {"village": [NEAR], "start": "ที่ว่าการอำเภอ"})
    assert wrong.status_code == 422
    assert "start" in wrong.context["form"].errors
