"""One producer's trainings: which it came to, what changed, how sales went around each."""

from dataclasses import dataclass

from django.db.models import Q

from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer
from tidtam.work.training.models import Attendee, Outcome, Training
from tidtam.work.training.queries.around import Around, around


@dataclass(frozen=True)
class Attended:
    """One training of the producer. people: how many came for it; opens: whether the reader may see the training;
    attendee: the key by which a change is recorded.
    """

    training: Training
    people: int
    attendee: str
    outcomes: tuple[Outcome, ...]
    around: Around
    opens: bool


def trainings_of(producer: Producer, actor: Actor) -> list[Attended]:
    """The trainings to which somebody came for the producer, or for one that it turned out to be; newest first."""
    own = Q(producer=producer) | Q(producer__merged_into=producer)
    came = list(Attendee.objects.filter(own).counted().select_related("training__area", "training__topic"))
    trainings = {attendee.training_id: attendee.training for attendee in came}
    open_ones = set(
        Training.objects.open_to(actor, "view").filter(pk__in=trainings).values_list("pk", flat=True)
    )
    outcomes: dict[int, list[Outcome]] = {}
    rows = Outcome.objects.filter(own, training__in=trainings).select_related("product", "held__kind")
    for outcome in rows.prefetch_related("pictures__file").order_by("happened_on", "pk"):
        outcomes.setdefault(outcome.training_id, []).append(outcome)
    return [
        Attended(
            training=training,
            people=sum(attendee.training_id == pk for attendee in came),
            attendee=str(next(attendee.key for attendee in came if attendee.training_id == pk)),
            outcomes=tuple(outcomes.get(pk, ())),
            around=around(training, [producer.pk])[producer.pk],
            opens=pk in open_ones,
        )
        for pk, training in sorted(trainings.items(), key=lambda pair: pair[1].starts_on, reverse=True)
    ]
