"""Sums brought forward and targets once their district is another: they follow, or are divided by hand."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.redraw import merge_areas, recode_area, split_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.models import Round
from tidtam.registers.producers.tests.factories import ROUND, make_area, make_producer, make_product
from tidtam.work.sales.actions import BroughtRow, bring_forward
from tidtam.work.sales.actions.apportion import apportion_brought, apportion_target
from tidtam.work.sales.actions.targets import PlanMoved, adjust_target, set_targets
from tidtam.work.sales.models import Brought, Target
from tidtam.work.sales.queries.basis import plan
from tidtam.work.sales.queries.brought import brought_sum, touching
from tidtam.work.sales.queries.pace import course
from tidtam.work.sales.queries.sums import Span
from tidtam.work.sales.queries.targets import history_of, target_of, target_sum, targets_below
from tidtam.work.sales.tests.factories import make_sale
from tidtam.work.sales.tests.test_brought import row
from tidtam.work.sales.tests.test_states import PROVINCE

pytestmark = pytest.mark.django_db

NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
YEAR, DAY, SOURCE = date(2017, 10, 1), date(2018, 7, 20), "ประกาศกระทรวงมหาดไทย"
PAST = (date(2013, 10, 1), date(2014, 9, 1))


@pytest.fixture
def before():
    """600,000 baht brought forward and a target of 2561 for อ.หนองสองห้อง (4015); อ.โนนศิลา (4025); the moment."""
    with clock.frozen(NOW):
        for place, baht in (("40150901", 300), ("40250501", 100)):
            product = make_product(make_producer(place))
            for year in (2015, 2016, 2017):
                make_sale(product, month=date(year, 5, 1), baht=baht * 100)
        make_area("40150808")
        bring_forward(row("4015", baht=600_000_00, first=PAST[0], last=PAST[1]), by=None, beside_reports=True)
        set_targets("40", YEAR, Round.objects.get(pk=ROUND), 10_00, by=None)
    with clock.frozen(NOW + timedelta(days=1)):
        yield NOW + timedelta(hours=1)


def aims(**asked) -> dict[str, int]:
    return {code: row.baht for code, row in targets_below("40", YEAR, **asked).items()}


def sums(code: str, **asked) -> int:
    return brought_sum(Span(code, *PAST, **asked))


def test_a_district_with_another_code_takes_its_sum_and_its_target_along(before):
    assert aims() == {"4015": 330_00, "4025": 110_00}
    recode_area("4015", "4030", day=DAY, source=SOURCE, by=None)
    assert aims() == {"4030": 330_00, "4025": 110_00}
    assert aims(known_at=before) == {"4015": 330_00, "4025": 110_00}
    assert aims(known_at=before, redrawn=True) == {"4030": 330_00, "4025": 110_00}
    assert target_of("4015", YEAR) is None
    assert history_of("4015", YEAR)[0].is_given_over
    assert "อ." in history_of("4030", YEAR)[0].reason
    assert (sums("4015"), sums("4030")) == (600_000_00, 0)
    assert (sums("4015", redrawn=True), sums("4030", redrawn=True)) == (0, 600_000_00)
    assert sums("40", redrawn=True) == sums("40") == 600_000_00
    assert touching(Span("4030", *PAST, redrawn=True)).counted == [Brought.objects.get()]
    parts = {part.area.code: (part.aim, part.sold) for part in course(Area.objects.get(pk="40"), YEAR).parts}
    assert parts == {"4030": (330_00, 0), "4025": (110_00, 0)}


def test_what_a_merged_district_was_to_sell_is_added_to_the_other(before):
    merge_areas(["4015"], "4025", day=DAY, source=SOURCE, by=None)
    assert aims() == {"4025": 440_00}
    assert target_sum("40", YEAR) == 440_00
    assert target_of("4025", YEAR).mean == 400_00
    assert (sums("4025"), sums("4025", redrawn=True)) == (0, 600_000_00)
    with pytest.raises(ValidationError):
        adjust_target("4015", YEAR, baht=1_00, reason="x", by=PROVINCE)
    adjust_target("4025", YEAR, baht=500_00, reason="ตกลงกันใหม่", by=PROVINCE)
    assert aims() == {"4025": 500_00}


def test_the_years_that_are_over_keep_their_targets_where_they_were_set(before):
    past = date(2016, 10, 1)
    Target.objects.create(area_id="4015", year=past, baht=70_00, mean=1, percent=1, recorded_at=clock.now())
    recode_area("4015", "4030", day=DAY, source=SOURCE, by=None)
    assert target_of("4015", past).baht == 70_00
    assert target_of("4030", past) is None
    assert target_of("4030", past, redrawn=True).baht == 70_00
    assert target_of("4015", past, redrawn=True) is None


def test_a_plan_after_the_change_counts_what_the_new_district_sold_under_its_old_code(before):
    split_area("4015", "4031", "อำเภอใหม่", ["401509"], day=DAY, source=SOURCE, by=None)
    made = plan("40", YEAR, Round.objects.get(pk=ROUND), 10_00)
    assert {part.area.code: part.baht for part in made.parts} == {"4015": 0, "4025": 110_00, "4031": 330_00}


def test_a_part_that_became_a_district_gets_its_share_by_hand_alone(before):
    split_area("4015", "4031", "อำเภอใหม่", ["401509"], day=DAY, source=SOURCE, by=None)
    assert aims() == {"4015": 330_00, "4025": 110_00}
    assert (sums("4015", redrawn=True), sums("4031", redrawn=True)) == (600_000_00, 0)
    kept, moment = Brought.objects.get(), clock.now()
    with clock.frozen(NOW + timedelta(days=2)):
        for parts in ({}, {"4025": 1_00}, {"4031": 600_000_00}, {"4031": 0}):
            with pytest.raises(ValidationError):
                apportion_brought(kept, parts, reason="ตามหนังสือ", by=PROVINCE)
        with pytest.raises(ValidationError):
            apportion_brought(kept, {"4031": 200_000_00}, reason=" ", by=PROVINCE)
        with pytest.raises(PermissionDenied):
            apportion_brought(
                kept, {"4031": 200_000_00}, reason="x", by=make_user(role="district", area="4015")
            )
        stays = apportion_brought(kept, {"4031": 200_000_00}, reason="ตามหนังสือ", by=PROVINCE)
        assert (stays.baht, stays.paper_id, stays.replaces_id) == (400_000_00, kept.paper_id, kept.pk)
        assert (sums("4015"), sums("4031"), sums("40")) == (400_000_00, 200_000_00, 600_000_00)
        assert (sums("4015", known_at=moment), sums("4031", known_at=moment)) == (600_000_00, 0)

        seen = target_of("4015", YEAR).pk
        with pytest.raises(PlanMoved):
            apportion_target("4015", YEAR, {"4031": 130_00}, reason="ตามหนังสือ", by=PROVINCE, seen=seen + 99)
        apportion_target("4015", YEAR, {"4031": 130_00}, reason="ตามหนังสือ", by=PROVINCE, seen=seen)
        assert aims() == {"4015": 200_00, "4025": 110_00, "4031": 130_00}
        assert aims(known_at=moment) == {"4015": 330_00, "4025": 110_00}


def test_the_pages_say_so_and_lead_to_the_division(client, before):
    split_area("4015", "4031", "อำเภอใหม่", ["401509"], day=DAY, source=SOURCE, by=None)
    kept = Brought.objects.get()
    pages = [reverse("sales:brought_sum", args=[kept.pk]), reverse("sales:target", args=["4015", 2561])]
    ways = [
        reverse("sales:brought_apportion", args=[kept.pk]),
        reverse("sales:target_apportion", args=["4015", 2561]),
    ]
    client.force_login(make_user(role="district", area="4015"))
    for page, way in zip(pages, ways, strict=True):
        shown = client.get(page).content.decode()
        assert "อำเภอใหม่" in shown
        assert way not in shown
        assert client.get(way).status_code == 404
    client.force_login(make_user(role="province", area="40"))
    for page, way in zip(pages, ways, strict=True):
        assert way in client.get(page).content.decode()
        assert "อำเภอใหม่" in client.get(way).content.decode()
    assert client.post(ways[0], {"4031": "", "reason": "", "seen": kept.pk}).status_code == 422
    assert client.post(ways[0], {"4031": "1,000,000", "reason": "x", "seen": kept.pk}).status_code == 422
    given = {"4031": "200,000", "reason": "ตามหนังสือ", "seen": kept.pk}
    assert client.post(ways[0], given).status_code == 302
    assert sums("4031") == 200_000_00
    assert client.post(ways[0], given).status_code == 404  # that row stands no more
    seen = target_of("4015", YEAR).pk
    assert client.post(ways[1], {"4031": "130", "reason": "ตามหนังสือ", "seen": seen}).status_code == 302
    assert target_of("4031", YEAR).baht == 130_00
    client.force_login(make_user(role="province", area="41"))
    assert [client.get(way).status_code for way in ways] == [404, 404]


def test_a_sum_is_not_brought_forward_twice_for_a_place_of_two_codes(before):
    recode_area("4015", "4030", day=DAY, source=SOURCE, by=None)
    again = BroughtRow("4030", *PAST, 600_000_00, "อีกครั้ง", Brought.objects.get().paper)
    with pytest.raises(ValidationError) as refusal:
        bring_forward(again, by=None, beside_reports=True)
    assert refusal.value.code == "brought_twice"
