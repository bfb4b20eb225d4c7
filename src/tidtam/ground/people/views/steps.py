"""What the screens of people share: a form's page, and a change that may be refused."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from tidtam.ground.people.forms import area_choices
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.problems import PeopleProblem
from tidtam.ground.people.queries import users_open_to


def tried(form: Any, change: Callable[[], object]) -> bool:
    """Whether the change was made; a refusal stands at the field it is about."""
    try:
        change()
    except PeopleProblem as problem:
        form.add_error(problem.field if problem.field in form.fields else None, problem)
        return False
    return True


def said(request: SignedIn, change: Callable[[], object], done: str) -> None:
    """Make a change that has no form, and say how it went."""
    try:
        change()
    except PeopleProblem as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, done)


def form_page(request: SignedIn, form: Any, title: str, about: str, cancel: str) -> HttpResponse:
    """The page of a form, with the names that its fields suggest."""
    user = request.user
    content: dict[str, Any] = {"form": form, "title": title, "about": about, "cancel": cancel}
    if "area" in form.fields:
        content["areas"] = area_choices(user)
    if {"to", "user"} & set(form.fields):
        people = users_open_to(user, "configure").filter(is_active=True).order_by("sort_key")
        content["people"] = people.values_list("username", "display_name")
    return render(request, "people/form.html", content)
