"""Which rows an actor reaches: one rule for lists, single rows and totals."""

from collections.abc import Iterable
from typing import Self, TypeVar

from django.db import models
from django.db.models import Q

from tidtam.kit.actor import Actor

Row = TypeVar("Row", bound=models.Model, covariant=True)

NOTHING = Q(pk__in=[])
EVERYTHING = ~NOTHING  # not Q(): an empty Q or'ed with a condition leaves the condition alone


def within(code: str, path: str = "code") -> Q:
    """Rows whose area lies in the area `code`; "" is the country.

    A half-open range, because both databases answer it from an index, which they do not for LIKE '40%'.
    """
    if not code:
        return Q()
    if not (code.isascii() and code.isdigit()):
        raise ValueError(f"An area code is digits, not {code!r}.")
    after = code[:-1] + chr(ord(code[-1]) + 1)  # after 9 stands ":", which is right in byte order
    return Q(**{f"{path}__gte": code, f"{path}__lt": after})


def within_any(codes: Iterable[str], path: str = "code") -> Q:
    """Rows whose area lies in one of the areas; of none, nothing."""
    kept = widest(codes)
    if not kept:
        return NOTHING
    if "" in kept:
        return EVERYTHING
    reached = Q()
    for code in kept:
        reached |= within(code, path)
    return reached


def reach_q(actor: Actor, verb: str, path: str = "area_id") -> Q:
    """Rows at which `actor` may do `verb`, by the area that `path` leads to."""
    return within_any(actor.reach(verb), path)


def widest(prefixes: Iterable[str]) -> list[str]:
    """The prefixes that no other one already covers."""
    kept: list[str] = []
    for code in sorted(set(prefixes)):
        if not kept or not code.startswith(kept[-1]):
            kept.append(code)
    return kept


def common_area(codes: Iterable[str]) -> str:
    """The smallest area that holds all of them; "" is the country."""
    kept = list(codes)
    if not kept:
        return ""
    low, high = min(kept), max(kept)
    same = next(
        (n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high))
    )
    return low[: same - same % 2]


class AreaQuerySet(models.QuerySet[Row]):
    """A queryset of area data; every screen of such data starts with `open_to`."""

    area_path = "area_id"

    def open_to(self, actor: Actor, verb: str) -> Self:
        """The rows at which `actor` may do `verb`."""
        return self.filter(reach_q(actor, verb, self.area_path))
