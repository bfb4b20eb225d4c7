"""Who came, as the officer keeps it: ticks of a day, names added, signatures countersigned, mistakes struck off."""

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tidtam.kit import clock
from tidtam.kit.calendar import date_short
from tidtam.work.training import queries
from tidtam.work.training.actions import AttendeeRow, add_attendee, countersign, strike_off, tick_day
from tidtam.work.training.forms import AttendeeForm, CountersignForm, ReasonForm
from tidtam.work.training.models import Attendee, Training
from tidtam.work.training.views.opening import attendee_opened, form_page, opened, person, posted


@login_required
def people(request: HttpRequest, key: UUID) -> HttpResponse:
    """The list with a tick for each person on one day; the address says which day."""
    row, user = opened(request, key, "edit"), person(request)
    day = _day(row, request.GET.get("day", ""))
    problem = ""
    if request.method == "POST":
        keys = [text for text in request.POST.getlist("came") if _is_key(text)]
        try:
            tick_day(row, day, list(Attendee.objects.filter(training=row, key__in=keys)), by=user)
        except ValidationError as refusal:
            problem = " ".join(refusal.messages)
        else:
            messages.success(request, _("Presence on %(day)s is recorded.") % {"day": date_short(day)})
            return redirect(f"{request.path}?day={day:%Y-%m-%d}")
    sheet = queries.sheet_of(row)
    content = {
        "training": row,
        "day": day,
        "days": [(one, f"{one:%Y-%m-%d}", sum(one in line.days for line in sheet)) for one in row.days],
        "lines": [(line, day in line.days) for line in sheet],
        "came": sum(day in line.days for line in sheet),
        "may_tick": day <= clock.today() and row.cancelled_at is None,
        "problem": problem,
    }
    return render(request, "training/people.html", content, status=422 if problem else 200)


@login_required
def add(request: HttpRequest, key: UUID) -> HttpResponse:
    """One more name on the list, there on the day that the list showed."""
    row, user = opened(request, key, "edit"), person(request)
    day = _day(row, request.GET.get("day", ""))
    form = AttendeeForm(posted(request), training=row)
    form.fields["name"].required = False  # an officer may know the producer only
    days = (day,) if day <= clock.today() else ()
    return form_page(
        request,
        row,
        form,
        lambda: add_attendee(row, AttendeeRow(**form.told(), days=days), by=user),
        title=_("Put somebody on the list"),
        about=_("There on %(day)s") % {"day": date_short(day)} if days else "",
        done=_("On the list now."),
        to=f"{reverse('training:people', args=[row.key])}?day={day:%Y-%m-%d}",
        template="training/attendee.html",
        producers=form.producers(),
        collects=True,
    )


@login_required
def sign_for(request: HttpRequest, key: UUID) -> HttpResponse:
    """Stand for a name that somebody signed on the own phone, or say which producer a name belongs to."""
    attendee, user = attendee_opened(request, key), person(request)
    row, waits = attendee.training, attendee.countersigned_at is None
    form = CountersignForm(posted(request), training=row, initial={"producer": attendee.from_where})
    return form_page(
        request,
        row,
        form,
        lambda: countersign(attendee, producer=form.cleaned_data["producer"], by=user),
        title=_("Countersign") if waits else _("Say which producer it is"),
        about=attendee.name,
        done=_("Countersigned.") if waits else _("The producer is recorded."),
        to=reverse("training:people", args=[row.key]),
        template="training/attendee.html",
        producers=queries.producers_near(row),
    )


@login_required
def strike(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take a name off that should not stand there."""
    attendee, user = attendee_opened(request, key), person(request)
    form = ReasonForm(posted(request))
    return form_page(
        request,
        attendee.training,
        form,
        lambda: strike_off(attendee, **form.cleaned_data, by=user),
        title=_("Strike off the list"),
        about=attendee.name,
        done=_("Struck off; the line stays on record with the reason."),
        to=reverse("training:people", args=[attendee.training.key]),
    )


def _day(training: Training, asked: str) -> date:
    """The day that the address names; else today, where it is one of them, else the first."""
    days = {f"{day:%Y-%m-%d}": day for day in training.days}
    today = clock.today()
    return days.get(asked) or (today if today in days.values() else training.starts_on)


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False
