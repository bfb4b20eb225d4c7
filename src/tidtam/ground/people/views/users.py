"""Accounts and grants, for those who look after an area's accounts."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tidtam.ground.people import actions, forms, queries
from tidtam.ground.people.http import SignedIn
from tidtam.ground.people.models import Grant, User
from tidtam.ground.people.roles import Role
from tidtam.ground.people.views import steps
from tidtam.kit import clock
from tidtam.kit.lists import Filter, ListColumn, listing

STATES = {"open": True, "suspended": False}


@require_safe
@login_required
def users(request: SignedIn) -> HttpResponseBase:
    """Everybody whose account this administrator looks after."""
    if not request.user.reach("configure"):
        raise PermissionDenied
    page = listing(
        request,
        queries.with_standing(queries.users_open_to(request.user, "configure")),
        _columns(),
        filters=[
            Filter("q", _("Name"), None, queries.mentioning),
            Filter(
                "role", _("Role"), Role.choices, lambda rows, role: rows.filter(grants__role=role).distinct()
            ),
            Filter(
                "state",
                _("State"),
                [("open", _("In use")), ("suspended", _("Suspended"))],
                lambda rows, state: rows.filter(is_active=STATES[state]),
            ),
        ],
        title=_("People"),
        name="people",
        sort="name",
    )
    return page.download or render(request, "people/users.html", {"page": page})


@require_safe
@login_required
def user(request: SignedIn, pk: int) -> HttpResponse:
    """One account: what it may do where and until when, which posts it holds."""
    person = _theirs(request, pk)
    content = {
        "account": person,
        "grants": person.grants.select_related("area").order_by("-starts_on", "role", "area_id"),
        "holdings": person.holdings.select_related("post").order_by("-starts_on"),
        "second_step": is_mfa_enabled(person),
        "today": clock.today(),
    }
    return render(request, "people/user.html", content)


@require_http_methods(["GET", "POST"])
@login_required
def add_user(request: SignedIn) -> HttpResponse:
    """A new account with its first grant."""
    if not request.user.reach("configure"):
        raise PermissionDenied
    form = forms.NewUserForm(request.POST or None)
    if form.is_valid() and steps.tried(
        form, lambda: actions.create_user(**form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("The account is made."))
        return redirect("people:user", User.objects.get(username=form.cleaned_data["username"]).pk)
    return steps.form_page(request, form, _("New account"), "", reverse("people:users"))


@require_http_methods(["GET", "POST"])
@login_required
def rename(request: SignedIn, pk: int) -> HttpResponse:
    """Another name on screens and papers."""
    person = _theirs(request, pk)
    form = forms.NameForm(request.POST or None, initial={"display_name": person.display_name})
    return _changed(
        request,
        person,
        form,
        _("Change the name"),
        lambda: actions.rename(person, **form.cleaned_data, by=request.user),
    )


@require_http_methods(["GET", "POST"])
@login_required
def set_password(request: SignedIn, pk: int) -> HttpResponse:
    """A new password for somebody who lost theirs."""
    person = _theirs(request, pk)
    form = forms.PasswordForm(request.POST or None, user=person)
    return _changed(
        request,
        person,
        form,
        _("New password"),
        lambda: actions.set_password(person, form.cleaned_data["password"], by=request.user),
    )


@require_http_methods(["GET", "POST"])
@login_required
def grant(request: SignedIn, pk: int) -> HttpResponse:
    """One more role in one more area."""
    person = _theirs(request, pk)
    form = forms.GrantForm(request.POST or None, initial={"starts_on": clock.today()})
    return _changed(
        request,
        person,
        form,
        _("Give a grant"),
        lambda: actions.grant(person, **form.cleaned_data, by=request.user),
    )


@require_POST
@login_required
def end_grant(request: SignedIn, pk: int) -> HttpResponse:
    """Close what a grant opened, at once."""
    given = get_object_or_404(Grant.objects.open_to(request.user, "configure").select_related("user"), pk=pk)
    return _done(
        request, given.user, lambda: actions.end_grant(given, by=request.user), _("The grant is ended.")
    )


@require_POST
@login_required
def suspend(request: SignedIn, pk: int) -> HttpResponse:
    """Shut an account, ending its sessions."""
    person = _theirs(request, pk)
    return _done(
        request, person, lambda: actions.suspend(person, by=request.user), _("The account is suspended.")
    )


@require_POST
@login_required
def resume(request: SignedIn, pk: int) -> HttpResponse:
    """Open a suspended account again."""
    person = _theirs(request, pk)
    return _done(
        request, person, lambda: actions.resume(person, by=request.user), _("The account is open again.")
    )


@require_POST
@login_required
def remove_second_step(request: SignedIn, pk: int) -> HttpResponse:
    """For a lost phone."""
    person = _theirs(request, pk)
    return _done(
        request,
        person,
        lambda: actions.remove_second_step(person, by=request.user),
        _("The second step is switched off."),
    )


def _theirs(request: SignedIn, pk: int) -> User:
    """The account, if this administrator looks after it."""
    return get_object_or_404(queries.users_open_to(request.user, "configure"), pk=pk)


def _columns() -> list[ListColumn]:
    return [
        ListColumn("name", _("Name"), value="label", sort="sort_key", link=_link),
        ListColumn("username", _("User name"), sort="username", kind="code"),
        ListColumn("roles", _("Roles"), value=_roles),
        ListColumn("areas", _("Areas"), value=_areas, kind="place"),
        ListColumn("posts", _("Posts"), value=_posts),
        ListColumn("last_login", _("Last log-in"), kind="datetime", sort="last_login", blank_last=True),
        ListColumn("state", _("State"), value=_state, kind="state", sort="is_active"),
    ]


def _link(person: User) -> str:
    return reverse("people:user", args=[person.pk])


def _roles(person: Any) -> str:
    return ", ".join(dict.fromkeys(given.get_role_display() for given in person.grants_now))


def _areas(person: Any) -> str:
    """The first three, and how many more."""
    names = list(dict.fromkeys(given.area.label for given in person.grants_now))
    return ", ".join(names[:3]) + (f" +{len(names) - 3}" if len(names) > 3 else "")


def _posts(person: Any) -> str:
    return ", ".join(holding.post.name for holding in person.holdings_now)


def _state(person: User) -> tuple[str, str]:
    return ("done", _("In use")) if person.is_active else ("none", _("Suspended"))


def _changed(
    request: SignedIn, person: User, form: Any, title: str, change: Callable[[], object]
) -> HttpResponse:
    """A form about one account: asked for, refused at its field, or done."""
    onward = reverse("people:user", args=[person.pk])
    if form.is_valid() and steps.tried(form, change):
        messages.success(request, _("Saved."))
        return redirect(onward)
    return steps.form_page(request, form, title, person.label, onward)


def _done(request: SignedIn, person: User, change: Callable[[], object], said: str) -> HttpResponse:
    """One step without a form."""
    steps.said(request, change, said)
    return redirect("people:user", person.pk)
