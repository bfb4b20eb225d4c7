"""A village's own page on a phone: no account, no cookie, no script needed; the secret in the address is all."""

import uuid
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tidtam.ground.files.actions import FileProblem, store_picture
from tidtam.kit.alone import alone
from tidtam.kit.refusals import RefusedChange
from tidtam.registers.producers.queries import place
from tidtam.work.villagers import refusals
from tidtam.work.villagers.actions import answer, holder_of, mark_used
from tidtam.work.villagers.actions.answering import MOST_PHOTOS
from tidtam.work.villagers.models import Said, VillageLink
from tidtam.work.villagers.queries import by_token, promised_to


@alone
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponseBase:
    """What was promised to the village, each with its three answers; one plain page for a link that leads nowhere."""
    link = by_token(token)
    if link is None or not link.is_open:
        return render(request, "village/over.html", status=404)
    if not ratelimit.consume(request, action="village_page", key=link.token_print):
        return render(request, "village/slow.html", status=429)
    if request.method == "POST":
        return _answered(request, link)
    if request.method == "GET" and not request.user.is_authenticated:
        mark_used(link)
    return _shown(request, link)


def _answered(request: HttpRequest, link: VillageLink) -> HttpResponse:
    said = {name: request.POST.get(name, "")[:1000] for name in ("target", "said", "note", "id")}
    try:
        if request.user.is_authenticated:
            raise refusals.OfficerAnswers
        uploads = request.FILES.getlist("photos")
        if len(uploads) > MOST_PHOTOS:
            raise refusals.TooManyPhotos(most=MOST_PHOTOS)
        target = _uuid(said["target"])
        if not any(one.target.key == target for one in promised_to(link.area)):
            raise refusals.NotPromised
        if said["said"] not in Said.values:
            raise refusals.SaySomething
        photos = [store_picture(one, by=holder_of(link)) for one in uploads if one.size]
        answer(link, target, said["said"], id=_uuid(said["id"]), note=said["note"], photos=photos)
    except refusals.LinkOver:
        return render(request, "village/over.html", status=404)
    except RefusedChange as refusal:
        return _shown(request, link, wrong=said | {"why": refusal.messages[0]})
    except FileProblem as problem:
        return _shown(request, link, wrong=said | {"why": str(problem)})
    return redirect(f"{request.path}?done={target}#t{target}")


def _uuid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError as error:
        raise refusals.NotPromised from error


def _shown(request: HttpRequest, link: VillageLink, wrong: dict[str, Any] | None = None) -> HttpResponse:
    promised = promised_to(link.area)
    keys = {str(one.target.key) for one in promised}
    content = {
        "link": link,
        "place": place(link.area),
        "promised": [(one, uuid.uuid4()) for one in promised],
        "answers": Said.choices,
        "wrong": wrong or {},
        "stray": wrong is not None and wrong["target"] not in keys and not request.user.is_authenticated,
        "asked": request.GET.get("answer", ""),
        "done": request.GET.get("done", ""),
        "officer": request.user.is_authenticated,
        "last_day": link.last_day,
        "most": MOST_PHOTOS,
    }
    return render(request, "village/page.html", content, status=422 if wrong else 200)
