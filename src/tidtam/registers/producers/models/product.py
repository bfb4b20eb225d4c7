"""What is made: products, the standards that producers and products hold, their photos."""

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.fields import CodeField
from tidtam.kit.search import Searched
from tidtam.registers.producers.models.lists import Category, StandardKind, SubCategory
from tidtam.registers.producers.models.producer import OwnedSet, Producer


class Shown(models.TextChoices):
    """What was said of one product. BY_KIND: nothing; its category and sub-type decide."""

    BY_KIND = "kind", _("as its category says")
    YES = "yes", _("shown")
    NO = "no", _("not shown")


class ProductSet(OwnedSet["Product"]):
    area_path = "producer__area_id"


class Product(models.Model):
    """What is made, in one of the categories. price: satang; capacity: units a month, of `unit`.

    size: as it stands on the package (250 กรัม, 1.5 x 2 เมตร). ended_on: the first day on which it was made no
    more; None while it is in production. showing: whether the public sees it, see `queries.shown`.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="products")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    part = models.ForeignKey(SubCategory, models.PROTECT, null=True, blank=True, related_name="+")
    code = CodeField(max_length=20, blank=True)
    name_th = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    price = models.BigIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    size = models.CharField(max_length=120, blank=True)
    capacity = models.PositiveBigIntegerField(null=True, blank=True)
    story_th = models.TextField(blank=True)
    story_en = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    showing = models.CharField(max_length=4, choices=Shown.choices, default=Shown.BY_KIND)
    sort_key = CodeField(max_length=600)
    sound_key = CodeField(max_length=300, blank=True)
    search_text = models.CharField(max_length=600)
    sound_text = CodeField(max_length=600, blank=True)
    recorded_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    searched = Searched(sound="sound_text", indexed=True)
    objects = ProductSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["category", "sort_key"], name="product_category_sort"),
            models.Index(fields=["category", "producer"], name="product_category_producer"),
            models.Index(fields=["sort_key", "id"], name="product_sort"),
            models.Index(fields=["code", "id"], name="product_code"),
            models.Index(fields=["price", "id"], name="product_price"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["code"], condition=~models.Q(code=""), name="product_code_once"),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True) | models.Q(price__gte=0), name="price_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return self.name_en if get_language() == "en" and self.name_en else self.name_th


class HeldStandardSet(OwnedSet["HeldStandard"]):
    area_path = "producer__area_id"


class HeldStandard(models.Model):
    """A standard that a producer holds, for all it makes or for one product, with number and expiry."""

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="standards")
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="standards")
    kind = models.ForeignKey(StandardKind, models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    paper = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField()

    objects = HeldStandardSet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gte=models.F("issued_on")),
                name="held_standard_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["expires_on"], name="held_standard_expires")]

    def __str__(self) -> str:
        return f"{self.kind_id} {self.number}".strip()


class PhotoSet(OwnedSet["Photo"]):
    area_path = "producer__area_id"


class Photo(models.Model):
    """A photo of a producer's place and work, or of one product.

    order: the first is the one that lists and papers show. credit: who took it.
    """

    producer = models.ForeignKey(Producer, models.PROTECT, related_name="photos")
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="photos")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    caption_th = models.CharField(max_length=200, blank=True)
    caption_en = models.CharField(max_length=200, blank=True)
    credit = models.CharField(max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    recorded_at = models.DateTimeField()

    objects = PhotoSet.as_manager()

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.caption_th or str(self.file_id)
