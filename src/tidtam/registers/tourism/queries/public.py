"""What everybody may see of villages: published, with leave, and told how fresh it is.

Whatever shows a village to the public (pages, papers, open data, search) takes it from here and from nowhere else.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Prefetch, Q

from tidtam.ground.privacy.models import Consent, Purpose
from tidtam.kit import clock
from tidtam.kit.review.models import State
from tidtam.registers.tourism.models import (
    Kind,
    Offer,
    OfferDate,
    OfferSet,
    Picture,
    Receives,
    Recurs,
    Role,
    VillagePage,
    VillagePageSet,
)

FRESH_DAYS, OLD_DAYS = 180, 365


class Contact(NamedTuple):
    """Whom visitors call; what the person does not allow is "". phone: digits."""

    name: str = ""
    phone: str = ""
    line_id: str = ""

    def __bool__(self) -> bool:
        return bool(self.phone or self.line_id)


class Freshness(NamedTuple):
    """When somebody of the place last said that it is so. state: done (fresh), soon (old), late (very old, or never
    said)."""

    on: date | None
    state: str


class Happening(NamedTuple):
    """One coming of an event. starts_on, ends_on: both included."""

    offer: Offer
    starts_on: date
    ends_on: date
    note: str
    cancelled: bool


class Coming(NamedTuple):
    """The same by keys, in the order in which lists show it. day: of OfferDate."""

    starts_on: date
    sort_key: str
    offer: int
    day: int
    ends_on: date


def pages() -> VillagePageSet:
    """The published villages, with their places."""
    return VillagePage.objects.published().with_place()


def receiving() -> VillagePageSet:
    """Those that receive visitors; the others are never offered as open."""
    return pages().exclude(receives=Receives.PAUSED)


def offers(kind: str | None = None) -> OfferSet:
    """What published villages offer, with their places and showable pictures."""
    rows = Offer.objects.published().with_place().prefetch_related(shown_pictures())
    return rows.filter(kind=kind) if kind else rows


def shown_pictures() -> Prefetch[str]:
    """`shown`: the pictures that may be shown, in their order."""
    return Prefetch("pictures", Picture.objects.showable().select_related("file"), to_attr="shown")


def pictures_of(page: VillagePage) -> list[Picture]:
    """The photos of the village itself that may be shown."""
    return list(page.pictures.showable().filter(role=Role.PHOTO).select_related("file"))


def first_pictures(villages: Iterable[VillagePage]) -> dict[int, Picture]:
    """The photo that lists show, by key of the page; one query whatever their number."""
    found: dict[int, Picture] = {}
    rows = Picture.objects.showable().filter(page__in=[one.pk for one in villages], role=Role.PHOTO)
    for picture in rows.select_related("file"):
        found.setdefault(picture.page_id or 0, picture)
    return found


def contact_of(page: VillagePage) -> Contact | None:
    """Whom to call; None without a person who allows it."""
    if page.coordinator_id is None:
        return None
    standing = Consent.objects.filter(
        person=page.coordinator_id, withdrawn_at=None, person__erased_at=None
    ).values_list("purpose", "person__name_th", "person__phone", "person__line_id")
    shown = Contact()
    for purpose, name, phone, line_id in standing:
        if purpose == Purpose.NAME:
            shown = shown._replace(name=name)
        elif purpose == Purpose.PHONE:
            shown = shown._replace(phone=phone)
        elif purpose == Purpose.LINE:
            shown = shown._replace(line_id=line_id)
    return shown or None


def freshness(page: VillagePage, today: date | None = None) -> Freshness:
    """How old the word of the place is."""
    if page.verified_on is None:
        return Freshness(None, "late")
    age = ((today or clock.today()) - page.verified_on).days
    return Freshness(page.verified_on, "done" if age <= FRESH_DAYS else "soon" if age <= OLD_DAYS else "late")


def events_between(first: date, last: date, within: Q | None = None) -> list[Happening]:
    """The comings of published events that touch these days, the earliest first, cancelled ones too (and told so).

    within: a condition on offers. An event that comes every year on the same days is moved into each of the years.
    """
    return happenings(coming(first, last, within))


def coming(first: date, last: date, within: Q | None = None) -> list[Coming]:
    """The same without the offers, for lists that show a part of it: a country has thousands."""
    rows = OfferDate.objects.filter(
        offer__state=State.PUBLISHED, offer__page__state=State.PUBLISHED, offer__kind=Kind.EVENT
    ).filter(Q(offer__recurs=Recurs.YEARLY) | Q(starts_on__lte=last, ends_on__gte=first))
    if within is not None:
        rows = rows.filter(offer__in=Offer.objects.filter(within).values("pk"))
    told = ("pk", "offer_id", "offer__sort_key", "offer__recurs", "starts_on", "ends_on")
    made = []
    for pk, offer, sort_key, recurs, starts_on, ends_on in rows.values_list(*told):
        length = ends_on - starts_on
        starts = [starts_on]
        if recurs == Recurs.YEARLY:
            starts = [_in_year(starts_on, year) for year in range(first.year - 1, last.year + 1)]
        made += [
            Coming(start, sort_key, offer, pk, start + length)
            for start in starts
            if start <= last and start + length >= first
        ]
    return sorted(made)


def happenings(comings: Sequence[Coming]) -> list[Happening]:
    """These comings with what comes; two queries and those of the pictures."""
    found = offers(Kind.EVENT).in_bulk({one.offer for one in comings})
    days = OfferDate.objects.in_bulk({one.day for one in comings})
    return [
        Happening(found[one.offer], one.starts_on, one.ends_on, days[one.day].note, days[one.day].cancelled)
        for one in comings
        if one.offer in found and one.day in days
    ]


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1) - timedelta(days=1)
