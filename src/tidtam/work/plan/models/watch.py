"""What a province watches its targets by."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area


class PlanRules(models.Model):
    """The rules behind the plan's lists. Without a row the defaults hold.

    soon_days: so many days before the due date a target is about to be late. spent_from, done_below: spent without
    progress is what has at least so many per cent of its money spent and less than so many per cent of the work done;
    done_from, spent_below the other way round. late_share: more than so many per cent of the year's money in its last
    quarter is too much.
    """

    province = models.OneToOneField(Area, models.PROTECT, related_name="+")
    soon_days = models.PositiveSmallIntegerField(_("About to be late, days before"), default=14)
    spent_from = models.PositiveSmallIntegerField(_("Money spent, from (%)"), default=50)
    done_below = models.PositiveSmallIntegerField(_("Work done, below (%)"), default=40)
    done_from = models.PositiveSmallIntegerField(_("Work done, from (%)"), default=80)
    spent_below = models.PositiveSmallIntegerField(_("Money spent, below (%)"), default=20)
    late_share = models.PositiveSmallIntegerField(
        _("Of the year's money in the last quarter, at most (%)"), default=30
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soon_days__lte=365)
                & Q(spent_from__range=(1, 100), done_below__range=(1, 100))
                & Q(done_from__range=(1, 100), spent_below__range=(1, 100), late_share__lte=100),
                name="plan_rules_sensible",
            )
        ]

    def __str__(self) -> str:
        return str(self.province_id)
