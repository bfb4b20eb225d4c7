"""What anybody may type behind a page's address: it is answered, never with a fault of ours, on both databases."""

from urllib.parse import quote

import pytest

from tidtam.ground.people.tests.factories import make_user
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db

TYPED = [
    "\x00",
    "40\x00",
    "'",
    "9" * 30,
    "-1",
    "๔๐",
    "0001-01-01T00:00:00+14:00",
    "2560-02-29",
    "\u202e",
    "%",
]
PAGES = {
    "/desk/actions/": "q district state mine village item sort page",
    "/desk/visits/": "district place village sort page",
    "/desk/visits/new/": "area",
    "/desk/actions/new/": "area item what",
    "/desk/board/": "district",
    "/desk/producers/": "q area kind category round state sort page",
    "/desk/products/": "q area category sort page",
    "/desk/sales/": "month q area state how known_at sort page",
    "/desk/sales/completeness/": "area from to by state known_at sort page",
    "/desk/sales/reminders/": "area month",
    "/desk/sales/facts/": "area from to category mark channel corrected sort page",
    "/desk/trail/": "q verb area subject from until sort page",
    "/desk/areas/": "q level within state sort page",
    "/desk/communities/": "q district sort page",
    "/desk/assets/": "q district kind state sort page",
    "/desk/news/": "q category area state sort page",
    "/desk/news/comments/": "state hint article same page",
    "/news/": "page",
    "/plan": "on at people must order",
    "/plan/route.gpx": "order",
    "/desk/meetings/": "body year sort page",
    "/desk/meetings/search/": "q area body year kind state sort page",
    "/desk/meetings/verify/": "sha256 code",
    "/desk/jobs/": "state sort page",
    "/desk/uploads/": "state kind sort page",
    "/desk/dues/": "area q kind sort page",
    "/desk/figures/": "area",
    "/desk/figures/sales/": "area from to period standing known_at category channel kind mark format",
    "/desk/figures/sales/areas/": "area from to standing known_at sort page format",
    "/desk/figures/sales/pivot/": "area from known_at rows columns measure kind sort page",
    "/desk/figures/sales.total/": "area from to known_at by sort page",
    "/desk/figures/producers.registered/": "area round known_at by",
}


@pytest.mark.parametrize("page", PAGES)
def test_no_address_breaks_a_page(client, page):
    make_sale()
    client.raise_request_exception = False
    client.force_login(make_user(role="province", area="40"))
    answers = {
        f"{page}?{key}={quote(typed)}": client.get(f"{page}?{key}={quote(typed)}").status_code
        for key in PAGES[page].split()
        for typed in TYPED
    }
    assert {asked: status for asked, status in answers.items() if status not in {200, 400, 404, 422}} == {}


@pytest.mark.parametrize(
    "address",
    [
        "/desk/producers/{}/",
        "/desk/sales/reports/{}/",
        "/desk/sales/producers/{}/",
        "/desk/sales/producers/{}/pause/",
        "/desk/sales/pauses/{}/end/",
        "/desk/trail/{}/",
        "/desk/meetings/otop-40/{}/1/",
        "/desk/meetings/otop-40/2561/{}/",
        "/desk/meetings/otop-40/2561/1/packs/{}/",
        "/desk/meetings/otop-40/2561/1/resolutions/5.{}/",
        "/desk/trail/of/people.user:%00{}/",
        "/desk/figures/%00{}/",
    ],
)
@pytest.mark.parametrize("number", ["0", "9223372036854775808", "9" * 30])
def test_no_number_in_an_address_breaks_a_page(client, address, number):
    client.raise_request_exception = False
    client.force_login(make_user(role="province", area="40"))
    assert client.get(address.format(number)).status_code in {400, 404}
