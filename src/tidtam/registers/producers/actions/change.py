"""Changing producers and products: field by field, against what the person saw, with before and after in the trail."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tidtam.ground.privacy.actions import PersonRow, change_people
from tidtam.ground.privacy.models import Person
from tidtam.ground.trail import actions as trail
from tidtam.kit import clock
from tidtam.kit.actor import Actor
from tidtam.registers.producers.actions.claims import note
from tidtam.registers.producers.actions.keys import KEY_FIELDS, place_keys, producer_keys, product_keys
from tidtam.registers.producers.actions.rules import (
    NotOpen,
    RegisterRefused,
    require_areas,
    require_once,
    require_open,
    unknown,
)
from tidtam.registers.producers.actions.values import (
    DESCRIBED,
    Known,
    clean_producer,
    clean_product,
    known,
    noted,
)
from tidtam.registers.producers.actions.values.text import OWN_FACE, UNSAID
from tidtam.registers.producers.models import Producer, ProducerKind, Product

#: A value that nobody saw before: whatever stands there is replaced.
UNSEEN = object()

#: What a row is found by.
NAMED = frozenset({"name_th", "name_en", "code", "area"})

#: Fields that the table keeps under another name.
COLUMN = {"area": "area_id", "category": "category_id", "part": "part_id"}


class Edit(NamedTuple):
    """One field's new value. before: what the person saw when they began; UNSEEN overwrites whatever is there."""

    after: Any
    before: Any = UNSEEN


Edits = Mapping[str, Edit]


class ChangedMeanwhile(RegisterRefused):
    """Somebody else changed fields that this person changes too. now: what stands there, by field."""

    def __init__(self, key: int, now: Mapping[str, Any]) -> None:
        super().__init__(
            _("Somebody else changed this in the meantime. Look at what stands there now, then save again."),
            code="changed_meanwhile",
        )
        self.key, self.now = key, dict(now)


def stands(row: Producer | Product, field: str) -> Any:
    """The field as the actions know it: codes for what points elsewhere."""
    value = getattr(row, COLUMN.get(field, field))
    return list(value) if isinstance(value, list) else value


@transaction.atomic
def change_producers(
    edits: Mapping[int, Edits], *, by: Actor | None, reason: str = ""
) -> dict[int, tuple[str, ...]]:
    """Change producers by key; returns the fields of each that differ now. All or none.

    Officers of the area change everything (of the old and of the new one when it moves), the producer's own
    people what `values.DESCRIBED` names. A field that somebody else changed since `before` is not overwritten:
    ChangedMeanwhile. What is changed to what it already is, is left alone.
    """
    rows = {row.pk: row for row in Producer.objects.select_for_update().filter(pk__in=edits).order_by("pk")}
    if missing := edits.keys() - rows.keys():
        raise unknown(_("There is no producer %(value)s."), missing)
    _require_right(by, edits, rows)
    lists = known()
    changed = {key: _changed(rows[key], fields, lists) for key, fields in edits.items()}
    changed = {key: pairs for key, pairs in changed.items() if pairs}
    areas = {pairs["area"][1] for pairs in changed.values() if "area" in pairs}
    require_areas(areas)
    require_open(by, "edit", areas)
    _require_free_codes(Producer, changed, _("Producer number %(value)s is already in the register."))
    _write(
        rows, changed, "producers.change_producer", by, reason, {key: rows[key].area_id for key in changed}
    )
    _move_people([rows[key] for key, pairs in changed.items() if "area" in pairs], by)
    return {key: tuple(pairs) for key, pairs in changed.items()}


def change_producer(
    producer: Producer, fields: Edits, *, by: Actor | None, reason: str = ""
) -> tuple[str, ...]:
    """Change one producer; the given instance is as it was."""
    return change_producers({producer.pk: fields}, by=by, reason=reason).get(producer.pk, ())


@transaction.atomic
def change_products(
    edits: Mapping[int, Edits], *, by: Actor | None, reason: str = ""
) -> dict[int, tuple[str, ...]]:
    """Change products by key, as `change_producers` does; the product number is the officers'."""
    found = Product.objects.select_for_update(of=("self",)).filter(pk__in=edits).order_by("pk")
    rows = {row.pk: row for row in found.select_related("producer")}
    if missing := edits.keys() - rows.keys():
        raise unknown(_("There is no product %(value)s."), missing)
    if by is not None:
        own = set(Product.objects.open_to(by, "describe").filter(pk__in=rows).values_list("pk", flat=True))
        numbered = {key for key, fields in edits.items() if "code" in fields}
        require_open(
            by,
            "edit",
            {row.producer.area_id for key, row in rows.items() if key not in own or key in numbered},
        )
    lists = known()
    changed = {key: _changed(rows[key], fields, lists) for key, fields in edits.items()}
    changed = {key: pairs for key, pairs in changed.items() if pairs}
    _require_free_codes(Product, changed, _("Product number %(value)s is already in the register."))
    areas = {key: rows[key].producer.area_id for key in changed}
    _write(rows, changed, "producers.change_product", by, reason, areas)
    return {key: tuple(pairs) for key, pairs in changed.items()}


def change_product(product: Product, fields: Edits, *, by: Actor | None, reason: str = "") -> tuple[str, ...]:
    """Change one product; the given instance is as it was."""
    return change_products({product.pk: fields}, by=by, reason=reason).get(product.pk, ())


Pairs = dict[str, tuple[Any, Any]]  # field -> before and after


def _require_right(by: Actor | None, edits: Mapping[int, Edits], rows: Mapping[int, Producer]) -> None:
    if by is None:
        return
    office = {key for key, fields in edits.items() if fields.keys() - set(DESCRIBED)}
    require_open(by, "edit", {rows[key].area_id for key in office})
    described = edits.keys() - office
    own = set(Producer.objects.open_to(by, "describe").filter(pk__in=described).values_list("pk", flat=True))
    for key in described - own:
        raise NotOpen(
            _("Area %(code)s is not one you may edit."), code="not_open", params={"code": rows[key].area_id}
        )


def _changed(row: Producer | Product, fields: Edits, lists: Known) -> Pairs:
    """What differs, by field; ChangedMeanwhile where a third person's value would be lost."""
    after = {name: edit.after for name, edit in fields.items()}
    if isinstance(row, Producer):
        beside = {name: stands(row, name) for name in ("latitude", "longitude")}
        cleaned = clean_producer(after, lists, beside=beside)
    else:
        cleaned = clean_product(after, lists, category=row.category_id)
        moves = "category" in cleaned and "part" not in cleaned and row.part_id
        if moves and lists.parts[row.part_id] != cleaned["category"]:
            cleaned["part"] = None  # a sub-type of the former category says nothing about the new one
    pairs = {
        name: (stands(row, name), value) for name, value in cleaned.items() if stands(row, name) != value
    }
    moved = {
        name: now
        for name, (now, _after) in pairs.items()
        if name in fields and fields[name].before is not UNSEEN and now != fields[name].before
    }
    if moved:
        raise ChangedMeanwhile(row.pk, moved)
    return pairs


def _move_people(moved: Sequence[Producer], by: Actor | None) -> None:
    """The person is kept by the officers of where the producer is now."""
    people = Person.objects.in_bulk([row.person_id for row in moved if row.person_id is not None])
    pairs = [
        (
            person,
            PersonRow(
                person.name_th, person.phone, person.email, person.line_id, person.address, area=row.area_id
            ),
        )
        for row in moved
        if (person := people.get(row.person_id or 0)) is not None and person.erased_at is None
    ]
    if pairs:
        change_people(pairs, by=by)


def _require_free_codes(
    model: type[Producer] | type[Product], changed: Mapping[int, Pairs], message: Any
) -> None:
    codes = [pairs["code"][1] for pairs in changed.values() if pairs.get("code", (0, ""))[1]]
    require_once(codes, message)
    if taken := list(model._default_manager.filter(code__in=codes).values_list("code", flat=True)):
        raise unknown(message, taken, field="code")


def _write(
    rows: Mapping[int, Producer] | Mapping[int, Product],
    changed: Mapping[int, Pairs],
    verb: str,
    by: Actor | None,
    reason: str,
    areas: Mapping[int, str],
) -> None:
    """The rows as they are now, and one entry of the trail for each."""
    if not changed:
        return
    moment = clock.now()
    columns = {"changed_at"}
    for key, pairs in changed.items():
        row = rows[key]
        for name, (_before, after) in pairs.items():
            setattr(row, COLUMN.get(name, name), after)
            columns.add(COLUMN.get(name, name))
        row.changed_at = moment
    columns |= _write_keys([rows[key] for key, pairs in changed.items() if pairs.keys() & NAMED])
    made: list[Any] = [rows[key] for key in changed]
    try:
        with transaction.atomic():
            type(made[0])._default_manager.bulk_update(made, sorted(columns), batch_size=500)
    except IntegrityError as error:  # somebody else took the number since it was asked
        raise unknown(
            _("This number was taken a moment ago: %(value)s."), [one.code for one in made]
        ) from error
    note(made)
    kind = type(made[0])._meta.model_name
    trail.write_many(
        by,
        verb,
        (
            trail.Line(
                f"producers.{kind}:{key}",
                areas[key],
                _called(rows[key]),
                _detail(pairs, reason, _unsaid(rows[key], pairs)),
            )
            for key, pairs in changed.items()
        ),
    )


def _write_keys(named: Sequence[Producer | Product]) -> set[str]:
    """The keys of those that are found by something else now; returns the columns."""
    places = place_keys({row.area_id for row in named if isinstance(row, Producer)})
    for row in named:
        if isinstance(row, Producer):
            keys = producer_keys(row.name_th, row.name_en, row.code, places[row.area_id])
        else:
            keys = product_keys(row.name_th, row.name_en, row.code)
        for name, value in keys.items():
            setattr(row, name, value)
    return set(KEY_FIELDS) if named else set()


def _called(row: Producer | Product) -> str:
    return row.called if isinstance(row, Producer) else row.name_th


def _unsaid(row: Producer | Product, pairs: Pairs) -> frozenset[str]:
    """The fields whose values the trail must not keep; a producer that was a sole owner's until now counts too."""
    owner = row if isinstance(row, Producer) else row.producer
    sole = ProducerKind.SOLE in (owner.kind, *pairs.get("kind", ()))
    if not sole:
        return UNSAID
    return OWN_FACE if isinstance(row, Producer) else OWN_FACE - {"name_th", "name_en"}


def _detail(pairs: Pairs, reason: str, unsaid: frozenset[str]) -> dict[str, Any]:
    said = {
        name: [noted(name, before), noted(name, after)]
        for name, (before, after) in pairs.items()
        if name not in unsaid
    }
    detail: dict[str, Any] = {"changes": said}
    if fields := [name for name in pairs if name in unsaid]:
        detail["fields"] = fields
    if reason:
        detail["reason"] = reason
    return detail


def edits(values: Mapping[str, Any], seen: Mapping[str, Any] | None = None) -> dict[str, Edit]:
    """The values as edits; with `seen`, only those that differ from it, each against what was seen."""
    if seen is None:
        return {name: Edit(value) for name, value in values.items()}
    return {
        name: Edit(value, seen.get(name))
        for name, value in values.items()
        if name not in seen or value != seen[name]
    }
