"""What of the villages and their offers is open data: what is published, without anybody's name or number."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.opened import OpenPage, OpenRow, OpenSet
from tidtam.registers.tourism.models import Kind, Offer, OfferDate, VillagePage
from tidtam.registers.tourism.queries import public

PIECE = 500
VILLAGE = {
    "code": _("Code of the village (Department of Provincial Administration)"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "district_code": _("Code of the district"),
    "tagline_th": _("In one line, in Thai"),
    "tagline_en": _("In one line, in English"),
    "receives": _("Whether it receives visitors now: yes, booked (by appointment only), paused"),
    "notice_days": _("Days of notice"),
    "group_min": _("Smallest group"),
    "group_max": _("Largest group"),
    "languages": _("Languages spoken with visitors"),
    "verified_on": _("Last verified on the spot"),
}
OFFER = {
    "key": _("Stable number"),
    "kind": _("Kind of offer"),
    "name_th": _("Name in Thai"),
    "name_en": _("Name in English"),
    "text_th": _("Description in Thai"),
    "text_en": _("Description in English"),
    "village": _("Code of the village (Department of Provincial Administration)"),
    "price_from": _("Price from, in baht"),
    "price_to": _("Price up to, in baht"),
    "months": _("Months in which it is to be had; empty for all the year"),
}
EVENT = OFFER | {
    "dates": _("Days, from and until; moving feasts year by year"),
    "recurs": _("How it comes again"),
}
STAY = OFFER | {"rooms": _("Rooms"), "sleeps": _("How many it sleeps"), "certificate": _("Certificate")}

#: kind -> set, words, columns, schema.org's type
SETS: dict[str, tuple[str, Any, Any, str]] = {
    Kind.ATTRACTION: ("attractions", _("Places to see"), OFFER, "TouristAttraction"),
    Kind.DISH: ("dishes", _("Local dishes"), OFFER, "MenuItem"),
    Kind.SOUVENIR: ("souvenirs", _("Souvenirs"), OFFER, "Product"),
    Kind.HOMESTAY: ("homestays", _("Homestays"), STAY, "LodgingBusiness"),
    Kind.ACTIVITY: ("activities", _("Activities"), OFFER, "TouristTrip"),
    Kind.EVENT: ("events", _("Festivals and events"), EVENT, "Event"),
}


def sets() -> list[OpenSet]:
    found = [
        OpenSet(
            "villages",
            _("Villages that receive visitors"),
            _("Villages of the programme whose page is published, with their position."),
            VILLAGE,
            _villages,
            "TouristDestination",
            ("tourism.villagepage",),
        )
    ]
    for kind, (code, title, columns, thing) in SETS.items():
        about = _("What published villages offer to visitors, with position and price where they are known.")
        subjects = ("tourism.offer", "tourism.villagepage")
        found.append(OpenSet(code, title, about, columns, _rows(kind), thing, subjects))
    return found


def pages() -> Iterator[OpenPage]:
    """Districts with published villages, and the villages."""
    districts = set()
    for page in public.pages().order_by("community__area_id").iterator(chunk_size=PIECE):
        if page.code[:4] not in districts:
            districts.add(page.code[:4])
            yield OpenPage("site:district", (page.code[:4],))
        yield _page(page)


def _page(page: VillagePage) -> OpenPage:
    return OpenPage("site:village", (page.code,), page.changed_at)


def _villages() -> Iterator[OpenRow]:
    for page in public.pages().order_by("community__area_id").iterator(chunk_size=PIECE):
        values = {
            "code": page.code,
            "name_th": page.area.name_th,
            "name_en": page.area.name_en,
            "district_code": page.code[:4],
            "tagline_th": page.tagline_th,
            "tagline_en": page.tagline_en,
            "receives": page.receives,
            "notice_days": page.notice_days,
            "group_min": page.group_min,
            "group_max": page.group_max,
            "languages": page.languages,
            "verified_on": page.verified_on.isoformat() if page.verified_on else None,
        }
        things = {
            "name": page.area.name_th,
            "alternateName": page.area.name_en,
            "description": page.tagline_th,
        }
        yield OpenRow(f"village/{page.code}", values, page.point, _page(page), things)


def _rows(kind: str) -> Callable[[], Iterator[OpenRow]]:
    return lambda: _offers(kind)


def _offers(kind: str) -> Iterator[OpenRow]:
    found = Offer.objects.published().filter(kind=kind).with_place().order_by("pk")
    first = 0
    while piece := list(found.filter(pk__gt=first)[:PIECE]):
        dates = _dates(piece) if kind == Kind.EVENT else {}
        for offer in piece:
            yield _offer(offer, dates.get(offer.pk, []))
        first = piece[-1].pk


def _dates(piece: list[Offer]) -> dict[int, list[OfferDate]]:
    found: dict[int, list[OfferDate]] = {}
    for row in OfferDate.objects.filter(Q(offer__in=[one.pk for one in piece]), cancelled=False):
        found.setdefault(row.offer_id, []).append(row)
    return found


def _offer(offer: Offer, dates: list[OfferDate]) -> OpenRow:
    values = {
        "key": str(offer.key),
        "kind": offer.kind,
        "name_th": offer.name_th,
        "name_en": offer.name_en,
        "text_th": offer.text_th,
        "text_en": offer.text_en,
        "village": offer.page.code,
        "price_from": _baht(offer.price_from),
        "price_to": _baht(offer.price_to),
        "months": offer.months,
    }
    things: dict[str, Any] = {
        "name": offer.name_th,
        "alternateName": offer.name_en,
        "description": offer.text_th,
    }
    if offer.kind == Kind.EVENT:
        spans = [(row.starts_on.isoformat(), row.ends_on.isoformat()) for row in dates]
        values |= {"dates": [f"{first}/{last}" for first, last in spans], "recurs": offer.recurs}
        if spans:
            things |= {"startDate": spans[-1][0], "endDate": spans[-1][1]}
    if offer.kind == Kind.HOMESTAY:
        values |= {"rooms": offer.rooms, "sleeps": offer.sleeps, "certificate": offer.certificate}
    return OpenRow(f"offer/{offer.key}", values, offer.point or offer.page.point, _page(offer.page), things)


def _baht(satang: int | None) -> str | None:
    return None if satang is None else f"{satang // 100}.{satang % 100:02d}"
