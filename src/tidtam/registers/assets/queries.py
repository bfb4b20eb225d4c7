"""Assets with how they were found last and when they are to be looked at again."""

from datetime import date, timedelta

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.ground.areas.maps import Dot
from tidtam.ground.areas.models import Area, Level
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.dues import standing
from tidtam.registers.assets.models import Asset, Inspection


def register(actor: Actor, verb: str = "view") -> "QuerySet[Asset]":
    """The assets open to the actor, each with seen_on, condition_th, condition_en and broken of its last
    inspection."""
    last = Inspection.objects.filter(asset=OuterRef("pk")).order_by("-inspected_on", "-recorded_at")
    return (
        Asset.objects.open_to(actor, verb)
        .select_related("kind", "area__parent__parent")
        .annotate(
            seen_on=Subquery(last.values("inspected_on")[:1]),
            condition_th=Subquery(last.values("condition__name_th")[:1]),
            condition_en=Subquery(last.values("condition__name_en")[:1]),
            condition_order=Subquery(last.values("condition__order")[:1]),
            broken=Subquery(last.values("condition__is_broken")[:1]),
        )
    )


def built_on(asset: Asset) -> date:
    """The day from which inspections count: of handing over, else the end of its budget year."""
    return asset.handed_on or date(asset.fiscal_year, 9, 30)


def inspected_until(asset: Asset) -> date:
    """The last day on which an inspection may fall due."""
    return date(asset.fiscal_year + asset.inspect_years, 9, 30)


def next_inspection(asset: Asset, seen_on: date | None) -> date | None:
    """When it is to be looked at (again); None when the years of inspection are over."""
    due = months_after(seen_on or built_on(asset), asset.inspect_months)
    return due if due <= inspected_until(asset) else None


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    ordinal = day.year * 12 + day.month - 1 + months
    first = date(ordinal // 12, ordinal % 12 + 1, 1)
    following = date((ordinal + 1) // 12, (ordinal + 1) % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), following - timedelta(days=1))


def condition_shown(asset: Asset) -> tuple[str, str]:
    """How it was found last: state and words. The row is one of `register`."""
    seen_on: date | None = asset.seen_on  # type: ignore[attr-defined]
    if seen_on is None:
        due = next_inspection(asset, None)
        is_late = due is not None and standing(due, clock.today())[1] == "late"
        return ("late" if is_late else "none"), _("Never inspected")
    name = asset.condition_en if (get_language() or "th").startswith("en") else asset.condition_th  # type: ignore[attr-defined]
    if asset.broken:  # type: ignore[attr-defined]
        return "late", name
    due = next_inspection(asset, seen_on)
    overdue = due is not None and due < clock.today()
    return ("soon" if overdue else "done"), name


def dots(assets: "QuerySet[Asset]", address: str) -> list[Dot]:
    """Those that have a point, for the map. address: of the list, to which the key is added."""
    rows = assets.filter(latitude__isnull=False).order_by(F("pk"))
    return [Dot(*one.point, one.name, f"{address}{one.key}/") for one in rows if one.point]


def place(area: Area) -> str:
    """ "บ้านวังคูณ หมู่ 4 ต.หนองเม็ก อ.หนองสองห้อง"; the parents are loaded."""
    labels = [area.label]
    while area.level > Level.DISTRICT and area.parent is not None:
        area = area.parent
        labels.append(area.label)
    return " ".join(labels)
