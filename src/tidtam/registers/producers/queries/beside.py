"""Two producers side by side, and what merges made of one."""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _

from tidtam.ground.privacy import numbers, phones
from tidtam.kit import calendar, clock, money
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Channel, Merge, Producer
from tidtam.registers.producers.queries.counted import came_with
from tidtam.registers.producers.queries.producer import courses, place, products_of, standing

#: The first so many facts tell who it is; that two are of one kind or one state says nothing.
TELLING = 8


class Line(NamedTuple):
    """One fact of both. values: the lines of each; same: equal, in what tells one producer from another."""

    label: str
    values: tuple[list[str], list[str]]
    same: bool


class CameWith(NamedTuple):
    """A producer that counts as this one. merge: by which; registrations: round and state of each."""

    producer: Producer
    merge: Merge
    products: int
    registrations: list[str]
    may_undo: bool


class Merges(NamedTuple):
    """What merges made of a producer. gone_by: the one by which it counts as another, None where it stands."""

    gone_by: Merge | None
    may_undo: bool
    came: list[CameWith]


def beside(first: Producer, second: Producer) -> list[Line]:
    """Every fact that at least one of the two tells."""
    channels = {row.code: str(row) for row in Channel.objects.all()}
    lines = []
    for number, (label, told) in enumerate(_facts(channels)):
        values = (told(first), told(second))
        if values[0] or values[1]:
            same = number < TELLING and bool(values[0]) and values[0] == values[1]
            if label == _("Personal number"):  # what is shown is only its end
                same = same and _print(first) == _print(second)
            lines.append(Line(label, values, same))
    return lines


def merges_of(producer: Producer, actor: Actor) -> Merges:
    """For the producer's page; a merge may be undone by who may edit both."""
    standing_ones = Merge.objects.filter(undone_at=None).select_related("gone", "kept", "by")
    gone_by = standing_ones.filter(gone=producer).first() if producer.merged_into_id is not None else None
    keys = came_with().get(producer.pk, [])
    came = [
        CameWith(
            merge.gone,
            merge,
            merge.gone.products.count(),
            [f"{course.registration.round} ({course.shown[1]})" for course in courses(merge.gone)],
            _may_undo(merge, actor),
        )
        for merge in (standing_ones.filter(gone__in=keys).order_by("at", "pk") if keys else ())
    ]
    return Merges(gone_by, gone_by is not None and _may_undo(gone_by, actor), came)


def _may_undo(merge: Merge, actor: Actor) -> bool:
    return actor.may("edit", merge.gone.area_id) and actor.may("edit", merge.kept.area_id)


def _facts(channels: dict[str, str]) -> list[tuple[str, Callable[[Producer], list[str]]]]:
    return [
        (_("Name"), lambda row: [row.name_th]),
        (_("Name in English"), lambda row: _told(row.name_en)),
        (_("Address"), lambda row: _told(row.address)),
        (_("Owner or chair"), lambda row: _told(row.person.name_th if row.person else "")),
        (_("Phone"), lambda row: _told(phones.shown(row.person.phone) if row.person else "")),
        (_("Personal number"), lambda row: _told(numbers.masked(row.person) if row.person else "")),
        (_("Registration number of the company"), lambda row: _told(row.legal_number)),
        (_("Community enterprise code"), lambda row: _told(row.smce_number)),
        (_("Number"), lambda row: [row.code]),
        (_("Kind"), lambda row: [row.get_kind_display()]),
        (_("Area"), lambda row: [place(row.area)]),
        (_("Founded"), lambda row: [str(row.founded_year + 543)] if row.founded_year else []),
        (_("Members"), lambda row: _told(row.members_count)),
        (_("Raw material"), lambda row: _told(row.raw_material)),
        (_("Channels"), lambda row: [channels.get(code, code) for code in row.channels]),
        (_("Entered on"), lambda row: [_day(row.recorded_at)]),
        (_("State"), lambda row: [standing(row)[1]]),
        (_("Products"), _products),
        (_("Registrations"), _registrations),
        (_("Standards held"), lambda row: [str(one) for one in row.standards.select_related("kind")]),
    ]


def _print(row: Producer) -> str:
    return row.person.number_print if row.person else ""


def _told(value: object) -> list[str]:
    return [str(value)] if value not in (None, "") else []


def _day(instant: object) -> str:
    return calendar.date_short(clock.local(instant).date()) if instant else ""  # type: ignore[arg-type]


def _products(row: Producer) -> list[str]:
    return [
        f"{product.name_th} ({product.category})"
        + (f" {money.text(product.price)} {_('baht')}" if product.price is not None else "")
        for product in products_of(row)
    ]


def _registrations(row: Producer) -> list[str]:
    return [f"{course.registration.round}: {course.shown[1]}" for course in courses(row)]
