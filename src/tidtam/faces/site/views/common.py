"""What several of the visitors' pages take from an address or put on it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from tidtam.kit import http


class Step(NamedTuple):
    """One name of the way to a page. where: "" for the page itself."""

    name: str
    where: str


class Leaf(NamedTuple):
    """One page of a long list, and its neighbours' addresses, "" where there is none."""

    rows: Sequence[Any]
    total: int
    number: int
    last: int
    before: str
    after: str


def leaf(
    request: HttpRequest, rows: Any, asked: dict[str, str], size: int, *, whole: QuerySet[Any] | None = None
) -> Leaf:
    """The page that the address asks for; a number that there is not leads to the nearest.

    whole: rows with all that is shown of them; `rows` are then sorted and cut by their keys alone, which is many times
    quicker where thousands are found.
    """
    if whole is not None:
        rows = rows.select_related(None).prefetch_related(None).values_list("pk", flat=True)
    page = Paginator(rows, size).get_page(request.GET.get("page"))
    pages = page.paginator

    def where(number: int) -> str:
        return http.address(request.path, {**asked, "page": str(number) if number > 1 else ""})

    shown = list(page.object_list)
    if whole is not None:
        found = whole.in_bulk(shown)
        shown = [found[key] for key in shown if key in found]
    return Leaf(
        shown,
        pages.count,
        page.number,
        pages.num_pages,
        where(page.number - 1) if page.has_previous() else "",
        where(page.number + 1) if page.has_next() else "",
    )
