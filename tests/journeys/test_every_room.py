"""Every room of the menu, once at the desk and once on the phone, for the officer who has most of them."""

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Welcome

pytestmark = pytest.mark.browser


def test_every_room_of_the_menu_is_whole(welcome: Welcome) -> None:
    province = welcome("province")
    province.go("/desk/")
    name = "เมนูบนโทรศัพท์" if province.house.on_phone else "เมนูหลัก"
    menu = province.page.get_by_role("navigation", name=name).locator("a")
    rooms = [link.get_attribute("href") or "" for link in menu.all()]
    assert len(rooms) > 10
    for address in rooms:
        province.go(address)
        # The field app draws its page itself, a moment after it arrived.
        expect(province.page.get_by_role("heading", level=1), address).to_have_count(1)
        province.look("room-" + address.strip("/").replace("/", "-"))
