"""Statistics for everybody, frozen month by month."""

from django.db import models
from django.db.models import Q

from tidtam.kit.access import AreaQuerySet
from tidtam.kit.fields import CodeField


class EditionSet(AreaQuerySet["Edition"]):
    area_path = "province"

    def published(self) -> "EditionSet":
        return self.filter(withdrawn_at=None)


class Edition(models.Model):
    """The tables of one month of one province as everybody may read them, made once.

    There is one edition of a month, ever: it is never made anew from later corrections, not even after it was
    withdrawn, so that no two can be subtracted. tables: see `queries.tables`; what is withheld is not in it.
    """

    province = CodeField(max_length=2)
    month = models.DateField()
    tables = models.JSONField()
    published_at = models.DateTimeField()
    by_label = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=400, blank=True)

    objects = EditionSet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["province", "month"], name="edition_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="edition_withdrawn_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.province} {self.month:%Y-%m}"

    @property
    def code(self) -> str:
        """As its address has it: province and month of the Buddhist year."""
        return f"{self.province}-{self.month.year + 543}-{self.month.month:02d}"
