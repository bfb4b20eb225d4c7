"""What a box holds, part by part: the rows that its scope leads to, in the order in which they are told."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from tidtam.ground.trail.models import Entry
from tidtam.registers.assets.models import AssetPhoto, Inspection
from tidtam.reporting.box.scope import Scope
from tidtam.reporting.meetings.models import Meeting, Pack, Resolution, ResolvedAction
from tidtam.work.followup.models import Alike, Evidence, Finding, HandedAction, HandOver, ItemAnswer, Step
from tidtam.work.plan.models import (
    Acceptance,
    BillItem,
    BudgetPaper,
    Confirmation,
    ContractChange,
    ContractEntry,
    ContractPaper,
    ContractPlace,
    Delivery,
    DeliveryStrike,
    Inspector,
    Instalment,
    Progress,
    TargetPayment,
    TargetPhoto,
    TargetRevision,
)
from tidtam.work.results.models import ResultRevision
from tidtam.work.villagers.models import VillageAnswer

Rows = QuerySet[Any]
CHUNK = 400


def parts(scope: Scope) -> list[Rows]:
    """Resolutions, then money, contracts, works, assignments, matters, visits, what was built and what came of it."""
    return [
        *_resolved(scope),
        *_money(scope),
        *_contracts(scope),
        *_works(scope),
        scope.assignments(),
        *_followed(scope),
        *_built(scope),
        *_results(scope),
    ]


def _resolved(scope: Scope) -> list[Rows]:
    made = ResolvedAction.objects.filter(action__in=scope.actions().values("pk"))
    resolutions = Resolution.objects.filter(pk__in=made.values("resolution"))
    meetings = Meeting.objects.filter(pk__in=resolutions.values("meeting"))
    return [meetings, resolutions, made, Pack.objects.filter(meeting__in=meetings.values("pk"))]


def _money(scope: Scope) -> list[Rows]:
    entries = scope.entries()
    return [scope.nodes(), entries, BudgetPaper.objects.filter(entry__in=entries.values("pk"))]


def _contracts(scope: Scope) -> list[Rows]:
    contracts = scope.contracts()
    mine = Q(contract__in=contracts.values("pk"))
    deliveries = Delivery.objects.filter(instalment__contract__in=contracts.values("pk"))
    accepted = Acceptance.objects.filter(delivery__in=deliveries.values("pk"))
    return [
        contracts,
        ContractPlace.objects.filter(mine),
        BillItem.objects.filter(mine),
        Instalment.objects.filter(mine),
        ContractChange.objects.filter(mine),
        deliveries,
        DeliveryStrike.objects.filter(delivery__in=deliveries.values("pk")),
        accepted,
        Inspector.objects.filter(acceptance__in=accepted.values("pk")),
        ContractEntry.objects.filter(mine),
        ContractPaper.objects.filter(mine),
    ]


def _works(scope: Scope) -> list[Rows]:
    mine = Q(target__in=scope.targets().values("pk"))
    return [
        scope.targets(),
        TargetRevision.objects.filter(mine),
        Progress.objects.filter(mine),
        VillageAnswer.objects.filter(mine),
        Confirmation.objects.filter(mine),
        TargetPhoto.objects.filter(mine),
        TargetPayment.objects.filter(mine),
    ]


def _followed(scope: Scope) -> list[Rows]:
    visits, actions = scope.visits(), scope.actions()
    steps = Step.objects.filter(action__in=actions.values("pk"))
    evidence = Evidence.objects.filter(Q(visit__in=visits.values("pk")) | Q(step__in=steps.values("pk")))
    shown = evidence.values("pk")
    handed = HandedAction.objects.filter(action__in=actions.values("pk"))
    return [
        visits,
        ItemAnswer.objects.filter(visit__in=visits.values("pk")),
        actions,
        steps,
        HandOver.objects.filter(pk__in=handed.values("hand_over")),
        handed,
        Finding.objects.filter(Q(visit__in=visits.values("pk")) | Q(action__in=actions.values("pk"))),
        evidence,
        Alike.objects.filter(Q(earlier__in=shown) | Q(later__in=shown)),
    ]


def _built(scope: Scope) -> list[Rows]:
    assets = scope.assets()
    mine = Q(asset__in=assets.values("pk"))
    return [assets, Inspection.objects.filter(mine), AssetPhoto.objects.filter(mine)]


def _results(scope: Scope) -> list[Rows]:
    """What came of it, every version of every month."""
    results = scope.results()
    return [results, ResultRevision.objects.filter(result__in=results.values("pk"))]


def trail(scope: Scope, subjects: list[str]) -> Iterator[Entry]:
    """All that was done about the records in the box and, of an area, everywhere in it; in order, each once."""
    keys: set[int] = set()
    if scope.node is None:
        keys.update(Entry.objects.filter(scope.at("area")).values_list("pk", flat=True))
    for start in range(0, len(subjects), CHUNK):
        found = Entry.objects.filter(subject__in=subjects[start : start + CHUNK])
        keys.update(found.values_list("pk", flat=True))
    ordered = sorted(keys)
    for start in range(0, len(ordered), CHUNK):
        yield from Entry.objects.filter(pk__in=ordered[start : start + CHUNK]).order_by("pk")
