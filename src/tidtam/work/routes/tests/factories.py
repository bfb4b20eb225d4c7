"""Routes for tests: two villages 11 km apart, the second with a dish of the market hours."""

from typing import Any

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.tests.factories import make_area
from tidtam.registers.tourism.content import PageRow
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.registers.tourism.tests.factories import TOLD, make_offer, make_page
from tidtam.work.routes import actions
from tidtam.work.routes.content import RouteRow, StopRow
from tidtam.work.routes.models import Route

FIRST, SECOND = (15.9, 102.6), (16.0, 102.6)
WEEKDAYS = {day: [["10:00", "16:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}


def make_village(code: str, point: tuple[float, float], **said: Any) -> VillagePage:
    """A public village at that point; the one that is there already, where it is."""
    found = VillagePage.objects.filter(community__area_id=code, draft_of=None).first()
    if found is not None:
        return found
    row: PageRow = TOLD._replace(point=point, **said)
    return make_page(code, row, published=True)


def make_row(code: str = "silk-day", area: str = "4015", **said: Any) -> RouteRow:
    kept = Area.objects.filter(pk=area).first() or make_area(area)
    row: dict[str, Any] = {
        "code": code,
        "area": kept,
        "name_th": "วันผ้าไหม",
        "name_en": "Silk day",
        "story_th": "สองหมู่บ้าน",
    }
    return RouteRow(**row | said)


def make_dish(page: VillagePage, **said: Any) -> Offer:
    return make_offer(page, name_th="ปลาส้ม", hours=WEEKDAYS, published=True, **said)


def make_route(code: str = "silk-day", *, published: bool = False, by: Any = None, **said: Any) -> Route:
    """Two villages; the second stop is its dish."""
    first, second = make_village("40150604", FIRST), make_village("40150605", SECOND)
    dish = Offer.objects.filter(page=second, state="published").first() or make_dish(second)
    stops = [StopRow(page=first, stay=60), StopRow(offer=dish, stay=45)]
    made = actions.add_route(make_row(code, **said), stops, by=by)
    return actions.publish_unreviewed(made) if published else made
