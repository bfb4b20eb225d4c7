"""What was sold: one page for an area and a period, and each of its parts as a list with its chart."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries import chain
from tidtam.ground.trail.http import SignedIn
from tidtam.kit import clock, plots
from tidtam.kit.lists import listing
from tidtam.reporting.figures import printing
from tidtam.reporting.figures.contents import PANELS, Panel, map_of, only_words, panel_of, panels_of, tiles_of
from tidtam.reporting.figures.forms import LookForm
from tidtam.reporting.figures.queries.asked import Asked
from tidtam.reporting.figures.queries.look import Look
from tidtam.reporting.figures.queries.sales import TOTAL
from tidtam.reporting.figures.queries.shape import Question
from tidtam.reporting.figures.views.figure import area_of

SUBDISTRICT = 6
DRAWN = "image/svg+xml; charset=utf-8"


@require_safe
@login_required
def sales(request: SignedIn) -> HttpResponseBase:
    """The sales of an area in a period: head figures, trend, areas, movers, breakdowns; also as a PDF page."""
    return look_page(request, _sales)


@require_safe
@login_required
def part(request: SignedIn, name: str) -> HttpResponseBase:
    """One part in full, as a list, a spreadsheet, a drawing or a PDF page."""
    if name not in PANELS:
        raise Http404

    def shown(look: Look, context: dict[str, Any]) -> HttpResponseBase:
        panel = panel_of(look, name)
        form = request.GET.get("format", "")
        if form == "svg":
            return drawing(panel, name)
        page = listing(
            request,
            panel.rows,
            panel.columns,
            title=f"{panel.title} {look.place.label} {look.asked.period}",
            name=f"sales-{name}",
            empty=panel.empty,
            per_page=200,
        )
        if page.download:
            return page.download
        if form == "pdf":
            return printing.pdf(look, [panel], f"sales-{name}")
        return render(request, "figures/part.html", {**context, "panel": panel, "page": page})

    return look_page(request, shown)


def _sales(look: Look, context: dict[str, Any]) -> HttpResponseBase:
    panels = panels_of(look)
    tiles = tiles_of(look)
    if context["form"].data.get("format") == "pdf":
        return printing.pdf(look, panels, "sales", tiles)
    shown = {**context, "panels": panels, "tiles": tiles, "map": map_of(look), "notes": notes_of(look.asked)}
    return render(context["request"], "figures/sales.html", shown)


def notes_of(asked: Asked) -> list[str]:
    """What was brought forward and counts, or does not count in exactly these months or this area."""
    if asked.only or TOTAL.notes is None:
        return []
    return list(
        TOTAL.notes(Question(TOTAL.name, asked.area, asked.start, asked.end, known_at=asked.known_at))
    )


def look_page(
    request: SignedIn, shown: Callable[[Look, dict[str, Any]], HttpResponseBase]
) -> HttpResponseBase:
    """What every page of sales does first: whose, of when; what cannot be asked is said at its field."""
    place = area_of(request)
    form = LookForm(request.GET)
    problems = [_("This figure goes down to the subdistrict.")] if len(place.code) > SUBDISTRICT else []
    context: dict[str, Any] = {
        "request": request,
        "form": form,
        "place": place,
        "crumbs": [],
        "areas": [(place.code, place.label)],
    }
    if not form.is_valid() or problems:
        context["problems"] = [*problems, *form.non_field_errors()]
        # Whoever looks after a village alone and asked for nothing else did nothing wrong.
        status = 200 if problems and "area" not in request.GET else 422
        return render(request, "figures/sales.html", {**context, "fields": form.shown()}, status=status)
    look = Look(form.asked(place.code), place)
    above = [step for step in chain(place) if request.user.may("view", step.code)]
    if place.code and request.user.may("view", ""):
        above.insert(0, Area.objects.get(pk=""))
    asked = look.asked
    context |= {
        "fields": form.shown(),
        "look": look,
        "asked": asked,
        "as_of": asked.known_at or clock.now(),
        "crumbs": [{"label": step.label, "url": asked.url(area=step.code)} for step in above],
        "areas": [(one.code, one.label) for one in (*above, place, *look.areas)],
        "kept": {key: value for key, value in asked.kept().items() if asked.only and key == asked.only[0]},
        "only_words": only_words(asked),
        "all_url": asked.url(only=None),
        "pivot": asked.url("pivot"),
        "link": asked.url(known_at=asked.known_at or clock.now()),
    }
    return shown(look, context)


def drawing(panel: Panel, name: str) -> HttpResponse:
    """The chart as a file; 404 where the part has none."""
    if panel.chart is None:
        raise Http404
    response = HttpResponse(plots.alone(panel.chart.wide), content_type=DRAWN)
    response["Content-Disposition"] = f'attachment; filename="sales-{name}.svg"'
    response["Cache-Control"] = "private, no-store"
    return response


__all__ = ["Asked", "drawing", "look_page", "part", "sales"]
