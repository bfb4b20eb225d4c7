"""Screens of one's own account."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from tidtam.ground.people import actions


@require_safe
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    return render(request, "people/profile.html", {})


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Switch between Thai and English: in the profile when logged in, else in a cookie of this browser."""
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
        max_age=settings.SESSION_COOKIE_AGE,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
