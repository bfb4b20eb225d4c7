"""The app itself: nothing of anybody is in it, so it opens without a network and without a log-in."""

import hashlib
from functools import cache

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

FILES = (
    "kit/tokens.css",
    "kit/parts.css",
    "kit/forms.css",
    "kit/icon.svg",
    "kit/fonts/sarabun-400.woff2",
    "kit/fonts/sarabun-600.woff2",
    "field/field.css",
    "field/app.js",
    "field/asked.js",
    "field/delivery.js",
    "field/photo.js",
    "field/screens.js",
    "field/store.js",
)


@require_safe
@login_not_required
@ensure_csrf_cookie
def shell(request: HttpRequest) -> HttpResponse:
    """The page that the phone keeps; the villages come by `day`."""
    return render(request, "field/shell.html")


@require_safe
@login_not_required
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker; it changes when any file of the app does, and so renews what the phone keeps."""
    content = {"version": f"{version()}-{get_language()}", "files": [static(name) for name in FILES]}
    answer = render(request, "field/sw.js", content, content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    answer["Service-Worker-Allowed"] = reverse("field:shell")
    return answer


@require_safe
@login_not_required
def manifest(request: HttpRequest) -> JsonResponse:
    """By which a phone puts the app on its first screen."""
    home = reverse("field:shell")
    content = {
        "name": _("tidtam in the field"),
        "short_name": _("tidtam"),
        "lang": get_language(),
        "id": home,
        "start_url": home,
        "scope": home,
        "display": "standalone",
        "background_color": "#f8f5ee",
        "theme_color": "#17325c",
        "icons": [{"src": static("kit/icon.svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@cache
def version() -> str:
    """A print of all that the phone keeps."""
    content = hashlib.sha256()
    for name in FILES:
        path = finders.find(name)
        assert path, f"{name} is missing: make setup"
        with open(path, "rb") as file:
            content.update(file.read())
    return content.hexdigest()[:12]
