"""The budget tree of a programme in one province, and the entries that move its money."""

import uuid
from collections.abc import Mapping
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.past import PastSet
from tidtam.ground.files.models import File
from tidtam.kit.access import reach_q
from tidtam.kit.actor import Actor
from tidtam.kit.fields import CodeField
from tidtam.work.plan.models.programme import Programme


class Rung(models.IntegerChoices):
    """The four steps of the tree, as provinces keep it."""

    APPROACH = 1, _("Approach")
    MAIN_ACTIVITY = 2, _("Main activity")
    PROJECT = 3, _("Project")
    ACTIVITY = 4, _("Activity")


class BudgetNodeSet(PastSet["BudgetNode"]):
    """Read where the money works; written by whoever edits in the whole province."""

    def open_to(self, actor: Actor, verb: str) -> Self:
        if verb == "view":
            return super().open_to(actor, verb)
        return self.filter(reach_q(actor, verb, "province_id"))


class BudgetNode(models.Model):
    """One line of the tree. Money stands in lines that have none below them; what is above is added up.

    code: as the sheet numbers it ("1.1.1 (2)"). path: the same in four digits a step ("0001.0001.0001.0002"), so
    that the tree sorts and "below" is a prefix. area: where the money works, the province or a district of it.
    unit: the office that answers for it. allocated … carried: satang, what the entries come to; the database
    refuses more than was allocated.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="budget")
    province = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.PositiveSmallIntegerField(choices=Rung.choices)
    code = CodeField(max_length=40)
    path = CodeField(max_length=20)
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=200, blank=True)
    search_text = models.CharField(max_length=900)
    allocated = models.BigIntegerField(default=0)
    disbursed = models.BigIntegerField(default=0)
    returned = models.BigIntegerField(default=0)
    committed = models.BigIntegerField(default=0)
    carried = models.BigIntegerField(default=0)
    recorded_at = models.DateTimeField()

    objects = BudgetNodeSet.as_manager()

    class Meta:
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "province", "path"], name="budget_path_once"),
            models.CheckConstraint(
                condition=Q(level=1, parent=None) | Q(level__range=(2, 4), parent__isnull=False),
                name="budget_level_and_parent",
            ),
            models.CheckConstraint(
                condition=Q(
                    disbursed__gte=0,
                    returned__gte=0,
                    committed__gte=0,
                    carried__gte=0,
                    allocated__gte=F("disbursed") + F("returned") + F("committed") + F("carried"),
                ),
                name="budget_within_allocation",
            ),
        ]
        indexes = [models.Index(fields=["area", "programme"], name="budget_area_programme")]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def remaining(self) -> int:
        """What was allocated and neither spent nor returned, in all three parts."""
        return self.allocated - self.disbursed - self.returned

    @property
    def uncommitted(self) -> int:
        return self.remaining - self.committed - self.carried


class EntryKind(models.TextChoices):
    ALLOCATE = "allocate", _("Allocation")
    TRANSFER = "transfer", _("Transfer")
    COMMIT = "commit", _("Commitment")
    DISBURSE = "disburse", _("Disbursement")
    RETURN = "return", _("Return")
    CARRY = "carry", _("Carried over the year")


class Part(models.TextChoices):
    """What remains of a line, in its three parts."""

    OPEN = "open", _("Not committed yet")
    COMMITTED = "committed", _("Committed")
    CARRIED = "carried", _("Carried over the year")


class BudgetEntrySet(models.QuerySet["BudgetEntry"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Opened with the line."""
        return self.filter(node__in=BudgetNode.objects.open_to(actor, verb).values("pk"))


class BudgetEntry(models.Model):
    """One movement of money, appended and never changed; a mistake is taken back by an entry that reverses it.

    amount: satang; less than nothing takes back, with the reason. A transfer is two entries of one `pair`, out of one
    line and into the other. part: out of which part of what remains. document: the number of the paper.
    dated_on: the day on the paper; recorded_at: when it came to be known here.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    node = models.ForeignKey(BudgetNode, models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=10, choices=EntryKind.choices)
    part = models.CharField(max_length=10, choices=Part.choices, default=Part.OPEN)
    amount = models.BigIntegerField()
    dated_on = models.DateField()
    document = models.CharField(max_length=120)
    note = models.CharField(max_length=400, blank=True)
    reason = models.CharField(max_length=400, blank=True)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="reversed_by")
    pair = models.UUIDField(null=True, blank=True, db_index=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    objects = BudgetEntrySet.as_manager()

    class Meta:
        ordering = ["-dated_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(amount__lt=0) & (Q(kind="transfer") | ~Q(reason="")),
                name="entry_taken_back_for_a_reason",
            ),
            models.CheckConstraint(condition=~Q(document=""), name="entry_has_document"),
            models.CheckConstraint(
                condition=Q(reverses__isnull=True) | ~Q(reason=""), name="entry_reversed_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["disburse", "return"])
                | Q(kind="carry", part__in=["open", "committed"])
                | Q(kind__in=["allocate", "transfer", "commit"], part="open"),
                name="entry_out_of_a_part",
            ),
            models.CheckConstraint(
                condition=Q(kind="transfer", pair__isnull=False) | ~Q(kind="transfer") & Q(pair__isnull=True),
                name="entry_transfer_paired",
            ),
        ]
        indexes = [
            models.Index(fields=["node", "recorded_at"], name="entry_node_recorded"),
            models.Index(fields=["dated_on"], name="entry_dated"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.amount}"


#: Which sums of a line an entry raises, by kind; what it is taken out of falls by as much.
RAISES: Mapping[str, str] = {
    EntryKind.ALLOCATE: "allocated",
    EntryKind.TRANSFER: "allocated",
    EntryKind.COMMIT: "committed",
    EntryKind.DISBURSE: "disbursed",
    EntryKind.RETURN: "returned",
    EntryKind.CARRY: "carried",
}


def moves(kind: str, part: str, amount: int) -> dict[str, int]:
    """What the entry does to the sums of its line."""
    moved = {RAISES[kind]: amount}
    if part != Part.OPEN:
        moved[str(part)] = -amount
    return moved


class BudgetPaperSet(models.QuerySet["BudgetPaper"]):
    def open_to(self, actor: Actor, verb: str) -> Self:
        """Who may see the entry may see its papers."""
        return self.filter(entry__in=BudgetEntry.objects.open_to(actor, verb).values("pk"))


class BudgetPaper(models.Model):
    """A paper behind an entry: the letter of allocation, the invoice. key: what stands in its address."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(BudgetEntry, models.PROTECT, related_name="papers")
    file = models.ForeignKey(File, models.PROTECT, related_name="+")
    by_label = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()

    objects = BudgetPaperSet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.key)
