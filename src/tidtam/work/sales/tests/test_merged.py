"""Who owes a report once producers turned out to be one."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import Q
from django.urls import reverse

from tidtam.ground.people.tests.factories import make_user
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.actions.duplicates import merge_producers, undo_merge
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.sales.actions import NilReport, record_sales
from tidtam.work.sales.models import Report, Total
from tidtam.work.sales.queries.producer import months_of
from tidtam.work.sales.queries.reporting import missing_by_district, reporting_by_area, reporting_by_month
from tidtam.work.sales.tests.factories import make_sale

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2018, 5, 1), date(2018, 6, 1)
MERGED = datetime(2018, 7, 2, 9, 0, tzinfo=BANGKOK)
EVERYWHERE = Q()


@pytest.fixture
def twins():
    """Two of อ.หนองสองห้อง: the one that goes reported May, the one that is kept June."""
    gone, kept = make_producer("40150808", name_th="กลุ่มเก่า"), make_producer("40150808", name_th="กลุ่มใหม่")
    with clock.frozen(MERGED - timedelta(hours=1)):
        record_sales([NilReport(gone.pk, MAY), NilReport(kept.pk, JUNE)], by=None)
    return gone, kept


def rates(**known):
    return {month: tuple(line) for month, line in reporting_by_month("40", [MAY, JUNE], **known).items()}


def test_two_that_are_one_owe_one_report_and_either_may_have_sent_it(twins):
    assert rates() == {MAY: (1, 2), JUNE: (1, 2)}
    with clock.frozen(MERGED):
        merge = merge_producers(*twins, reason="ซ้ำ", by=None)
    assert rates() == {MAY: (1, 1), JUNE: (1, 1)}
    assert tuple(reporting_by_area("40", 4, [MAY, JUNE])["4015"]) == (2, 2)
    assert missing_by_district(EVERYWHERE, [MAY, JUNE]) == {}
    assert rates(known_at=MERGED - timedelta(minutes=1)) == {MAY: (1, 2), JUNE: (1, 2)}
    assert rates(known_at=MERGED) == {MAY: (1, 1), JUNE: (1, 1)}
    with clock.frozen(MERGED + timedelta(days=3)):
        undo_merge(merge, reason="คนละกลุ่ม", by=None)
    assert rates() == {MAY: (1, 2), JUNE: (1, 2)}
    assert missing_by_district(EVERYWHERE, [MAY, JUNE]) == {("4015", MAY): 1, ("4015", JUNE): 1}
    assert rates(known_at=MERGED) == {MAY: (1, 1), JUNE: (1, 1)}


def test_reports_of_both_for_one_month_are_one_that_was_sent(twins):
    gone, kept = twins
    record_sales([NilReport(kept.pk, MAY)], by=None)
    merge_producers(gone, kept, reason="ซ้ำ", by=None)
    assert rates()[MAY] == (1, 1)


def test_what_the_kept_one_owes_reaches_back_to_what_came_with_it():
    gone = make_producer("402505")
    kept = make_producer("40150808", at=datetime(2018, 6, 10, tzinfo=BANGKOK))
    merge_producers(gone, kept, reason="ซ้ำ", by=None)
    assert rates() == {MAY: (0, 1), JUNE: (0, 1)}
    assert missing_by_district(EVERYWHERE, [MAY]) == {("4015", MAY): 1}
    assert missing_by_district(Q(area_id__gte="4025", area_id__lt="4026"), [MAY]) == {}


def test_the_list_of_reports_names_the_kept_one_only_and_says_that_it_reported(client, twins):
    gone, kept = twins
    merge_producers(gone, kept, reason="ซ้ำ", by=None)
    client.force_login(make_user(role="district", area="4015"))
    page = client.get(reverse("sales:list"), {"month": "2561-05"}).content.decode()
    assert "กลุ่มใหม่" in page
    assert "กลุ่มเก่า" not in page
    assert "late" not in page.split("<tbody", 1)[1].split("</tbody", 1)[0]
    missing = client.get(reverse("sales:list"), {"month": "2561-05", "state": "0"}).content.decode()
    assert "กลุ่มใหม่" not in missing


def test_the_page_of_either_tells_the_months_as_they_count(twins):
    gone, kept = twins
    merge_producers(gone, kept, reason="ซ้ำ", by=None)
    assert [(line.month, line.shown[0]) for line in months_of(kept, MAY, JUNE)] == [
        (JUNE, "done"),
        (MAY, "done"),
    ]
    assert [line.month for line in months_of(gone, MAY, JUNE)] == [MAY]  # its own, and nothing that it owes


def test_sums_stay_where_the_sales_were_told():
    sale, kept = make_sale(), make_producer("402505")
    totals = list(Total.objects.order_by("pk").values())
    merge_producers(sale.product.producer, kept, reason="ซ้ำ", by=None)
    assert list(Total.objects.order_by("pk").values()) == totals
    assert Report.objects.get().producer == sale.product.producer
