"""Writing what a part of a spreadsheet of producers says, in the caller's transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tidtam.ground.privacy import actions as privacy
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.kit.word_lists import Words
from tidtam.registers.producers.actions.change import Edit, change_producers
from tidtam.registers.producers.actions.many import Fresh, NewProducers
from tidtam.registers.producers.models import HeldStandard, Producer
from tidtam.registers.producers.sheets import contacts, standards
from tidtam.registers.producers.sheets.contacts import Contact
from tidtam.registers.producers.sheets.standards import Standard


class New(NamedTuple):
    """A row that makes a producer."""

    row: int
    code: str
    area: str
    told: dict[str, Any]
    contact: Contact
    standards: tuple[Standard, ...]


class Known(NamedTuple):
    """A row that changes a producer: its fields that differ, the person's, the standards."""

    producer: Producer
    edits: dict[str, Any]
    contact: Contact | None
    standards: tuple[Standard, ...] | None


@dataclass
class Writes:
    fresh: list[New] = field(default_factory=list)
    changed: list[Known] = field(default_factory=list)


class Writer:
    """kinds: the words of the standards, for the trail."""

    def __init__(self, by: Actor | None, kinds: Words) -> None:
        self._by = by
        self._standards = kinds
        self._new = NewProducers(by)

    def write(self, writes: Writes) -> None:
        self._add(writes.fresh)
        self._change(writes.changed)

    def finish(self) -> None:
        self._new.finish()

    def close(self) -> None:
        self._new.close()

    def _add(self, fresh: Sequence[New]) -> None:
        with_person = [new for new in fresh if not new.contact.blank]
        rows = [contacts.person_row(new.contact, None, new.area) for new in with_person]
        people = privacy.keep_people(rows, by=self._by) if rows else []
        persons = {new.row: person.pk for new, person in zip(with_person, people, strict=True)}
        keys = self._new.add([Fresh(new.code, new.area, persons.get(new.row), new.told) for new in fresh])
        self._hold((key, one) for key, new in zip(keys, fresh, strict=True) for one in new.standards)

    def _hold(self, pairs: Iterable[tuple[int, Standard]]) -> None:
        now = clock.now()
        held = [
            HeldStandard(
                producer_id=key,
                kind_id=one.kind,
                number=one.number,
                issued_on=one.issued_on,
                expires_on=one.expires_on,
                recorded_at=now,
            )
            for key, one in pairs
        ]
        if held:  # a statement, even an empty one, would wait for the search index
            HeldStandard.objects.bulk_create(held)

    def _change(self, changed: Sequence[Known]) -> None:
        edits = {
            one.producer.pk: {name: Edit(value) for name, value in one.edits.items()}
            for one in changed
            if one.edits
        }
        if edits:
            change_producers(edits, by=self._by)
        for one in changed:
            if one.contact is not None:
                self._change_person(one.producer, one.contact)
        self._change_standards([one for one in changed if one.standards is not None])

    def _change_person(self, producer: Producer, contact: Contact) -> None:
        row = contacts.person_row(contact, producer.person, producer.area_id)
        person = privacy.keep_person(row, by=self._by, person=producer.person)
        if producer.person is None:
            Producer.objects.filter(pk=producer.pk).update(person=person, changed_at=clock.now())

    def _change_standards(self, changed: Sequence[Known]) -> None:
        if not changed:
            return
        held = standards.held_by(one.producer.pk for one in changed)
        gone, fresh, lines = [], [], []
        for one in changed:
            known, listed = held.get(one.producer.pk, {}), one.standards or ()
            gone += [known[told].pk for told in known.keys() - set(listed)]
            fresh += [(one.producer.pk, told) for told in listed if told not in known]
            said = [
                standards.written(standards.ordered(known), self._standards),
                standards.written(listed, self._standards),
            ]
            lines.append(
                trail.Line(
                    f"producers.producer:{one.producer.pk}",
                    one.producer.area_id,
                    one.producer.name_th,
                    {"changes": {"standards": said}},
                )
            )
        HeldStandard.objects.filter(pk__in=gone).delete()
        self._hold(fresh)
        trail.write_many(self._by, "producers.change_producer", lines)
