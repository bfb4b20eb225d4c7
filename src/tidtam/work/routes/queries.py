"""Routes with their stops, what one may stop at, and what stands behind a stop no longer."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area, Level
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.review.models import State
from tidtam.registers.centres.models import Centre, Standing
from tidtam.registers.signs.models import State as SignState
from tidtam.registers.signs.queries import Pointed, leading_to
from tidtam.registers.tourism.models import Kind, Receives
from tidtam.registers.tourism.queries import public
from tidtam.work.routes.models import Route, RouteSet, Stop

STAYS = {Kind.ATTRACTION: 60, Kind.DISH: 60, Kind.SOUVENIR: 30, Kind.HOMESTAY: 12 * 60, Kind.ACTIVITY: 90}
VILLAGE_STAY, CENTRE_STAY = 90, 20


class Gone(NamedTuple):
    """Why nobody is received at a stop. told: whether the public may know its name still."""

    why: str
    told: bool


class SignRow(NamedTuple):
    """A village that the route goes to and what leads there. state: done, late or none; it is in words too."""

    village: Area
    state: str
    words: str
    standing: list[Pointed]
    broken: list[Pointed]


def stops() -> "QuerySet[Stop]":
    """With all that a stop's name, place and hours are read from."""
    return Stop.objects.select_related(
        "page__community__area__parent__parent__parent",
        "offer__page__community__area__parent__parent__parent",
        "centre__asset__area__parent__parent",
    ).order_by("day", "order")


def with_places(route: Route) -> list[Stop]:
    return list(stops().filter(route=route))


def whole(rows: RouteSet) -> RouteSet:
    """With their areas, drafts and stops."""
    return rows.select_related("area__parent", "draft").prefetch_related(Prefetch("stops", stops()))


def register(actor: Actor) -> RouteSet:
    """The routes that the reader may see, without the drafts beside them."""
    return whole(Route.objects.open_to(actor, "view").standing())


def shown() -> RouteSet:
    """Those that everybody may see, in Thai order."""
    return whole(Route.objects.published()).order_by("sort_key", "pk")


def gone(stop: Stop) -> Gone | None:
    """Why this stop is not to be offered as open; None where it is."""
    village = stop.village
    if stop.offer is not None and stop.offer.state != State.PUBLISHED:
        return Gone(_("It is not shown to the public."), False)
    if village is not None and village.state != State.PUBLISHED:
        return Gone(_("Its village is not shown to the public."), False)
    if village is not None and village.receives == Receives.PAUSED:
        return Gone(_("The village receives nobody for the time being."), True)
    if stop.centre is not None and not (stop.centre.shown and stop.centre.standing == Standing.OPEN):
        return Gone(_("The centre is not open."), True)
    if stop.point is None:
        return Gone(_("Its position is not known."), True)
    return None


def choices(province: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """What a route of that province may stop at: (village or group, [(key, name)]), in Thai order."""
    found: list[tuple[str, list[tuple[str, str]]]] = []
    pages = public.receiving().filter(within(province, "community__area_id"))
    offers: dict[int, list[tuple[str, str]]] = {}
    rows = public.offers().filter(within(province, "page__community__area_id")).exclude(kind=Kind.EVENT)
    for offer in rows.order_by("kind", "sort_key"):
        label = f"{offer.name} ({Kind(offer.kind).label})"
        offers.setdefault(offer.page_id, []).append((f"offer:{offer.pk}", label))
    for page in pages.order_by("community__area__sort_key"):
        parent = page.area.parent
        district = parent.parent.label if parent is not None and parent.parent is not None else ""
        village = (f"page:{page.pk}", _("%(village)s: the village") % {"village": page.area.label})
        found.append((f"{page.area.label} {district}", [village, *offers.get(page.pk, [])]))
    centres = Centre.objects.published().filter(within(province, "asset__area_id")).select_related("asset")
    if centres:
        named = [(f"centre:{one.pk}", one.asset.name) for one in centres.order_by("asset__sort_key")]
        found.append((_("Information centres"), named))
    return found


def areas_for(codes: Iterable[str]) -> "QuerySet[Area]":
    """Provinces and districts whose officers may keep a route, within those that the person reaches."""
    from tidtam.kit.access import within_any

    return Area.objects.filter(within_any(codes), level__in=[Level.PROVINCE, Level.DISTRICT]).order_by("code")


def sign_rows(found: Iterable[Stop]) -> list[SignRow]:
    """For each village that the route goes to, in its order: the signs that lead there, or that none does."""
    villages = {stop.village.code: stop.village.area for stop in found if stop.village is not None}
    told = leading_to(villages)
    rows = []
    for code, area in villages.items():
        standing = [one for one in told[code] if one.sign.state in {SignState.INSTALLED, SignState.INSPECTED}]
        broken = [one for one in told[code] if one.sign.state == SignState.BROKEN]
        planned = len(told[code]) - len(standing) - len(broken)
        if broken:
            state, words = "late", _("%(count)s broken") % {"count": len(broken)}
        elif standing:
            state, words = "done", _("%(count)s standing") % {"count": len(standing)}
        else:
            said = (
                _("None stands; %(count)s planned") % {"count": planned} if planned else _("None leads there")
            )
            state, words = "soon" if planned else "late", said
        rows.append(SignRow(area, state, words, standing, broken))
    return rows
