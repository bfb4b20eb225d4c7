"""The list of assets: its columns and filters."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit import calendar
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.search import holds, words
from tidtam.registers.assets.models import Asset, AssetKind
from tidtam.registers.assets.queries import condition_shown, next_inspection, place

Rows = QuerySet[Asset]


def columns() -> list[ListColumn]:
    return [
        ListColumn(
            "name",
            _("Name"),
            sort=("sort_key", "pk"),
            link=lambda row: reverse("assets:asset", args=[row.key]),
        ),
        ListColumn("kind", _("Kind"), "kind", sort="kind__order", kind="place"),
        ListColumn("place", _("Place"), lambda row: place(row.area), sort="area_id", kind="place"),
        ListColumn("cost", _("Cost (baht)"), sort="cost", kind="money", blank_last=True),
        ListColumn(
            "year",
            _("Fiscal year"),
            lambda row: str(calendar.be(row.fiscal_year)),
            sort="fiscal_year",
            kind="code",
        ),
        ListColumn("number", _("Register number"), "register_number", kind="code", sheet_only=True),
        ListColumn("source", _("Source of the money"), "money_source", sheet_only=True),
        ListColumn("contract", _("Contract number"), "contract", sheet_only=True),
        ListColumn("owner", _("Owner of the land"), "get_land_owner_display", sheet_only=True),
        ListColumn("consent", _("Number of the consent paper"), "consent_number", sheet_only=True),
        ListColumn("handed", _("Handed over to"), "handed_to", sheet_only=True),
        ListColumn("handed_on", _("Handed over on"), "handed_on", kind="date", sheet_only=True),
        ListColumn("upkeep", _("Who pays for upkeep"), "upkeep", sheet_only=True),
        ListColumn("warranty", _("Warranty until"), "warranty_until", kind="date", sheet_only=True),
        ListColumn("next", _("Next inspection"), lambda row: next_inspection(row, row.seen_on), kind="date"),
        ListColumn(
            "state", _("Condition"), condition_shown, sort="condition_order", kind="state", blank_last=True
        ),
    ]


def filters(rows: Rows) -> list[Filter]:
    codes = {code[:4] for code in rows.order_by().values_list("area_id", flat=True).distinct()}
    districts = Area.objects.filter(pk__in=codes).order_by("sort_key")
    states = [
        ("broken", _("Broken")),
        ("never", _("Never inspected")),
        ("upkeep", _("Nobody pays for upkeep")),
        ("consent", _("Consent paper missing")),
    ]
    return [
        Filter("q", _("Search"), None, _find),
        Filter(
            "district",
            _("District"),
            [(one.code, one.label) for one in districts],
            lambda some, code: some.filter(within(code, "area_id")),
        ),
        Filter(
            "kind",
            _("Kind"),
            [(one.code, str(one)) for one in AssetKind.objects.all()],
            lambda some, code: some.filter(kind__code=code),
        ),
        Filter("state", _("Condition"), states, _standing),
    ]


def _find(rows: Rows, text: str) -> Rows:
    for word in words(text):
        named = Q(name__contains=word.text) | Q(register_number__contains=word.text)
        rows = rows.filter(holds(word, Area.searched, "area__") | named | Q(contract__contains=word.text))
    return rows


def _standing(rows: Rows, asked: str) -> Rows:
    asks: dict[str, Any] = {
        "broken": Q(broken=True),
        "never": Q(seen_on=None),
        "upkeep": Q(upkeep=""),
        "consent": Q(consent_number="", consent=None),
    }
    return rows.filter(asks[asked])
