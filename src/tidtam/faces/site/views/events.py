"""Festivals and events by the visitor's own days."""

from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from tidtam.faces.site import structured
from tidtam.faces.site.queries import cards, places
from tidtam.faces.site.views.common import leaf
from tidtam.kit import calendar, clock
from tidtam.kit.access import within
from tidtam.kit.public import made_of
from tidtam.kit.typed_dates import BUDDHIST
from tidtam.registers.tourism.queries import public

PAGE = 30
LONGEST = timedelta(days=400)
AHEAD = timedelta(days=120)


class Days(NamedTuple):
    """From when to when, both included. problem: what was typed and is no day, or "": then the usual days stand."""

    first: date
    last: date
    problem: str = ""
    typed: bool = False


def events(request: HttpRequest) -> HttpResponse:
    """What happens in those days; from today on for four months unless said otherwise."""
    made_of(request, "tourism.villagepage", "tourism.offer")
    today = clock.today()
    days = _days(request.GET, today)
    asked = places.Asked.of(request.GET)
    inside = within(asked.district, "page__community__area_id") if asked.district else None
    found = public.coming(days.first, days.last, inside)
    parts = {
        "from": days.first.isoformat() if days.typed else "",
        "to": days.last.isoformat() if days.typed else "",
        "district": asked.district,
    }
    part = leaf(request, found, parts, PAGE)
    happenings = cards.happenings(public.happenings(part.rows))
    content = {
        "days": days,
        "typed_from": request.GET.get("from", "") if days.problem else days.first.isoformat(),
        "typed_to": request.GET.get("to", "") if days.problem else days.last.isoformat(),
        "span": cards.span(days.first, days.last),
        "events": happenings,
        "leaf": part,
        "asked": asked,
        "districts": places.districts(),
        "months": _months(today),
        "facts": {"@graph": [structured.event(request, card) for card in happenings]} if happenings else None,
        "noindex": days.typed or bool(asked.district) or part.number > 1,
    }
    return render(request, "site/events.html", content)


def _days(typed: QueryDict, today: date) -> Days:
    """ISO days as a browser's own field sends them, or as people type them (พ.ศ.)."""
    usual = Days(today, today + AHEAD)
    written = [typed.get(name, "").strip() for name in ("from", "to")]
    if not any(written):
        return usual
    try:
        first, last = (_day(text) if text else None for text in written)
    except (ValueError, calendar.NotADate):
        return usual._replace(problem=_("This is no day; expected one such as 15 Aug 2018 or 2018-08-15."))
    first = first or min(today, last or today)
    last = last or first + AHEAD
    if last < first:
        return usual._replace(problem=_("The last day lies before the first."))
    return Days(first, min(last, first + LONGEST), typed=True)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return calendar.parse_date(text)
    return day.replace(year=calendar.ce(day.year)) if day.year in BUDDHIST else day  # 2561-08-15


def _months(today: date) -> list[tuple[str, str, str]]:
    """The next months as one tap each: name, first and last day."""
    made = []
    month = calendar.month_of(today)
    for _step in range(6):
        following = calendar.next_month(month)
        last = following - timedelta(days=1)
        made.append((calendar.month_long(month), max(month, today).isoformat(), last.isoformat()))
        month = following
    return made
