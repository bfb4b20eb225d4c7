"""The people behind the records, and what they consented to.

Nothing else in tidtam keeps a person's number, phone or address: a record points at its person, so that one
erasure reaches everything, and the record and its figures stay.
"""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tidtam.kit.access import AreaQuerySet, reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField


class PersonSet(AreaQuerySet["Person"]):
    area_path = "area"

    def readable(self, actor: Actor) -> Self:
        """Those whom the actor looks after: may edit their records, or reveal their numbers."""
        return self.filter(reach_q(actor, "edit", "area") | reach_q(actor, "reveal", "area"))

    def standing(self) -> Self:
        """Without those whose data were erased."""
        return self.filter(erased_at=None)


class Person(models.Model):
    """Somebody whose data were collected: a producer's owner or chair, a person who attended a training.

    name_th: as given; "" once erased. phone: digits alone, as `phones.clean` writes them. number_sealed: the
    personal number, encrypted (`kit.sealing`); number_print: its keyed HMAC, by which the same number is found
    again; number_tail: its last digits, which screens show. area: code, where the data are kept and by whose
    officers. notice: the version of the purpose notice that was shown when the data were collected.
    """

    name_th = models.CharField(max_length=200, blank=True)
    phone = CodeField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    line_id = models.CharField(max_length=60, blank=True)
    address = models.CharField(max_length=300, blank=True)
    number_sealed = models.CharField(max_length=200, blank=True)
    number_print = CodeField(max_length=64, blank=True)
    number_tail = models.CharField(max_length=4, blank=True)
    area = CodeField(max_length=12, blank=True)
    notice = models.CharField(max_length=20, blank=True)
    sort_key = CodeField(max_length=600, blank=True)
    recorded_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)

    objects = PersonSet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["number_print"], name="person_number", condition=~Q(number_print="")),
            models.Index(fields=["phone"], name="person_phone", condition=~Q(phone="")),
            models.Index(fields=["area", "sort_key"], name="person_area_sort"),
            models.Index(fields=["sort_key"], name="person_sort"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(number_sealed="", number_print="", number_tail="")
                | (~Q(number_sealed="") & ~Q(number_print="") & ~Q(number_tail="")),
                name="person_number_whole",
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(name_th="", phone="", email="", line_id="", address="", number_sealed="", sort_key=""),
                name="person_erased_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return self.name_th or str(_("Erased person"))


class Purpose(models.TextChoices):
    """What a person may consent to, each by itself."""

    PHONE = "phone", _("Publish the phone number")
    PHOTO = "photo", _("Publish the photos")
    PLACE = "place", _("Publish the position on the map")
    NAME = "name", _("Publish the name")
    LINE = "line", _("Publish the LINE address")


class Consent(models.Model):
    """One consent from the day it was given to the day it was withdrawn; kept for proof, never changed."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    given_at = models.DateTimeField()
    how = models.CharField(max_length=200)
    notice = models.CharField(max_length=20, blank=True)
    by_label = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=Q(withdrawn_at__isnull=True),
                name="consent_one_open",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=models.F("given_at")),
                name="consent_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.purpose}"
