"""The register of signs: the list with its map, one sign, what is to be ordered."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.maps import district_map
from tidtam.ground.files.http import serve
from tidtam.ground.people.http import SignedIn
from tidtam.kit.lists import listing
from tidtam.registers.assets.queries import place
from tidtam.registers.signs import lists, queries
from tidtam.registers.signs.actions.life import ways_on
from tidtam.registers.signs.actions.rules import subject_of
from tidtam.registers.signs.checks import checks
from tidtam.registers.signs.distances import in_words
from tidtam.registers.signs.drawing.facts import TooNarrow
from tidtam.registers.signs.models import STANDING, Arrow, Panel, Sign, StepPhoto
from tidtam.registers.signs.panels import as_svg
from tidtam.registers.signs.pictograms import PICTOGRAMS


@require_safe
@login_required
def signs(request: SignedIn) -> HttpResponseBase:
    """Every sign of the reader's areas, what is not right on it, how far it has come."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = queries.register(request.user)
    page = listing(
        request,
        queries.whole(rows),
        lists.columns(),
        filters=lists.filters(rows),
        title=_("Direction signs"),
        name="signs",
        empty=_("No sign is on the register here."),
        sort="number",
    )
    if page.download:
        return page.download
    provinces = {code[:2] for code in rows.order_by().values_list("area_id", flat=True).distinct()}
    dots = queries.dots(rows, request.path) if len(provinces) == 1 else []
    content = {
        "page": page,
        "map": district_map(provinces.pop(), {}, _("Direction signs"), dots=dots) if dots else "",
        "may_add": bool(request.user.reach("edit")),
        "may_import": bool(request.user.reach("import")),
    }
    return render(request, "signs/signs.html", content)


@require_safe
@login_required
def sign(request: SignedIn, key: UUID) -> HttpResponseBase:
    """One sign: where, whose road, what stands on it, whether it is right, its life."""
    found = get_object_or_404(queries.whole(Sign.objects.open_to(request.user, "view")), key=key)
    user = request.user
    may_edit = user.may("edit", found.area_id)
    panels = list(found.panels.all())
    content: dict[str, Any] = {
        "sign": found,
        "place": place(found.area),
        "shown": queries.state_shown(found),
        "permission": queries.permission_shown(found),
        "panels": [(panel, [_line(line) for line in panel.lines.all()], _picture(panel)) for panel in panels],
        "checks": checks(found),
        "steps": found.steps.prefetch_related("photos"),
        "may_edit": may_edit,
        "may_draw": may_edit and found.may_be_drawn,
        "ways": ways_on(found, user),
        "following": len(panels) + 1,
        "standing": found.state in STANDING,
        "subject": subject_of(found),
    }
    return render(request, "signs/sign.html", content)


@require_safe
@login_required
def orders(request: SignedIn) -> HttpResponseBase:
    """The panels, one a row, as a sign maker reads them; with sums."""
    if not request.user.reach("view"):
        raise PermissionDenied
    rows = queries.orders(request.user)
    page = listing(
        request,
        rows,
        lists.order_columns(),
        filters=lists.order_filters(rows),
        title=_("Order list of signs"),
        name="sign-orders",
        empty=_("No panel is on the list."),
        sort="number",
    )
    if page.download:
        return page.download
    sums = queries.summed(lists.narrowed(rows, request.GET.dict()))
    return render(request, "signs/orders.html", {"page": page, "sums": sums})


@require_safe
@login_required
def photo(request: SignedIn, key: UUID) -> HttpResponseBase:
    """What was seen, to whoever may see the sign."""
    rows = StepPhoto.objects.open_to(request.user, "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file, thumbnail="small" in request.GET)


def _picture(panel: Panel) -> SafeString:
    """The panel as it will look; nothing where it does not fit, which its checks tell."""
    try:
        return mark_safe(as_svg(panel))  # noqa: S308 - our own drawing, its words are escaped
    except TooNarrow:
        return SafeString("")


def _line(line: Any) -> dict[str, Any]:
    return {
        "line": line,
        "arrow": Arrow(line.arrow).label,
        "distance": in_words(line.distance_m) if line.distance_m else "",
        "pictogram": PICTOGRAMS.get(line.pictogram, line.pictogram),
    }
