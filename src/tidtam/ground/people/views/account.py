"""Screens of one's own account."""

from datetime import datetime

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.people import actions, queries
from tidtam.ground.people.http import SignedIn


@require_safe
@login_required
def profile(request: SignedIn) -> HttpResponse:
    """Who I am here: roles and areas, posts, the browsers I am logged in with."""
    sessions = [
        (row, datetime.fromisoformat(row.begun) if row.begun else None)
        for row in queries.sessions_of(request.user, request.session.session_key)
    ]
    content = {
        "grants": sorted(request.user.current_grants, key=lambda one: (one.role, one.area_id)),
        "sessions": sessions,
        "second_step": is_mfa_enabled(request.user),
    }
    return render(request, "people/profile.html", content)


@require_POST
@login_required
def end_session(request: SignedIn) -> HttpResponse:
    """Log one of my browsers out."""
    actions.end_session(request.user, request.POST.get("session", ""), by=request.user)
    messages.success(request, _("That browser is logged out."))
    return redirect("people:profile")


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Switch between Thai and English: in the profile when logged in, and in a cookie of this browser."""
    chosen = request.POST.get("language", "")
    onward = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(onward, {request.get_host()}, require_https=request.is_secure()):
        onward = "/"
    response = redirect(onward)
    if chosen not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        actions.choose_language(request.user, chosen)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=365 * 24 * 60 * 60,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
