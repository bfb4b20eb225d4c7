"""What every change of the register holds to, whoever makes it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.actor import Actor
from tidtam.registers.producers.models import Producer


class RegisterRefused(ValidationError):
    """What the register cannot take; nothing of the call was written. at_field: where a page shows it."""

    at_field: str | None = None


class NotOpen(RegisterRefused):
    """The actor may not write there."""


def require_open(by: Actor | None, verb: str, codes: Iterable[str]) -> None:
    """Raise `NotOpen` unless `by` may do `verb` at every area; tidtam itself (None) may."""
    if by is None:
        return
    prefixes = by.reach(verb)
    for code in codes:
        if not code.startswith(prefixes):
            raise NotOpen(_("Area %(code)s is not one you may edit."), code="not_open", params={"code": code})


def require_described(by: Actor | None, producer: Producer) -> None:
    """Raise unless `by` may describe the producer: its officers, and its own people."""
    if by is not None and not Producer.objects.open_to(by, "describe").filter(pk=producer.pk).exists():
        raise NotOpen(
            _("Area %(code)s is not one you may edit."), code="not_open", params={"code": producer.area_id}
        )


def require_areas(codes: Iterable[str]) -> None:
    """Raise unless every code is an area of the gazetteer."""
    wanted = set(codes)
    known = set(Area.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if missing := wanted - known:
        raise unknown(_("Area %(value)s is not in the gazetteer."), missing)


def require_once(values: Iterable[Any], message: Any) -> None:
    """Raise `message` with the first value that comes twice."""
    seen: set[Any] = set()
    for value in values:
        if value in seen:
            raise unknown(message, {value})
        seen.add(value)


def unknown(message: Any, values: Iterable[Any], field: str | None = None) -> RegisterRefused:
    """A refusal that names the first few values."""
    shown = ", ".join(sorted(str(value) for value in values)[:5])
    refusal = RegisterRefused(message, code="register_refused", params={"value": shown})
    refusal.at_field = field
    return refusal


def refused(field: str, message: Any, **params: Any) -> RegisterRefused:
    """A refusal that a page shows at one field."""
    refusal = RegisterRefused(message, code="register_refused", params=params or None)
    refusal.at_field = field
    return refusal
