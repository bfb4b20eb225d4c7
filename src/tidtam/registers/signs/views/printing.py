"""A sign on paper: the working sheet, and a panel in its own size."""

from io import BytesIO
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from tidtam.ground.people.http import SignedIn
from tidtam.registers.signs import queries
from tidtam.registers.signs.drawing.facts import TooNarrow
from tidtam.registers.signs.models import Sign
from tidtam.registers.signs.printing import full_size, sheet

POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"


@require_safe
@login_required
def sheet_pdf(request: SignedIn, key: UUID) -> HttpResponseBase:
    """The working sheet of a sign, to scale."""
    found = _seen(request, key)
    if not found.panels.all():
        raise Http404("nothing is written on it")
    try:
        return _pdf(sheet(found, by=request.user), found.number)
    except TooNarrow:  # its page says what does not fit
        return redirect("signs:sign", key=key)


@require_safe
@login_required
def panel_pdf(request: SignedIn, key: UUID, order: int) -> HttpResponseBase:
    """A panel as a page of its own size."""
    found = _seen(request, key)
    panel = next((one for one in found.panels.all() if one.order == order), None)
    if panel is None:
        raise Http404("no such panel")
    try:
        return _pdf(full_size(panel), f"{found.number}-{order}")
    except TooNarrow:
        return redirect("signs:sign", key=key)


def _seen(request: SignedIn, key: UUID) -> Sign:
    return get_object_or_404(queries.whole(Sign.objects.open_to(request.user, "view")), key=key)


def _pdf(content: bytes, name: str) -> FileResponse:
    named = f"{name.replace('/', '-')}.pdf"
    answer = FileResponse(BytesIO(content), filename=named, content_type="application/pdf")
    answer["Content-Security-Policy"] = POLICY
    answer["Cache-Control"] = "private, no-cache"
    return answer
