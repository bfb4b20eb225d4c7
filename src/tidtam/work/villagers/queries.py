"""What was promised to a village, and how its links stand."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.secret_links import print_of
from tidtam.work.plan import standings
from tidtam.work.plan.models import Target
from tidtam.work.villagers.models import VillageAnswer, VillageLink
from tidtam.work.villagers.models import VillageLinkSet as Links

MOST = 40
PARENTS = "area__parent__parent"


@dataclass(frozen=True)
class Promised:
    """One target as its village sees it; last: what it answered last."""

    target: Target
    shown: tuple[str, str]
    last: VillageAnswer | None


def by_token(token: str) -> VillageLink | None:
    """The link that the token opens, whatever its state."""
    return VillageLink.objects.select_related(PARENTS).filter(token_print=print_of(token)).first()


def links_of(actor: Actor) -> Links:
    """Links of the actor's villages."""
    return VillageLink.objects.open_to(actor, "edit").select_related(PARENTS)


def promised_to(area: Area) -> list[Promised]:
    """Everything that was not dropped: what is open first, the soonest due before; in two queries."""
    rows = Target.objects.kept().filter(area=area).select_related("item", "responsible")
    targets = list(rows.order_by(F("done_on").desc(nulls_first=True), "due_on", "item__order")[:MOST])
    last: dict[int, VillageAnswer] = {}
    for one in VillageAnswer.objects.filter(target__in=targets).order_by("answered_at"):
        last[one.target_id] = one
    soon = standings.rules_of(area.code).soon_days
    today = clock.today()
    return [Promised(one, standings.of(one, today, soon), last.get(one.pk)) for one in targets]


def link_shown(link: VillageLink) -> tuple[str, str]:
    """How a link stands, as state and words."""
    if link.closed_at is not None:
        return "none", _("Link closed")
    if link.expires_at <= clock.now():
        return "late", _("Expired")
    if link.sent_at is not None:
        return "done", _("The village has answered")
    return ("soon", _("Opened, not answered yet")) if link.used_at else ("none", _("Not opened"))
