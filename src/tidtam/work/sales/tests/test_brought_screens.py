from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tidtam.ground.areas.tests.factories import make_area
from tidtam.ground.files.models import File
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.work.sales.actions import bring_forward, take_back
from tidtam.work.sales.models import Brought
from tidtam.work.sales.tests.factories import MONTH, make_sale
from tidtam.work.sales.tests.test_brought import FIRST, LAST, SOURCE, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(datetime(2018, 7, 27, 10, 0, tzinfo=BANGKOK)):
        for code in ("4015", "4025", "41"):
            make_area(code)
        yield


@pytest.fixture
def officer(client):
    client.force_login(make_user("province", "40"))
    return client


def pdf():
    return SimpleUploadedFile("table.pdf", b"%PDF-1.7 the table", "application/pdf")


def typed(**changed):
    told = {"area": "40", "first": "ต.ค. 57", "last": "9/2558", "baht": "5,000,000", "source": SOURCE}
    return told | changed


def test_a_sum_is_entered_with_its_paper_and_leads_to_it(officer):
    answer = officer.post(reverse("sales:brought_new"), typed(paper=pdf()), follow=True)
    made = Brought.objects.get()
    assert (made.area_id, made.first, made.last, made.baht) == ("40", FIRST, LAST, 5_000_000_00)
    page = answer.content.decode()
    assert all(text in page for text in ("5,000,000", "ต.ค. 57 – ก.ย. 58", SOURCE, "table.pdf"))
    paper = officer.get(reverse("sales:brought_paper", args=[made.pk]))
    assert b"".join(paper.streaming_content) == b"%PDF-1.7 the table"
    again = officer.post(reverse("sales:brought_new"), typed(paper=pdf()))
    assert (again.status_code, Brought.objects.count(), File.objects.count()) == (302, 1, 1)


def test_what_was_typed_and_sent_is_kept_when_something_is_wrong(officer):
    answer = officer.post(reverse("sales:brought_new"), typed(baht="ห้าล้าน", paper=pdf()))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "ห้าล้าน" in page
    assert SOURCE in page
    assert "table.pdf" in page
    kept = answer.context["stored"][0][1]
    assert officer.post(reverse("sales:brought_new"), typed(kept=kept)).status_code == 302
    assert Brought.objects.get().paper.name == "table.pdf"


def test_a_paper_that_cannot_be_taken_is_named_at_its_field(officer):
    wrong = SimpleUploadedFile("page.exe", b"MZ\x00\x01", "application/octet-stream")
    answer = officer.post(reverse("sales:brought_new"), typed(paper=wrong))
    assert "page.exe" in answer.context["form"].errors["paper"][0]
    assert not Brought.objects.exists()
    bare = officer.post(reverse("sales:brought_new"), typed())
    assert list(bare.context["form"].errors) == ["paper"]


def test_beside_reports_it_is_saved_only_when_that_is_said(officer):
    make_sale(baht=1_000_00)
    told = typed(first="5/2561", last="5/2561")
    answer = officer.post(reverse("sales:brought_new"), {**told, "paper": pdf()})
    assert (answer.status_code, Brought.objects.count()) == (422, 0)
    assert 'type="checkbox" name="beside_reports"' in answer.content.decode()
    kept = answer.context["stored"][0][1]
    officer.post(reverse("sales:brought_new"), {**told, "kept": kept, "beside_reports": "on"})
    assert Brought.objects.get().first == MONTH


def test_a_correction_keeps_the_paper_and_a_sum_taken_back_shows_why(officer):
    made = bring_forward(row(), by=None)
    address = reverse("sales:brought_change", args=[made.pk])
    assert officer.post(address, typed(baht="6,000,000")).status_code == 422  # no reason
    officer.post(address, typed(baht="6,000,000", reason="พิมพ์ผิด"))
    fixed = Brought.objects.get(replaced_at=None)
    assert (fixed.baht, fixed.paper, fixed.reason) == (6_000_000_00, made.paper, "พิมพ์ผิด")
    assert officer.get(reverse("sales:brought_change", args=[made.pk])).status_code == 200
    late = officer.post(address, typed(baht="7,000,000", reason="ช้า"))
    assert late.status_code == 422
    assert not Brought.objects.filter(baht=7_000_000_00).exists()
    officer.post(reverse("sales:brought_end", args=[fixed.pk]), {"reason": "ซ้ำกับรายงาน"})
    page = officer.get(reverse("sales:brought_sum", args=[made.pk])).content.decode()
    assert all(text in page for text in ("5,000,000", "6,000,000", "พิมพ์ผิด", "ซ้ำกับรายงาน"))
    assert not Brought.objects.filter(replaced_at=None).exists()


def test_the_list_shows_what_counts_and_on_request_what_did(officer):
    gone = take_back(bring_forward(row(baht=7_777_00), by=None), reason="ซ้ำ", by=None)
    bring_forward(row(), by=None)
    bring_forward(row("4015", first=date(2015, 10, 1), last=date(2016, 9, 1), baht=3_333_00), by=None)
    bring_forward(row("41", baht=9_999_00), by=None)
    page = officer.get(reverse("sales:brought")).content.decode()
    assert "5,000,000" in page
    assert "3,333" in page
    assert "7,777" not in page
    assert "9,999" not in page
    assert "7,777" in officer.get(reverse("sales:brought"), {"state": "all"}).content.decode()
    narrow = officer.get(reverse("sales:brought"), {"area": "40", "from": "2557-10", "to": "2558-09"})
    assert "5,000,000" in narrow.content.decode()
    assert "3,333" not in narrow.content.decode()
    then = gone.recorded_at.isoformat()
    assert "5,000,000" in officer.get(reverse("sales:brought"), {"known_at": then}).content.decode()


def test_a_district_sees_no_form_for_the_provinces_sum(client):
    client.force_login(make_user("district", "4015"))
    whole, own = bring_forward(row(), by=None), None
    own = bring_forward(row("4015", first=date(2015, 10, 1), last=date(2016, 9, 1)), by=None)
    other = bring_forward(row("4025", first=date(2015, 10, 1), last=date(2016, 9, 1)), by=None)
    for name in ("brought_sum", "brought_paper", "brought_change", "brought_end"):
        found = [
            client.get(reverse(f"sales:{name}", args=[one.pk])).status_code for one in (whole, own, other)
        ]
        assert found == [404, 200, 404], name
    form = client.get(reverse("sales:brought_new")).context["form"]
    assert [code for code, _name in form.fields["area"].choices] == ["4015"]
    refused = client.post(reverse("sales:brought_new"), typed(paper=pdf()))
    assert list(refused.context["form"].errors) == ["area"]


def test_many_sums_take_no_more_queries_than_few(officer, django_assert_max_num_queries):
    bring_forward(row(), by=None)
    for year in (2011, 2012, 2013):
        bring_forward(row(first=date(year, 1, 1), last=date(year, 12, 1)), by=None)
    with django_assert_max_num_queries(12):
        officer.get(reverse("sales:brought"))
