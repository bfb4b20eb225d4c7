"""The brochure of a village, from what is published of it."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tidtam.ground.privacy.phones import shown as phone_shown
from tidtam.kit import calendar, clock
from tidtam.kit.notice import notice
from tidtam.registers.tourism.models import Access, Receives, VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.reporting.prints.drawn import Spot, nearest_km
from tidtam.reporting.prints.facts import Brochure, Line, Stop
from tidtam.reporting.prints.gathered import addresses, words
from tidtam.reporting.prints.gathered.goods import goods_item, goods_of
from tidtam.reporting.prints.gathered.grounds import Grounds
from tidtam.reporting.prints.gathered.offers import mark_of_products, occasions, sections, shot
from tidtam.reporting.prints.gathered.places import place_of

AHEAD_DAYS = 365
MOST_NEAR, MOST_NEAR_KM = 3, 30.0


def village_brochure(
    page: VillagePage, language: str, grounds: Grounds, today: date | None = None
) -> Brochure:
    """page: one of `public.pages()`; nothing that is not published or consented to comes in."""
    with translation.override(language):
        return _village(page, language, grounds, today or clock.today())


def _village(page: VillagePage, language: str, grounds: Grounds, today: date) -> Brochure:
    offers = list(public.offers().filter(page=page).order_by("kind", "sort_key", "pk"))
    sold = [offer.product_id for offer in offers if offer.product_id]
    made = goods_of(page.code, sold)
    marks = mark_of_products([*sold, *(one.row.pk for one in made)], today)
    coming = public.events_between(today, today + timedelta(days=AHEAD_DAYS), Q(page=page))
    near = _near(page, grounds.villages(page.code))
    point = page.point
    spots = [Spot((point[1], point[0]), page.area.name, main=True)] if point else []
    spots += [
        Spot((other.point[1], other.point[0]), other.area.name, number)
        for number, (other, _away) in enumerate(near, start=1)
        if other.point
    ]
    return Brochure(
        language=language,
        name=page.area.name,
        kind=_("Community of OTOP Nawatwithi tourism"),
        place=place_of(page.area),
        address=addresses.of("site:village", "village", page.code, language),
        tagline=page.tagline,
        identity=page.identity,
        story=page.story,
        day=page.day,
        shots=tuple(shot(picture) for picture in public.pictures_of(page)[:3]),
        sections=sections(offers, marks, today, goods=[goods_item(one, marks) for one in made]),
        occasions=occasions(coming),
        stops=tuple(
            Stop(number, other.area.name, other.tagline, words.kilometres(away))
            for number, (other, away) in enumerate(near, start=1)
        ),
        stops_title=_("Villages near by"),
        visit=visit_lines(page),
        travel=travel_lines(page),
        contact=contact_lines(page),
        verified=verified(page),
        ground=grounds.of(page.code),
        spots=tuple(spots),
        notice=notice(),
    )


def visit_lines(page: VillagePage) -> tuple[Line, ...]:
    """What to know before coming; only what was told."""
    lines = [Line(_("Visitors"), str(Receives(page.receives).label))]
    if page.receives != Receives.PAUSED and page.notice_days:
        told = ngettext("%(number)d day before", "%(number)d days before", page.notice_days)
        lines.append(Line(_("Ask first"), told % {"number": page.notice_days}))
    lines.append(Line(_("Group"), words.people(page.group_min, page.group_max)))
    if page.guide_fee:
        lines.append(Line(_("Guide"), _("%(price)s a group") % {"price": words.price(page.guide_fee, None)}))
    lines.append(Line(_("Best months"), words.months(page.months)))
    names = {"th": _("Thai"), "en": _("English"), "lo": _("Lao")}
    lines.append(Line(_("Languages"), ", ".join(names[code] for code in page.languages if code in names)))
    ways = [str(Access(code).label) for code in page.access_ways if code in Access.values]
    lines.append(Line(_("For everybody"), ", ".join(ways)))
    return tuple(line for line in lines if line.text)


def travel_lines(page: VillagePage) -> tuple[Line, ...]:
    lines = (Line(_("By road"), page.way), Line(_("By bus or train"), page.transit))
    return tuple(line for line in lines if line.text)


def contact_lines(page: VillagePage) -> tuple[Line, ...]:
    """Only with the person's standing consent to each of them."""
    contact = public.contact_of(page)
    if contact is None:
        return ()
    lines = (
        Line(_("Coordinator"), contact.name),
        Line(_("Telephone"), phone_shown(contact.phone)),
        Line(_("LINE"), contact.line_id),
    )
    return tuple(line for line in lines if line.text)


def verified(page: VillagePage) -> str:
    if page.verified_on is None:
        return ""
    return _("Last verified on %(day)s") % {"day": calendar.date_long(page.verified_on)}


def _near(page: VillagePage, others: list[VillagePage]) -> list[tuple[VillagePage, float]]:
    """The nearest published villages that receive visitors, with the straight distance."""
    if page.point is None:
        return []
    kept = [
        other for other in others if other.pk != page.pk and other.point and other.receives != Receives.PAUSED
    ]
    places = [(other.point[1], other.point[0]) for other in kept if other.point]
    away = nearest_km((page.point[1], page.point[0]), places)
    found = sorted(zip(kept, away, strict=True), key=lambda pair: (pair[1], pair[0].code))
    return [pair for pair in found if pair[1] <= MOST_NEAR_KM][:MOST_NEAR]
