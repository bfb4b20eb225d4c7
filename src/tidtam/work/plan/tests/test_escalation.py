"""Who is told of what is overdue: the steps of a province, and who may set them."""

import pytest

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.people.tests.factories import make_post, make_user
from tidtam.ground.trail.models import Entry
from tidtam.work.plan import escalation_refusals as refusals
from tidtam.work.plan.actions.escalation import set_escalation
from tidtam.work.plan.models import EscalationLevel, EscalationStep
from tidtam.work.plan.queries.escalation import Step, ladder, reached

pytestmark = pytest.mark.django_db
DISTRICT, PROVINCE, COMMITTEE = EscalationLevel


@pytest.fixture
def posts():
    for code in ("chief-4015", "cdd-4015", "cdd-40", "governor-40", "cdd-41"):
        make_post(code)


def steps(first=3, second=10, third=20, post="chief-{district}"):
    return [
        Step(DISTRICT, first, post),
        Step(PROVINCE, second, "cdd-40"),
        Step(COMMITTEE, third, "governor-40"),
    ]


def test_a_province_that_sets_nothing_has_the_usual_steps(posts):
    assert [(step.days, step.post) for step in ladder("40")] == [
        (7, "cdd-{district}"),
        (15, "cdd-40"),
        (30, "cdd-40"),
    ]


def test_the_longer_overdue_the_higher_it_comes(posts):
    set_escalation("40", steps(), by=None)
    late = [("40150604", days) for days in (2, 3, 9, 10, 20, 400)]
    found = reached(late)
    assert [found[place].post_code if place in found else "" for place in late] == [
        "",
        "chief-4015",
        "chief-4015",
        "cdd-40",
        "governor-40",
        "governor-40",
    ]
    assert found["40150604", 10].level == PROVINCE
    assert found["40150604", 10].post == "ตำแหน่ง cdd-40"


def test_another_province_keeps_its_own(posts):
    set_escalation("40", steps(), by=None)
    assert reached([("41010101", 3)]) == {}
    assert reached([("41010101", 15)])["41010101", 15].post_code == "cdd-41"


def test_many_matters_ask_the_database_twice(posts, django_assert_num_queries):
    with django_assert_num_queries(2):
        reached([(f"4015{number:04}", number) for number in range(1, 60)])


@pytest.mark.parametrize(
    ("given", "refused"),
    [
        (steps(first=0), refusals.DaysOutOfRange),
        (steps(third=366), refusals.DaysOutOfRange),
        (steps(second=3), refusals.NotLater),
        (steps(third=9), refusals.NotLater),
        (steps(post="nobody-{district}"), refusals.NoSuchPost),
        (steps(post="cdd-41"), refusals.NoSuchPost),
    ],
)
def test_steps_out_of_order_or_to_nobody_are_refused(posts, given, refused):
    with pytest.raises(refused):
        set_escalation("40", given, by=None)
    assert not EscalationStep.objects.exists()


def test_the_provinces_office_alone_sets_them_and_the_trail_tells_both(posts):
    with pytest.raises(refusals.NotTheProvince):
        set_escalation("40", steps(), by=make_user("district", "4015"))
    officer = make_user("province", "40")
    assert set_escalation("40", steps(), by=officer)
    assert not set_escalation("40", steps(), by=officer)
    entry = Entry.objects.get(verb="plan.set_escalation")
    assert entry.detail["before"][0] == "7 → cdd-{district}"
    assert "3 → chief-{district}" in entry.summary


def test_the_screen_sets_them_and_says_what_is_wrong(client, posts):
    make_area("4015")
    client.force_login(make_user("province", "40"))
    page = client.get("/desk/plan/escalation/").content.decode()
    assert "เกินกำหนดตั้งแต่ 7 วัน" in page
    given: dict[str, object] = {f"{step.level}_days": step.days for step in steps()}
    given |= {f"{step.level}_post": step.post for step in steps()}
    assert client.post("/desk/plan/escalation/", given | {"province_days": 2}).status_code == 422
    assert client.post("/desk/plan/escalation/", given | {"province_days": "เร็ว ๆ"}).status_code == 422
    assert client.post("/desk/plan/escalation/", given).status_code == 302
    assert [step.days for step in ladder("40")] == [3, 10, 20]


def test_officers_of_a_district_read_them_and_cannot_set_them(client, posts):
    make_area("40")
    client.force_login(make_user("district", "4015"))
    assert (
        '<form method="post"'
        not in client.get("/desk/plan/escalation/").content.decode().partition("<main")[2]
    )
    assert client.post("/desk/plan/escalation/", {}).status_code == 404
