"""A training's page: who came for which producer, what changed there, how sales went, what it cost per head."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tidtam.kit.access import within
from tidtam.registers.producers.models import Producer, Product
from tidtam.registers.producers.queries import PLACE
from tidtam.work.training.models import Attendee, Outcome, OutcomeKind, OutcomeState, Training
from tidtam.work.training.queries.around import HALF, YEAR, Around, Change, around, change, together


@dataclass(frozen=True)
class ProducerLine:
    """One producer that came. people: how many came for it; outcomes: what stands recorded, without refused ones."""

    producer: Producer
    people: int
    around: Around
    outcomes: tuple[Outcome, ...]

    @property
    def looked_at(self) -> bool:
        """Whether somebody has been to see what changed, be it nothing."""
        return bool(self.outcomes)


@dataclass(frozen=True)
class Comparison:
    """Six or twelve months on both sides: those who came, and those like them who came to no training."""

    months: int
    came: Change
    others: Change

    @property
    def says_something(self) -> bool:
        return self.came.per_mille is not None


@dataclass(frozen=True)
class Results:
    """What came of a training. people: who came; unknown: of them those whose producer is not in the register."""

    lines: tuple[ProducerLine, ...]
    people: int
    unknown: int
    whole: Around
    comparisons: tuple[Comparison, ...]
    like: int
    cost_each: int | None

    @property
    def producers(self) -> int:
        return len(self.lines)

    @property
    def confirmed(self) -> int:
        return sum(
            outcome.state == OutcomeState.CONFIRMED for line in self.lines for outcome in line.outcomes
        )

    @property
    def waiting(self) -> int:
        return sum(
            outcome.state == OutcomeState.RECORDED and outcome.kind != OutcomeKind.UNCHANGED
            for line in self.lines
            for outcome in line.outcomes
        )

    @property
    def not_looked_at(self) -> list[ProducerLine]:
        return [line for line in self.lines if not line.looked_at]


def results(training: Training) -> Results:
    """Everything above; as many queries for one producer as for a hundred."""
    came = list(
        Attendee.objects.filter(training=training)
        .counted()
        .select_related(f"producer__{PLACE}", "producer__merged_into")
    )
    by_producer: defaultdict[int, list[Attendee]] = defaultdict(list)
    for attendee in came:
        if attendee.producer is not None:
            by_producer[(attendee.producer.merged_into or attendee.producer).pk].append(attendee)
    found = {pk: people[0].producer for pk, people in by_producer.items()}
    sales = around(training, found)
    outcomes = _outcomes(training)
    lines = [
        ProducerLine(
            producer.merged_into or producer, len(by_producer[pk]), sales[pk], tuple(outcomes.get(pk, ()))
        )
        for pk, producer in found.items()
        if producer is not None
    ]
    lines.sort(key=lambda line: (line.producer.sort_key, line.producer.pk))
    like = around(training, others_like(training, found)) if found else {}
    return Results(
        lines=tuple(lines),
        people=len(came),
        unknown=sum(attendee.producer is None for attendee in came),
        whole=together(sales.values()),
        comparisons=tuple(
            Comparison(months, change(sales.values(), months), change(like.values(), months))
            for months in (HALF, YEAR)
        ),
        like=len(like),
        cost_each=training.budget // len(came) if training.budget is not None and came else None,
    )


def others_like(training: Training, came: Iterable[int]) -> list[int]:
    """Registered producers of the same district (or province), making things of the same categories, that came to
    no training since a year before it: the yardstick, which shows what happened without one.
    """
    span_start = training.starts_on.replace(day=1)
    categories = Product.objects.filter(producer__in=list(came)).values("category")
    trained = Attendee.objects.counted().filter(
        producer__isnull=False, training__ends_on__gte=span_start.replace(year=span_start.year - 1)
    )
    rows = Producer.objects.standing().filter(
        within(training.area_id[:4], "area_id"),
        registered_at__isnull=False,
        struck_at=None,
        pk__in=Product.objects.filter(category__in=categories).values("producer"),
    )
    return list(rows.exclude(pk__in=trained.values("producer")).order_by("pk").values_list("pk", flat=True))


def _outcomes(training: Training) -> dict[int, list[Outcome]]:
    """What stands recorded, the earliest first, by the producer that counts."""
    found: defaultdict[int, list[Outcome]] = defaultdict(list)
    rows = (
        Outcome.objects.filter(training=training)
        .standing()
        .select_related("producer", "product", "held__kind")
    )
    for outcome in rows.prefetch_related("pictures__file").order_by("happened_on", "pk"):
        found[outcome.producer.merged_into_id or outcome.producer_id].append(outcome)
    return found
