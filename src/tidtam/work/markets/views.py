"""Screens of the Pracharat markets: who registered to sell."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.trail.http import SignedIn
from tidtam.kit.lists import Filter, ListColumn, listing
from tidtam.registers.producers.filters import area_filter, words_filter
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.markets.models import MarketKind, Vendor, VendorKind


@require_safe
@login_required
def vendors(request: SignedIn) -> HttpResponseBase:
    """The registrants of the reader's areas."""
    page = listing(
        request,
        Vendor.objects.open_to(request.user, "view").select_related(PLACE),
        [
            ListColumn("name", _("Registrant"), value="name_th", sort="sort_key", link=_vendor_url),
            ListColumn("number", _("Number"), sort="number", kind="code"),
            ListColumn("kind", _("Kind"), value="get_kind_display", sort="kind"),
            ListColumn("goods", _("Goods"), value="goods_th", sort="goods_th"),
            ListColumn("area", _("Area"), value=lambda row: place(row.area), sort="area_id", kind="place"),
            ListColumn(
                "registered", _("Registered on"), value="registered_on", sort="registered_on", kind="date"
            ),
            ListColumn("state", _("State"), value=_standing, kind="state"),
        ],
        filters=[
            words_filter(),
            area_filter(request.user, request.GET.get("area", "")),
            Filter("kind", _("Kind"), VendorKind.choices, lambda rows, kind: rows.filter(kind=kind)),
            Filter("market", _("Market wished for"), _kinds(), lambda rows, code: rows.filter(wishes=code)),
            Filter(
                "standing",
                _("Withdrawn"),
                [("yes", _("No")), ("no", _("Yes"))],
                lambda rows, asked: rows.filter(withdrawn_at__isnull=asked == "yes"),
            ),
        ],
        title=_("Pracharat market registrants"),
        name="vendors",
        empty=_("Nobody of your area has registered yet."),
        sort="name",
    )
    return page.download or render(request, "markets/list.html", {"page": page})


@require_safe
@login_required
def vendor(request: SignedIn, pk: int) -> HttpResponse:
    """One registrant: what it sells, which markets it wishes for, what was done to it."""
    found = get_object_or_404(Vendor.objects.open_to(request.user, "view").select_related(PLACE), pk=pk)
    return render(
        request,
        "markets/vendor.html",
        {
            "vendor": found,
            "place": place(found.area),
            "shown": _standing(found),
            "wishes": found.wishes.all(),
            "subject": f"markets.vendor:{found.pk}",
        },
    )


def _vendor_url(row: Vendor) -> str:
    return reverse("markets:vendor", args=[row.pk])


def _standing(row: Vendor) -> tuple[str, str]:
    return ("none", _("Withdrawn")) if row.withdrawn_at else ("done", _("Registered"))


def _kinds() -> list[tuple[str, str]]:
    return [(kind.code, str(kind)) for kind in MarketKind.objects.all()]
