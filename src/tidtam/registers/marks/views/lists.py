"""Screens of the marks: which product may bear which, since when."""

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.marks.models import Award
from tidtam.registers.marks.queries import in_force, mark_choices, standing
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
            "level", "product__category", f"product__producer__{PLACE}"
        ),
        [
            ListColumn(
                "product",
                _("Product"),
                value="product.name",
                sort="product__sort_key",
                link=lambda row: reverse("producers:producer", args=[row.product.producer_id]),
            ),
            ListColumn(
                "level", _("Mark"), value=_level if "format" in request.GET else _mark, sort="level__order"
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
            ListColumn("from", _("From"), value="valid_from", sort="valid_from", kind="date"),
            ListColumn("state", _("State"), value=lambda row: standing(row, today), kind="state"),
        ],
        filters=[
            words_filter("product"),
            area_filter(request.user, request.GET.get("area", ""), "product__producer__area_id"),
            Filter("mark", _("Mark"), mark_choices(), lambda rows, code: rows.filter(level__code=code)),
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
                lambda rows, _yes: rows.filter(pk__in=in_force(today).values("pk")),
            ),
        ],
        title=_("Product marks"),
        name="marks",
        empty=_("No product of your area bears a mark yet."),
        sort="product",
    )
    return page.download or render(request, "marks/list.html", {"page": page})


def _mark(award: Award) -> str:
    """The mark in its own colour and by name."""
    return format_html('<span class="mark {}">{}</span>', award.level.colour, award.level)


def _level(award: Award) -> str:
    return str(award.level)


def _categories() -> list[tuple[str, str]]:
    return [(row.code, row.name) for row in Category.objects.all()]
