"""A visitor tells what is broken or wrong, and reads by a secret link what came of it. No account, no cookie."""

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from tidtam.ground.areas.models import Area
from tidtam.ground.areas.queries.tree import full_label
from tidtam.ground.files.actions import FileProblem, store_picture
from tidtam.ground.files.models import File
from tidtam.kit import rates
from tidtam.kit.alone import HEADERS
from tidtam.kit.public import address, public
from tidtam.kit.refusals import RefusedChange, refuse
from tidtam.kit.spoken import About, about
from tidtam.kit.views import too_large
from tidtam.work.voices import actions, queries, refusals
from tidtam.work.voices.forms import TellForm

LARGEST = 40 * 1024 * 1024  # three photos of a phone, and the form around them


def _tell(request: HttpRequest) -> HttpResponseBase:
    """The form; `about` is what is spoken of, as the page that leads here names it."""
    spoken = about(request.GET.get("about", "")[:120])
    if request.method != "POST":
        return _form(request, TellForm(initial=TellForm.blank(), about=spoken))
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        return too_large(request)
    if not rates.allowed(request, "tell_us"):
        return render(request, "open/slow.html", {"noindex": True}, status=429)
    form = TellForm(request.POST, request.FILES, about=spoken)
    if request.POST.get("website"):
        return HttpResponseRedirect(f"{address('opendata:tell')}?sent=1")
    if form.is_valid():
        try:
            told = actions.tell(**_told(form, spoken), language=request.LANGUAGE_CODE)
        except RefusedChange as refusal:
            refuse(form, refusal)
        except FileProblem as problem:
            form.add_error("photos", str(problem))
        else:
            if told.token:
                return HttpResponseRedirect(f"{address('opendata:told', told.token)}?new=1")
            return HttpResponseRedirect(f"{address('opendata:tell')}?sent=1")
    return _form(request, form)


def _form(request: HttpRequest, form: TellForm) -> HttpResponse:
    content = {
        "form": form,
        "about": form.about,
        "sent": "sent" in request.GET,
        "noindex": bool(form.about) or "sent" in request.GET,
        "id": form["id"].value() if _is_key(form["id"].value()) else uuid.uuid4(),
    }
    response = render(request, "open/tell.html", content, status=422 if form.errors else 200)
    response["Cache-Control"] = "no-store"  # each form has a number of its own
    return response


def _told(form: TellForm, spoken: About | None) -> dict[str, Any]:
    """What the action takes; the place from what is spoken of, else the position, else the chosen district."""
    typed, point = form.cleaned_data, form.point
    area = Area.objects.get(pk=spoken.area) if spoken else queries.place_of(point) if point else None
    if area is None and typed["district"]:
        area = Area.objects.get(pk=typed["district"])
    if area is None:
        raise refusals.NoPlace
    if not typed["text"].strip() and not typed["photos"]:
        raise refusals.NothingTold
    return {
        "id": typed["id"],
        "kind": typed["kind"],
        "text": typed["text"],
        "area": area,
        "about": spoken,
        "point": point,
        "photos": _kept(typed["photos"]),
        "name": typed["name"],
        "contact": typed["contact"],
    }


def _kept(uploads: Any) -> list[File]:
    """Written anew without what the camera said: the visitor gave a position, or gave none."""
    return [store_picture(one, by=None, name="photo.jpg") for one in uploads if one.size]


def _is_key(value: Any) -> bool:
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True


def _outcome(request: HttpRequest, token: str) -> HttpResponse:
    """How far it has come; nothing of the words or pictures, in case somebody else finds the link."""
    if not rates.allowed(request, "told_us"):
        return render(request, "open/slow.html", {"noindex": True}, status=429)
    voice = queries.by_token(token)
    if voice is None:
        content: dict[str, Any] = {"noindex": True, "over": _("This link leads nowhere.")}
        return _alone(render(request, "open/told.html", content, status=404))
    content = {
        "voice": voice,
        "place": full_label(voice.area),
        "standing": queries.standing(voice),
        "new": "new" in request.GET,
        "noindex": True,
        "whole": request.build_absolute_uri(request.path),
    }
    return _alone(render(request, "open/told.html", content))


def _alone(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response


tell = csrf_exempt(public(_tell, posts=True))  # nothing is sent by itself: no cookie says who somebody is
tell.looks_before_it_reads = True  # type: ignore[attr-defined] # the size and the rate, before any of what is sent
told = public(_outcome)
