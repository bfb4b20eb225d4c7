"""Signs with what is written on them."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import models
from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from tidtam.ground.areas.maps import Dot
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.signs import geometry
from tidtam.registers.signs.models import Line, Panel, Permission, Point, Sign, State

SHAPES = {
    State.PLANNED: "none",
    State.PERMITTED: "going",
    State.ORDERED: "going",
    State.INSTALLED: "done",
    State.INSPECTED: "done",
    State.BROKEN: "late",
    State.REMOVED: "none",
}
PERMISSIONS = {
    Permission.NOT_ASKED: "none",
    Permission.ASKED: "soon",
    Permission.GRANTED: "done",
    Permission.REFUSED: "late",
}


def register(actor: Actor, verb: str = "view") -> QuerySet[Sign]:
    """The signs open to the actor, with the first line and its class: first_th, class_code, panel_count."""
    panel = Panel.objects.filter(sign=OuterRef("pk")).order_by("order")
    line = Line.objects.filter(panel__sign=OuterRef("pk")).order_by("panel__order", "order")
    return (
        Sign.objects.open_to(actor, verb)
        .select_related("area__parent__parent", "asset")
        .annotate(
            first_th=Subquery(line.values("text_th")[:1]),
            class_th=Subquery(panel.values("sign_class__name_th")[:1]),
            class_en=Subquery(panel.values("sign_class__name_en")[:1]),
            panel_count=Count("panels", distinct=True),
        )
    )


def whole(rows: QuerySet[Sign]) -> QuerySet[Sign]:
    """With panels, lines and targets, as `checks` and the printed sheets read them."""
    lines = Line.objects.select_related("target__parent__parent")
    panels = Panel.objects.select_related("sign_class").prefetch_related(Prefetch("lines", lines))
    return rows.select_related("area__parent__parent", "asset").prefetch_related(Prefetch("panels", panels))


def state_shown(sign: Sign) -> tuple[str, str]:
    """Shape and word."""
    state = State(sign.state)
    return SHAPES[state], str(state.label)


def permission_shown(sign: Sign) -> tuple[str, str]:
    """Shape and word; one that has ended is told so."""
    if sign.permission_until is not None and sign.permission_until < clock.today():
        return "late", _("Permission ended")
    permission = Permission(sign.permission)
    return PERMISSIONS[permission], str(permission.label)


def dots(signs: QuerySet[Sign], address: str) -> list[Dot]:
    """Those that have a point, for the map; what was removed is not there. address: of the list."""
    rows = signs.filter(latitude__isnull=False).exclude(state=State.REMOVED).order_by("pk")
    return [Dot(*one.point, str(one), f"{address}{one.key}/") for one in rows if one.point]


class Pointed(NamedTuple):
    """What leads to a village. state: that of the sign."""

    sign: Sign
    text: str
    arrow: str


def leading_to(codes: Iterable[str]) -> dict[str, list[Pointed]]:
    """For each village the lines of signs that name it as their target; of signs that were removed none."""
    found: dict[str, list[Pointed]] = {code: [] for code in codes}
    lines = Line.objects.filter(target__in=list(found)).exclude(panel__sign__state=State.REMOVED)
    for line in lines.select_related("panel__sign").order_by("panel__sign__number", "pk"):
        found[str(line.target_id)].append(Pointed(line.panel.sign, line.text_th, line.arrow))
    return found


def near(signs: Iterable[Sign], point: Point, within_m: float) -> list[tuple[float, Sign]]:
    """Those within so many metres of the point, the nearest first, each with its distance."""
    placed = [(geometry.metres(one.point, point), one) for one in signs if one.point is not None]
    return sorted((pair for pair in placed if pair[0] <= within_m), key=lambda pair: (pair[0], pair[1].pk))


def orders(actor: Actor) -> QuerySet[Panel]:
    """Every panel of a sign that was not removed, with whole_cost: satang of all its copies."""
    signs = Sign.objects.open_to(actor, "view").exclude(state=State.REMOVED)
    rows = Panel.objects.filter(sign__in=signs.values("pk")).select_related(
        "sign__area__parent__parent", "sign_class"
    )
    return rows.prefetch_related("lines").annotate(whole_cost=F("cost") * F("copies"))


class Sum(NamedTuple):
    """Of a selection of panels. cost: satang of those whose cost is known; unknown: panels without one."""

    panels: int
    copies: int
    cost: int
    unknown: int


def summed(rows: QuerySet[Panel]) -> Sum:
    told = rows.order_by().aggregate(
        rows=Count("pk"),
        made=models.Sum("copies"),
        whole=models.Sum(F("cost") * F("copies")),
        unknown=Count("pk", filter=Q(cost=None)),
    )
    return Sum(told["rows"], told["made"] or 0, told["whole"] or 0, told["unknown"])
