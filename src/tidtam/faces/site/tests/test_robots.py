"""What search engines and shared links are told."""

import pytest

from tidtam.faces.site.tests.world import CODE, fill, make_village, structured, text
from tidtam.ground.privacy.actions import PersonRow
from tidtam.ground.privacy.models import Purpose
from tidtam.registers.tourism import actions


@pytest.fixture
def village():
    page = make_village(photos=2)
    fill(page)
    return page


def test_a_village_is_a_destination_with_its_attractions_beds_and_festivals(client, village):
    facts = structured(client.get(f"/village/{CODE}"))
    by_type = {str(one["@type"]): one for one in facts}

    about = by_type["['TouristDestination', 'TouristAttraction']"]
    assert about["identifier"] == CODE
    assert about["geo"] == {"@type": "GeoCoordinates", "latitude": 15.8, "longitude": 102.9}
    assert {one["name"] for one in about["includesAttraction"]} == {"กู่เปือยน้อย", "ลองสาวไหม"}
    assert by_type["LodgingBusiness"]["priceRange"] == "THB 350"
    assert by_type["Event"]["startDate"] == "2018-08-04"
    assert by_type["Event"]["eventStatus"].endswith("EventScheduled")
    assert [one["position"] for one in by_type["BreadcrumbList"]["itemListElement"]] == [1, 2, 3]


def test_opening_hours_are_told_day_by_day(client, village):
    about = structured(client.get(f"/village/{CODE}"))[0]
    place = next(one for one in about["includesAttraction"] if one["name"] == "กู่เปือยน้อย")

    assert [one["dayOfWeek"] for one in place["openingHoursSpecification"]] == ["Monday", "Tuesday"]


def test_a_shared_link_shows_the_first_photo_in_its_size(client, village):
    shown = text(client.get(f"/village/{CODE}"))

    assert 'property="og:image" content="http://testserver/picture/' in shown
    assert 'property="og:image:width"' in shown


def test_each_language_names_the_other_and_itself(client, village):
    shown = text(client.get(f"/en/village/{CODE}"))

    assert f'rel="canonical" href="http://testserver/en/village/{CODE}"' in shown
    assert f'hreflang="th" href="http://testserver/village/{CODE}"' in shown


@pytest.mark.parametrize("address", ["/search?q=ปลา", "/kept", "/map?month=7", "/events?from=2018-08-01"])
def test_what_was_asked_for_is_not_listed_by_robots(client, village, address):
    assert 'name="robots" content="noindex"' in text(client.get(address))


def test_every_photo_has_its_size_so_that_nothing_jumps(client, village):
    import re

    for page in ("/", f"/village/{CODE}", "/map"):
        for photo in re.findall(r"<img[^>]*>", text(client.get(page))):
            assert ' width="' in photo, photo
            assert ' height="' in photo, photo
            assert " alt=" in photo, photo


def test_the_coordinator_is_named_with_consent_only(client, village):
    row = PersonRow(name_th="ทองคำ สมมติ", phone="0810000001")
    actions.set_coordinator(village, row, consents=[Purpose.NAME, Purpose.PHONE], how="ลงนาม", by=None)
    shown = text(client.get(f"/village/{CODE}"))
    assert "ทองคำ สมมติ" in shown
    assert 'href="tel:0810000001"' in shown

    actions.set_coordinator(village, row, consents=[Purpose.NAME], how="โทรแจ้ง", by=None)
    shown = text(client.get(f"/village/{CODE}"))
    assert "0810000001" not in shown
    assert "0810000001" not in str(structured(client.get(f"/village/{CODE}")))
