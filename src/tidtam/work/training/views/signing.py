"""Signing in on the own phone: the officer's page with the link and its QR code, and the page that it leads to."""

import base64
import uuid
from io import BytesIO
from typing import Any
from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from qrcode.image.svg import SvgPathFillImage
from qrcode.main import QRCode

from tidtam.work.training import links, refusals
from tidtam.work.training.actions import new_link, sign_in
from tidtam.work.training.forms import SignForm, refuse
from tidtam.work.training.views.opening import opened, person, posted, tried

ACTION = "training_sign_in"  # the rate stands in the settings, beside those of logging in


@login_required
@require_safe
def link(request: HttpRequest, key: UUID) -> HttpResponse:
    """The link, to be shown on a screen, printed, or sent into the group's LINE."""
    row = opened(request, key, "edit")
    if row.cancelled_at is not None or row.is_over:
        raise Http404
    address = request.build_absolute_uri(reverse("here:sign", args=[links.token(row)]))
    content = {
        "training": row,
        "address": address,
        "drawing": _drawing(address),
        "is_open": links.is_open(row),
    }
    return render(request, "training/link.html", content)


@login_required
@require_POST
def renew(request: HttpRequest, key: UUID) -> HttpResponse:
    """A new link; the one before ends now."""
    row = opened(request, key, "edit")
    try:
        new_link(row, by=person(request))
    except refusals.Refused as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("training:training", key=row.key)
    messages.success(request, _("The former link is no longer in force."))
    return redirect("training:link", key=row.key)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def here(request: HttpRequest, token: str) -> HttpResponse:
    """ "I am here": name, producer, phone; no account, no script, nobody else's data."""
    row = links.training_of(token)
    if row is None:
        return render(request, "training/link_over.html", status=404)
    form = SignForm(posted(request), training=row, initial={"id": uuid.uuid4()})
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action=ACTION):
            refuse(form, refusals.TooManyAtOnce())
        elif tried(form, lambda: sign_in(row, id=form.cleaned_data["id"], **form.told())):
            return redirect(f"{request.path}?signed")
    content = {
        "training": row,
        "form": form,
        "producers": form.producers(),
        "is_open": links.is_open(row),
        "signed": "signed" in request.GET and request.method != "POST",
    }
    return render(request, "training/here.html", content, status=422 if form.errors else 200)


def _drawing(address: str) -> str:
    """The QR code as the address of a picture."""
    drawn = BytesIO()
    code: Any = QRCode(image_factory=SvgPathFillImage)
    code.add_data(address)
    code.make_image().save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"
