"""A visitor asks a village, and reads its answer by a secret link. No account, no cookie."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from tidtam.kit import rates
from tidtam.kit.alone import HEADERS
from tidtam.kit.public import address, public
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.registers.tourism.queries import public as shown
from tidtam.work.guests import actions, queries
from tidtam.work.guests.forms import AskForm
from tidtam.work.guests.models import State


def _ask(request: HttpRequest, code: str) -> HttpResponseBase:
    """The form of a village that receives visitors; of any other there is none."""
    page = get_object_or_404(shown.receiving(), community__area=code)
    if request.method != "POST":
        return _form(request, AskForm(initial=AskForm.blank()), page)
    if not rates.allowed(request, "ask_village"):
        return render(request, "guests/slow.html", {"noindex": True}, status=429)
    form = AskForm(request.POST)
    if request.POST.get("website"):
        return HttpResponseRedirect(f"{request.path}?sent=1")
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "website"}
        try:
            asked = actions.ask(page, told.pop("id"), **told, language=request.LANGUAGE_CODE)
        except RefusedChange as refusal:
            refuse(form, refusal)
        else:
            if asked.token:
                return HttpResponseRedirect(f"{address('asking:asked', asked.token)}?new=1")
            return HttpResponseRedirect(f"{request.path}?sent=1")
    return _form(request, form, page)


def _form(request: HttpRequest, form: AskForm, page: Any) -> HttpResponse:
    content = {
        "form": form,
        "page": page,
        "area": page.area,
        "sent": "sent" in request.GET,
        "noindex": True,
        "id": form["id"].value() or uuid.uuid4(),
    }
    response = render(request, "guests/ask.html", content, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"  # each form has a number of its own
    return response


def _asked(request: HttpRequest, token: str) -> HttpResponse:
    """How it stands; nothing of who asked, in case somebody else finds the link."""
    if not rates.allowed(request, "told_us"):
        return render(request, "guests/slow.html", {"noindex": True}, status=429)
    found = queries.by_token(token)
    content: dict[str, Any] = {"noindex": True}
    if found is None:
        content["over"] = _("This link leads nowhere.")
        return _alone(render(request, "guests/asked.html", content, status=404))
    if request.method == "POST" and "off" in request.POST:
        found = actions.take_back(found)
    content |= {
        "asked": found,
        "area": found.community.area,
        "standing": queries.standing(found),
        "may_take_back": found.state in {State.NEW, State.WELCOME},
        "new": "new" in request.GET,
        "whole": request.build_absolute_uri(request.path),
    }
    return _alone(render(request, "guests/asked.html", content))


def _alone(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response


# No cookie says who somebody is, so nothing is sent by itself in anybody's name.
ask = csrf_exempt(public(_ask, posts=True))
asked = csrf_exempt(public(_asked, posts=True))
