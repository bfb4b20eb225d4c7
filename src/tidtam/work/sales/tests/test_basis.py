"""What a report rests on and who told it changes by a person's word, with its line in the trail."""

import uuid
from datetime import datetime

import pytest

from tidtam.ground.trail.models import Entry
from tidtam.kit import clock
from tidtam.kit.clock import BANGKOK
from tidtam.registers.producers.tests.factories import make_producer
from tidtam.work.sales import actions
from tidtam.work.sales.actions import SaleRow, SalesRefused
from tidtam.work.sales.models import Report
from tidtam.work.sales.telling import NotTold, TellingForm, ask, send
from tidtam.work.sales.tests.factories import MONTH, make_channels
from tidtam.work.sales.tests.test_telling import opened

pytestmark = pytest.mark.django_db


@pytest.fixture
def producer():
    make_channels()
    with clock.frozen(datetime(2018, 6, 8, 10, 0, tzinfo=BANGKOK)):
        yield make_producer(name_th="กลุ่มทอผ้า")


def record(*rows, **fields):
    actions.record_sales(rows, by=None, **fields)


def test_what_a_sent_report_rests_on_and_who_told_it_can_change_without_an_amount(producer):
    record(SaleRow(None, MONTH, "unsplit", 700_00, producer=producer.pk), informant="นางบัวผัน")
    typed = opened(producer) | {"source": "receipts", "informant": "นายแสง ประธานกลุ่ม"}
    form = TellingForm(ask(producer, MONTH), typed, proxy=True)
    send(form, by=None)
    report = Report.objects.get()
    assert (report.source, report.informant, report.baht) == ("receipts", "นายแสง ประธานกลุ่ม", 700_00)
    entry = Entry.objects.get(verb="sales.restate")
    assert entry.detail == {"changes": {"basis": ["self", "receipts"]}, "fields": ["informant"]}
    with pytest.raises(NotTold):  # whoever had the page before sees that it changed
        send(TellingForm(ask(producer, MONTH), typed | {"draft": str(uuid.uuid4())}, proxy=True), by=None)


def test_a_producer_that_tells_by_itself_leaves_who_told_before(producer):
    record(SaleRow(None, MONTH, "unsplit", 700_00, producer=producer.pk), informant="นางบัวผัน")
    send(TellingForm(ask(producer, MONTH), opened(producer) | {"source": "estimate"}), by=None)
    assert Report.objects.values_list("source", "informant").get() == ("estimate", "นางบัวผัน")


def test_what_a_final_report_rests_on_needs_a_reason(producer):
    record(SaleRow(None, MONTH, "unsplit", 700_00, producer=producer.pk))
    Report.objects.update(state="locked")
    report = Report.objects.get()
    with pytest.raises(SalesRefused):
        actions.restate([actions.Basis(report.pk, "receipts")], by=None)
    with pytest.raises(SalesRefused):
        actions.restate([actions.Basis(report.pk, "hearsay")], by=None, reason="ตรวจแล้ว")
    assert actions.restate([actions.Basis(report.pk, "receipts")], by=None, reason="ตรวจแล้ว") == 1
    assert actions.restate([actions.Basis(report.pk, "receipts")], by=None, reason="ตรวจแล้ว") == 0
