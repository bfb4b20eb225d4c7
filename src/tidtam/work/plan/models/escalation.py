"""Who is told, and who sees it, when something is overdue: the rules of each province."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.fields import CodeField


class EscalationLevel(models.TextChoices):
    """How far up an overdue matter has come, the lowest first."""

    DISTRICT = "district", _("District")
    PROVINCE = "province", _("Province")
    COMMITTEE = "committee", _("Committee")


class EscalationStep(models.Model):
    """In this province, what is overdue by so many days is seen at this level by this post.

    province: its code. post: code of a post; "{district}" in it stands for the code of the matter's district.
    """

    province = CodeField(max_length=2)
    level = models.CharField(max_length=10, choices=EscalationLevel.choices)
    days = models.PositiveSmallIntegerField()
    post = CodeField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "level"], name="escalation_level_once"),
            models.CheckConstraint(condition=Q(days__range=(1, 365)), name="escalation_days"),
        ]

    def __str__(self) -> str:
        return f"{self.province} {self.level} {self.days}"
