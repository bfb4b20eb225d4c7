"""What happened to a contract after it was signed; every row is appended and never changed."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.files.models import File
from tidtam.kit.actor import Actor
from tidtam.work.plan.models.budget import BudgetEntry
from tidtam.work.plan.models.contracts import Contract, Instalment


class Told(models.Model):
    """Who put a row on record, and when. by_label: post and name as the trail says."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True


class Delivery(Told):
    """The contractor handed work over (ส่งมอบงาน). quantity: of the contract's unit, where it is counted."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    instalment = models.ForeignKey(Instalment, models.PROTECT, related_name="deliveries")
    delivered_on = models.DateField()
    quantity = models.PositiveIntegerField(null=True, blank=True)
    document = models.CharField(max_length=120)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        ordering = ["delivered_on", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(document=""), name="delivery_has_document")]

    def __str__(self) -> str:
        return f"{self.document} {self.delivered_on}"


class Result(models.TextChoices):
    ACCEPTED = "accepted", _("Accepted in full")
    REJECTED = "rejected", _("Not accepted, to be mended")


class Acceptance(Told):
    """The committee looked at a delivery (ตรวจรับพัสดุ)."""

    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="acceptance")
    accepted_on = models.DateField()
    result = models.CharField(max_length=10, choices=Result.choices)
    document = models.CharField(max_length=120)
    note = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(document=""), name="acceptance_has_document"),
            models.CheckConstraint(
                condition=Q(result="accepted") | ~Q(note=""), name="acceptance_rejected_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.result}"


class Inspector(models.Model):
    """One of those who accepted: the post, and the name as the paper has it; the first of them presided."""

    acceptance = models.ForeignKey(Acceptance, models.PROTECT, related_name="inspectors")
    order = models.PositiveSmallIntegerField()
    post = models.CharField(max_length=200)
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["acceptance", "order"], name="inspector_order_once"),
            models.CheckConstraint(condition=~Q(post=""), name="inspector_has_post"),
        ]

    def __str__(self) -> str:
        return self.post


class DeliveryStrike(Told):
    """A delivery was entered wrongly and does not count, nor does its acceptance; both stay on record."""

    delivery = models.OneToOneField(Delivery, models.PROTECT, related_name="strike")
    reason = models.CharField(max_length=400)

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="delivery_struck_for_a_reason")]

    def __str__(self) -> str:
        return self.reason


class ContractEntry(Told):
    """Joins a movement of the budget's money to the contract that it belongs to.

    instalment: of a payment; None of a commitment and of an advance. fine: satang withheld from the payment.
    """

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="entries")
    entry = models.OneToOneField(BudgetEntry, models.PROTECT, related_name="of_contract")
    instalment = models.ForeignKey(Instalment, models.PROTECT, null=True, blank=True, related_name="payments")
    fine = models.BigIntegerField(default=0)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(fine__gte=0), name="contract_entry_fine")]

    def __str__(self) -> str:
        return str(self.entry_id)


class ContractChange(Told):
    """The contract was changed or ended, by which paper and why (แก้ไขสัญญา ขยายเวลา เลิกสัญญา)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="changes")
    dated_on = models.DateField()
    document = models.CharField(max_length=120)
    reason = models.CharField(max_length=400)
    amount_before = models.BigIntegerField()
    amount_after = models.BigIntegerField()
    due_before = models.DateField()
    due_after = models.DateField()
    ends = models.BooleanField(default=False)

    class Meta:
        ordering = ["dated_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(document=""), name="contract_changed_for_a_reason"
            ),
            models.CheckConstraint(condition=Q(amount_after__gt=0), name="contract_change_amount"),
            models.CheckConstraint(
                condition=Q(ends=True, amount_after=F("amount_before"), due_after=F("due_before"))
                | Q(ends=False),
                name="contract_change_ends_alone",
            ),
        ]

    def __str__(self) -> str:
        return self.document


class PaperKind(models.TextChoices):
    CONTRACT = "contract", _("Contract")
    PRICE = "price", _("Reference price")
    DELIVERY = "delivery", _("Delivery note")
    ACCEPTANCE = "acceptance", _("Acceptance")
    CHANGE = "change", _("Change of the contract")
    GUARANTEE = "guarantee", _("Guarantee")
    OTHER = "other", _("Other paper")


class ContractPaperSet(models.QuerySet["ContractPaper"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the contract may see its papers."""
        return self.filter(contract__in=Contract.objects.open_to(actor, verb).values("pk"))


class ContractPaper(Told):
    """A paper of a contract. key: what stands in its address. delivery, change: of which one, where it is of one."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=10, choices=PaperKind.choices)
    delivery = models.ForeignKey(Delivery, models.PROTECT, null=True, blank=True, related_name="papers")
    change = models.ForeignKey(ContractChange, models.PROTECT, null=True, blank=True, related_name="papers")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")

    objects = ContractPaperSet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.key)
