"""What every change of the register holds to, whoever makes it."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tidtam.ground.areas.models import Area
from tidtam.kit.actor import Actor


class RegisterRefused(ValidationError):
    """Rows that the register cannot take; nothing of the call was written."""


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


def unknown(message: Any, values: Iterable[Any]) -> RegisterRefused:
    """A refusal that names the first few values."""
    shown = ", ".join(sorted(str(value) for value in values)[:5])
    return RegisterRefused(message, code="register_refused", params={"value": shown})
