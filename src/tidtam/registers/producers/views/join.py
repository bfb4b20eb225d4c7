"""Own entry on a phone: no account, no cookie; the secret in the address is all there is to it."""

import uuid
from functools import wraps

from allauth.core import ratelimit
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tidtam.ground.files.actions import FileProblem, store_picture
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.jobs.actions.receipts import Conflict
from tidtam.kit import clock
from tidtam.kit.alone import View, alone
from tidtam.kit.notice import with_notice
from tidtam.registers.producers.actions.entries import (
    MOST_PHOTOS,
    begin_entry,
    drop_photo,
    keep_number,
    keep_photos,
    keep_typed,
)
from tidtam.registers.producers.actions.rules import RegisterRefused
from tidtam.registers.producers.actions.send_entry import send_entry
from tidtam.registers.producers.entry import steps, summary
from tidtam.registers.producers.entry_refusals import EntryRefused, NotWhole, TooManyPhotos
from tidtam.registers.producers.models import EntryLink
from tidtam.registers.producers.queries.entry_links import by_token, office_of, to_bring


def opened(view: View) -> View:
    """With the link that the address opens; one plain page for a link that is over, closed or none at all."""

    @wraps(view)
    def answer(request: HttpRequest, token: str, *args: str, **kwargs: str) -> HttpResponseBase:
        link = by_token(token)
        if link is None or not (link.is_open or link.is_sealed):
            response: HttpResponseBase = render(request, "join/over.html", status=404)
        elif not ratelimit.consume(request, action="join_save", key=link.token_print):
            response = render(request, "join/slow.html", status=429)
        else:
            try:
                response = view(request, link, token, *args, **kwargs)
            except EntryRefused as refusal:
                response = render(request, "join/over.html", {"why": refusal.messages[0]}, status=404)
        return response

    return alone(answer)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, link: EntryLink, token: str) -> HttpResponse:
    """What this is, how far it has come, or what happens now that it was sent."""
    if link.many and request.method == "POST":
        if not ratelimit.consume(request, action="join_begin"):
            return render(request, "join/slow.html", status=429)
        _own, own_token = begin_entry(link)
        return redirect("join:start", token=own_token)
    if link.made is not None:
        content = {"link": link, "token": token, "bring": to_bring(link.made)}
        return render(request, "join/sent.html", content)
    content = {"link": link, "token": token, "office": office_of(link.area), "step": steps.STEPS[0]}
    return render(request, "join/start.html", content)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, link: EntryLink, token: str, code: str) -> HttpResponse:
    """One step: kept as typed while it is being typed, checked when the next is asked for."""
    here = steps.BY_CODE.get(code)
    if here is None or link.many:
        raise Http404
    if link.is_sealed:
        return redirect("join:start", token=token)
    if request.method != "POST":
        form = here.checked(link) if "missing" in request.GET else here.blank(link)
        return _page(request, link, token, here, form)
    link = keep_typed(link, here, dict(request.POST.lists()))
    if "typing" in request.POST:
        return JsonResponse(with_notice({"saved": clock.local(clock.now()).strftime("%H.%M")}))
    form = here.form(request.POST, link=link)
    if code == "photos":
        link = _photos(request, link, form)
        if form.errors or "more" in request.POST or "remove" in request.POST:
            return _page(request, link, token, here, form)
    if not form.is_valid():
        return _page(request, link, token, here, form)
    if code == "person" and (
        form.cleaned_data["person_number"] or form.cleaned_data.get("person_number_out")
    ):
        keep_number(link, form.cleaned_data["person_number"])
    following = steps.after(here)
    if following is None or "back" in request.POST:
        return redirect("join:check", token=token)
    return redirect("join:step", token=token, code=following.code)


@opened
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, link: EntryLink, token: str) -> HttpResponse:
    """Everything at a glance, and the button that sends it. Sent twice it is one entry."""
    if link.many:
        raise Http404
    problem = ""
    if request.method == "POST":
        try:
            send_entry(link, uuid.UUID(request.POST.get("sending", "")))
        except NotWhole as missing:
            address = redirect("join:step", token=token, code=missing.step.code)
            address["Location"] += "?missing"
            return address
        except (Conflict, ValueError):
            problem = _("Look at it once more, then send it.")
        except (RegisterRefused, ValidationError) as refusal:
            if isinstance(refusal, EntryRefused):
                raise
            problem = " ".join(refusal.messages)
        else:
            return redirect("join:start", token=token)
    if link.is_sealed:
        return redirect("join:start", token=token)
    content = {
        "link": link,
        "token": token,
        "parts": summary.parts(link),
        "whole": steps.unfinished(link) is None,
        "sending": uuid.uuid4(),
        "problem": problem,
        "key": link.token_print[:12],
    }
    return render(request, "join/check.html", content, status=422 if problem else 200)


@opened
@require_safe
def photo(request: HttpRequest, link: EntryLink, token: str, key: uuid.UUID) -> HttpResponseBase:
    """A picture of this entry, small; to whoever holds its link."""
    if str(key) not in link.payload.get("photos", []):
        raise Http404
    file = File.objects.filter(pk=key).first()
    if file is None:
        raise Http404
    return serve(file, thumbnail=True)


def _photos(request: HttpRequest, link: EntryLink, form: Form) -> EntryLink:
    """Take in what came and take out what was asked for; what cannot be taken stands at the field."""
    if "remove" in request.POST:
        return drop_photo(link, request.POST["remove"][:40])
    sent = request.FILES.getlist("photos")
    if len(sent) + len(link.payload.get("photos", [])) > MOST_PHOTOS:
        form.add_error(None, TooManyPhotos(most=MOST_PHOTOS))
        return link
    stored = []
    for upload in sent:
        try:
            stored.append(store_picture(upload, by=None, name="photo.jpg"))
        except FileProblem as problem:
            form.add_error(None, str(problem))
    return keep_photos(link, stored) if stored else link


def _page(request: HttpRequest, link: EntryLink, token: str, here: steps.Step, form: Form) -> HttpResponse:
    before = steps.before(here)
    content = {
        "link": link,
        "token": token,
        "step": here,
        "form": form,
        "number": steps.number_of(here),
        "of": len(steps.STEPS),
        "before": before.code if before else "",
        "back": "back" in request.GET or "back" in request.POST,
        "photos": link.payload.get("photos", []),
        "most": MOST_PHOTOS,
        "key": link.token_print[:12],
        "office": office_of(link.area),
    }
    return render(
        request, f"join/{here.template}", content, status=422 if form.is_bound and form.errors else 200
    )
