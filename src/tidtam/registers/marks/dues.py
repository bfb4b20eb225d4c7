"""What assessors and producers owe: sheets that were asked for, permissions that end or have ended."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.ground.people.queries import district_posts
from tidtam.kit import clock
from tidtam.kit.access import within
from tidtam.kit.actor import Actor
from tidtam.kit.dues import Due, standing
from tidtam.registers.marks.models import Assessment, AssessmentState, Award, Sheet
from tidtam.registers.producers.queries import PLACE, place

RENEWAL, SHEET = "marks.renewal", "marks.sheet"
SOON_DAYS = 90  # a renewal takes an assessment and a committee
CHASED_DAYS = 365  # what ended longer ago is a product without a mark, and no longer owed


def kinds() -> dict[str, Any]:
    """The words for what is owed here."""
    return {RENEWAL: _("Mark to be renewed"), SHEET: _("Assessment sheet")}


def dues(actor: Actor, *, area: str = "", today: date | None = None) -> list[Due]:
    """Permissions near their end or past it, and sheets not handed in, within `area`, that `actor` may view."""
    day = today or clock.today()
    return [*_renewals(actor, area, day), *_sheets(actor, area, day)]


def _renewals(actor: Actor, area: str, today: date) -> list[Due]:
    """One per award that nothing follows: no later one of the same scheme, no assessment under way."""
    later = Award.objects.filter(
        product=OuterRef("product"),
        version__scheme=OuterRef("version__scheme"),
        valid_from__gt=OuterRef("valid_from"),
    )
    under_way = Assessment.objects.filter(
        product=OuterRef("product"), version__scheme=OuterRef("version__scheme"), state=AssessmentState.OPEN
    )
    rows = (
        Award.objects.open_to(actor, "view")
        .filter(
            ~Exists(later),
            ~Exists(under_way),
            within(area, "product__producer__area_id"),
            valid_until__lte=today + timedelta(days=SOON_DAYS),
            valid_until__gte=today - timedelta(days=CHASED_DAYS),
            revoked_on=None,
        )
        .select_related("level", f"product__producer__{PLACE}")
        .order_by("valid_until", "pk")
    )
    awards = list(rows)
    owners = district_posts({award.product.producer.area_id[:4] for award in awards})
    found = []
    for award in awards:
        place_of = award.product.producer.area
        owner = owners.get(place_of.code[:4])
        late_days, state = standing(award.valid_until, today, soon_days=SOON_DAYS)
        found.append(
            Due(
                kind=RENEWAL,
                what=_("Renew %(level)s · %(product)s")
                % {"level": award.level, "product": award.product.name},
                area=place_of.code,
                area_label=place(place_of),
                post=owner.name if owner else _("District community development office"),
                post_code=owner.code if owner else "",
                due=award.valid_until,
                late_days=late_days,
                state=state,
                link=reverse("marks:award", args=[award.pk]),
            )
        )
    return found


def _sheets(actor: Actor, area: str, today: date) -> list[Due]:
    """One per assessor whose sheet is wanted by a day."""
    assessments = Assessment.objects.open_to(actor, "view").filter(
        within(area, "product__producer__area_id"), Q(due_on__isnull=False), state=AssessmentState.OPEN
    )
    rows = Sheet.objects.filter(assessment__in=assessments, handed_in_at=None).select_related(
        f"assessment__product__producer__{PLACE}"
    )
    found = []
    for sheet in rows.order_by("assessment__due_on", "pk"):
        product = sheet.assessment.product
        late_days, state = standing(sheet.assessment.due_on, today)
        found.append(
            Due(
                kind=SHEET,
                what=_("Hand in the assessment sheet · %(product)s") % {"product": product.name},
                area=product.producer.area_id,
                area_label=place(product.producer.area),
                post=sheet.label,
                due=sheet.assessment.due_on,
                late_days=late_days,
                state=state,
                link=reverse("marks:assessment", args=[sheet.assessment_id]),
            )
        )
    return found
