"""Facts as they are kept beside a frozen paper, and back again: the same facts print the same bytes years later."""

import base64
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Facts = TypeVar("Facts")


def kept(facts: Any) -> Any:
    """As JSON can hold it."""
    if is_dataclass(facts) and not isinstance(facts, type):
        return {field.name: kept(getattr(facts, field.name)) for field in fields(facts)}
    if isinstance(facts, tuple):
        return [kept(one) for one in facts]
    if isinstance(facts, date):  # a moment is one too
        return facts.isoformat()
    return base64.b64encode(facts).decode() if isinstance(facts, bytes) else facts


def read(kind: type[Facts], given: dict[str, Any]) -> Facts:
    """The facts of `kind` that `kept` wrote; fields added since then take their defaults."""
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value) for name, value in given.items() if name in hints})


def _read(hint: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(hint) is tuple:
        return tuple(_read(get_args(hint)[0], one) for one in value)
    if isinstance(hint, UnionType):
        return _read(next(one for one in get_args(hint) if one is not type(None)), value)
    if is_dataclass(hint):
        return read(hint, value)  # type: ignore[arg-type]
    if hint in (date, datetime):
        return hint.fromisoformat(value)
    return base64.b64decode(value) if hint is bytes else value
