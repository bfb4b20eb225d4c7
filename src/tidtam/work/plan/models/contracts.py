"""Contracts: what was bought with the plan's money, from whom, at what price, for which villages, by when."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import past_q
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.work.plan.models.budget import BudgetNode

MOST_RATE = 100_000  # a whole price a day
HUNDRED_PERCENT = 10_000


class ContractMethod(models.Model):
    """A way of buying (e-bidding, คัดเลือก, เฉพาะเจาะจง …). limit: satang up to which it may be used; None is any."""

    code = models.SlugField(max_length=40, unique=True)
    name_th = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    limit = models.BigIntegerField(null=True, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "th").startswith("en") else self.name_th


class ContractorKind(models.TextChoices):
    ENTITY = "entity", _("Company, partnership or other legal entity")
    PERSON = "person", _("Natural person or shop")
    OFFICE = "office", _("Office of the state")


class FineBase(models.TextChoices):
    """Of what the fine for a day's delay is a part."""

    WHOLE = "whole", _("Of the whole contract")
    PART = "part", _("Of the instalment that is late")


class ContractSet(models.QuerySet["Contract"]):
    """Read where the money works and in every area that it builds for; written by the province's office."""

    def open_to(self, actor: Actor, verb: str) -> Self:
        if verb != "view":
            return self.filter(reach_q(actor, verb, "province_id"))
        if "" in actor.reach(verb):
            return self
        lines = BudgetNode.objects.open_to(actor, verb).values("pk")
        places = ContractPlace.objects.filter(past_q(actor, verb)).values("contract")
        return self.filter(Q(node__in=lines) | Q(pk__in=places))


class Contract(models.Model):
    """One contract, purchase or hire.

    fiscal_year: of the budget, พ.ศ. number: as the contract says; once in a province and year. egp_number: of the
    e-GP project, which several contracts may share. reference_price: ราคากลาง, amount: as it stands after changes;
    satang. contractor_number: the public number of a legal entity; a person's number is kept nowhere.
    quantity: of `unit`. fine_rate: thousandths of a per cent a day, fine_least: satang a day, fine_cap: hundredths of
    a per cent of the amount; None is no cap. warranty_until: defects are mended until then.
    bill_print: what the bill of items is compared by; "" without one. committed … disbursed: satang, what the entries
    joined to it come to. version: counts the changes, so that two people's do not meet silently.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    node = models.ForeignKey(BudgetNode, models.PROTECT, related_name="contracts")
    province = models.ForeignKey(Area, models.PROTECT, related_name="+")
    fiscal_year = models.PositiveSmallIntegerField()
    number = CodeField(max_length=80)
    egp_number = CodeField(max_length=20, blank=True)
    method = models.ForeignKey(ContractMethod, models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    search_text = models.CharField(max_length=1200)
    reference_price = models.BigIntegerField(null=True, blank=True)
    contractor_kind = models.CharField(max_length=10, choices=ContractorKind.choices)
    contractor = models.CharField(max_length=200)
    contractor_key = models.CharField(max_length=400)
    contractor_number = CodeField(max_length=13, blank=True)
    signed_on = models.DateField()
    due_on = models.DateField()
    amount = models.BigIntegerField()
    quantity = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    fine_rate = models.PositiveIntegerField(default=0)
    fine_base = models.CharField(max_length=10, choices=FineBase.choices, default=FineBase.WHOLE)
    fine_least = models.BigIntegerField(default=0)
    fine_cap = models.PositiveIntegerField(null=True, blank=True)
    guarantee = models.BigIntegerField(null=True, blank=True)
    guarantee_until = models.DateField(null=True, blank=True)
    warranty_until = models.DateField(null=True, blank=True)
    bill_print = models.CharField(max_length=64, blank=True)
    committed = models.BigIntegerField(default=0)
    carried = models.BigIntegerField(default=0)
    disbursed = models.BigIntegerField(default=0)
    ended_on = models.DateField(null=True, blank=True)
    ended_reason = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    objects = ContractSet.as_manager()

    class Meta:
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["province", "fiscal_year", "number"], name="contract_number_once"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0)
                & (Q(reference_price=None) | Q(reference_price__gt=0))
                & (Q(guarantee=None) | Q(guarantee__gte=0)),
                name="contract_amounts",
            ),
            models.CheckConstraint(
                condition=Q(due_on__gte=F("signed_on"))
                & (Q(warranty_until=None) | Q(warranty_until__gte=F("signed_on")))
                & (Q(ended_on=None) | Q(ended_on__gte=F("signed_on"))),
                name="contract_days_in_order",
            ),
            models.CheckConstraint(
                condition=Q(
                    committed__gte=0,
                    carried__gte=0,
                    disbursed__gte=0,
                    amount__gte=F("committed") + F("carried") + F("disbursed"),
                ),
                name="contract_money_within_amount",
            ),
            models.CheckConstraint(
                condition=Q(contractor_number="")
                | Q(contractor_kind="entity", contractor_number__gte="0", contractor_number__lt="1"),
                name="contract_no_personal_number",
            ),
            models.CheckConstraint(
                condition=Q(fine_rate__lte=MOST_RATE, fine_least__gte=0)
                & (Q(fine_cap=None) | Q(fine_cap__lte=HUNDRED_PERCENT)),
                name="contract_fine",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(ended_reason=""), name="contract_ended_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["province", "fiscal_year"], name="contract_province_year"),
            models.Index(fields=["bill_print"], name="contract_bill"),
            models.Index(fields=["contractor_key", "amount"], name="contract_contractor_amount"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def unpaid(self) -> int:
        return self.amount - self.disbursed


class ContractPlace(models.Model):
    """An area for which the contract builds or buys."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="places")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["area_id"]
        constraints = [models.UniqueConstraint(fields=["contract", "area"], name="contract_place_once")]

    def __str__(self) -> str:
        return str(self.area_id)


class BillItem(models.Model):
    """A line of the bill of items. quantity: hundredths of the unit. unit_price: satang."""

    contract = models.ForeignKey(Contract, models.CASCADE, related_name="bill")
    order = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=40, blank=True)
    quantity = models.BigIntegerField()
    unit_price = models.BigIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "order"], name="bill_item_order_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0, unit_price__gte=0), name="bill_item_amounts"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def amount(self) -> int:
        """Satang, the half rounded up."""
        return (self.quantity * self.unit_price + 50) // 100


class Instalment(models.Model):
    """A part of the work with its own date and money (งวด)."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=300, blank=True)
    amount = models.BigIntegerField()
    due_on = models.DateField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="instalment_number_once"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="instalment_amount"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ContractRules(models.Model):
    """What a province watches its contracts by. Without a row the defaults hold.

    commit_days: before the fiscal year's end money should be committed. accept_days: after a delivery it should be
    accepted. alike_places: in so many areas the same bill, or the same contractor at the same price, is shown.
    """

    province = models.OneToOneField(Area, models.PROTECT, related_name="+")
    commit_days = models.PositiveSmallIntegerField(default=90)
    accept_days = models.PositiveSmallIntegerField(default=5)
    alike_places = models.PositiveSmallIntegerField(default=3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(commit_days__lte=365, accept_days__lte=365, alike_places__range=(2, 1000)),
                name="contract_rules_sensible",
            )
        ]

    def __str__(self) -> str:
        return str(self.province_id)

    def commit_by(self, last_day: date) -> date:
        return date.fromordinal(last_day.toordinal() - self.commit_days)
