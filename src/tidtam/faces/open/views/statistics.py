"""Statistics for everybody: the editions, each as a page and as CSV."""

import csv
import io
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tidtam.ground.areas.models import Area
from tidtam.kit.disclosure import FEWEST, PERCENT
from tidtam.kit.notice import notice
from tidtam.kit.opened import LICENCE, LICENCE_URL
from tidtam.kit.public import made_of, public
from tidtam.reporting.statistics.models import Edition
from tidtam.reporting.statistics.queries import editions

KIND = "statistics.edition"
HEADS = (
    "month",
    "table",
    "district_code",
    "district",
    "category",
    "category_name",
    "value",
    "withheld",
    "licence",
)


class Shown(NamedTuple):
    """A table as shown: its heading, heads of columns, rows of name and cells; a cell that is None is withheld."""

    code: str
    title: str
    columns: list[str]
    rows: list[tuple[str, list[str | None]]]
    total: list[str | None]


def _newest(request: HttpRequest) -> HttpResponseBase:
    """The newest edition, or that there is none yet."""
    made_of(request, KIND)
    return _page(request, editions().first())


def _edition(request: HttpRequest, code: str) -> HttpResponseBase:
    made_of(request, KIND)
    return _page(request, _found(code))


def _page(request: HttpRequest, edition: Edition | None) -> HttpResponse:
    every = list(editions())
    names = {one.code: one.name for one in Area.objects.filter(pk__in={one.province for one in every})}
    content: dict[str, Any] = {
        "edition": edition,
        "every": [(one, names.get(one.province, one.province)) for one in every],
        "province": names.get(edition.province, "") if edition else "",
        "tables": _tables(edition.tables) if edition else [],
        "fewest": FEWEST,
        "percent": PERCENT,
        "licence": LICENCE,
        "licence_url": LICENCE_URL,
    }
    return render(request, "open/statistics.html", content)


def _csv(request: HttpRequest, code: str) -> HttpResponseBase:
    """Every cell a row: table, district, category, value; what is withheld is empty and says so."""
    edition = _found(code)
    out = io.StringIO()
    table = csv.writer(out)
    more = ["notice"] if notice() else []
    table.writerow([*HEADS, *more])
    tables = edition.tables
    districts = [*tables["districts"], ["", "รวม", "Total"]]
    categories = [*tables["categories"], ["", "รวม", "Total"]]
    for name in ("sales", "producers", "products"):
        for district, line in zip(districts, tables[name], strict=True):
            for category, value in zip(categories, line, strict=True):
                cells = [f"{edition.month:%Y-%m}", name, district[0], district[1], category[0], category[1]]
                cells += ["" if value is None else value, "1" if value is None else "", LICENCE]
                table.writerow([*cells, *([notice()] if more else [])])
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="statistics-{edition.code}.csv"'
    answer["Access-Control-Allow-Origin"] = "*"
    answer["Cache-Control"] = "no-cache"
    return answer


def _found(code: str) -> Edition:
    found = next((one for one in editions() if one.code == code), None)
    if found is None:
        raise Http404
    return found


def _tables(tables: dict[str, Any]) -> list[Shown]:
    name = 2 if get_language() == "en" else 1
    heads = [one[name] or one[1] or _("Not split by product") for one in tables["categories"]]
    titles = {
        "sales": _("Official sales (baht)"),
        "producers": _("Registered producers"),
        "products": _("Registered products"),
    }
    found = []
    for code, title in titles.items():
        lines = [[_told(code, value) for value in line] for line in tables[code]]
        rows = [
            (one[name] or one[1], line) for one, line in zip(tables["districts"], lines[:-1], strict=True)
        ]
        found.append(Shown(code, title, [*heads, _("Total")], rows, lines[-1]))
    return found


def _told(code: str, value: Any) -> str | None:
    if value is None:
        return None
    return f"{int(value.split('.')[0]):,}" if code == "sales" else f"{value:,}"


statistics, edition, edition_csv = public(_newest), public(_edition), public(_csv)
