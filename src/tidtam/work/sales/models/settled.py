"""What was recorded when, summed: so that what was known at a moment costs no more than what is known now."""

from collections.abc import Mapping

from django.db import models

from tidtam.kit.fields import CodeField

PARTS = ("category", "channel", "kind")

#: digits of an area's code, part -> the grains in which it is summed. By day where a month is a great many changes;
#: of smaller areas only what divides a province or a district into them: the rest is a few changes to read.
GRAINS: Mapping[tuple[int, str], str] = {
    **{(0, part): "dm" for part in PARTS},
    **{(2, part): "m" for part in PARTS},
    (2, "kind"): "dm",
    (4, "kind"): "m",
}


def grains(level: int, by: str) -> str:
    """In which the changes of an area of this level are summed by this part: "dm", "m", or "" where they are not."""
    return GRAINS.get((level, by), "")


class Settled(models.Model):
    """What the changes recorded in one month or on one day added to the totals of one area; see GRAINS.

    Worked out from the changes, which are never altered, and never needed for what stands now. grain: "m" for a
    month of recording, "d" for a day; since: its first day, by UTC. month: whose sales. by: what key is: "category"
    (with its mark), "channel" or "kind". baht, official: satang, units: sold, as in a total.
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
    units = models.BigIntegerField(default=0)
    official = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["level", "by", "grain", "area", "since", "month", "key", "mark"], name="settled_once"
            )
        ]
        indexes = [models.Index(fields=["level", "by", "grain", "since"], name="settled_since")]

    def __str__(self) -> str:
        return f"{self.area} {self.since} {self.month} {self.key}"


class Settling(models.Model):
    """How far the changes are summed: all up to the key `last`; one row."""

    last = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.last)
