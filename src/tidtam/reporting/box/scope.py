"""What a box is of, and the records with which everything in it begins."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.areas.past import past_within
from tidtam.ground.areas.queries import full_label
from tidtam.registers.assets.models import Asset
from tidtam.reporting.box.models import About
from tidtam.work.followup.models import Action, Assignment, Visit
from tidtam.work.plan.models import BudgetEntry, BudgetNode, Contract, ContractEntry, Target, TargetPayment
from tidtam.work.results.models import Result


@dataclass(frozen=True)
class Scope:
    """area: where it lies. node: the line of the budget, of a project."""

    area: Area
    node: BudgetNode | None = None

    @property
    def about(self) -> About:
        return About.PROJECT if self.node else About.AREA

    @property
    def subject(self) -> str:
        return str(self.node.key) if self.node else self.area.code

    @property
    def title(self) -> str:
        if self.node:
            return f"{self.node.code} {self.node.name}"[:300]
        return full_label(self.area, upto=Level.PROVINCE)[:300]

    def at(self, path: str = "area") -> Q:
        """Rows whose place lies in the area today, those kept under an earlier code of it included."""
        return past_within(self.area.code, path)

    def nodes(self) -> QuerySet[BudgetNode]:
        if self.node:
            below = Q(path=self.node.path) | Q(path__startswith=self.node.path + ".")
            same = Q(programme=self.node.programme_id, province=self.node.province_id)
            return BudgetNode.objects.filter(below & same)
        entries = self.entries().values("node")
        return BudgetNode.objects.filter(Q(pk__in=entries) | Q(pk__in=self.targets().values("node")))

    def targets(self) -> QuerySet[Target]:
        if self.node:
            return Target.objects.filter(node__in=self.nodes().values("pk"))
        return Target.objects.filter(self.at())

    def contracts(self) -> QuerySet[Contract]:
        if self.node:
            return Contract.objects.filter(node__in=self.nodes().values("pk"))
        return Contract.objects.filter(pk__in=Contract.objects.filter(self.at("places__area")).values("pk"))

    def entries(self) -> QuerySet[BudgetEntry]:
        """Movements of money: all of a project; those paid for a target or by a contract of an area."""
        if self.node:
            return BudgetEntry.objects.filter(node__in=self.nodes().values("pk"))
        paid = TargetPayment.objects.filter(target__in=self.targets().values("pk"))
        joined = ContractEntry.objects.filter(contract__in=self.contracts().values("pk"))
        return BudgetEntry.objects.filter(Q(pk__in=paid.values("entry")) | Q(pk__in=joined.values("entry")))

    def actions(self) -> QuerySet[Action]:
        """Of a project: about its works in the areas where it works."""
        if self.node:
            targets = self.targets()
            return Action.objects.filter(
                area__in=targets.values("area"), work_item__in=targets.values("item")
            )
        return Action.objects.filter(self.at())

    def visits(self) -> QuerySet[Visit]:
        if self.node:
            return Visit.objects.filter(area__in=self.targets().values("area"))
        return Visit.objects.filter(self.at())

    def assignments(self) -> QuerySet[Assignment]:
        if self.node:
            return Assignment.objects.filter(area__in=self.targets().values("area"))
        return Assignment.objects.filter(self.at())

    def assets(self) -> QuerySet[Asset]:
        if self.node:
            return Asset.objects.filter(
                area__in=self.targets().values("area"), contract__in=self.contracts().values("number")
            )
        return Asset.objects.filter(self.at())

    def results(self) -> QuerySet[Result]:
        if self.node:
            return Result.objects.filter(area__in=self.targets().values("area"))
        return Result.objects.filter(self.at())
