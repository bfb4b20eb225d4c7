"""What a province calls far, and what it calls another time."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.fields import CodeField


class EvidenceRules(models.Model):
    """From where on a position or a picture is remarked on; without a row the defaults hold. Nothing is ever refused.

    near_metres: a visit, or a picture, within so many metres is near. photo_hours: a picture taken within so many
    hours of the visit is of the visit.
    """

    province = CodeField(max_length=2, primary_key=True)
    near_metres = models.PositiveIntegerField(_("Near, up to (metres)"), default=2000)
    photo_hours = models.PositiveSmallIntegerField(_("Of the visit, within (hours)"), default=12)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(near_metres__range=(50, 100_000), photo_hours__range=(1, 24 * 31)),
                name="evidence_rules_sensible",
            )
        ]

    def __str__(self) -> str:
        return self.province

    @property
    def around(self) -> timedelta:
        return timedelta(hours=self.photo_hours)


def evidence_rules(area: str) -> EvidenceRules:
    """Those of the area's province, or the defaults."""
    code = area[:2]
    return EvidenceRules.objects.filter(pk=code).first() or EvidenceRules(province=code)
