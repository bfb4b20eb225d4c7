"""What `tidtam export` writes of registers that only go out: their columns, and their rows in a stable order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.tables import Column
from tidtam.work.followup.models import Action
from tidtam.work.markets.models import Vendor
from tidtam.work.sales.models import Sale

Rows = Iterator[tuple[Any, ...]]
CHUNK = 2000


def sales(area: str) -> tuple[Sequence[Column], Rows]:
    columns = (
        Column("month", _("Month"), kind="month"),
        Column("producer_code", _("Producer's number"), kind="code"),
        Column("producer", _("Producer")),
        Column("product", _("Product")),
        Column("channel", _("Channel")),
        Column("baht", _("Baht"), kind="money"),
        Column("units", _("Units"), kind="int"),
        Column("revision", _("Revision"), kind="int"),
    )
    found = Sale.objects.filter(within(area, "area_id"), standing__gt=0)
    found = found.select_related("report__producer", "product", "channel")
    rows = (
        (s.month, s.report.producer.code, s.report.producer.name, s.product_name, str(s.channel), s.baht,
         s.units, s.revision)
        for s in found.order_by("month", "pk").iterator(chunk_size=CHUNK)
    )  # fmt: skip
    return columns, rows


def vendors(area: str) -> tuple[Sequence[Column], Rows]:
    columns = (
        Column("number", _("Number"), kind="code"),
        Column("name", _("Name")),
        Column("kind", _("Kind")),
        Column("goods", _("Goods")),
        Column("area", _("Area code"), kind="code"),
        Column("registered_on", _("Registered on"), kind="date"),
        Column("withdrawn_on", _("Withdrawn on"), kind="date"),
    )
    rows = (
        (v.number, v.name_th, v.get_kind_display(), v.goods_th, v.area_id, v.registered_on,
         clock.local(v.withdrawn_at).date() if v.withdrawn_at else None)
        for v in Vendor.objects.filter(within(area, "area_id")).order_by("number").iterator(chunk_size=CHUNK)
    )  # fmt: skip
    return columns, rows


def actions(area: str) -> tuple[Sequence[Column], Rows]:
    columns = (
        Column("what", _("What")),
        Column("area", _("Area code"), kind="code"),
        Column("village", _("Village")),
        Column("doer", _("Does it")),
        Column("follower", _("Follows it up")),
        Column("due_on", _("Due"), kind="date"),
        Column("state", _("State")),
        Column("origin", _("Comes from")),
    )
    found = Action.objects.filter(within(area, "area_id")).select_related("area", "doer", "follower")
    rows = (
        (
            a.what,
            a.area_id,
            a.area.label,
            a.doer.name,
            a.follower.name,
            a.due_on,
            a.get_state_display(),
            a.origin,
        )
        for a in found.order_by("area_id", "due_on", "pk").iterator(chunk_size=CHUNK)
    )
    return columns, rows


ONLY_OUT: dict[str, Callable[[str], tuple[Sequence[Column], Rows]]] = {
    "sales": sales,
    "vendors": vendors,
    "actions": actions,
}
