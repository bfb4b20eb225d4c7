"""Finding what a page is about, within what its reader may do; outside it is not there."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render

from tidtam.ground.people.models import User
from tidtam.registers.producers.queries import PLACE
from tidtam.work.training.forms import refuse
from tidtam.work.training.lists.trainings import url
from tidtam.work.training.models import Attendee, Training


def person(request: HttpRequest) -> User:
    """The signed-in person; every view that asks stands behind login_required."""
    assert isinstance(request.user, User)
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, also where that is nothing; None on the way in."""
    return request.POST if request.method == "POST" else None


def opened(request: HttpRequest, key: UUID, verb: str = "view") -> Training:
    """The training, where the reader may do `verb`."""
    rows = Training.objects.open_to(person(request), verb)
    return get_object_or_404(rows.select_related(PLACE, "topic", "post", "work_item"), key=key)


def attendee_opened(request: HttpRequest, key: UUID) -> Attendee:
    """Somebody on the list of a training in which the reader edits."""
    rows = Attendee.objects.open_to(person(request), "edit").standing()
    return get_object_or_404(rows.select_related("training__area", "person", "producer"), key=key)


def tried(form: Form, change: Callable[[], object]) -> bool:
    """Whether the change was made; what the rules say stands at its field."""
    try:
        change()
    except ValidationError as refusal:
        refuse(form, refusal)
        return False
    return True


def form_page(
    request: HttpRequest,
    training: Training,
    form: Form,
    change: Callable[[], object],
    *,
    title: str,
    done: str,
    about: str = "",
    to: str = "",
    template: str = "training/form.html",
    **content: object,
) -> HttpResponse:
    """Show the form, or make the change and go on to `to`, the training's page by default."""
    back = to or url(training)
    if request.method == "POST" and form.is_valid() and tried(form, change):
        messages.success(request, done)
        return redirect(back)
    shown = {"training": training, "form": form, "title": title, "about": about, "back": back, **content}
    return render(request, template, shown, status=422 if form.errors else 200)
