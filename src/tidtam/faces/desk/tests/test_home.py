"""The officers' first page: what is owed today, by whom, where; and nothing of another's area."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tidtam.ground.areas.actions import place_points
from tidtam.ground.areas.models import Area, Boundary
from tidtam.ground.areas.tests.factories import make_area, make_khonkaen
from tidtam.ground.people.models import User
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.producers.models import Producer
from tidtam.reporting.dues import queries as dues
from tidtam.reporting.figures.actions import quote
from tidtam.reporting.meetings.tests.factories import NOW, make_standards
from tidtam.work.followup.tests.factories import make_action

pytestmark = pytest.mark.django_db
TODAY = date(2018, 7, 27)
LONG_SINCE = NOW - timedelta(days=600)


@pytest.fixture(autouse=True)
def _now() -> Iterator[None]:
    with clock.frozen(NOW):
        yield


@pytest.fixture(autouse=True)
def _province(_now: None) -> None:
    make_area("40150604")
    make_area("40250505")
    make_standards()


def opened(client: Client, user: User, query: str = "") -> str:
    client.force_login(user)
    response = client.get(f"{reverse('desk:home')}{query}")
    assert response.status_code == 200
    return response.content.decode()


def owe(days_late: int, village: str = "40150604", what: str = "ติดตั้งป้าย") -> None:
    with clock.frozen(NOW - timedelta(days=90)):
        make_action(what, village=village, due_on=TODAY - timedelta(days=days_late))


def make_silent_producer(village: str) -> None:
    """Registered, and no report of it has come: its district owes them."""
    code = f"{village}{Producer.objects.count()}"
    Producer.objects.create(
        code=code,
        kind="group",
        name_th=code,
        area=make_area(village),
        sort_key=code,
        recorded_at=LONG_SINCE,
        registered_at=LONG_SINCE,
    )


def test_the_page_says_what_is_late_soon_and_under_way_and_leads_to_each(client: Client) -> None:
    make_khonkaen()
    owe(8)
    owe(3, "40250505")
    owe(-2)
    owe(-40)
    html = opened(client, make_user("province", "40"))
    context = client.get(reverse("desk:home")).context
    assert [count.number for count in context["owed"].totals] == [2, 1, 1]
    assert f"{reverse('dues:list')}?area=40&amp;state=late" in html
    assert [(line.label, line.late) for line in context["owed"].lines] == [
        ("อ.หนองสองห้อง", 1),
        ("อ.โนนศิลา", 1),
    ]
    assert f"{reverse('dues:list')}?district=4015&amp;state=late" in html
    assert context["owed"].quiet == 24


def test_the_count_and_the_list_that_it_leads_to_agree(client: Client) -> None:
    for days_late in (8, 3, 1):
        owe(days_late)
    owe(2, "40250505")
    opened(client, make_user("province", "40"))
    line = client.get(reverse("desk:home")).context["owed"].lines[0]
    count = line.counts[0]
    assert client.get(count.link).context["page"].count == count.number == 3
    below = client.get(f"{reverse('desk:home')}?area=4015").context["owed"].lines[0]
    assert client.get(below.counts[0].link).context["page"].count == 3


def test_the_latest_stand_first(client: Client) -> None:
    for days_late in (1, 20, 8):
        owe(days_late)
    owe(-30)
    opened(client, make_user("province", "40"))
    worst = client.get(reverse("desk:home")).context["owed"].worst
    assert [item.due.late_days for item in worst] == [20, 8, 1]
    assert worst[0].word == "เกินกำหนด 20 วัน"


def test_a_district_officer_sees_the_own_district_only(client: Client) -> None:
    owe(8, "40250505", "เรื่องของอำเภออื่น")
    owe(4, "40150604", "เรื่องของเรา")
    html = opened(client, make_user("district", "4015"))
    assert "เรื่องของเรา" in html
    assert "เรื่องของอำเภออื่น" not in html
    assert "อำเภอหนองสองห้อง" in html


@pytest.mark.parametrize("area", ["4025", "40", "10", "9999", "x'", "40150604999"])
def test_an_area_outside_is_not_there(client: Client, area: str) -> None:
    client.force_login(make_user("district", "4015"))
    assert client.get(reverse("desk:home"), {"area": area}).status_code == 404
    assert client.get(reverse("desk:summary"), {"area": area}).status_code == 404


def test_a_subdistrict_of_the_own_district_is(client: Client) -> None:
    owe(8)
    html = opened(client, make_user("district", "4015"), "?area=401506")
    assert "ตำบลหนองเม็ก" in html


def test_someone_with_several_areas_sees_them_together_without_figures(client: Client) -> None:
    owe(8)
    user = make_user("assigned", "40150604")
    make_area("40250505")
    user.grants.create(role="assigned", area_id="40250505", starts_on=date(2017, 10, 1))
    owe(2, "40250505")
    html = opened(client, User.objects.get(pk=user.pk))
    context = client.get(reverse("desk:home")).context
    assert [count.number for count in context["owed"].totals] == [2, 0, 0]
    assert context["figures"] == []
    assert context["map"] is None
    assert [line.label for line in context["owed"].lines] == ["อ.หนองสองห้อง", "อ.โนนศิลา"]
    assert "พื้นที่ที่ได้รับมอบหมาย 2 แห่ง" in html


def test_the_figures_stand_with_period_and_what_others_said(client: Client) -> None:
    months = {"start": date(2017, 10, 1), "end": date(2018, 6, 1)}
    quote(
        "sales.total",
        area="40",
        value=619_933_318_400,
        source="ข่าวการประชุม",
        stated_at=NOW,
        by=None,
        **months,
    )
    html = opened(client, make_user("province", "40"))
    assert "ต.ค. 60 – มิ.ย. 61" in html
    assert "6,199,333,184" in html
    assert "ข่าวการประชุม" in html
    assert "-6,199,333,184" in html, "how far today's figure lies from it"
    assert "known_at=2018-07-27T03" in html
    assert "2557" in html
    assert reverse("figures:figure", args=["sales.total"]) in html


def test_the_year_can_be_chosen_and_nonsense_is_this_year(client: Client) -> None:
    client.force_login(make_user("province", "40"))
    before = client.get(reverse("desk:home"), {"year": "2560"}).context["scope"]
    assert (before.start, before.end) == (date(2016, 10, 1), date(2017, 9, 1))
    for nonsense in ("", "2018", "9999", "๒๕๖๐", "x"):
        scope = client.get(reverse("desk:home"), {"year": nonsense}).context["scope"]
        assert (scope.year, scope.end) == (2561, date(2018, 6, 1))


def test_in_october_the_year_begins_with_its_first_month(client: Client) -> None:
    client.force_login(make_user("province", "40"))
    with clock.frozen(NOW.replace(month=10, day=3)):
        scope = client.get(reverse("desk:home")).context["scope"]
    assert (scope.year, scope.start, scope.end) == (2562, date(2018, 10, 1), date(2018, 10, 1))


def test_the_map_is_of_cells_and_says_so_until_boundaries_are_imported(client: Client) -> None:
    make_khonkaen()
    owe(8)
    points = {code: (16.0 + place / 20, 102.0 + place % 5 / 10) for place, code in enumerate(_districts())}
    place_points(points, source="test", by=None)
    html = opened(client, make_user("province", "40"))
    drawn = client.get(reverse("desk:home")).context["map"]
    assert len(drawn.patches) == 26
    assert {patch.label: patch.late for patch in drawn.patches}["อ.หนองสองห้อง"] == 1
    assert drawn.approximate
    assert "โดยประมาณ" in html
    for place, code in enumerate(_districts()):
        square = [[x + place, y] for x, y in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))]
        shape = {"type": "Polygon", "coordinates": [square]}
        Boundary.objects.create(area_id=code, geometry=shape, source="test", imported_at=NOW)
    assert "โดยประมาณ" not in opened(client, make_user("province", "40"))


def _districts() -> list[str]:
    return list(Area.objects.filter(level=4).order_by("code").values_list("code", flat=True))


@pytest.mark.parametrize(
    ("role", "page"), [("province", "home"), ("executive", "home"), ("auditor", "summary")]
)
def test_each_room_that_is_owed_something_asks_four_questions_at_most_whatever_is_owed(
    client: Client, role: str, page: str
) -> None:
    client.force_login(make_user(role, "40"))
    asked = []
    for _round in (1, 2):
        for village in ("40150604", "40250505", "40110101"):
            owe(5, village)
            make_silent_producer(village)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(f"desk:{page}")).status_code == 200
        asked.append(len(queries))
    who_and_figures = 12
    assert asked[0] == asked[1] <= who_and_figures + 4 * len(dues.rooms())
