"""What changed after trainings: the list, one change with its pictures, recording and confirming it."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tidtam.ground.files import sent
from tidtam.ground.files.http import serve
from tidtam.ground.files.models import File
from tidtam.ground.people.models import User
from tidtam.kit.lists import listing
from tidtam.kit.moments import moment_asked
from tidtam.registers.producers.queries import PLACE, place
from tidtam.work.training import queries, rules
from tidtam.work.training.actions import check_outcome, record_outcome, record_unchanged, withdraw_outcome
from tidtam.work.training.forms import CheckForm, OutcomeForm, ReasonForm, UnchangedForm, held_words
from tidtam.work.training.lists import outcomes as outcome_list
from tidtam.work.training.lists.producers import month_asked
from tidtam.work.training.models import Attendee, Outcome, OutcomePicture, OutcomeState, Side
from tidtam.work.training.views.opening import form_page, opened, person, posted

SIDES = ("before", "after")


@login_required
@require_safe
def outcomes(request: HttpRequest) -> HttpResponseBase:
    """What changed at the producers of the reader's areas."""
    user = person(request)
    months = month_asked(request.GET.get("from", "")), month_asked(request.GET.get("to", ""))
    page = listing(
        request,
        outcome_list.rows(user, months, moment_asked(request)),
        outcome_list.columns(),
        filters=outcome_list.filters(user, request.GET.get("area", ""), months),
        title=_("What changed after trainings"),
        name="training-changes",
        empty=_("No change has been recorded in your area yet."),
        sort="-day",
    )
    return page.download or render(request, "training/list.html", {"page": page, "tab": "outcomes"})


@login_required
@require_safe
def outcome(request: HttpRequest, key: UUID) -> HttpResponse:
    """One change: before and after side by side, who recorded it, who has looked."""
    row, user = _opened(request, key, "view"), person(request)
    pictures = list(row.pictures.select_related("file"))
    standing = row.state in (OutcomeState.RECORDED, OutcomeState.CONFIRMED)
    content = {
        "outcome": row,
        "shown": row.shown,
        "place": place(row.producer.area),
        "sides": [(label, [shot for shot in pictures if shot.side == side]) for side, label in Side.choices],
        "pictures": pictures,
        "held": held_words(row.held) if row.held else "",
        "may_check": rules.may_confirm(user, row),
        "may_withdraw": standing and rules.may_record(user, row.producer.area_id),
        "did_it": row.state == OutcomeState.RECORDED and rules.did_it(user, row),
        "opens": user.may("view", row.training.area_id),
        "subject": f"training.outcome:{row.key}",
    }
    return render(request, "training/outcome.html", content)


@login_required
@require_safe
def picture(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A picture, to whoever may see the change that it shows."""
    rows = OutcomePicture.objects.open_to(person(request), "view").select_related("file")
    return serve(get_object_or_404(rows, key=key).file, thumbnail="small" in request.GET)


@login_required
def new_outcome(request: HttpRequest, key: UUID) -> HttpResponse:
    """Record what changed at the producer for which somebody came; by who edits where the producer lies."""
    user = person(request)
    rows = Attendee.objects.of_producers(user, "edit").counted().select_related("training", "producer")
    attendee = get_object_or_404(rows, key=key)
    producer = attendee.producer
    assert producer is not None
    form = OutcomeForm(posted(request), request.FILES or None, producer=producer)
    stored = {side: _pictures(request, form, side, user) for side in SIDES}
    return form_page(
        request,
        attendee.training,
        form,
        lambda: record_outcome(attendee.training, producer, **{**form.cleaned_data, **stored}, by=user),
        title=_("Record what changed"),
        about=f"{producer.name} · {attendee.training.title}",
        done=_("Recorded. It counts once another officer has confirmed it."),
        to=reverse("training:producer", args=[producer.pk]),
        template="training/new_outcome.html",
        producer=producer,
        **{f"stored_{side}": [(file, sent.token(file, user)) for file in stored[side]] for side in SIDES},
    )


@login_required
def unchanged(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say of several producers at once that somebody has looked and nothing changed."""
    row, user = opened(request, key, "edit"), person(request)
    lines = queries.results(row).not_looked_at
    producers = [line.producer for line in lines if rules.may_record(user, line.producer.area_id)]
    form = UnchangedForm(posted(request), producers=producers)
    return form_page(
        request,
        row,
        form,
        lambda: record_unchanged(
            row,
            form.cleaned_data["producers"],
            happened_on=form.cleaned_data["happened_on"],
            note=form.cleaned_data["what"],
            by=user,
        ),
        title=_("Looked at: nothing changed"),
        about=row.title,
        done=_("Recorded."),
    )


@login_required
def check(request: HttpRequest, key: UUID) -> HttpResponse:
    """Confirm what another recorded, or say that it is not so."""
    row, user = _opened(request, key, "visit"), person(request)
    form = CheckForm(posted(request))
    return form_page(
        request,
        row.training,
        form,
        lambda: check_outcome(row, **form.cleaned_data, by=user),
        title=_("Confirm what changed"),
        about=f"{row.producer.name} · {row.what}",
        done=_("Your look is recorded."),
        to=outcome_list.url(row),
    )


@login_required
def withdraw(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take back what was recorded by mistake, or is so no longer."""
    row, user = _opened(request, key, "edit"), person(request)
    form = ReasonForm(posted(request))
    return form_page(
        request,
        row.training,
        form,
        lambda: withdraw_outcome(row, **form.cleaned_data, by=user),
        title=_("Withdraw what was recorded"),
        about=f"{row.producer.name} · {row.what}",
        done=_("Withdrawn; it stays on record and counts no more."),
        to=outcome_list.url(row),
    )


def _opened(request: HttpRequest, key: UUID, verb: str) -> Outcome:
    rows = Outcome.objects.open_to(person(request), verb).select_related(
        "training", "product", "held__kind", f"producer__{PLACE}", "recorded_by", "checked_by"
    )
    return get_object_or_404(rows, key=key)


def _pictures(request: HttpRequest, form: OutcomeForm, side: str, user: User) -> list[File]:
    """What came now and before under this side; kept also when something else in the form is wrong."""
    if request.method != "POST":
        return []
    try:
        return sent.kept(request.FILES.getlist(side), request.POST.getlist(f"kept_{side}"), by=user)
    except sent.PhotosRefused as problem:
        form.add_error(side, problem)
        return problem.files
