"""One's own address for ODK Collect: made, shown once as QR, closed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tidtam.faces.odk import actions, queries, settings_qr
from tidtam.faces.odk.models import Submission
from tidtam.ground.people.http import SignedIn
from tidtam.kit import clock
from tidtam.kit.alone import unkept


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def key(request: SignedIn) -> HttpResponse:
    """Whether there is an address, and a new one, which is shown once."""
    address, code = "", ""
    if request.method == "POST":
        path = reverse("odk_list", args=[actions.open_key(request.user)])
        address = request.build_absolute_uri(path).removesuffix("/formList")
        code = mark_safe(settings_qr.code(address))  # noqa: S308 - drawn by ourselves
    found = queries.key_of(request.user)
    content = {
        "key": found,
        "until": clock.local(found.expires_at).date() if found else None,
        "address": address,
        "code": code,
        "forms": queries.forms_of(request.user),
        "waiting": Submission.objects.open_to(request.user, "edit").unsettled().count(),
    }
    page = render(request, "odk/key.html", content)
    return unkept(page) if address else page


@require_POST
@login_required
def close_key(request: SignedIn) -> HttpResponse:
    """From now on the address leads nowhere."""
    if actions.close_key(request.user):
        messages.success(request, _("The address for ODK Collect is closed."))
    return redirect("odk:key")
