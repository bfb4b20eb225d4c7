"""An asset that was found broken becomes a matter that somebody has to do."""

from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tidtam.ground.people.models import User
from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.registers.assets.models import Asset, Inspection
from tidtam.work.followup.actions.chain import made
from tidtam.work.followup.models import Action, Severity
from tidtam.work.followup.queries.coverage import nearest_post

REPAIR_DAYS = 30


@transaction.atomic
def inspected(inspection: Inspection, *, by: User) -> None:
    """One unfinished matter about each broken asset: done by the district's post, followed up by the one that is
    assigned to the smallest area around it. Where there is no such post nothing is made, and the asset is a due.
    """
    if not inspection.condition.is_broken:
        return
    asset = Asset.objects.select_for_update().get(pk=inspection.asset_id)
    if Action.objects.filter(asset=asset).unfinished().exists():
        return
    district = asset.area_id[:4]
    doer = district_posts([district]).get(district)
    follower = nearest_post(asset.area_id, but=doer)
    if doer is None or follower is None:
        return
    with translation.override("th"):  # kept as text, and read by Thai offices
        words = _("Repair %(name)s") % {"name": asset.name}
        origin = _("Inspection of an asset: %(name)s") % {"name": asset.name}
    made(
        what=f"{words}: {inspection.note}"[:400],
        area=asset.area,
        doer=doer,
        follower=follower,
        due_on=max(inspection.inspected_on, clock.today()) + timedelta(days=REPAIR_DAYS),
        origin=origin[:200],
        origin_link=f"/desk/assets/{asset.key}/",
        severity=Severity.SERIOUS,
        asset=asset,
        by=by,
    )
