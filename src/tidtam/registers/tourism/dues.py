"""What is owed of the visitors' villages: a review that was asked for, and a word of the place that it is so."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import SOON_DAYS, Due, standing
from tidtam.kit.review.models import State
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.registers.tourism.queries.public import FRESH_DAYS

REVIEW, VERIFY = "tourism.review", "tourism.verify"
REVIEW_DAYS, FIRST_VERIFY_DAYS, FRESH = timedelta(days=7), timedelta(days=30), timedelta(days=FRESH_DAYS)


class Owed(NamedTuple):
    kind: str
    what: str
    area: Area
    due: date
    link: str


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {
        REVIEW: _("Page for visitors to be reviewed"),
        VERIFY: _("Page for visitors to be verified on the spot"),
    }


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """What the villages within `area` that the actor may view owe; a verification once it is near."""
    today = today or clock.today()
    owed = list(_owed(actor, area, today))
    owners = district_posts({one.area.code[:4] for one in owed}) if owed else {}
    found = []
    for one in owed:
        late_days, state = standing(one.due, today)
        owner = owners.get(one.area.code[:4])
        parent = one.area.parent
        found.append(
            Due(
                kind=one.kind,
                what=one.what,
                area=one.area.code,
                area_label=" ".join(place.label for place in (one.area, parent) if place is not None),
                post=owner.name if owner else _("The district's office"),
                post_code=owner.code if owner else "",
                due=one.due,
                late_days=late_days,
                state=state,
                link=one.link,
            )
        )
    return found


def _owed(actor: Actor, area: str, today: date) -> Iterator[Owed]:
    """Two questions: of the pages, those that wait and those whose word is old or was never given; of the offers,
    those that wait."""
    soon = today + timedelta(days=SOON_DAYS)
    old = Q(verified_on__lte=soon - FRESH) | Q(
        verified_on=None, published_at__lt=clock.end_of(soon - FIRST_VERIFY_DAYS)
    )
    pages = VillagePage.objects.open_to(actor, "view").filter(
        Q(state=State.REVIEW) | Q(state=State.PUBLISHED) & old, within(area, "community__area_id")
    )
    for page in pages.with_place():
        link = reverse("tourism:village", args=[page.code])
        if page.state == State.REVIEW:
            yield Owed(REVIEW, _("Review the village's page"), page.area, _sent(page), link)
        else:
            yield Owed(VERIFY, _("Say that all on the page is still so"), page.area, _again(page), link)
    offers = Offer.objects.open_to(actor, "view").filter(
        within(area, "page__community__area_id"), state=State.REVIEW
    )
    for offer in offers.with_place().select_related("draft_of"):
        kept = offer.draft_of or offer
        link = reverse("tourism:offer", args=[kept.key])
        what = _("Review “%(name)s”") % {"name": offer.name_th}
        yield Owed(REVIEW, what, offer.page.area, _sent(offer), link)


def _sent(record: VillagePage | Offer) -> date:
    asked = record.sent_at or record.changed_at
    return clock.local(asked).date() + REVIEW_DAYS


def _again(page: VillagePage) -> date:
    """By when the place says anew that it is so."""
    if page.verified_on is not None:
        return page.verified_on + FRESH
    assert page.published_at is not None
    return clock.local(page.published_at).date() + FIRST_VERIFY_DAYS
