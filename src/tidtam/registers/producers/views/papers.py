"""The printed matter of a registration: receipt slip, certificate, the committee's list."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from tidtam.ground.areas.models import Area
from tidtam.ground.people.http import SignedIn
from tidtam.kit.access import within
from tidtam.registers.producers import printing
from tidtam.registers.producers.models import Registration, RegistrationState, Round
from tidtam.registers.producers.queries.registrations import listed
from tidtam.registers.producers.queries.rounds import offered
from tidtam.registers.producers.views.registrations import shown

ARABIC = "arabic"


@require_safe
@login_required
def slip(request: SignedIn, pk: int) -> HttpResponse:
    """The receipt, once an officer has received it."""
    row = shown(request, pk)
    if not row.token:
        raise Http404
    return _pdf(printing.slip(row, link=_link(request, row), digits=_digits(request)), f"slip-{row.pk}")


@require_safe
@login_required
def certificate(request: SignedIn, pk: int) -> HttpResponse:
    """The certificate, while the registration stands."""
    row = shown(request, pk)
    if row.state != RegistrationState.REGISTERED or not row.number:
        raise Http404
    pdf = printing.certificate(row, link=_link(request, row), digits=_digits(request))
    return _pdf(pdf, f"certificate-{row.pk}")


@require_safe
@login_required
def agenda(request: SignedIn) -> HttpResponseBase:
    """The list on which a district's committee decides: who waits for it in the round."""
    area = Area.objects.open_to(request.user, "view").filter(pk=request.GET.get("area", "")).first()
    round = Round.objects.filter(pk=request.GET.get("round", "")).first() or offered()
    rows = Registration.objects.open_to(request.user, "view")
    if area is None or round is None:
        raise Http404
    waiting = rows.filter(within(area.pk, "producer__area_id"), round=round, state=RegistrationState.DISTRICT)
    found = listed(waiting).order_by("producer__area_id", "producer__sort_key", "pk")
    pdf = printing.agenda(list(found), round=round, area=area, digits=_digits(request))
    return _pdf(pdf, f"agenda-{area.pk}-{round.pk}")


def _link(request: SignedIn, row: Registration) -> str:
    return request.build_absolute_uri(reverse("registrations:verify", args=[row.token]))


def _digits(request: SignedIn) -> str:
    """Formal papers have Thai digits unless Arabic ones are asked for."""
    return ARABIC if request.GET.get("digits") == ARABIC else "thai"


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    return response
