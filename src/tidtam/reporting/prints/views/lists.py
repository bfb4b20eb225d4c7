"""What can be printed: villages and districts, events, souvenirs."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area, Level
from tidtam.ground.people.http import SignedIn
from tidtam.kit import thai
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.tourism.models import Offer, VillagePage
from tidtam.reporting.prints import subjects
from tidtam.reporting.prints.models import About, Recipe


@require_safe
@login_required
def villages(request: SignedIn) -> HttpResponseBase:
    """The published villages of the reader's areas, each leading to its papers."""
    rows = subjects.villages(request.user)
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows,
        [
            ListColumn("village", _("Village"), value="area.label", sort="community__area__sort_key",
                       link=lambda row: _paper(About.VILLAGE, row.code), kind="place"),
            ListColumn("place", _("Where"), value=_above, kind="place"),
            ListColumn("tagline", _("In one line"), value="tagline"),
            ListColumn("verified", _("Last verified"), value="verified_on", sort="verified_on", kind="date",
                       blank_last=True),
        ],
        filters=[Filter("q", _("Name or code"), None, _named)],
        title=_("Printed matter"),
        name="prints",
        empty=_("No village is published here yet; only what is public is printed."),
        sort="village",
    )  # fmt: skip
    if page.download:
        return page.download
    content = {
        "page": page,
        "districts": _districts(request),
        "has_recipes": Recipe.objects.open_to(request.user, "view").exists(),
    }
    return render(request, "prints/villages.html", content)


@require_safe
@login_required
def events(request: SignedIn) -> HttpResponseBase:
    """Festivals and events, for posters."""
    title, empty = _("Festivals and events"), _("No published village has a festival or an event here.")
    return _offers(request, subjects.events(request.user), About.EVENT, title, empty)


@require_safe
@login_required
def souvenirs(request: SignedIn) -> HttpResponseBase:
    """What villages sell, for labels."""
    title, empty = _("Labels for souvenirs"), _("No published village sells a souvenir here.")
    return _offers(request, subjects.souvenirs(request.user), About.SOUVENIR, title, empty)


@require_safe
@login_required
def goods(request: SignedIn) -> HttpResponseBase:
    """Products that everybody may see, for labels."""
    if not request.user.reach("view"):
        raise PermissionDenied
    page = listing(
        request,
        subjects.goods(request.user),
        [
            ListColumn("name", _("Name"), value="name", sort="sort_key",
                       link=lambda row: _paper(About.GOODS, str(row.pk))),
            ListColumn("maker", _("Producer"), value="producer.name_th"),
            ListColumn("place", _("Village"), value="producer.area.label", sort="producer__area__sort_key",
                       kind="place"),
        ],
        filters=[Filter("q", _("Name"), None, _searched)],
        title=_("Labels for products"),
        name="prints-goods",
        empty=_("No product of your area may be shown to everybody yet."),
        sort="name",
    )  # fmt: skip
    content = {"page": page, "title": _("Labels for products")}
    return page.download or render(request, "prints/offers.html", content)


def _offers(
    request: SignedIn, rows: "QuerySet[Offer]", about: About, title: str, empty: str
) -> HttpResponseBase:
    if not request.user.reach("view") and not rows.exists():
        raise PermissionDenied
    page = listing(
        request,
        rows,
        [
            ListColumn("name", _("Name"), value="name", sort="sort_key",
                       link=lambda row: _paper(about, str(row.key))),
            ListColumn("village", _("Village"), value="page.area.label", sort="page__community__area__sort_key",
                       kind="place"),
        ],
        filters=[Filter("q", _("Name"), None, _searched)],
        title=title,
        name=f"prints-{about}",
        empty=empty,
        sort="name",
    )  # fmt: skip
    return page.download or render(request, "prints/offers.html", {"page": page, "title": title})


def _searched(rows: Any, text: str) -> Any:
    return rows.filter(search_text__contains=thai.search_text(text))


def _paper(about: About, of: str) -> str:
    return reverse("printing:paper", args=[about, of])


def _above(page: VillagePage) -> str:
    above = page.area.parent
    return f"{above.label} {above.parent.label}" if above and above.parent else ""


def _named(rows: Any, text: str) -> Any:
    found = rows.filter(community__area__search_text__contains=thai.search_text(text))
    return found | rows.filter(community__area__code__startswith=text) if text.isdigit() else found


def _districts(request: SignedIn) -> list[Area]:
    """Those of the reader's areas in which a village is published."""
    codes = {
        code[: Level.DISTRICT]
        for code in subjects.villages(request.user).values_list("community__area_id", flat=True)
    }
    rows = Area.objects.open_to(request.user, "view").filter(code__in=codes).select_related("parent")
    return list(rows.order_by("sort_key", "code"))
