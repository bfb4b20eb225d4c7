"""What the screens of this room share: who may come in, a form's page, a change that may be refused."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render

from tidtam.ground.people.http import SignedIn
from tidtam.ground.privacy.models import Person
from tidtam.kit.refusals import RefusedChange


def sent(request: SignedIn) -> QueryDict | None:
    """What was sent, an empty form too; None where the page is only asked for."""
    return request.POST if request.method == "POST" else None


def tried(form: Any, change: Callable[[], object]) -> bool:
    """Whether the change was made; a refusal stands at the field it is about."""
    try:
        change()
    except ValidationError as refusal:
        field = getattr(refusal, "at_field", None) if isinstance(refusal, RefusedChange) else None
        fields = {
            "noticed_at": "noticed_on",
            "reported_at": "reported_on",
            "told_at": "told_on",
            "happened_at": "happened_on",
        }
        field = fields.get(field or "", field)
        form.add_error(field if field in form.fields else None, refusal)
        return False
    return True


def theirs(request: SignedIn, pk: int, verb: str = "") -> Person:
    """The person, if this officer looks after them; with a verb, only where it is allowed."""
    people = Person.objects.open_to(request.user, verb) if verb else Person.objects.readable(request.user)
    return get_object_or_404(people, pk=pk)


def need(request: SignedIn, *verbs: str) -> None:
    """403 unless one of the verbs is allowed somewhere."""
    if not any(request.user.reach(verb) for verb in verbs):
        raise PermissionDenied


def form_page(request: SignedIn, form: Any, title: str, cancel: str, **more: Any) -> HttpResponse:
    """The page of one form; 422 where what was typed was refused."""
    content = {"form": form, "title": title, "cancel": cancel, **more}
    return render(request, "privacy/form.html", content, status=422 if form.errors else 200)
