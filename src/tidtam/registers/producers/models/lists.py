"""The programme's own lists, all data: categories, rounds, channels, standards, documents."""

from django.db import models
from django.utils.translation import get_language

from tidtam.kit.fields import CodeField

#: Where a round says nothing else: the province, the year and the number in it, 40-2561-00012.
NUMBER_PATTERN = "{province}-{year}-{number:05}"


class Category(models.Model):
    """One of the programme's product categories; data, so that another country brings its own.

    public: its products may be shown to the public without being asked about one by one. claims: what is told of
    them is looked through for words of health (`ClaimWord`) before the public reads it.
    """

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    aliases = models.JSONField(default=list)
    public = models.BooleanField(default=True)
    claims = models.BooleanField(default=True)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class SubCategory(models.Model):
    """A kind of product within a category (ประเภทย่อย), with the spellings it is also known by.

    public: as of a category; alcoholic beverages are registered and counted, and shown only where an officer says so
    (Alcohol Control Act, B.E. 2551, s.32).
    """

    code = CodeField(max_length=30, primary_key=True)
    category = models.ForeignKey(Category, models.PROTECT, related_name="parts")
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    aliases = models.JSONField(default=list)
    public = models.BooleanField(default=True)

    class Meta:
        ordering = ["category__order", "order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class Round(models.Model):
    """A registration round: two years (2557-2558), a fiscal year or a quarter of one, with its dates.

    fiscal_year: of the Buddhist era; None where the round spans several. quarter: 1 to 4, None for a whole year.
    lapses_on: from that day on what the round registered counts no longer; None as long as nobody has said so.
    number_pattern: how certificates of the round are numbered, see `numbers.py`. wait_days: how long a
    registration may stay at one step before it is owed.
    """

    code = CodeField(max_length=20, primary_key=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    opens_on = models.DateField()
    closes_on = models.DateField()
    fiscal_year = models.PositiveSmallIntegerField(null=True, blank=True)
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    lapses_on = models.DateField(null=True, blank=True)
    number_pattern = CodeField(max_length=60, default=NUMBER_PATTERN)
    wait_days = models.PositiveSmallIntegerField(default=30)

    class Meta:
        ordering = ["-opens_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="round_dates"
            ),
            models.CheckConstraint(
                condition=models.Q(quarter__isnull=True)
                | models.Q(quarter__range=(1, 4), fiscal_year__isnull=False),
                name="round_quarter_of_a_year",
            ),
            models.CheckConstraint(
                condition=models.Q(lapses_on__isnull=True) | models.Q(lapses_on__gt=models.F("closes_on")),
                name="round_lapses_after_it_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class Channel(models.Model):
    """Where it is sold; "unsplit" (ไม่แยก) is a value of its own."""

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class StandardKind(models.Model):
    """A standard that producers or products hold: มผช., อย., GMP, HACCP, ฮาลาล, GI, organic …"""

    code = CodeField(max_length=20, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    aliases = models.JSONField(default=list)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th


class DocumentKind(models.Model):
    """A paper that a registration asks for.

    kinds: the producer types that must hand it in; empty means all. required: without it the documents are
    incomplete. personal: a copy of an identity paper, which is better looked at than kept.
    """

    code = CodeField(max_length=30, primary_key=True)
    order = models.PositiveSmallIntegerField()
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    kinds = models.JSONField(default=list)
    required = models.BooleanField(default=True)
    personal = models.BooleanField(default=False)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if get_language() == "en" else self.name_th
