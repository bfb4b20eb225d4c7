"""The pages of sales: what stands on them, where they lead, as known when, and as what they leave."""

import re
from datetime import date, datetime, timedelta
from html import unescape

import pytest
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.actions import bring_forward
from tidtam.work.sales.models import Target
from tidtam.work.sales.tests.factories import MONTH, make_sale
from tidtam.work.sales.tests.test_brought import row

pytestmark = pytest.mark.django_db
NOW = datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)
THEN = "2018-07-27T10:00:00+07:00"
PERIOD = {"area": "40", "from": "2560-10", "to": "2561-06"}
PARTS = ("months", "areas", "movers", "category", "mark", "channel", "kind", "spread")


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def officer(client):
    user = make_user(role="province", area="40")
    client.force_login(user)
    return user


@pytest.fixture
def slip(officer):
    """A village group that sold 9,000 baht a month, and once 9,000,000 by a slip; another, approved, of 4025."""
    group = make_product(make_producer("40150808", name_th="กลุ่มพิมพ์เกิน"))
    make_sale(group, baht=8_000_00, month=date(2017, 5, 1))
    wrong = make_sale(group, baht=9_000_000_00)
    other = make_sale(
        make_product(make_producer("40250505"), category="food"), baht=20_000_00, channel="shop"
    )
    actions.take_step("check", [other.report_id], by=officer)
    actions.take_step("approve", [other.report_id], by=officer)
    return wrong


def page(client, name="sales", *args, **asked):
    return client.get(reverse(f"figures:{name}", args=args), {**PERIOD, **asked})


def words(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def links(answer) -> list[str]:
    body = answer.content.decode()
    main = body[body.index('id="content"') : body.index('class="colophon"')]
    return [unescape(link) for link in re.findall(r'href="(/[^"]+)"', main)]


def test_every_sum_says_what_it_is_and_shows_the_other_beside_it(client, slip):
    everything, official = words(page(client)), words(page(client, standing="official"))
    assert "ยอดจำหน่าย รวมยอดเบื้องต้น 9,020,000 บาท ยอดทางการ 20,000 ยอดเบื้องต้น 9,000,000" in everything
    assert "ยอดจำหน่าย (เฉพาะยอดทางการ) 20,000 บาท ยอดเบื้องต้น 9,000,000 ยอดที่รายงานทั้งหมด 9,020,000" in official
    assert "เฉพาะยอดทางการ" in official


def test_a_slip_that_made_a_district_look_rich_is_found_and_both_numbers_are_shown(client, slip, officer):
    first = page(client)
    top = next(panel for panel in first.context["panels"] if panel.name == "movers").brief[0]
    assert (top.key, top.change) == ("4015", 8_992_000_00)
    district = client.get(top.link)
    mover = next(panel for panel in district.context["panels"] if panel.name == "producers").brief[0]
    assert mover.name == "กลุ่มพิมพ์เกิน"
    assert mover.report_link in links(district)
    report = client.get(mover.report_link)
    assert "9,000,000" in words(report)
    with clock.frozen(NOW + timedelta(hours=2)):
        actions.correct_sale(slip, baht=9_000_00, reason="พิมพ์เกินหนึ่งพันเท่า", by=officer)
        assert "ยอดจำหน่าย รวมยอดเบื้องต้น 29,000 บาท" in words(page(client))
        then = words(page(client, known_at=THEN))
        assert "ยอดจำหน่าย รวมยอดเบื้องต้น 9,020,000 บาท" in then
        assert "ยอดปัจจุบัน 29,000 (ต่าง -8,991,000)" in then
        assert "9,000,000" in words(page(client, "sales_part", "areas", known_at=THEN))
        told = words(client.get(mover.report_link, {"known_at": THEN}))
        assert "9,000 บาท" in told
        assert "9,000,000 บาท" in told


def test_the_moment_goes_along_down_every_link(client, slip):
    asked = {"known_at": THEN, "standing": "official"}
    pages = [page(client, **asked), page(client, **{**asked, "area": "4015"}), page(client, "pivot", **asked)]
    pages += [page(client, "sales_part", name, **asked) for name in PARTS]
    pages.append(page(client, **{**asked, "area": "401508"}))
    reached = 0
    for answer in pages:
        for link in links(answer):
            if link == reverse("figures:list") or "/static/" in link:
                continue
            if link.startswith(reverse("sales:list")):
                continue  # who reported, month by month, as it stands
            reached += 1
            assert "known_at=2018-07-27T10%3A00%3A00%2B07%3A00" in link, link
    assert reached > 100


def test_the_link_of_a_page_always_shows_its_numbers(client, slip, officer):
    before = page(client)
    link = before.context["link"]
    with clock.frozen(NOW + timedelta(days=3)):
        actions.correct_sale(slip, baht=1_00, reason="พิมพ์เกิน", by=officer)
        assert "9,020,000" in words(client.get(link))
    for name, args in (("pivot", ()), ("sales_part", ("areas",))):
        assert "known_at=" in page(client, name, *args).context["link"]


@pytest.mark.parametrize("way", ["category", "mark", "channel", "kind"])
def test_the_parts_add_up_and_lead_down_to_the_rows(client, slip, way):
    rows = page(client, "sales_part", way).context["page"].rows
    assert sum(row.total for row in rows) == 9_020_000_00
    largest = max(rows, key=lambda row: row.total)
    answer = client.get(largest.link)
    assert answer.status_code == 200
    assert sum(line.total for line in answer.context["look"].area_lines) == largest.total
    district = max(answer.context["look"].area_lines, key=lambda line: line.total)
    below = client.get(client.get(district.link).context["look"].area_lines[0].link)
    facts = below.context["asked"].facts()
    assert sum(row.baht for row in client.get(facts).context["page"].rows) == district.total


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ("area", "category"),
        ("area", "channel"),
        ("category", "mark"),
        ("kind", "month"),
        ("month", "area"),
        ("quarter", "channel"),
        ("year", "none"),
    ],
)
def test_an_arranged_table_adds_up_and_each_cell_opens_down(client, slip, rows, columns):
    answer = page(client, "pivot", rows=rows, columns=columns)
    lines = answer.context["page"].rows
    assert sum(line.all.this.baht for line in lines[:-1]) == lines[-1].all.this.baht == 9_020_000_00
    for line in lines[:-1]:
        if line.cells:
            assert sum(sold.this.baht for sold in line.cells.values()) == line.all.this.baht
        for key, link in line.links.items():
            if line.cells[key].this.baht:
                assert client.get(link).status_code == 200


@pytest.mark.parametrize("measure", ["total", "official", "provisional", "units", "growth"])
def test_each_measure_can_be_arranged_and_taken_away(client, slip, measure):
    assert page(client, "pivot", measure=measure).status_code == 200
    sheet = b"".join(page(client, "pivot", measure=measure, format="csv").streaming_content).decode(
        "utf-8-sig"
    )
    assert "อ.หนองสองห้อง" in sheet
    assert "ต.ค. 60 – มิ.ย. 61" in sheet


@pytest.mark.parametrize(
    "asked", [{"rows": "channel", "columns": "category"}, {"rows": "month", "columns": "year"}, {"rows": "x"}]
)
def test_what_is_not_kept_together_is_said_and_not_added_up(client, slip, asked):
    answer = page(client, "pivot", **asked)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "ตุลา"}, {"from": "2561-06", "to": "2560-10"}, {"from": "2400-01", "to": "2699-12"},
        {"from": "0001-01"}, {"known_at": "เมื่อวาน"},
        {"known_at": "9999-12-31T23:59:59-12:00"}, {"category": "x'--"}, {"period": "y1"},
        {"category": "food", "channel": "shop"}, {"standing": "x"},
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("name", ["sales", "pivot"])
def test_what_cannot_be_asked_is_said_on_the_page(client, slip, name, asked):
    answer = page(client, name, **asked)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("area", ["4025", "40", "", "99", "abc", "4015'"])
def test_an_area_that_is_not_the_readers_is_not_there(client, area):
    make_sale()
    client.force_login(make_user(role="district", area="4015"))
    for name, args in (("sales", ()), ("pivot", ()), ("sales_part", ("areas",))):
        assert page(client, name, *args, area=area).status_code == 404
        assert page(client, name, *args, area="4015").status_code == 200


def test_who_looks_after_a_village_is_told_that_sums_go_down_to_the_subdistrict(client):
    make_sale()
    client.force_login(make_user(role="district", area="40150808"))
    for name, args in (("sales", ()), ("pivot", ()), ("sales_part", ("areas",))):
        address = reverse(f"figures:{name}", args=args)
        assert client.get(address).status_code == 200
        assert "ตำบล" in words(client.get(address))
        assert client.get(address, {"area": "40150808"}).status_code == 422


def test_a_part_that_there_is_not_is_not_there(client, slip):
    assert page(client, "sales_part", "planets").status_code == 404
    assert page(client, "sales_part", "movers", format="svg").status_code == 404


def test_the_parts_leave_as_sheets_drawings_and_paper_that_say_what_they_are(client, slip):
    sheet = b"".join(page(client, "sales_part", "areas", format="csv", known_at=THEN).streaming_content)
    assert "ยอดที่รายงานทั้งหมด รวมยอดเบื้องต้น" in sheet.decode("utf-8-sig")
    assert "27 ก.ค. 61 10.00 น." in sheet.decode("utf-8-sig")
    assert b"".join(page(client, "sales_part", "areas", format="xlsx").streaming_content)[:2] == b"PK"
    drawing = page(client, "sales_part", "areas", format="svg")
    assert drawing["Content-Type"].startswith("image/svg+xml")
    assert "อ.หนองสองห้อง" in drawing.content.decode()
    for name, args in (("sales", ()), ("pivot", ()), ("sales_part", ("areas",))):
        paper = page(client, name, *args, format="pdf", known_at=THEN)
        assert b"".join(paper.streaming_content)[:5] == b"%PDF-"


def test_a_page_asks_a_bounded_number_of_questions(client, slip, django_assert_max_num_queries):
    page(client)
    for asked, most in (({}, 33), ({"known_at": THEN}, 41), ({"area": "4015"}, 35)):
        with django_assert_max_num_queries(most):
            page(client, **asked)
    with django_assert_max_num_queries(14):
        page(client, "pivot")


def test_the_year_so_far_stands_against_its_target_as_it_was_set_then(client, slip):
    set_then = {"area_id": "40", "year": date(2017, 10, 1), "baht": 18_040_000_00}
    Target.objects.create(**set_then, recorded_at=NOW - timedelta(days=2))
    Target.objects.create(**{**set_then, "baht": 1_00}, recorded_at=NOW + timedelta(hours=1))
    with clock.frozen(NOW + timedelta(hours=2)):
        assert "50.0 ร้อยละ เป้าหมาย 18,040,000" in words(page(client, known_at=THEN))
        assert "902000000.0 ร้อยละ เป้าหมาย 1 " in words(page(client))
        assert "0.1 ร้อยละ เป้าหมาย" in words(page(client, known_at=THEN, standing="official"))
    assert "เป้าหมาย 18,040,000" not in words(page(client, area="4015"))


def test_what_was_brought_forward_is_a_part_of_its_own_that_opens_to_its_papers(client, slip):
    bring_forward(row(), by=None)  # 5,000,000 for the province, fiscal year 2558
    answer = page(client, **{"from": "2557-10"})
    assert "14,028,000 บาท" in words(answer)
    for panel in answer.context["panels"]:
        if panel.name in {"areas", "category", "mark", "channel", "kind"}:
            assert sum(line.total for line in panel.rows) == 14_028_000_00, panel.name
            assert panel.rows[-1].link.startswith(reverse("sales:brought"))
    partly = words(page(client, **{"from": "2557-11"}))
    assert "9,028,000 บาท" in partly
    assert "จึงไม่นับในช่วงนี้" in partly


def test_usual_periods_can_be_chosen(client, slip):
    assert page(client, period="m201805").context["asked"].start == MONTH
    quarter = page(client, period="q201804").context["asked"]
    assert (quarter.start, quarter.end) == (date(2018, 4, 1), date(2018, 6, 1))
    year = page(client, period="y2016").context["asked"]
    assert (year.start, year.end) == (date(2016, 10, 1), date(2017, 9, 1))
