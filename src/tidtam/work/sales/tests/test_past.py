"""After an area was redrawn: who reads and changes what was told under the code of its time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tidtam.ground.areas.past import may_at
from tidtam.ground.areas.redraw import merge_areas, recode_area, split_area
from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.tests.factories import make_area, make_producer, make_product
from tidtam.work.sales import actions
from tidtam.work.sales.models import Brought, Report, Sale
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.queries.way import waiting
from tidtam.work.sales.tests.factories import MONTH, RECORDED, make_sale, make_sums

pytestmark = pytest.mark.django_db

DAY, SOURCE = date(2018, 7, 1), "ประกาศกระทรวงมหาดไทย"


@pytest.fixture(autouse=True)
def today():
    with clock.frozen(RECORDED + timedelta(days=40)):
        yield


def split():
    split_area("4015", "4031", "อำเภอใหม่", ["401509"], day=DAY, source=SOURCE, by=None)
    return "4031", "4015"


def recode():
    recode_area("4015", "4031", day=DAY, source=SOURCE, by=None)
    return "4031", ""


def merge():
    make_area("40010101")
    merge_areas(["4015"], "4001", day=DAY, source=SOURCE, by=None)
    return "4001", ""


@pytest.mark.parametrize("redraw", [split, recode, merge])
def test_the_office_of_today_reaches_the_past_of_its_producers_and_no_other_changes_it(client, redraw):
    sale = make_sale(make_product(make_producer("40150901")), baht=100_00)
    new, old = redraw()
    hers, theirs = make_user(role="district", area=new), make_user(role="district", area=old or "4025")
    report = reverse("sales:report", args=[sale.report_id])
    pages = [report, reverse("sales:producer", args=[sale.report.producer_id])]
    changes = [
        reverse("sales:correct", args=[sale.pk]),
        reverse("sales:step", args=[sale.report_id, "return"]),
        reverse("sales:realign", args=[sale.report.producer_id]),
    ]
    client.force_login(hers)
    assert [client.get(page).status_code for page in (*pages, *changes)] == [200] * 5
    assert changes[0] in client.get(report).content.decode()
    assert client.get(reverse("sales:facts")).context["page"].rows[0].pk == sale.pk
    sheet = b"".join(client.get(reverse("sales:facts"), {"format": "csv"}).streaming_content).decode()
    assert sheet.splitlines()[1].endswith(",100")
    given = {"baht": "90", "units": "0", "reason": "นับใหม่", "seen": "1"}
    assert client.post(changes[0], given).status_code == 302
    sale.refresh_from_db()
    assert (sale.baht, sale.area_id) == (90_00, "40150901")

    client.force_login(theirs)
    assert client.get(report).status_code == (
        200 if old else 404
    )  # read where the place of that time is theirs
    assert changes[0] not in client.get(report).content.decode()
    assert [client.get(change).status_code for change in changes] == [404] * 3
    assert client.post(changes[0], given | {"seen": "2"}).status_code == 404
    with pytest.raises(PermissionDenied):
        actions.take_step("check", [sale.report_id], by=theirs)
    assert actions.take_step("check", [sale.report_id], by=hers) == 1
    client.force_login(make_user(role="district", area="4102"))
    assert {client.get(page).status_code for page in (*pages, *changes)} == {404}
    assert recount() == []


def test_what_stays_with_the_old_district_is_still_its_own():
    stays, goes = (
        make_sale(make_product(make_producer("40150808"))),
        make_sale(make_product(make_producer("40150901"))),
    )
    split()
    old, new = make_user(role="district", area="4015"), make_user(role="district", area="4031")
    for verb in ("view", "edit"):
        assert list(Sale.objects.open_to(new, verb)) == [goes]
    assert list(Report.objects.open_to(old, "edit")) == [stays.report]
    assert set(Report.objects.open_to(old, "view")) == {stays.report, goes.report}
    assert list(waiting(new, actions.states.WAYS["check"], MONTH, "4031")) == [goes.report]
    assert list(waiting(old, actions.states.WAYS["check"], MONTH, "4015")) == [stays.report]
    assert may_at(old, "view", ["40150901"])
    assert not may_at(old, "edit", ["40150808", "40150901"])


def test_through_every_change_since_and_only_where_somebody_can_say(django_assert_num_queries):
    goes = make_sale(make_product(make_producer("40150901")))
    split()
    recode_area("4031", "4032", day=DAY + timedelta(days=5), source=SOURCE, by=None)
    hers = make_user(role="district", area="4032")
    assert list(Sale.objects.open_to(hers, "edit")) == [goes]
    assert Producer.objects.get(pk=goes.report.producer_id).area_id == "40320901"
    province = make_user(role="province", area="40")
    with django_assert_num_queries(3):  # the grants, the changes, the sales
        assert list(Sale.objects.open_to(province, "edit")) == [goes]


def test_a_place_of_another_code_is_no_other_place(client):
    sale = make_sale(make_product(make_producer("40150901")), baht=100_00)
    split()
    officer = make_user(role="district", area="4031")
    assert actions.realign([sale.report.producer_id], since=MONTH, reason="นับใหม่", by=officer) == 0
    sale.product.category_id = "food"
    sale.product.save(update_fields=["category"])
    assert actions.realign([sale.report.producer_id], since=MONTH, reason="นับใหม่", by=officer) == 1
    sale.refresh_from_db()
    assert (sale.category, sale.area_id) == ("food", "40150901")
    assert recount() == []


def test_a_sum_brought_forward_goes_with_its_district(client):
    make_sale(make_product(make_producer("40150808")))
    make_sums("ตาราง")
    kept = Brought.objects.get()
    recode()
    client.force_login(make_user(role="district", area="4031"))
    assert client.get(reverse("sales:brought_sum", args=[kept.pk])).status_code == 200
    assert client.get(reverse("sales:brought_end", args=[kept.pk])).status_code == 200
    assert client.post(reverse("sales:brought_end", args=[kept.pk]), {"reason": "ซ้ำ"}).status_code == 302
    client.force_login(make_user(role="district", area="4025"))
    assert client.get(reverse("sales:brought_sum", args=[kept.pk])).status_code == 404
