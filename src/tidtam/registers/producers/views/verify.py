"""What a certificate's QR leads to: the same few words for everybody, and nothing of a person."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tidtam.registers.producers.models import Registration, RegistrationState
from tidtam.registers.producers.queries.producer import state_shown

SHORTEST = 16


@login_not_required
@require_safe
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Whether the paper is true: producer, district, round, number, state and products, read anew each time."""
    rows = Registration.objects.select_related("round", "producer__area__parent__parent__parent")
    row = rows.filter(token=token).first() if len(token) >= SHORTEST else None
    if row is None:
        raise Http404
    area = row.producer.area
    above = [area]
    while above[-1].parent is not None:
        above.append(above[-1].parent)
    content = {
        "registration": row,
        "shown": state_shown(row.state),
        "stands": row.state == RegistrationState.REGISTERED,
        "places": [one.label for one in above if one.level in (2, 4)],
        "products": [
            one.product for one in row.products.filter(struck="").select_related("product__category")
        ],
    }
    response = render(request, "producers/verify.html", content)
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    return response
