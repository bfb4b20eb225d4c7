"""Posters of a village and of an event."""

from datetime import date, timedelta

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.registers.tourism.queries import public
from tidtam.reporting.prints.facts import Poster
from tidtam.reporting.prints.gathered import words
from tidtam.reporting.prints.gathered.grounds import Grounds
from tidtam.reporting.prints.gathered.offers import first_shot
from tidtam.reporting.prints.gathered.village import village_brochure

AHEAD_DAYS = 365


def village_poster(page: VillagePage, language: str, grounds: Grounds, today: date | None = None) -> Poster:
    found = village_brochure(page, language, grounds, today)
    names = [item.name for section in found.sections for item in section.items[:2]]
    return Poster(
        language=language,
        name=found.name,
        kind=found.kind,
        place=found.place,
        address=found.address,
        tagline=found.tagline,
        text=found.identity or found.story,
        chips=tuple(names),
        shots=found.shots or found.every_shot[:1],
        contact=found.contact,
        ground=found.ground,
        spots=tuple(spot for spot in found.spots if spot.main),
        notice=found.notice,
    )


def event_poster(offer: Offer, language: str, grounds: Grounds, today: date | None = None) -> Poster | None:
    """Of a published event with a coming that is not cancelled; None without one."""
    today = today or clock.today()
    with translation.override(language):
        coming = public.events_between(today, today + timedelta(days=AHEAD_DAYS), Q(pk=offer.pk))
        kept = [one for one in coming if not one.cancelled]
        if not kept:
            return None
        village = village_poster(offer.page, language, grounds, today)
        own = first_shot(kept[0].offer.shown)  # type: ignore[attr-defined]
        return Poster(
            language=language,
            name=offer.name,
            kind=_("Festival or event"),
            place=f"{village.name} {village.place}",
            address=village.address,
            tagline=kept[0].note,
            text=offer.text,
            when=words.days(kept[0].starts_on, kept[0].ends_on),
            shots=(own,) if own else village.shots,
            contact=village.contact,
            ground=village.ground,
            spots=village.spots,
            notice=village.notice,
        )
