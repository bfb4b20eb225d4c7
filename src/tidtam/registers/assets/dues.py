"""What is owed of the assets: an inspection, who pays for upkeep, the paper of the land's owner, a last look before
the warranty ends."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.assets.models import Asset
from tidtam.registers.assets.queries import built_on, next_inspection, place, register

INSPECTION, UPKEEP, CONSENT, WARRANTY = (
    "assets.inspection",
    "assets.upkeep",
    "assets.consent",
    "assets.warranty",
)
PAPERS_DAYS = timedelta(days=30)
WARRANTY_DAYS = timedelta(days=60)


def kinds() -> dict[str, str]:
    """The words for what is owed here."""
    return {
        INSPECTION: _("Asset to be inspected"),
        UPKEEP: _("Asset without anybody who pays for upkeep"),
        CONSENT: _("Asset without the landowner's consent on paper"),
        WARRANTY: _("Asset whose warranty is about to end"),
    }


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """What the assets within `area` that the actor may view owe. Inspections are shown once they are near."""
    today = today or clock.today()
    address, labels, found = reverse("assets:list"), dict[str, str](), []
    rows = list(register(actor).filter(within(area, "area_id")))
    owners = district_posts({asset.area_id[:4] for asset in rows})
    for asset in rows:
        owner = owners.get(asset.area_id[:4])
        for kind, what, due in _of(asset, today):
            late_days, state = standing(due, today)
            if kind == INSPECTION and state == "going":
                continue
            if asset.area_id not in labels:
                labels[asset.area_id] = place(asset.area)
            found.append(
                Due(
                    kind=kind,
                    what=f"{what} · {asset.name}" + (f" ({asset.handed_to})" if asset.handed_to else ""),
                    area=asset.area_id,
                    area_label=labels[asset.area_id],
                    post=owner.name if owner else asset.handed_to or _("Nobody has taken it over"),
                    post_code=owner.code if owner else "",
                    due=due,
                    late_days=late_days,
                    state=state,
                    link=f"{address}{asset.key}/",
                )
            )
    return found


def _of(asset: Asset, today: date) -> Iterator[tuple[str, str, date]]:
    due = next_inspection(asset, asset.seen_on)  # type: ignore[attr-defined]
    if due is not None:
        yield INSPECTION, _("Inspect"), due
    papers = built_on(asset) + PAPERS_DAYS
    if not asset.upkeep:
        yield UPKEEP, _("Say who pays for upkeep"), papers
    if not asset.has_consent:
        yield CONSENT, _("Get the landowner's consent on paper"), papers
    ends = asset.warranty_until
    if ends is not None and today <= ends <= today + WARRANTY_DAYS:
        yield WARRANTY, _("Look before the warranty ends"), ends
