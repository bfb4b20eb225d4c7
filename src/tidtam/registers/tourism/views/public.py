"""The pictures of public pages."""

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404

from tidtam.ground.files.http import serve_to_everybody
from tidtam.registers.tourism.models import Picture


def picture(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """A picture in the size of a page, while what it shows is public and it may be shown."""
    return _served(request, key, thumbnail=False)


def small_picture(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The same, small, as lists show it."""
    return _served(request, key, thumbnail=True)


def _served(request: HttpRequest, key: UUID, *, thumbnail: bool) -> HttpResponseBase:
    rows = Picture.objects.published().select_related("file")
    return serve_to_everybody(request, get_object_or_404(rows, key=key).file, thumbnail=thumbnail)
