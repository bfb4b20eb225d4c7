"""The lists of villages and of offers: their columns and filters."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit import money
from tidtam.kit.access import within
from tidtam.kit.lists import Filter, ListColumn
from tidtam.kit.review.models import State
from tidtam.kit.search import holds, words
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism.models import Kind, Offer, Receives
from tidtam.registers.tourism.queries.villages import lacking_english, state_of

NO_PAGE = "none"


def village_columns() -> list[ListColumn]:
    return [
        ListColumn(
            "village",
            _("Village"),
            "area.label",
            sort=("area__sort_key", "area_id"),
            kind="place",
            link=lambda row: reverse("tourism:village", args=[row.area_id]),
        ),
        ListColumn(
            "where",
            _("Lies in"),
            lambda row: f"{row.area.parent.label} {row.area.parent.parent.label}",
            sort="area_id",
            kind="place",
        ),
        ListColumn("receives", _("Receives visitors"), _receives, sort="page_receives"),
        ListColumn("offered", _("Public offers"), lambda row: row.offered or 0, sort="offered", kind="int"),
        ListColumn(
            "waiting",
            _("Waiting for review"),
            lambda row: (row.waiting_offers or 0) + (row.waiting_pages or 0),
            kind="int",
        ),
        ListColumn(
            "verified", _("Verified on"), "page_verified", sort="page_verified", kind="date", blank_last=True
        ),
        ListColumn("code", _("Code"), "area_id", kind="code", sheet_only=True),
        ListColumn("state", _("Page"), lambda row: state_of(row.page_state), sort="page_state", kind="state"),
    ]


def village_filters(rows: QuerySet[Community]) -> list[Filter]:
    states = [(NO_PAGE, _("No page yet")), *State.choices]
    return [
        Filter("q", _("Name"), None, _find_village),
        _district(rows, "area_id"),
        Filter("state", _("Page"), states, _in_state),
        Filter(
            "receives",
            _("Receives visitors"),
            list(Receives.choices),
            lambda some, told: some.filter(page_receives=told),
        ),
        Filter(
            "waiting",
            _("Waiting for review"),
            [("yes", _("Something waits"))],
            lambda some, _told: some.filter(Q(waiting_pages__gt=0) | Q(waiting_offers__gt=0)),
        ),
    ]


def offer_columns() -> list[ListColumn]:
    return [
        ListColumn(
            "name",
            _("Name"),
            "name_th",
            sort=("sort_key", "pk"),
            link=lambda row: reverse("tourism:offer", args=[row.key]),
        ),
        ListColumn("english", _("Name, in English"), "name_en", sheet_only=True),
        ListColumn("kind", _("Kind"), "get_kind_display", sort="kind"),
        ListColumn(
            "village",
            _("Village"),
            lambda row: f"{row.page.area.label} {row.page.area.parent.parent.label}",
            sort="page__community__area_id",
            kind="place",
        ),
        ListColumn("price", _("Price (baht)"), _price, sort="price_from", blank_last=True),
        ListColumn("pictures", _("Pictures"), "pictured", sort="pictured", kind="int"),
        ListColumn(
            "lacking",
            _("Without English"),
            lambda row: _("yes") if lacking_english(row) else "",
            sheet_only=True,
        ),
        ListColumn("code", _("Code"), "page.code", kind="code", sheet_only=True),
        ListColumn("state", _("State"), _offer_state, sort="state", kind="state"),
    ]


def offer_filters(rows: QuerySet[Offer]) -> list[Filter]:
    lacking = [("english", _("Without English")), ("picture", _("Without a picture to show"))]
    return [
        Filter("q", _("Search"), None, _find_offer),
        _district(rows, "page__community__area_id"),
        Filter("kind", _("Kind"), list(Kind.choices), lambda some, told: some.filter(kind=told)),
        Filter("state", _("State"), list(State.choices), _offer_in_state),
        Filter("lacking", _("Missing"), lacking, _lacking),
    ]


def _district(rows: QuerySet[Any], path: str) -> Filter:
    codes = {code[:4] for code in rows.order_by().values_list(path, flat=True).distinct()}
    districts = Area.objects.filter(pk__in=codes).order_by("sort_key")
    return Filter(
        "district",
        _("District"),
        [(one.code, one.label) for one in districts],
        lambda some, code: some.filter(within(code, path)),
    )


def _receives(row: Any) -> str:
    return str(Receives(row.page_receives).label) if row.page_receives else ""


def _price(row: Offer) -> str:
    if row.price_from is None:
        return ""
    low = money.text(row.price_from)
    return low if row.price_to is None else f"{low}–{money.text(row.price_to)}"


def _offer_state(row: Offer) -> tuple[str, str]:
    """Of a draft beside a public offer: that it waits, for it is what is to be done."""
    draft: Offer | None = getattr(row, "draft", None)
    return state_of(State.REVIEW if draft is not None and draft.state == State.REVIEW else row.state)


def _offer_in_state(rows: QuerySet[Offer], told: str) -> QuerySet[Offer]:
    return (
        rows.filter(Q(state=told) | Q(draft__state=told)) if told == State.REVIEW else rows.filter(state=told)
    )


def _in_state(rows: QuerySet[Community], told: str) -> QuerySet[Community]:
    return rows.filter(Q(("page_state", None)) if told == NO_PAGE else Q(("page_state", told)))


def _lacking(rows: QuerySet[Offer], told: str) -> QuerySet[Offer]:
    if told == "picture":
        return rows.filter(Q(("pictured", 0)))
    return rows.filter(Q(name_en="") | Q(text_en="") & ~Q(text_th=""))


def _find_village(rows: QuerySet[Community], text: str) -> QuerySet[Community]:
    for word in words(text):
        rows = rows.filter(holds(word, Area.searched, "area__") | Q(typed_name__contains=word.text))
    return rows


def _find_offer(rows: QuerySet[Offer], text: str) -> QuerySet[Offer]:
    for word in words(text):
        rows = rows.filter(holds(word, Offer.searched))
    return rows
