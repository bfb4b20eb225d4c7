"""Producers that came: all of them, and one producer's trainings."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.kit.lists import listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.models import Producer
from tidtam.registers.producers.queries import PLACE, place, standing
from tidtam.work.training import queries, rules
from tidtam.work.training.lists import producers as producer_list
from tidtam.work.training.queries.counting import trained as trained_rows
from tidtam.work.training.views.opening import person


@login_required
@require_safe
def trained(request: HttpRequest) -> HttpResponseBase:
    """The producers that came to a training, each once: the rows that the figure counts."""
    user = person(request)
    first, last = (producer_list.month_asked(request.GET.get(name, "")) for name in ("from", "to"))
    moment = moment_asked(request)
    page = listing(
        request,
        trained_rows(user, (first, last), moment),
        producer_list.columns(),
        filters=producer_list.filters(user, request.GET.get("area", ""), (first, last), moment),
        title=_("Producers that came to a training"),
        name="trained-producers",
        empty=_("No producer of your area has come to a training yet."),
        sort="name",
    )
    return page.download or render(request, "training/list.html", {"page": page, "tab": "producers"})


@login_required
@require_safe
def producer(request: HttpRequest, pk: int) -> HttpResponse:
    """One producer: the trainings it came to, what changed, its sales around each."""
    user = person(request)
    found = get_object_or_404(Producer.objects.open_to(user, "view").select_related(PLACE), pk=pk)
    content = {
        "producer": found,
        "place": place(found.area),
        "shown": standing(found),
        "attended": queries.trainings_of(found, user),
        "officer": user.may("view", found.area_id),
        "may_record": rules.may_record(user, found.area_id),
    }
    return render(request, "training/producer.html", content)
