"""The official list of papers against what was handed in: what is there, what is missing, in words."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q

from tidtam.registers.producers.models import (
    DocumentKind,
    ProducerKind,
    Registration,
    RegistrationDocument,
)


def asked_of(producer_kind: str, kinds: Sequence[DocumentKind] | None = None) -> list[DocumentKind]:
    """The papers of the list that a producer of this type is asked for, required or not."""
    known = list(DocumentKind.objects.all()) if kinds is None else kinds
    return [kind for kind in known if not kind.kinds or producer_kind in kind.kinds]


def missing_of(registrations: Iterable[Registration]) -> dict[Registration, list[DocumentKind]]:
    """What each still lacks of the required papers, in two queries for all. A refused paper is not there."""
    rows = list(registrations)
    kinds = list(DocumentKind.objects.filter(required=True))
    there: defaultdict[int, set[str]] = defaultdict(set)
    taken = RegistrationDocument.objects.filter(registration__in=rows, refused="")
    for registration, kind in taken.values_list("registration_id", "kind_id"):
        there[registration].add(kind)
    return {
        row: [kind for kind in asked_of(row.producer.kind, kinds) if kind.pk not in there[row.pk]]
        for row in rows
    }


def lacks_papers() -> Q:
    """Registrations that lack a required paper, as a condition for lists."""
    lacking = [Q(pk__in=[])]
    required = list(DocumentKind.objects.filter(required=True))
    for producer_kind in ProducerKind.values:
        for kind in asked_of(producer_kind, required):
            taken = RegistrationDocument.objects.filter(registration=OuterRef("pk"), kind=kind, refused="")
            lacking.append(Q(~Exists(taken), producer__kind=producer_kind))
    return reduce(or_, lacking)


@dataclass(frozen=True)
class Paper:
    """One line of the official list for one registration. state: colour word of how it stands."""

    kind: DocumentKind
    documents: tuple[RegistrationDocument, ...]

    @property
    def there(self) -> bool:
        return any(not document.refused for document in self.documents)

    @property
    def state(self) -> str:
        if self.there:
            return "done"
        return "late" if self.kind.required else "none"


def papers(registration: Registration) -> list[Paper]:
    """The list for this producer's type, with all that was handed in under each, the newest first."""
    by_kind: defaultdict[str, list[RegistrationDocument]] = defaultdict(list)
    rows = registration.documents.select_related("kind", "file").order_by("-recorded_at", "-pk")
    for row in rows:
        by_kind[row.kind_id].append(row)
    kinds = list(DocumentKind.objects.all())
    asked = {kind.pk for kind in asked_of(registration.producer.kind, kinds)}
    return [Paper(kind, tuple(by_kind[kind.pk])) for kind in kinds if kind.pk in asked or by_kind[kind.pk]]
