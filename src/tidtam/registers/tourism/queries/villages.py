"""The villages of the programme with how far their pages stand, for those who look after them."""

from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.registers.communities.models import Community
from tidtam.registers.tourism.content import PAIRED
from tidtam.registers.tourism.models import Offer, Picture, VillagePage

SHAPES = {State.DRAFT: "none", State.REVIEW: "soon", State.PUBLISHED: "done", State.WITHDRAWN: "late"}


class Counted(NamedTuple):
    """How many offers of a kind: public, waiting, all."""

    public: int
    waiting: int
    all: int


def villages(actor: Actor) -> QuerySet[Community]:
    """Communities that the actor sees, each with: page_state, page_receives, page_verified, waits (something of it
    waits for a review), offered (public offers)."""
    page = VillagePage.objects.filter(community=OuterRef("pk"), draft_of=None)
    drafts = VillagePage.objects.filter(community=OuterRef("pk"), state=State.REVIEW).order_by()
    offers = Offer.objects.filter(page__community=OuterRef("pk")).order_by()
    counted = Count("pk")
    return (
        Community.objects.open_to(actor, "view")
        .select_related("area__parent__parent")
        .annotate(
            page_state=Subquery(page.values("state")),
            page_receives=Subquery(page.values("receives")),
            page_verified=Subquery(page.values("verified_on")),
            offered=Subquery(
                offers.filter(state=State.PUBLISHED)
                .values("page__community")
                .annotate(number=counted)
                .values("number")
            ),
            waiting_offers=Subquery(
                offers.filter(state=State.REVIEW)
                .values("page__community")
                .annotate(number=counted)
                .values("number")
            ),
            waiting_pages=Subquery(drafts.values("community").annotate(number=counted).values("number")),
        )
    )


def page_of(community: Community) -> VillagePage | None:
    """The village's page itself."""
    rows = VillagePage.objects.filter(community=community, draft_of=None).with_place()
    return rows.select_related("coordinator", "draft").first()


def state_of(state: str | None) -> tuple[str, str]:
    """Shape and word."""
    if state is None:
        return "none", _("No page yet")
    return SHAPES[State(state)], str(State(state).label)


def offers_of(page: VillagePage) -> list[Offer]:
    """All of a village, by kind and name, each with its draft and its first pictures."""
    rows = page.offers.filter(draft_of=None).select_related("draft").prefetch_related("pictures")
    return list(rows.order_by("kind", "sort_key", "pk"))


def lacking_english(record: VillagePage | Offer) -> list[str]:
    """Names of fields that stand in Thai and not in English."""
    names = ("name", "text", "recipe") if isinstance(record, Offer) else PAIRED
    return [
        f"{name}_en" for name in names if getattr(record, f"{name}_th") and not getattr(record, f"{name}_en")
    ]


def offers(actor: Actor) -> QuerySet[Offer]:
    """Every offer that the actor sees, with its village; drafts beside public ones told as `changed`."""
    rows = Offer.objects.open_to(actor, "view").filter(draft_of=None).with_place().select_related("draft")
    return rows.annotate(
        pictured=Count("pictures", filter=Q(pictures__in=Picture.objects.showable().values("pk")))
    )


def waiting(actor: Actor) -> tuple[QuerySet[VillagePage], QuerySet[Offer]]:
    """What waits for a review in the areas of which the actor is an officer, the longest first."""
    pages = VillagePage.objects.filter(reach_q(actor, "edit", "community__area_id"), state=State.REVIEW)
    rows = Offer.objects.filter(reach_q(actor, "edit", "page__community__area_id"), state=State.REVIEW)
    return (
        pages.with_place().order_by(F("sent_at").asc(), "pk"),
        rows.with_place().order_by(F("sent_at").asc(), "pk"),
    )


def pictures_of(record: VillagePage | Offer) -> QuerySet[Picture]:
    """All of a record's, shown to the public or not, in their order."""
    of = {"offer": record} if isinstance(record, Offer) else {"page": record}
    return Picture.objects.filter(**of).select_related("file")
