"""A month reported by a link, on a phone: no account, no cookie; the secret in the address is all there is to it."""

import re
from collections.abc import Callable
from functools import wraps

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tidtam.kit import clock
from tidtam.kit.alone import View, alone
from tidtam.kit.forms import unchecked
from tidtam.kit.notice import with_notice
from tidtam.kit.secret_links import SecretLink
from tidtam.registers.producers.queries import place
from tidtam.work.sales.actions.by_link import (
    has_told,
    is_over,
    keep_typed,
    mark_opened,
    report_of,
    send_by_link,
)
from tidtam.work.sales.actions.links import OWN
from tidtam.work.sales.link_refusals import AlreadyChecked, LinkRefused
from tidtam.work.sales.models import Report, ReportLink, ReportState
from tidtam.work.sales.queries.deadlines import deadlines
from tidtam.work.sales.queries.links import by_token, office_of
from tidtam.work.sales.queries.producer import facts_of
from tidtam.work.sales.queries.steps import given_back
from tidtam.work.sales.telling import NotTold, TellingForm, ask

#: Who looks ahead at a link that is pasted into a chat: nobody has opened it yet.
LOOKS_AHEAD = re.compile(r"bot|crawl|facebookexternalhit|line-poker|preview|whatsapp", re.IGNORECASE)
STEPS = ("confirmed", "nil")  # buttons that send


class LinkForm(TellingForm):
    """The month's form for who holds a link."""

    by_link = True


def opened(view: View) -> View:
    """With the link that the address opens; one plain page for a link that is over, closed or none at all."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponseBase:
        link = by_token(token)
        if link is None or link.closed_at is not None:
            return over(request)
        report = report_of(link)
        if is_over(link, report) and not has_told(report):
            return over(request, _office(link))
        return held_back(request, link) or let_in(request, lambda: view(request, link, report))

    return alone(answer)


def over(request: HttpRequest, office: str = "", why: str = "") -> HttpResponse:
    """What a link that leads nowhere shows: nothing of anybody. office: whom to ask, where the link tells."""
    return render(request, "tell/over.html", {"office": office, "why": why}, status=404)


def held_back(request: HttpRequest, link: SecretLink) -> HttpResponse | None:
    """The answer to whoever sends too much at once."""
    if ratelimit.consume(request, action="tell_save", key=link.token_print):
        return None
    return render(request, "tell/slow.html", status=429)


def let_in(request: HttpRequest, page: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The page, or what is refused of it."""
    try:
        return page()
    except AlreadyChecked:
        return redirect(request.path)
    except LinkRefused as refusal:
        return over(request, why=refusal.messages[0])


def looked_at(request: HttpRequest) -> bool:
    """Whether a person looks, not a chat that looks ahead."""
    return request.method == "GET" and not LOOKS_AHEAD.search(request.headers.get("User-Agent", ""))


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, link: ReportLink, found: Report | None) -> HttpResponseBase:
    """The month's form; its sum read back before it is sent; what was sent, and how it stands."""
    if _ended(link, found):
        return _shown(request, link, found)
    if request.method == "POST":
        return _posted(request, link)
    if looked_at(request) and "opened" not in link.payload:
        mark_opened(link)
    if found is not None and found.state != ReportState.DRAFT and "change" not in request.GET:
        return _shown(request, link, found)
    if deadlines(link.producer.area_id, [link.month]).is_closed(link.producer.area_id, link.month):
        return render(request, "tell/closed.html", {"link": link, "office": _office(link)})
    typed = link.payload.get("typed")
    form = LinkForm(ask(link.producer, link.month), typed)
    if typed:
        unchecked(form)  # whoever comes back has not sent it yet
    return _form(request, link, form)


def _posted(request: HttpRequest, link: ReportLink) -> HttpResponseBase:
    form = LinkForm(ask(link.producer, link.month), request.POST.dict())
    link = keep_typed(link, form.typed())
    if "typing" in request.POST:
        return saved()
    if "more" in request.POST or "again" in request.POST:
        unchecked(form)
        return _form(request, link, form)
    if any(step in request.POST for step in STEPS):
        try:
            send_by_link(link, form)
        except NotTold:
            return _form(request, link, form)
        return redirect(request.path)
    if not form.is_valid():
        return _form(request, link, form)
    return render(request, "tell/read_back.html", _content(link) | {"form": form})


def saved() -> JsonResponse:
    """What was typed is kept, and since when."""
    return JsonResponse(with_notice({"saved": clock.local(clock.now()).strftime("%H.%M")}))


def _form(request: HttpRequest, link: ReportLink, form: TellingForm) -> HttpResponse:
    wrong = bool(form.is_bound and form.errors)
    return render(request, "tell/form.html", _content(link) | {"form": form}, status=422 if wrong else 200)


def _shown(request: HttpRequest, link: ReportLink, found: Report | None) -> HttpResponse:
    """What was sent, who has it now, and why it came back where it did."""
    assert found is not None
    content = {
        "report": found,
        "lines": facts_of(found),
        "ended": _ended(link, found),
        "checked": found.state not in OWN,
        "reason": given_back(found) if found.state == ReportState.RETURNED else "",
    }
    return render(request, "tell/sent.html", _content(link) | content)


def _content(link: ReportLink) -> dict[str, object]:
    return {
        "link": link,
        "producer": link.producer,
        "place": place(link.producer.area),
        "office": _office(link),
        "last_day": link.last_day,
        "key": link.token_print[:12],
    }


def _ended(link: ReportLink, found: Report | None) -> bool:
    """Whether the link only shows what stands: it is over, or the office has checked the report."""
    return not link.is_open or (found is not None and found.state not in OWN)


def _office(link: ReportLink) -> str:
    return office_of(link.producer.area)
