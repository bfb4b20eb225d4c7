"""The pages of sales under the boundaries of the time and of today: other districts, the same sums."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse

from tidtam.ground.areas.redraw import recode_area, split_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.reporting.figures.tests.test_looking import page, words
from tidtam.work.sales import actions
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.cells import Later, Lens, cells
from tidtam.work.sales.queries.spread import movers, spread_of_reports, spread_of_year
from tidtam.work.sales.tests.factories import MONTH, make_sale

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
DAY, SOURCE = date(2018, 7, 20), "ประกาศกระทรวงมหาดไทย"
EARLIER = date(2017, 5, 1)
WAYS = {
    "category": sums.by_category,
    "mark": sums.by_mark,
    "channel": sums.by_channel,
    "kind": sums.by_kind,
    "month": sums.by_month,
}


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def moved():
    """Two subdistricts of อ.หนองสองห้อง, of which one has become a district of its own; the moment before."""
    stays, goes = make_product(make_producer("40150808")), make_product(make_producer("40150901"))
    make_sale(stays, baht=100_00, units=2)
    make_sale(goes, baht=30_00, units=1, channel="shop")
    make_sale(goes, baht=7_00, month=EARLIER)
    before = clock.now()
    with clock.frozen(NOW + timedelta(hours=1)):
        split_area("4015", "4031", "อำเภอใหม่", ["401509"], day=DAY, source=SOURCE, by=None)
        actions.record_sales(
            [actions.SaleRow(goes.pk, MONTH, "shop", 40_00, units=3, reason="นับใหม่")], by=None
        )
    with clock.frozen(NOW + timedelta(days=1)):
        yield before


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("area", ["", "40", "4015", "4031", "403101"])
def test_cells_and_sums_agree_under_both_boundaries(moved, area, known):
    known_at = moved if known else None
    for redrawn in (False, True):
        lens = Lens(area, date(2017, 10, 1), MONTH, known_at, redrawn=redrawn)
        span = sums.Span(area, lens.start, lens.end, known_at, redrawn=redrawn)
        later = Later(lens, lens.year_before.start, lens.end)
        whole = cells(lens, [], later)
        assert sum(sold.this.baht for sold in whole.values()) == sums.total(span)
        for way, summed in WAYS.items():
            found = {key[0]: sold.this.baht for key, sold in cells(lens, [way], later).items()}
            assert {key: baht for key, baht in found.items() if baht} == {
                key: baht for key, baht in summed(span).items() if baht
            }, (way, redrawn)
        year_before = sums.Span(area, *lens.year_before, known_at, redrawn=redrawn)
        assert sum(sold.before.baht for sold in whole.values()) == sums.total(year_before)


def test_districts_differ_and_the_province_does_not(moved):
    def by_district(*, redrawn: bool) -> dict[str, tuple[int, int, int]]:
        lens = Lens("40", date(2017, 10, 1), MONTH, redrawn=redrawn)
        found = cells(lens, ["district"])
        return {key[0]: (sold.this.baht, sold.this.units, sold.before.baht) for key, sold in found.items()}

    assert by_district(redrawn=False) == {"4015": (140_00, 5, 7_00)}
    assert by_district(redrawn=True) == {"4015": (100_00, 2, 0), "4031": (40_00, 3, 7_00)}


def test_who_sold_and_who_moved_are_of_the_same_places_as_the_sums(moved):
    for area, redrawn, sellers, total in (
        ("4015", False, 2, 140_00), ("4015", True, 1, 100_00), ("4031", False, 0, 0), ("4031", True, 1, 40_00)
    ):  # fmt: skip
        lens = Lens(area, date(2017, 10, 1), MONTH, redrawn=redrawn)
        found = spread_of_reports(lens)
        assert (found.sellers, found.total) == (sellers, total)
        of_year = spread_of_year(area, date(2017, 10, 1), 8, redrawn=redrawn)
        assert (of_year.sellers, of_year.total) == (sellers, total)
        assert sum(one.this for one in movers(lens)) == total


def test_the_page_says_which_and_all_its_links_keep_it(client, moved):
    client.force_login(make_user(role="province", area="40"))
    then, now = page(client), page(client, boundaries="now")
    assert "อ.อำเภอใหม่" not in words(then).partition("ส่วนแบ่ง")[2]
    heads = [re.search(r"<h1.*?</p>", answer.content.decode(), re.S)[0] for answer in (then, now)]
    assert ["ตามเขตปัจจุบัน" in head for head in heads] == [False, True]
    assert now.context["look"].head == then.context["look"].head
    lines = {line.key: line.main for line in now.context["look"].area_lines}
    assert (lines["4015"], lines["4031"]) == (100_00, 40_00)
    down = next(line for line in now.context["look"].area_lines if line.key == "4031")
    assert "boundaries=now" in down.link
    assert client.get(down.link).context["look"].head.this.baht == 40_00
    assert "boundaries=now" in now.context["pivot"]
    arranged = client.get(now.context["pivot"])
    assert arranged.status_code == 200
    assert "อ.อำเภอใหม่" in words(arranged)
    paper = page(client, boundaries="now", format="pdf")
    assert paper["Content-Type"] == "application/pdf"


def test_the_rows_behind_a_sum_are_those_of_the_same_boundaries(client, moved):
    client.force_login(make_user(role="province", area="40"))
    facts = reverse("sales:facts")

    def rows(**asked: str) -> list[int]:
        return sorted(row.baht for row in client.get(facts, asked).context["page"].rows)

    month = {"from": "2561-05", "to": "2561-05"}
    assert rows(area="4031", **month) == []
    assert rows(area="4031", boundaries="now", **month) == [40_00]
    assert rows(area="4015", boundaries="now", **month) == [100_00]
    assert rows(area="4015", **month) == [40_00, 100_00]


def test_a_district_that_was_only_given_another_code_is_whole_under_it(client, moved):
    recode_area("4015", "4040", day=DAY, source=SOURCE, by=None)
    found = cells(Lens("40", date(2017, 10, 1), MONTH, redrawn=True), ["district"])
    assert {key[0]: sold.this.baht for key, sold in found.items()} == {"4040": 100_00, "4031": 40_00}


def test_the_difference_of_each_district_is_shown_either_way_and_together_it_is_none(client, moved):
    client.force_login(make_user(role="province", area="40"))
    for boundaries in ("", "now"):
        look = page(client, boundaries=boundaries).context["look"]
        assert [(one.key, one.then, one.today, one.change) for one in look.shifts] == [
            ("4015", 140_00, 100_00, -40_00),
            ("4031", 0, 40_00, 40_00),
        ]
        shown = page(client, boundaries=boundaries)
        panel = next(panel for panel in shown.context["panels"] if panel.name == "boundaries")
        assert (panel.rows[-1].then, panel.rows[-1].today) == (140_00, 140_00)
        for one in look.shifts:
            for link, sum_ in ((one.then_link, one.then), (one.today_link, one.today)):
                assert client.get(link).context["look"].head.this.baht == sum_
        sheet = client.get(f"{panel.address}&format=csv")
        assert "อ.อำเภอใหม่" in b"".join(sheet.streaming_content).decode()


def test_nothing_is_said_of_boundaries_where_none_changed(client):
    make_sale(make_product(make_producer("40150808")))
    client.force_login(make_user(role="province", area="40"))
    shown = page(client)
    assert shown.context["look"].shifts == []
    assert "boundaries" not in {panel.name for panel in shown.context["panels"]}


def test_a_part_of_the_sums_and_what_was_known_shift_alike(client, moved):
    client.force_login(make_user(role="province", area="40"))
    known = page(client, known_at=moved.isoformat()).context["look"].shifts
    assert [(one.key, one.change) for one in known] == [("4015", -30_00), ("4031", 30_00)]
    shop = page(client, channel="shop").context["look"].shifts
    assert [(one.key, one.then, one.today) for one in shop] == [("4015", 40_00, 0), ("4031", 0, 40_00)]
    assert page(client, channel="fair").context["look"].shifts == []


def test_the_new_officer_reads_the_past_of_her_places_and_a_stranger_does_not(client, moved):
    client.force_login(make_user(role="district", area="4031"))
    assert page(client, area="4031").context["look"].head.this.baht == 0
    assert page(client, area="4031", boundaries="now").context["look"].head.this.baht == 40_00
    recode_area("4031", "4032", day=DAY + timedelta(days=1), source=SOURCE, by=None)
    client.force_login(make_user(role="district", area="4032"))
    assert page(client, area="4031").status_code == 200  # what her district was
    client.force_login(make_user(role="district", area="4025"))
    assert client.get(reverse("figures:sales"), {"area": "4031"}).status_code == 404
