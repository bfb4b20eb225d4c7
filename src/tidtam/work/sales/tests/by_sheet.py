"""A village's sheet by a link in tests: made, filled in, sent, taken back."""

import re
from datetime import date

from django.urls import reverse

from tidtam.ground.areas.models import Area
from tidtam.work.sales.actions.sheet_links import make_sheet_link
from tidtam.work.sales.models import SheetLink
from tidtam.work.sales.queries import sums
from tidtam.work.sales.queries.recount import recount
from tidtam.work.sales.tests.factories import MONTH
from tidtam.work.sales.tests.test_tell import fields

VILLAGE = "40150808"


def sheet_for(producers, month: date = MONTH) -> tuple[SheetLink, str]:
    area = Area.objects.get(pk=VILLAGE)
    made = make_sheet_link(area, month, [one.pk for one in producers], told_by="ผู้ใหญ่บ้านหมู่ 8", by=None)
    return made.link, reverse("tell:sheet", args=[made.token])


def typed(page, **rows: str) -> dict[str, str]:
    """The page as it is, but for the forms that take a row back, with what is typed on top."""
    found = {
        name: value for name, value in fields(page).items() if not name.startswith("nil_") and name != "seen"
    }
    return found | rows


def send(phone, address: str, **rows: str):
    """Fill in, look at the sums, send; the answer to the sending."""
    back = phone.post(address, typed(phone.get(address), **rows))
    assert back.status_code == 200, re.findall(r'class="problem"[^>]*>[^<]*', back.content.decode())
    return phone.post(address, fields(back) | {"confirmed": "1"})


def undo(phone, address: str, producer, seen: str = ""):
    page = phone.get(address).content.decode()
    if not seen:
        seen = re.findall(rf'name="seen" value="([^"]*)"><button[^>]*value="{producer.pk}"', page)[0]
    return phone.post(address, {"undo": str(producer.pk), "seen": seen}), seen


def total() -> int:
    assert recount() == []
    return sums.total(sums.Span("40", MONTH, MONTH))
