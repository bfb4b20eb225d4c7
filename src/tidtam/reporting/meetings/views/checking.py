"""Checking a paper: what its code says to a stranger, and whether the bytes of a file are those given out.

A browser that can works out the hash itself and sends that alone; another sends the file, which is kept nowhere.
"""

import hashlib
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tidtam.ground.people.models import User
from tidtam.kit.alone import alone, unkept
from tidtam.kit.http import address
from tidtam.kit.rates import allowed
from tidtam.reporting.meetings.models import Meeting, Minutes, Pack
from tidtam.reporting.meetings.queries import verified

ACTION = "paper_check"  # the rates stand in the settings, beside those of logging in


@alone
@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, code: str) -> HttpResponseBase:
    """Which paper bears this code, whether a newer one was given out, and how many of its figures have changed.

    Which figures, only whoever may read the papers is told.
    """
    if not allowed(request, ACTION):
        return render(request, "meetings/check_slow.html", status=429)
    pack = verified.by_code(code)
    if pack is None:
        return render(request, "meetings/check_none.html", status=404)
    sent = request.FILES.get("file") if request.method == "POST" else None
    if sent is not None:
        return redirect(address(request.path, {"sha256": _hash(sent)}))
    newest = verified.newest_of(pack.meeting)
    asked = request.GET.get("sha256", "").lower()
    content: dict[str, Any] = {
        "pack": pack,
        "meeting": pack.meeting,
        "newest": newest if newest is not None and newest.version > pack.version else None,
        "figures": len(verified.frozen_figures(pack)),
        "changed": verified.changed_since(pack),
        "reads": _reads(request, pack),
        "asked": asked if verified.SHA256.fullmatch(asked) else "",
        "form": {pack.pdf.sha256: "PDF", pack.html.sha256: "HTML"}.get(asked, ""),
        "missing": request.method == "POST",
    }
    return render(request, "meetings/check.html", content, status=422 if content["missing"] else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def any_paper(request: HttpRequest) -> HttpResponse:
    """A file, or a code that was typed: leads to the page of its paper, or says that there is none."""
    sent = request.FILES.get("file") if request.method == "POST" else None
    if sent is not None:
        found = verified.verify(_bytes(sent))
        return _to(found.pack, found.sha256) or unkept(
            _asking(request, sha256=found.sha256, minutes=found.minutes)
        )
    sha256, code = request.GET.get("sha256", "").lower(), request.GET.get("code", "")
    pack = verified.by_hash(sha256) or verified.by_code(code)
    minutes = None if pack else verified.minutes_by_hash(sha256)
    return _to(pack, sha256) or _asking(request, sha256=sha256, code=code, minutes=minutes)


def _asking(
    request: HttpRequest, *, sha256: str = "", code: str = "", minutes: Minutes | None = None
) -> HttpResponse:
    missing = request.method == "POST" and not sha256
    content = {
        "sha256": sha256 if verified.SHA256.fullmatch(sha256) else "",
        "code": code[:40],
        "missing": missing,
        "minutes": minutes,
    }
    return render(request, "meetings/verify.html", content, status=422 if missing else 200)


def _to(pack: Pack | None, sha256: str) -> HttpResponse | None:
    if pack is None:
        return None
    return redirect(address(reverse("check:paper", args=[pack.code]), {"sha256": sha256}))


def _reads(request: HttpRequest, pack: Pack) -> bool:
    """Whether who asks may read this meeting's papers."""
    user = request.user
    return (
        isinstance(user, User)
        and Meeting.objects.open_to(user, "read_papers").filter(pk=pack.meeting_id).exists()
    )


def _hash(sent: "UploadedFile[bytes]") -> str:
    digest = hashlib.sha256()
    for piece in sent.chunks():
        digest.update(piece)
    return digest.hexdigest()


def _bytes(sent: "UploadedFile[bytes]") -> bytes:
    return b"".join(sent.chunks())
