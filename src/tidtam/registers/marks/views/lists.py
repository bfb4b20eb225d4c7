"""Screens of the marks: which product may bear which, since when."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.marks.drawing import level_html
from tidtam.registers.marks.models import Award, Scheme, SchemeKind
from tidtam.registers.marks.queries import mark_choices, standing, usable_on
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.models import Category
from tidtam.registers.producers.queries import PLACE, place


@require_safe
@login_required
def awards(request: SignedIn) -> HttpResponseBase:
    """The marks that products of the reader's areas may bear."""
    today = clock.today()
    page = listing(
        request,
        Award.objects.open_to(request.user, "view").select_related(
            "level", "version__scheme", "product__category", f"product__producer__{PLACE}"
        ),
        [
            ListColumn(
                "product",
                _("Product"),
                value="product.name",
                sort="product__sort_key",
                link=lambda row: reverse("marks:award", args=[row.pk]),
            ),
            ListColumn(
                "level", _("Mark"), value=_level if "format" in request.GET else _coin, sort="level__order"
            ),
            ListColumn(
                "category",
                _("Category"),
                value="product.category.name",
                sort="product__category__order",
                sheet_only=True,
            ),
            ListColumn(
                "producer", _("Producer"), value="product.producer.name", sort="product__producer__sort_key"
            ),
            ListColumn(
                "area",
                _("Area"),
                value=lambda row: place(row.product.producer.area),
                sort="product__producer__area_id",
                kind="place",
            ),
            ListColumn(
                "certificate", _("Certificate"), value="certificate_no", sort="certificate_no", kind="code"
            ),
            ListColumn(
                "scheme", _("Scheme"), value="version.scheme", sort="version__scheme__code", sheet_only=True
            ),
            ListColumn("from", _("From"), value="valid_from", sort="valid_from", kind="date"),
            ListColumn(
                "until", _("Until"), value="valid_until", sort="valid_until", kind="date", sheet_only=True
            ),
            ListColumn("state", _("State"), value=lambda row: standing(row, today), kind="state"),
        ],
        filters=[
            words_filter("product"),
            area_filter(request.user, request.GET.get("area", ""), "product__producer__area_id"),
            Filter(
                "scheme", _("Scheme"), _schemes(), lambda rows, code: rows.filter(version__scheme__code=code)
            ),
            Filter("mark", _("Mark"), mark_choices(), _bearing),
            Filter(
                "category",
                _("Category"),
                _categories(),
                lambda rows, code: rows.filter(product__category=code),
            ),
            Filter(
                "standing",
                _("In force"),
                [("yes", _("Now"))],
                lambda rows, _yes: rows.filter(usable_on(today)),
            ),
        ],
        title=_("Product marks"),
        name="marks",
        empty=_("No product of your area bears a mark yet."),
        sort="product",
    )
    return page.download or render(request, "marks/list.html", {"page": page, "tab": "awards"})


def _coin(award: Award) -> str:
    return level_html(award.level)


def _level(award: Award) -> str:
    return str(award.level)


def _bearing(rows: Any, code: str) -> Any:
    return rows.filter(level__code=code, version__scheme__kind=SchemeKind.MARK)


def _schemes() -> list[tuple[str, str]]:
    return [(one.code, str(one)) for one in Scheme.objects.order_by("code")]


def _categories() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in Category.objects.all()]
