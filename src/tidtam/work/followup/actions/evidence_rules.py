"""A province says what it calls far."""

from django.db import transaction

from tidtam.ground.people.models import User
from tidtam.ground.trail.actions import write
from tidtam.work.followup import refusals
from tidtam.work.followup.models import EvidenceRules, evidence_rules

METRES, HOURS = (50, 100_000), (1, 24 * 31)


@transaction.atomic
def set_evidence_rules(province: str, *, near_metres: int, photo_hours: int, by: User) -> EvidenceRules:
    """From now on; a visit that is recorded already keeps what was said of its place then."""
    if not by.may("approve", province):
        raise refusals.NotEntitled
    if not METRES[0] <= near_metres <= METRES[1]:
        raise refusals.MetresOutOfRange(least=METRES[0], most=f"{METRES[1]:,}")
    if not HOURS[0] <= photo_hours <= HOURS[1]:
        raise refusals.HoursOutOfRange(least=HOURS[0], most=HOURS[1])
    before = evidence_rules(province)
    rules, _made = EvidenceRules.objects.update_or_create(
        province=province, defaults={"near_metres": near_metres, "photo_hours": photo_hours}
    )
    write(
        by,
        "followup.set_evidence_rules",
        f"followup.evidence_rules:{province}",
        area=province,
        summary=f"{near_metres:,} m, {photo_hours} h",
        before=f"{before.near_metres:,} m, {before.photo_hours} h",
    )
    return rules
