"""What was recorded when, summed: so that what was known at a moment costs no more than what is known now."""

from django.db import models

from tidtam.kit.fields import CodeField


class Settled(models.Model):
    """What the changes recorded in one month or on one day added to the totals of the country or a province.

    Worked out from the changes, which are never altered, and never needed for what stands now. grain: "m" for a
    month of recording, "d" for a day, which the country alone has; since: its first day, by UTC. month: whose sales.
    by: what key is: "category" (with its mark), "channel" or "kind". baht, official: satang, as in a total.
    """

    level = models.PositiveSmallIntegerField()
    area = CodeField(max_length=12, blank=True)
    by = models.CharField(max_length=10)
    grain = models.CharField(max_length=1)
    since = models.DateField()
    month = models.DateField()
    key = CodeField(max_length=20, blank=True)
    mark = CodeField(max_length=20, blank=True)
    baht = models.BigIntegerField()
    official = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "area", "by", "grain", "since", "month", "key", "mark"], name="settled_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.area} {self.since} {self.month} {self.key}"


class Settling(models.Model):
    """How far the changes are summed: all up to the key `last`; one row."""

    last = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)
